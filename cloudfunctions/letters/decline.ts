import { found } from '#domain/errors';
import { declinedLetter } from '#domain/letters/acts';
import type { Sealer } from '#domain/letters/sealer';
import { letterTargets } from '#domain/statistics/targets';
import type { Writing } from '../kit/handler';
import { authorityOf, letterScope, pathsOf, requireOwn } from './letter-scope';
import { declineRequest } from './requests';
import { sealerFor } from './sealer';

/** 暂不签: kept with its reason; it opens no case and closes nothing. */
export const decline: Writing<'letters.decline'> = {
  request: declineRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  prepare: ({ store, county, now }) => sealerFor(store, county, now),
  async write(tx, call, request, sealer) {
    const letter = found(await tx.read('letters', request.letter));
    requireOwn(call, letter);
    const declining = {
      person: call.person,
      authority: authorityOf(call),
      reason: request.reason,
      now: call.now,
    };
    const declined = declinedLetter(letter, declining, sealer as Sealer);
    await tx.replace('letters', declined);
    return {
      reply: { letter: letter._id, at: call.now },
      subject: `letters/${letter._id}`,
      paths: pathsOf(letter),
      change: { from: letter.state, to: declined.state },
      wakes: { log: [letter._id], statistics: letterTargets(declined) },
    };
  },
};
