import { isMeeting } from '#domain/accounts/meetings';
import { refuse } from '#domain/errors';
import type { Instant } from '#domain/plain-date';
import { persist } from '../kit/facts';
import type { Call } from '../kit/handler';
import { goodCode } from './own';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const CHINA_MS = 8 * HOUR_MS;

interface Bucket {
  readonly id: string;
  readonly max: number;
  readonly until: Instant;
}

const dayEnd = (now: Instant): Instant => (Math.floor((now + CHINA_MS) / DAY_MS) + 1) * DAY_MS - CHINA_MS;
const hourEnd = (now: Instant): Instant => (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;

/** 防止试猜: five tries a day for one person, twenty an hour for one class (or two hundred for a county, asked without a code). */
function bucketsOf(call: Call, classId: string | null): Bucket[] {
  const day = dayEnd(call.now);
  const hour = hourEnd(call.now);
  return [
    { id: `bind:${call.person}:${day}`, max: 5, until: day },
    classId === null
      ? { id: `bind:${call.county}:${hour}`, max: 200, until: hour }
      : { id: `bind:${classId}:${hour}`, max: 20, until: hour },
  ];
}

/**
 * Counts one try in its own transaction, before anything is looked up, so that tries sent at the same moment are each counted.
 * @throws {Refusal} RATE_LIMITED
 */
export function countTry(call: Call, classId: string | null): Promise<void> {
  return persist(() =>
    call.store.tx(async (tx) => {
      for (const { id, max, until } of bucketsOf(call, classId)) {
        const present = await tx.read('limits', id);
        const used = present?.used ?? 0;
        if (used >= max) {
          refuse('RATE_LIMITED', {
            message: '试的次数太多，请稍后再试，或请班主任当面帮您确认。',
            retryAfterSec: Math.ceil((until - call.now) / 1000),
          });
        }
        const next = { _id: id, county: call.county, used: used + 1, until };
        await (present ? tx.replace('limits', next) : tx.create('limits', next));
      }
    }),
  );
}

/**
 * 用码: counts each different person once, in a short transaction of its own: a room full of families must not meet in one document.
 * @throws {Refusal} CODE_EXPIRED, CODE_USED_UP
 */
export function spendCode(call: Call, scene: string): Promise<void> {
  const mark = `code:${scene}:${call.person}`;
  return persist(() =>
    call.store.tx(async (tx) => {
      const code = goodCode((await tx.read('codes', scene)) ?? refuse('NOT_FOUND'), call.now);
      if (!isMeeting(code.purpose) || (await tx.read('limits', mark))) {
        return;
      }
      if (code.used >= code.cap) {
        refuse('CODE_USED_UP');
      }
      await tx.replace('codes', { ...code, used: code.used + 1, rev: code.rev + 1 });
      await tx.create('limits', { _id: mark, county: call.county, used: 1, until: code.until });
    }),
  );
}
