import { found, refuse } from '#domain/errors';
import { voidedLetter } from '#domain/letters/campaign-acts';
import { mayRun } from '#domain/letters/campaign-rules';
import type { Letter } from '#domain/letters/documents';
import { stepFrom } from '#domain/letters/machine';
import { edgeOf, isIssuer } from '#domain/letters/parties';
import { lettersPermissions } from '#domain/letters/permission';
import type { Sealer } from '#domain/letters/sealer';
import { letterTargets } from '#domain/statistics/targets';
import type { Call, Writing } from '../kit/handler';
import { authorityOf, letterScope, pathsOf } from './letter-scope';
import { voidRequest } from './requests-campaigns';
import { sealerFor } from './sealer';

/** 甲方 of this very letter, or the county's office. */
function answersFor({ post }: Call, letter: Letter): boolean {
  // No unit is called so: only the county's office passes.
  return post !== null && (isIssuer(letter, post) || mayRun(post, edgeOf(letter), { _id: '' }));
}

/** Whether the caller may declare the letter void as it stands. */
export const mayVoid = (call: Call, letter: Letter): boolean =>
  stepFrom(letter.state, 'void') !== null &&
  answersFor(call, letter) &&
  call.post !== null &&
  call.post.role in lettersPermissions['letters.void'];

/** @throws {Refusal} FORBIDDEN */
function requireIssuer(call: Call, letter: Letter): void {
  if (!answersFor(call, letter)) {
    refuse('FORBIDDEN', { message: '只有发出这份责任书的一方可以作废。' });
  }
}

/** 作废 */
export const voidLetter: Writing<'letters.void'> = {
  request: voidRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  prepare: ({ store, county, now }) => sealerFor(store, county, now),
  async write(tx, call, request, sealer) {
    const letter = found(await tx.read('letters', request.letter));
    requireIssuer(call, letter);
    const ending = { person: call.person, authority: authorityOf(call), now: call.now, reason: request.reason };
    const voided = voidedLetter(letter, ending, sealer as Sealer);
    await tx.replace('letters', voided);
    return {
      reply: { letter: letter._id, at: call.now },
      subject: `letters/${letter._id}`,
      paths: pathsOf(letter),
      change: { from: letter.state, to: voided.state, reason: request.reason },
      wakes: { log: [letter._id], statistics: letterTargets(letter) },
    };
  },
};
