import { createHash } from 'node:crypto';
import { found, refuse } from '#domain/errors';
import type { Instant } from '#domain/plain-date';
import type { Incoming } from '#domain/records';
import type { Call } from './handler';
import { cleanPicture } from './pictures';
import { fileStore } from './sdk';
import { randomId } from './secrets';
import type { Store } from './store';

const DAY_MS = 86_400_000;
const ADDRESS_SECONDS = 600;
const SWEEP = 50;

interface Purpose {
  readonly extension: string;
  readonly maxBytes: number;
  /** What of the content is kept. @throws {Refusal} when the content is not what the purpose wants. */
  readonly clean: (content: Buffer) => Buffer;
  /** In which state it is kept: how long it lives. */
  readonly as: 'kept' | 'tray' | 'held';
}

/** 保存期限: workbooks and what was made live a day, photos that wait to be filed a month. What is `held` is evidence and stays. */
const LIVES: readonly (readonly [state: Incoming['state'], ms: number])[] = [
  ['begun', DAY_MS],
  ['refused', DAY_MS],
  ['kept', DAY_MS],
  ['tray', 30 * DAY_MS],
];

const ZIP = Buffer.from('PK\u0003\u0004');
/** The container of .xls files of old, and of workbooks with a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

function requireZip(content: Buffer): Buffer {
  if (content.subarray(0, COMPOUND.length).equals(COMPOUND)) {
    refuse('FILE_UNSAFE', { message: '这是旧版 .xls 或带密码的表格。请去掉密码，另存为 .xlsx 再传。' });
  }
  return content.subarray(0, ZIP.length).equals(ZIP) ? content : refuse('FILE_CORRUPT');
}

/** mp3, with or without a tag. */
const isMp3 = (content: Buffer): boolean =>
  content.subarray(0, 3).toString('latin1') === 'ID3' || (content[0] === 0xff && ((content[1] ?? 0) & 0xe0) === 0xe0);

/** mp3 and m4a: what phones record and play. */
function requireAudio(content: Buffer): Buffer {
  const isM4a = content.subarray(4, 8).toString('latin1') === 'ftyp';
  return isMp3(content) || isM4a ? content : refuse('FILE_CORRUPT', { message: '录音打不开，请用 mp3 或 m4a 再传。' });
}

/** What makes a PDF more than pages: programs, other files, forms; a locked one nobody could look at. */
const PDF_ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|Encrypt)\b/;
const PDF_STREAMS = /\bstream\r?\n[\s\S]*?\bendstream\b/g;

/** A PDF as a scanner makes it. */
function requirePdf(content: Buffer): Buffer {
  const text = content.toString('latin1');
  if (!text.startsWith('%PDF-') || !text.slice(-1024).includes('%%EOF')) {
    refuse('FILE_CORRUPT', { message: '这个 PDF 打不开或没有传完，请重新扫描。' });
  }
  if (PDF_ACTIVE.test(text.replace(PDF_STREAMS, ''))) {
    refuse('FILE_UNSAFE', { message: '这个 PDF 带密码、附件或程序。请重新扫描成普通的 PDF。' });
  }
  return content;
}

const MB = 1024 * 1024;
const asMade = (content: Buffer): Buffer => content;

const PURPOSES = {
  workbook: { extension: 'xlsx', maxBytes: 10 * MB, clean: requireZip, as: 'kept' },
  photo: { extension: 'img', maxBytes: 2 * MB, clean: cleanPicture, as: 'held' },
  sheet: { extension: 'img', maxBytes: 4 * MB, clean: cleanPicture, as: 'tray' },
  report: { extension: 'xlsx', maxBytes: 50 * MB, clean: requireZip, as: 'kept' },
  audio: { extension: 'audio', maxBytes: 3 * MB, clean: requireAudio, as: 'held' },
  proof: { extension: 'img', maxBytes: 4 * MB, clean: cleanPicture, as: 'kept' },
  scanPhoto: { extension: 'img', maxBytes: 4 * MB, clean: cleanPicture, as: 'kept' },
  scanPdf: { extension: 'pdf', maxBytes: 10 * MB, clean: requirePdf, as: 'kept' },
  heldPdf: { extension: 'pdf', maxBytes: 10 * MB, clean: requirePdf, as: 'held' },
  pdf: { extension: 'pdf', maxBytes: 50 * MB, clean: asMade, as: 'kept' },
  docx: { extension: 'docx', maxBytes: 50 * MB, clean: requireZip, as: 'kept' },
} as const satisfies Record<string, Purpose>;
export type FilePurpose = keyof typeof PURPOSES;

