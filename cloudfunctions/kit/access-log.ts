import { refuse } from '#domain/errors';
import type { Call } from './handler';
import type { Store } from './store';

const REASON_MIN = 4;

/** What is about to be shown, to whom and why. */
export interface Reveal {
  readonly child: string | null;
  readonly fields: readonly string[];
  readonly reason: string;
}

/**
 * 查看登记: written before a protected value is given; when it cannot be written, the value is not given.
 * @throws {Refusal} INVALID_ARGUMENT when the reason has fewer than four characters.
 */
export async function logAccess(store: Store, call: Call, reveal: Reveal): Promise<void> {
  if ([...reveal.reason.trim()].length < REASON_MIN) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'reason', rule: '请写明查看原因，至少四个字' }] });
  }
  await store.append('accessLog', [
    {
      _id: call.id('access'),
      county: call.county,
      at: call.now,
      person: call.person,
      post: call.post?.id ?? null,
      operation: call.operation,
      child: reveal.child,
      fields: reveal.fields,
      reason: reveal.reason.trim(),
    },
  ]);
}

/** Counts one use of `what` by the caller in the current window and refuses above `max`. Best effort: a lost count lets one more through. */
export async function spend(store: Store, call: Call, what: string, max: number, windowMs: number): Promise<void> {
  const window = Math.floor(call.now / windowMs);
  const id = `${what}:${call.person}:${window}`;
  const until = (window + 1) * windowMs;
  const present = await store.read('limits', id);
  if ((present?.used ?? 0) >= max) {
    refuse('RATE_LIMITED', { retryAfterSec: Math.ceil((until - call.now) / 1000) });
  }
  await store.put('limits', { _id: id, county: call.county, used: (present?.used ?? 0) + 1, until });
}
