import type { Code } from '#domain/accounts/documents';
import { type MeetingPurpose, meetingOf } from '#domain/accounts/meetings';
import { found } from '#domain/errors';
import type { Policy } from '#domain/policy/policy';
import type { Call, Writing } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import type { Transaction } from '../kit/store';
import { LIVES, openCodes, SCANS } from './meetings';
import { meetingScope } from './places';
import { makeCodeRequest } from './requests';

const DAY_MS = 86_400_000;

interface Prepared {
  readonly policy: Policy;
  readonly open: readonly Code[];
  readonly path: string;
  readonly purpose: MeetingPurpose;
}

/** From now on nobody comes in by this code. */
export async function close(tx: Transaction, scene: string, now: number): Promise<void> {
  const code = await tx.read('codes', scene);
  if (code && code.until > now) {
    await tx.replace('codes', { ...code, until: now, rev: code.rev + 1 });
  }
}

/** 开会议码 of a class, village or group, or a new one in the place of the old. */
export const makeMeetingCode: Writing<'accounts.makeMeetingCode'> = {
  request: makeCodeRequest,
  scope: (asking, { unit }) => meetingScope(asking.store, unit),
  async prepare(call: Call, { unit }): Promise<Prepared> {
    const known = found(await call.store.read('units', unit));
    return {
      policy: await policyFor(call.store, call.county, call.today),
      open: await openCodes(call, known),
      path: known.path,
      purpose: found(meetingOf(known.kind)),
    };
  },
  async write(tx, call, { unit, days, cap }, prepared) {
    const { policy, open, path, purpose } = prepared as Prepared;
    for (const code of open.slice(0, 2)) {
      await close(tx, code._id, call.now);
    }
    const until = call.now + (days ?? policy.get(LIVES[purpose])) * DAY_MS;
    const scene = call.id('scene');
    await tx.create('codes', {
      _id: scene,
      county: call.county,
      purpose,
      target: unit,
      until,
      cap: cap ?? policy.get(SCANS[purpose]),
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