/** Where an upload goes. A phone uploads to `cloudPath`; a browser puts to `url`, relative to its seat, which hands it on. */
export interface BegunUpload {
  readonly upload: string;
  readonly cloudPath: string;
  readonly url: string;
}

/** A kept file for a reader: `url` for a phone, `path` relative to the seat for a browser; both live ten minutes. */
export interface FileAddress {
  readonly url: string;
  readonly path: string;
}

/** An address of the file store as a browser asks for it at its own origin: `files/<path>?<signature>`. */
function relative(address: string, authorization?: string): string {
  const url = new URL(address);
  if (authorization !== undefined) {
    url.searchParams.set('authorization', authorization);
  }
  return `files/${url.pathname.replace(/^\/(?:files\/)?/, '')}${url.search}`;
}

const requireSize = (size: number, { maxBytes }: Purpose): void => {
  if (size > maxBytes) {
    refuse('FILE_TOO_LARGE', { message: `文件超过 ${maxBytes / 1024 / 1024} MB，请拆开或压缩后再传。` });
  }
};

/** 上传·第一步: says where to upload. The address is for this one path; what arrives there is nothing until it is finished. */
export async function beginUpload(call: Call, purpose: FilePurpose, size: number): Promise<BegunUpload> {
  const { extension } = PURPOSES[purpose];
  requireSize(size, PURPOSES[purpose]);
  const upload = call.id('upload');
  const cloudPath = `incoming/${upload}.${extension}`;
  const { data } = await fileStore().getUploadMetadata({ cloudPath });
  const incoming: Incoming = {
    _id: upload,
    county: call.county,
    purpose,
    by: call.person,
    post: call.post?.id ?? null,
    path: cloudPath,
    source: data.fileId,
    size,
    sha256: '',
    state: 'begun',
    kept: '',
    at: call.now,
  };
  await call.store.append('incoming', [incoming]);
  return { upload, cloudPath, url: relative(data.url, data.authorization) };
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'STORAGE_FILE_NONEXIST';

async function download(fileId: string): Promise<Buffer> {
  const { fileContent } = await fileStore()
    .downloadFile({ fileID: fileId })
    .catch((error: unknown) =>
      isMissing(error) ? refuse('FILE_CORRUPT', { message: '文件没有传完，请再传一次。' }) : Promise.reject(error),
    );
  return Buffer.isBuffer(fileContent) ? fileContent : Buffer.from(String(fileContent ?? ''), 'latin1');
}

async function keep(store: Store, incoming: Incoming, content: Buffer): Promise<Incoming> {
  const { extension, as } = PURPOSES[incoming.purpose as FilePurpose];
  // A phone chooses how to play by the name alone.
  const ending = incoming.purpose === 'audio' ? (isMp3(content) ? 'mp3' : 'm4a') : extension;
  const cloudPath = `kept/${incoming._id}.${ending}`;
  const { fileID } = await fileStore().uploadFile({ cloudPath, fileContent: content });
  const sha256 = createHash('sha256').update(content).digest('hex');
  const kept: Incoming = { ...incoming, state: as, kept: fileID, sha256, size: content.length };
  await store.put('incoming', kept);
  return kept;
}

/**
 * 上传·第二步: takes what was uploaded, checks it and writes the kept copy itself, so that nobody can exchange it afterwards. The same upload
 * finished again answers the same.
 * @throws {Refusal} FILE_TOO_LARGE, FILE_CORRUPT, FILE_UNSAFE; NOT_FOUND for an upload that somebody else began.
 */
export async function finishUpload(call: Call, upload: string, purpose: FilePurpose): Promise<Incoming> {
  const incoming = found(await call.store.read('incoming', upload));
  if (incoming.by !== call.person || incoming.county !== call.county || incoming.purpose !== purpose) {
    refuse('NOT_FOUND');
  }
  if (incoming.kept !== '') {
    return incoming;
  }
  const content = await download(incoming.source);
  const rule = PURPOSES[purpose];
  requireSize(content.length, rule);
  if (content.length !== incoming.size) {
    refuse('FILE_CORRUPT', { message: '文件没有传完，请再传一次。' });
  }
  const kept = await keep(call.store, incoming, rule.clean(content));
  await fileStore().deleteFile({ fileList: [incoming.source] });
  return kept;
}

/** Whether this person uploaded it: the rows of a workbook are nobody else's business, however well they know its number. */
export async function isUploader(store: Store, upload: string, person: string): Promise<boolean> {
  return (await store.read('incoming', upload))?.by === person;
}

/** The content of a kept file. */
export async function keptContent(file: Incoming): Promise<Buffer> {
  return download(file.kept);
}

/** A photo for one act, or one that waits in the tray: a form that came back on paper. */
export const PROOF_PHOTOS = ['proof', 'sheet'] as const satisfies readonly FilePurpose[];

/**
 * 存证: a copy of what this person uploaded under a purpose, held for good under an id of its own; the original goes its way. The same id
 * again is the same copy.
 * @throws {Refusal} NOT_FOUND for an upload that is not there, not finished, another's, or of another purpose.
 */
export async function holdCopy(
  call: Call,
  upload: string,
  purpose: FilePurpose | readonly FilePurpose[],
  { id, as = 'photo' }: { readonly id: string; readonly as?: FilePurpose },
): Promise<{ readonly file: Incoming; readonly content: Buffer }> {
  const held = await call.store.read('incoming', id);
  if (held) {
    return { file: held, content: await download(held.kept) };
  }
  const own = found(await call.store.read('incoming', upload));
  const isWanted = [purpose].flat().includes(own.purpose as FilePurpose);
  if (own.by !== call.person || own.county !== call.county || !isWanted || own.kept === '') {
    refuse('NOT_FOUND');
  }
  const content = await download(own.kept);
  return { file: await keep(call.store, { ...own, _id: id, purpose: as, at: call.now }, content), content };
}

/** What this person has uploaded that still waits in the tray, the oldest first. */
export async function trayOf(call: Call, most: number): Promise<Incoming[]> {
  const equal = { county: call.county, by: call.person, state: 'tray' };
  return (await call.store.page('incoming', { equal, range: { key: 'at' }, limit: most })).items;
}

/** 扔掉 what waits in the tray; what is gone already counts as thrown away. @throws {Refusal} NOT_FOUND for another's */
export async function dropFromTray(call: Call, upload: string): Promise<void> {
  const file = await call.store.read('incoming', upload);
  if (!file) {
    return;
  }
  if (file.by !== call.person || file.county !== call.county || file.state !== 'tray') {
    refuse('NOT_FOUND');
  }
  await fileStore().deleteFile({ fileList: [file.kept] });
  await call.store.remove('incoming', [upload]);
}

/** Keeps a file that the product made, for a day. @returns where it can be fetched. */
export async function keepMade(
  call: Call,
  content: Buffer,
  purpose: 'report' | 'pdf' | 'docx' = 'report',
): Promise<FileAddress> {
  const made: Incoming = {
    _id: randomId(),
    county: call.county,
    purpose,
    by: call.person,
    post: call.post?.id ?? null,
    path: '',
    source: '',
    size: content.length,
    sha256: '',
    state: 'begun',
    kept: '',
    at: call.now,
  };
  return addressOf((await keep(call.store, made, content)).kept);
}

/** A signed address of a kept file, for ten minutes. */
export async function addressOf(fileId: string): Promise<FileAddress> {
  const { fileList } = await fileStore().getTempFileURL({ fileList: [{ fileID: fileId, maxAge: ADDRESS_SECONDS }] });
  const url = found(fileList[0]?.tempFileURL || null);
  return { url, path: relative(url) };
}

/** 清理: whatever has outlived its time. For the tick of `office`. */
export async function sweepFiles(store: Store, county: string, now: Instant): Promise<void> {
  for (const [state, ms] of LIVES) {
    const { items: over } = await store.page('incoming', {
      equal: { county, state },
      range: { key: 'at', below: now - ms },
      limit: SWEEP,
    });
    const files = over.flatMap((file) => [file.source, file.kept]).filter((file) => file !== '');
    for (let n = 0; n < files.length; n += SWEEP) {
      await fileStore().deleteFile({ fileList: files.slice(n, n + SWEEP) });
    }
    await store.remove(
      'incoming',
      over.map((file) => file._id),
    );
  }
}
