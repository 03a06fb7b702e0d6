import type { RequestOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import { signedBy, signedLetter } from '#domain/letters/acts';
import { namesIn } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import type { Assistance } from '#domain/letters/event';
import type { Sealer } from '#domain/letters/sealer';
import type { Instant } from '#domain/plain-date';
import { letterTargets } from '#domain/statistics/targets';
import type { Outcome } from '../kit/facts';
import type { Call } from '../kit/handler';
import { sealerOf } from '../kit/sealing';
import { encrypt } from '../kit/secrets';
import type { Transaction } from '../kit/store';
import { authorityOf, pathsOf } from './letter-scope';

type Signed = { readonly letter: string; readonly checkCode: string; readonly at: number };

/** The same person's second tap, on this phone or another one: the receipt again, nothing changed. */
function again(letter: Letter): Outcome<Signed> {
  return {
    reply: { letter: letter._id, checkCode: letter.checkCode ?? '', at: letter.signedAt ?? 0 },
    subject: `letters/${letter._id}`,
    paths: pathsOf(letter),
    change: { again: true },
  };
}

/** With the suite that held when the letter was opened: the one plain read of the rules was made there. */
function sealerOn({ state, challenge }: Letter, now: Instant): Sealer {
  if (!challenge?.suite) {
    // Never opened, or opened before there was sealing: opening it is what the person can do about it.
    refuse(state === 'signed' ? 'LETTER_SIGNED' : 'CHALLENGE_EXPIRED');
  }
  return sealerOf(challenge.suite, now);
}

/** 签字: letter with its signed event, the ink beside it, one fact, one row for the counts. */
export async function signInto(
  tx: Transaction,
  call: Call,
  letter: Letter,
  request: RequestOf<'letters.sign'>,
  assistance: Assistance | null,
): Promise<Outcome<Signed>> {
  if (signedBy(letter, call.person)) {
    return again(letter);
  }
  const names = namesIn(letter);
  const signer = {
    person: call.person,
    signerPersonId: assistance ? null : call.person,
    signerName: names.adult,
    relation: names.relation,
    authority: authorityOf(call),
    assistance,
    requestId: call.requestId,
    now: call.now,
  };
  const signed = signedLetter(letter, request, signer, sealerOn(letter, call.now));
  await tx.replace('letters', signed.letter);
  const points = encrypt(request.ink.points, { collection: 'inks', field: 'points', id: signed.ink._id });
  await tx.create('inks', { ...signed.ink, points });
  return {
    reply: { letter: letter._id, checkCode: found(signed.letter.checkCode), at: call.now },
    subject: `letters/${letter._id}`,
    paths: pathsOf(letter),
    change: { from: letter.state, to: 'signed', method: signed.letter.method },
    wakes: { log: [letter._id], statistics: letterTargets(signed.letter) },
  };
}
