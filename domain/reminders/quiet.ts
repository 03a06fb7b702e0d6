import { addDays, dayOf, type Instant, instantAt, timeOf } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';

/** 免打扰: whether messages that are not urgent wait at this instant. The stretch may go over midnight. */
export function isQuiet(at: Instant, policy: Policy): boolean {
  const from = policy.get('quiet.from');
  const to = policy.get('quiet.to');
  const time = timeOf(at);
  return from <= to ? from <= time && time < to : time >= from || time < to;
}

/** The first instant from `at` on at which a message may go out: at once outside the quiet hours and for what is urgent. */
export function outOfQuiet(at: Instant, policy: Policy, urgent: boolean): Instant {
  if (urgent || !isQuiet(at, policy)) {
    return at;
  }
  const to = policy.get('quiet.to');
  const today = instantAt(dayOf(at), to);
  return today > at ? today : instantAt(addDays(dayOf(at), 1), to);
}
