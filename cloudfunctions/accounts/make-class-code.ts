import type { Code } from '#domain/accounts/documents';
import { found } from '#domain/errors';
import type { Policy } from '#domain/policy/policy';
import type { Call, Writing } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import type { Transaction } from '../kit/store';
import { openCodes } from './class-code';
import { classScope } from './places';
import { makeCodeRequest } from './requests';

const DAY_MS = 86_400_000;

interface Prepared {
  readonly policy: Policy;
  readonly open: readonly Code[];
  readonly path: string;
}

/** From now on nobody comes in by this code. */
export async function close(tx: Transaction, scene: string, now: number): Promise<void> {
  const code = await tx.read('codes', scene);
  if (code && code.until > now) {
    await tx.replace('codes', { ...code, until: now, rev: code.rev + 1 });
  }
}

/** 开班级码, or a new one in the place of the old. */
export const makeClassCode: Writing<'accounts.makeClassCode'> = {
  request: makeCodeRequest,
  scope: (asking, { unit }) => classScope(asking.store, unit),
  async prepare(call: Call, { unit }): Promise<Prepared> {
    const { path } = found(await call.store.read('units', unit));
    return { policy: await policyFor(call.store, call.county, call.today), open: await openCodes(call, unit), path };
  },
  async write(tx, call, { unit, days, cap }, prepared) {
    const { policy, open, path } = prepared as Prepared;
    for (const code of open.slice(0, 2)) {
      await close(tx, code._id, call.now);
    }
    const until = call.now + (days ?? policy.get('code.classDays')) * DAY_MS;
    const scene = call.id('scene');
    await tx.create('codes', {
      _id: scene,
      county: call.county,
      purpose: 'classMeeting',
      target: unit,
      until,
      cap: cap ?? policy.get('code.classCap'),
      used: 0,
      by: call.post?.id ?? '',
      rev: 1,
    });
    return {
      reply: { scene, until },
      subject: `codes/${unit}`,
      paths: [path],
      change: { to: 'open', until },
      versions: { policy: policy.version },
    };
  },
};
