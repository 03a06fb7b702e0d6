import { found } from '#domain/errors';
import { openedLetter } from '#domain/letters/acts';
import type { SignerIdentity } from '#domain/letters/documents';
import type { Sealer } from '#domain/letters/sealer';
import type { Writing } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import { identityOf } from './identity';
import { authorityOf, letterScope, pathsOf, requireOpener } from './letter-scope';
import { letterRequest } from './requests';
import { sealerIn } from './sealer';

interface Prepared {
  readonly identity: SignerIdentity;
  readonly minutes: number;
  readonly policy: string;
  readonly sealer: Sealer;
}

/** 打开来签 */
export const open: Writing<'letters.open'> = {
  request: letterRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async prepare(call): Promise<Prepared> {
    const policy = await policyFor(call.store, call.county, call.today);
    return {
      identity: await identityOf(call),
      minutes: policy.get('letter.challengeMinutes'),
      policy: policy.version,
      sealer: sealerIn(policy, call.now),
    };
  },
  async write(tx, call, request, prepared) {
    const { identity, minutes, policy, sealer } = prepared as Prepared;
    const letter = found(await tx.read('letters', request.letter));
    requireOpener(call, letter);
    const authority = authorityOf(call);
    const opening = { id: call.id('challenge'), person: call.person, authority, identity, now: call.now, minutes };
    const opened = openedLetter(letter, opening, sealer);
    await tx.replace('letters', opened);
    const { id, openedAt, until } = found(opened.challenge);
    return {
      reply: { challenge: id, openedAt, until },
      subject: `letters/${letter._id}`,
      paths: pathsOf(letter),
      change: { from: letter.state, to: opened.state },
      versions: { policy },
      ...(opened.events.length > letter.events.length ? { wakes: { log: [letter._id] } } : {}),
    };
  },
};
