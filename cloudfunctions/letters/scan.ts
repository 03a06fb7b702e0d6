import { createHash } from 'node:crypto';
import type { RequestOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import {
  isWhole,
  type ScanFile,
  type ScanKind,
  type ScanSide,
  scannedLetter,
  scanOf,
  sideOf,
  unscannedLetter,
} from '#domain/letters/scan';
import type { Sealer } from '#domain/letters/sealer';
import { POSTS } from '#domain/posts';
import { addressOf, beginUpload, type FilePurpose, finishUpload, holdCopy } from '../kit/files';
import type { Call, Reading, Writing } from '../kit/handler';
import { sm3Bytes } from '../kit/sealing';
import { derivedId } from '../kit/secrets';
import type { Transaction } from '../kit/store';
import { authorityOf, letterScope, pathsOf, seenLetter } from './letter-scope';
import { letterRequest } from './requests';
import { beginScanRequest, fileScanRequest, withdrawScanRequest } from './requests-evidence';
import { sealerFor } from './sealer';

/** As what a file is uploaded, and as what its copy is held for good. */
const PURPOSES: Readonly<Record<ScanKind, readonly [upload: FilePurpose, held: FilePurpose]>> = {
  picture: ['scanPhoto', 'photo'],
  pdf: ['scanPdf', 'heldPdf'],
};

/** @throws {Refusal} FORBIDDEN for whoever is on neither side. */
const requireSide = (call: Call, letter: Letter): ScanSide =>
  sideOf(letter, call.post) ?? refuse('FORBIDDEN', { message: '盖章的扫描件由签订双方的岗位来存。' });

/** 盖章扫描·上传 */
export const beginScan: Reading<'letters.beginScan'> = {
  request: beginScanRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async read(call, { letter, kind, size }) {
    requireSide(call, await seenLetter(call, letter));
    return beginUpload(call, PURPOSES[kind][0], size);
  },
};

/** Checked, and copied for good under an id of letter and upload: a try again finds the same copy. */
async function heldFile(
  call: Call,
  letter: string,
  { upload, kind }: RequestOf<'letters.fileScan'>['files'][number],
): Promise<ScanFile> {
  const [purpose, held] = PURPOSES[kind];
  await finishUpload(call, upload, purpose);
  const id = derivedId('scan', letter, upload);
  const { file, content } = await holdCopy(call, upload, purpose, { id, as: held });
  const sha256 = createHash('sha256').update(content).digest('hex');
  const sm3 = Buffer.from(sm3Bytes(content)).toString('hex');
  return { file: file._id, kind, size: content.length, sm3, sha256 };
}

interface Prepared {
  readonly sealer: Sealer;
  readonly files: readonly ScanFile[];
}

/** Post and name of whoever files, as they are on this day. */
async function filerOf(tx: Transaction, { post }: Call): Promise<string> {
  const known = found(await tx.read('posts', post?.id ?? ''));
  return `${POSTS[known.role].title} ${known.name}`.trim();
}

/** 盖章扫描归档 of a letter between organs: printed, sealed with the organ's seal, scanned back (law.md 7). */
export const fileScan: Writing<'letters.fileScan'> = {
  request: fileScanRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async prepare(call, request): Promise<Prepared> {
    const sealer = await sealerFor(call.store, call.county, call.now);
    const letter = await seenLetter(call, request.letter);
    requireSide(call, letter);
    // What would be refused anyhow holds no copies; the transaction says why.
    const isTaken = !isWhole(letter) || scanOf(letter) !== null || letter.digest.sm3 !== request.digest;
    const files: ScanFile[] = [];
    for (const file of isTaken ? [] : request.files) {
      files.push(await heldFile(call, request.letter, file));
    }
    return { sealer, files };
  },
  async write(tx, call, request, prepared) {
    const { sealer, files } = prepared as Prepared;
    const letter = found(await tx.read('letters', request.letter));
    const scanned = scannedLetter(
      letter,
      {
        digest: request.digest,
        files,
        person: call.person,
        filedBy: await filerOf(tx, call),
        side: requireSide(call, letter),
        authority: authorityOf(call),
        requestId: call.requestId,
        now: call.now,
      },
      sealer,
    );
    // The scan of a moment ago was taken back between the look and the transaction: a further try finds the files.
    await (files.length > 0 ? tx.replace('letters', scanned) : refuse('BUSY'));
    return {
      reply: { letter: letter._id, at: call.now },
      subject: `letters/${letter._id}`,
      paths: pathsOf(letter),
      change: { scan: files.length },
      wakes: { log: [letter._id] },
    };
  },
};

/** 撤回扫描件 */
export const withdrawScan: Writing<'letters.withdrawScan'> = {
  request: withdrawScanRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  prepare: ({ store, county, now }) => sealerFor(store, county, now),
  async write(tx, call, { letter: id, reason }, sealer) {
    const letter = found(await tx.read('letters', id));
    requireSide(call, letter);
    if (!scanOf(letter)) {
      refuse('ILLEGAL_STATE', { message: '没有可以撤回的扫描件。' });
    }
    const withdrawing = { person: call.person, authority: authorityOf(call), reason, now: call.now };
    await tx.replace('letters', unscannedLetter(letter, withdrawing, sealer as Sealer));
    return {
      reply: { letter: id, at: call.now },
      subject: `letters/${id}`,
      paths: pathsOf(letter),
      change: { scan: 0, reason },
      wakes: { log: [id] },
    };
  },
};

/** 看扫描件: for whoever sees the letter. */
export const scan: Reading<'letters.scan'> = {
  request: letterRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async read(call, request) {
    const known = scanOf(await seenLetter(call, request.letter));
    const { body } = known ?? refuse('ILLEGAL_STATE', { message: '这份责任书没有盖章的扫描件。' });
    const files = [];
    for (const { file, kind, sha256 } of body.files) {
      const { kept } = found(await call.store.read('incoming', file));
      files.push({ kind, sha256, ...(await addressOf(kept)) });
    }
    return { files };
  },
};
