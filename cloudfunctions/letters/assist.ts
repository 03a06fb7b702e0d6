import { createHash } from 'node:crypto';
import { found, refuse } from '#domain/errors';
import type { Assistance, HeldPhoto } from '#domain/letters/event';
import { isPostLetter } from '#domain/letters/parties';
import { beginUpload, finishUpload, holdCopy } from '../kit/files';
import type { Call, Reading, Writing } from '../kit/handler';
import { sm3Bytes } from '../kit/sealing';
import { derivedId } from '../kit/secrets';
import { letterScope } from './letter-scope';
import { assistRequest, beginAssistPhotoRequest } from './requests';
import { signInto } from './signing';

/** 现场照片·上传: lives a day unless a signature holds it. */
export const beginAssistPhoto: Reading<'letters.beginAssistPhoto'> = {
  request: beginAssistPhotoRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  read: (call, { size }) => beginUpload(call, 'scanPhoto', size),
};

/** Checked, and copied for good under an id of letter and upload: a try again finds the same copy. */
async function heldPhoto(call: Call, letter: string, upload: string): Promise<HeldPhoto> {
  await finishUpload(call, upload, 'scanPhoto');
  const { file, content } = await holdCopy(call, upload, 'scanPhoto', { id: derivedId('assist', letter, upload) });
  return {
    file: file._id,
    sm3: Buffer.from(sm3Bytes(content)).toString('hex'),
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}

/** 协助签字: the guardian writes on the phone of whoever came to the door; the helper is on record, the signer by agreement alone. */
export const assist: Writing<'letters.assist'> = {
  request: assistRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  prepare: async (call, { letter, photo }) => (photo === undefined ? null : heldPhoto(call, letter, photo)),
  async write(tx, call, request, prepared) {
    const letter = found(await tx.read('letters', request.letter));
    if (isPostLetter(letter)) {
      refuse('FORBIDDEN', { message: '单位的责任书由岗位上的人用自己的手机签。' });
    }
    const { present, readAloud, signer, photo: _, fingerprint, ...signature } = request;
    const photo = prepared as HeldPhoto | null;
    const assistance: Assistance = {
      personId: call.person,
      readAloud,
      present,
      ...(photo ? { photo } : {}),
      ...(fingerprint ? { fingerprint } : {}),
    };
    return signInto(tx, call, letter, signature, assistance, signer ?? null);
  },
};
