import { found } from '#domain/errors';
import { declinedLetter } from '#domain/letters/acts';
import type { AdultSlot } from '#domain/roster/documents';
import { letterTargets } from '#domain/statistics/targets';
import type { Writing } from '../kit/handler';
import { digest } from './digest';
import { authorityOf, letterScope, ownSlot, pathsOf, requireOwnSlot } from './letter-scope';
import { declineRequest } from './requests';

/** 暂不签: kept with its reason; it opens no case and closes nothing. */
export const decline: Writing<'letters.decline'> = {
  request: declineRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async prepare(call, request): Promise<AdultSlot | null> {
    return ownSlot(call, found(await call.store.read('letters', request.letter)).child);
  },
  async write(tx, call, request, slot) {
    const letter = found(await tx.read('letters', request.letter));
    requireOwnSlot(call, letter, slot as AdultSlot | null);
    const declining = {
      person: call.person,
      authority: authorityOf(call, letter.child),
      reason: request.reason,
      now: call.now,
    };
    const declined = declinedLetter(letter, declining, digest);
    await tx.replace('letters', declined);
    return {
      reply: { letter: letter._id, at: call.now },
      subject: `letters/${letter._id}`,
      paths: pathsOf(letter),
      change: { from: letter.state, to: declined.state },
      wakes: { statistics: letterTargets(declined) },
    };
  },
};
