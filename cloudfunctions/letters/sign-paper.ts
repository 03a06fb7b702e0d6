import { createHash } from 'node:crypto';
import { found, refuse } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import { isSigned } from '#domain/letters/machine';
import { OLD_SHEET, type PaperProof, paperSignedLetter, paperVoidedLetter, vouchedBy } from '#domain/letters/paper';
import { isPostLetter } from '#domain/letters/parties';
import type { Sealer } from '#domain/letters/sealer';
import { sm3 } from '#domain/letters/sm3';
import { letterTargets } from '#domain/statistics/targets';
import { holdCopy } from '../kit/files';
import type { Writing } from '../kit/handler';
import { derivedId } from '../kit/secrets';
import { authorityOf, letterScope, pathsOf } from './letter-scope';
import { signPaperRequest, voidPaperRequest } from './requests';
import { sealerFor } from './sealer';
import { signerOf } from './signing';

interface Prepared {
  readonly sealer: Sealer;
  readonly proof: Omit<PaperProof, 'signedOn' | 'vouchedBy'> | null;
}

/** Without a photo held: the letter is signed, or the sheet is old; or it was neither a moment ago, and a further try will tell. */
function whyNot(letter: Letter, digest: string): never {
  if (isSigned(letter)) {
    refuse('LETTER_SIGNED');
  }
  return letter.digest.sm3 === digest ? refuse('BUSY') : refuse('LETTER_CHANGED', OLD_SHEET);
}

/**
 * 收下纸质签字: the collecting teacher or group leader vouches for what the photo shows. The photo is copied for good before the transaction,
 * under an id of letter and upload, so that a try again finds the same copy.
 */
export const signPaper: Writing<'letters.signPaper'> = {
  request: signPaperRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async prepare(call, request): Promise<Prepared> {
    const sealer = await sealerFor(call.store, call.county, call.now);
    const letter = found(await call.store.read('letters', request.letter));
    // Taken already, or a sheet of an older text: no copy is held; what the transaction says is the answer.
    if (isSigned(letter) || letter.digest.sm3 !== request.digest) {
      return { sealer, proof: null };
    }
    const id = derivedId('paper', request.letter, request.file);
    const { file, content } = await holdCopy(call, request.file, 'sheet', { id });
    const photoSm3 = sm3(content);
    const photoSha256 = createHash('sha256').update(content).digest('hex');
    return { sealer, proof: { photo: file._id, photoSm3, photoSha256 } };
  },
  async write(tx, call, request, prepared) {
    const { sealer, proof } = prepared as Prepared;
    const letter = found(await tx.read('letters', request.letter));
    if (isPostLetter(letter)) {
      refuse('FORBIDDEN', { message: '单位之间的责任书由岗位上的人用自己的手机签，不收纸质的。' });
    }
    const subject = `letters/${letter._id}`;
    const paths = pathsOf(letter);
    if (vouchedBy(letter, call.person)) {
      const reply = { letter: letter._id, checkCode: letter.checkCode ?? '', at: letter.signedAt ?? 0 };
      return { reply, subject, paths, change: { again: true } };
    }
    const signing = {
      digest: request.digest,
      proof: {
        ...(proof ?? whyNot(letter, request.digest)),
        signedOn: request.signedOn,
        vouchedBy: { personId: call.person, postId: call.post?.id ?? '' },
      },
      ...(await signerOf(tx, call, letter, request.signer ?? null)),
      authority: authorityOf(call),
      requestId: call.requestId,
      now: call.now,
    };
    const signed = paperSignedLetter(letter, signing, sealer);
    await tx.replace('letters', signed);
    return {
      reply: { letter: letter._id, checkCode: found(signed.checkCode), at: call.now },
      subject,
      paths,
      change: { from: letter.state, to: 'signed', method: 'paper' },
      wakes: { log: [letter._id], statistics: letterTargets(signed) },
    };
  },
};

/** 撤回 what was filed wrongly. The photo and the signature stay on record; the letter asks again. */
export const voidPaper: Writing<'letters.voidPaper'> = {
  request: voidPaperRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  prepare: ({ store, county, now }) => sealerFor(store, county, now),
  async write(tx, call, request, sealer) {
    const letter = found(await tx.read('letters', request.letter));
    const voiding = { person: call.person, authority: authorityOf(call), reason: request.reason, now: call.now };
    const voided = paperVoidedLetter(letter, voiding, sealer as Sealer);
    await tx.replace('letters', voided);
    return {
      reply: { letter: letter._id, at: call.now },
      subject: `letters/${letter._id}`,
      paths: pathsOf(letter),
      change: { from: letter.state, to: voided.state, reason: request.reason },
      wakes: { log: [letter._id], statistics: letterTargets(voided) },
    };
  },
};
