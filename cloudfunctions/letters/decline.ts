import { found } from '#domain/errors';
import { declinedLetter } from '#domain/letters/acts';
import { letterTargets } from '#domain/statistics/targets';
import type { Writing } from '../kit/handler';
import { digest } from './digest';
import { authorityOf, letterScope, pathsOf, requireOwn } from './letter-scope';
import { declineRequest } from './requests';

/** 暂不签: kept with its reason; it opens no case and closes nothing. */
export const decline: Writing<'letters.decline'> = {
  request: declineRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async write(tx, call, request) {
    const letter = found(await tx.read('letters', request.letter));
    requireOwn(call, letter);
    const declining = {
      person: call.person,
      authority: authorityOf(call),
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
