import { namesIn } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import { isSigned, stepFrom } from '#domain/letters/machine';
import { isOfLetter, readSheetCode } from '#domain/letters/paper';
import { isPostLetter } from '#domain/letters/parties';
import type { FoundSheet, SheetStanding } from '#domain/office/api';
import { type PermissionRow, postReaches } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import { addressOf, beginUpload, dropFromTray, finishUpload, keptContent, trayOf } from '../../kit/files';
import type { Call, Reading } from '../../kit/handler';
import { ownScope } from '../own-scope';
import { beginSheetRequest, sheetRequest, sheetTrayRequest } from '../requests';
import { codesIn } from './codes-in';
import { formOf } from './form-photos';
import { letterScope } from './letter-access';
import { pixelsOf } from './pixels';

const TRAY_SHOWN = 100;
const UNKNOWN: FoundSheet = {
  standing: 'unknown',
  letter: '',
  digest: '',
  title: '',
  childName: '',
  adultName: '',
  relation: '',
  slot: null,
};

/** The letter, when the caller's post may take its paper. Missing and out of reach are one. */
async function within(call: Call, id: string): Promise<Letter | null> {
  const row: PermissionRow = PERMISSIONS['letters.signPaper'];
  const reach = call.post && row[call.post.role];
  const about = await letterScope(call.store, id);
  const may = call.post && reach && about && postReaches(call.post, reach, about);
  return may ? call.store.read('letters', id) : null;
}

function standingOf(letter: Letter, code: { readonly digest: string }): SheetStanding {
  if (isSigned(letter)) {
    return 'signed';
  }
  if (!isOfLetter(code, letter)) {
    return 'changed';
  }
  const may = stepFrom(letter.state, 'signPaper') && !letter.paused && !isPostLetter(letter);
  return may ? 'ready' : 'closed';
}

async function sheetOf(call: Call, text: string): Promise<FoundSheet | null> {
  const code = readSheetCode(text);
  if (!code) {
    return null;
  }
  const letter = await within(call, code.letter);
  if (!letter) {
    return UNKNOWN;
  }
  const { child, adult, relation } = namesIn(letter);
  return {
    standing: standingOf(letter, code),
    letter: letter._id,
    digest: letter.digest.sm3,
    title: letter.title,
    childName: child,
    adultName: adult,
    relation,
    slot: letter.slot,
  };
}

/** 上传一张照片 */
export const beginSheet: Reading<'office.beginSheet'> = {
  request: beginSheetRequest,
  scope: ownScope,
  read: (call, { size }) => beginUpload(call, 'sheet', size),
};

/** 认码: keeps the photo in the tray and says which letters and forms are on it. Nothing is signed or filed by this: a person has to look. */
export const readSheets: Reading<'office.readSheets'> = {
  request: sheetRequest,
  scope: ownScope,
  async read(call, { upload }) {
    const file = await finishUpload(call, upload, 'sheet');
    const texts = codesIn(pixelsOf(await keptContent(file)));
    const sheets = await Promise.all(texts.map((text) => sheetOf(call, text)));
    const forms = await Promise.all(texts.map((text) => formOf(call, text)));
    return {
      photo: await addressOf(file.kept),
      sheets: sheets.filter((sheet) => sheet !== null),
      forms: forms.filter((form) => form !== null),
    };
  },
};

/** 待处理的照片 */
export const sheetTray: Reading<'office.sheetTray'> = {
  request: sheetTrayRequest,
  scope: ownScope,
  async read(call) {
    const files = await trayOf(call, TRAY_SHOWN);
    return { photos: files.map(({ _id, at }) => ({ upload: _id, at })) };
  },
};

/** 扔掉照片 */
export const dropSheet: Reading<'office.dropSheet'> = {
  request: sheetRequest,
  scope: ownScope,
  async read(call, { upload }) {
    await dropFromTray(call, upload);
    return { upload };
  },
};
