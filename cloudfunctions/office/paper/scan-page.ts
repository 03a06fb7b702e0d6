import { found, refuse } from '#domain/errors';
import { readCheckCode } from '#domain/letters/check-code';
import type { Letter } from '#domain/letters/documents';
import { isOfLetter, readSheetCode } from '#domain/letters/paper';
import { isPostLetter } from '#domain/letters/parties';
import { sideOf } from '#domain/letters/scan';
import type { NamedLetter, ScanContent } from '#domain/office/api';
import { finishUpload, keptContent } from '../../kit/files';
import type { Call, Reading } from '../../kit/handler';
import { scanRequest } from '../requests';
import { letterScope } from './letter-access';
import { firstCodes, photosIn, readPrintedMark } from './printed-pdf';

/** Between organs by both of them; of a family's the title alone, whoever holds its paper. */
function namedLetter(letter: Letter): NamedLetter {
  const { title, fields } = letter.content;
  const sides = isPostLetter(letter) ? [fields['甲方单位'], fields['乙方单位']] : [];
  return { title, sides: sides.filter((side) => side !== undefined) };
}

async function byCheckCode({ store, county }: Call, checkCode: string | null): Promise<Letter | null> {
  const { items } = checkCode ? await store.page('letters', { equal: { county, checkCode }, limit: 1 }) : { items: [] };
  return items[0] ?? null;
}

/** Another letter may be one of another county, or one that is there no more: then it has no name here. */
const another = (letter: Letter | null): ScanContent => ({ is: 'other', other: letter && namedLetter(letter) });
const NOTHING: ScanContent = { is: 'unread', other: null };
const OWN: ScanContent = { is: 'own', other: null };

/** Codes of anything else, such as the checkpoint beside, say nothing. */
async function codeContent(call: Call, letter: Letter, text: string): Promise<ScanContent> {
  const sheet = readSheetCode(text);
  if (sheet) {
    const of = await call.store.read('letters', sheet.letter);
    const isOwn = of?._id === letter._id && isOfLetter(sheet, letter);
    return isOwn ? OWN : another(of?.county === call.county ? of : null);
  }
  const code = readCheckCode(text);
  if (!code) {
    return NOTHING;
  }
  return code === letter.checkCode ? OWN : another(await byCheckCode(call, code));
}

/** The product's own PDF was never on paper: it bears no seal, whichever letter it is of. */
async function printedContent(call: Call, letter: Letter, content: Buffer): Promise<ScanContent> {
  const mark = readPrintedMark(content);
  if (!mark) {
    return NOTHING;
  }
  const isOwn = mark.digest === letter.digest.sm3;
  return isOwn ? { is: 'original', other: null } : another(await byCheckCode(call, mark.checkCode));
}

async function contentOf(call: Call, letter: Letter, content: Buffer, isPdf: boolean): Promise<ScanContent> {
  const printed = isPdf ? await printedContent(call, letter, content) : NOTHING;
  if (printed.is !== 'unread') {
    return printed;
  }
  const codes = firstCodes(isPdf ? photosIn(content) : [content]);
  const said = await Promise.all(codes.map((code) => codeContent(call, letter, code)));
  return said.find(({ is }) => is === 'own') ?? said.find(({ is }) => is === 'other') ?? NOTHING;
}

/** 看扫描件是哪一份, before it is filed: by what the paper's own code says, if it can be read. Files nothing. */
export const readScan: Reading<'office.readScan'> = {
  request: scanRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async read(call, { letter: id, upload, kind }) {
    const letter = found(await call.store.read('letters', id));
    if (!sideOf(letter, call.post)) {
      refuse('FORBIDDEN', { message: '盖章的扫描件由签订双方的岗位来存。' });
    }
    const file = await finishUpload(call, upload, kind === 'pdf' ? 'scanPdf' : 'scanPhoto');
    const content = await contentOf(call, letter, await keptContent(file), kind === 'pdf');
    return { ...content, own: namedLetter(letter) };
  },
};
