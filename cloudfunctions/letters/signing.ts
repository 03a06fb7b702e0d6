import type { RequestOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import { signedBy, signedLetter } from '#domain/letters/acts';
import type { Householder } from '#domain/letters/api';
import { requireWitness } from '#domain/letters/assistance';
import { namesIn } from '#domain/letters/content';
import type { HouseholdLetter, Letter } from '#domain/letters/documents';
import type { Assistance } from '#domain/letters/event';
import { isOpen, isSigned } from '#domain/letters/machine';
import { isHouseholdLetter, isPostLetter } from '#domain/letters/parties';
import type { Sealer } from '#domain/letters/sealer';
import { isLegalGuardian } from '#domain/letters/who-signs';
import type { Instant } from '#domain/plain-date';
import { POSTS } from '#domain/posts';
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
    // Void, superseded, over or signed: said as such. Never opened, or opened before there was sealing: opening it is what the person can do.
    refuse(isOpen({ state }) ? 'CHALLENGE_EXPIRED' : isSigned({ state }) ? 'LETTER_SIGNED' : 'ILLEGAL_STATE');
  }
  return sealerOf(challenge.suite, now);
}

/**
 * Who signs, by name: a guardian as the letter calls them, the holder of the post on this day, of a household the guardian who acts, or the
 * one whom the helper names, or its head.
 */
export async function signerOf(
  tx: Transaction,
  call: Call,
  letter: Letter,
  householder: Householder | null,
): Promise<{ readonly signerName: string; readonly relation: string }> {
  if (isPostLetter(letter)) {
    const post = found(await tx.read('posts', letter.post));
    return { signerName: post.name, relation: POSTS[letter.role].title };
  }
  const names = { signerName: namesIn(letter).adult, relation: namesIn(letter).relation };
  const who = isHouseholdLetter(letter) ? (call.binding ?? householder) : null;
  if (!who) {
    return names;
  }
  const child = found(await tx.read('children', who.child));
  const adult = found(child.adults.find(({ slot, kind }) => slot === who.slot && isLegalGuardian(kind)));
  return child.household === (letter as HouseholdLetter).household
    ? { signerName: adult.name, relation: adult.relation }
    : refuse('NOT_FOUND');
}

/** 签字: letter with its signed event, the ink beside it, one fact, one row for the counts. */
export async function signInto(
  tx: Transaction,
  call: Call,
  letter: Letter,
  request: RequestOf<'letters.sign'>,
  assistance: Assistance | null,
  householder: Householder | null = null,
): Promise<Outcome<Signed>> {
  if (signedBy(letter, call.person)) {
    return again(letter);
  }
  const { signerName, relation } = await signerOf(tx, call, letter, householder);
  if (assistance?.fingerprint && call.post) {
    const helper = found(await tx.read('posts', call.post.id)).name;
    requireWitness(assistance, { signer: signerName, helper });
  }
  const signer = {
    person: call.person,
    signerPersonId: assistance ? null : call.person,
    signerName,
    relation,
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
    change: { from: letter.state, to: signed.letter.state, method: signed.letter.method },
    wakes: { log: [letter._id], statistics: letterTargets(signed.letter) },
  };
}
