import type { CaseFilter, Terms } from '#domain/cases/api';
import type { Case } from '#domain/cases/documents';
import { isBouncedBack, waitsForReceiver } from '#domain/cases/transfer';
import type { ClockName } from '#domain/clock/clocks';
import { covers, type Unit, unitsOf } from '#domain/jurisdiction';
import { addDays, dayOf, type Instant, instantAt } from '#domain/plain-date';

/** What a list is narrowed to. */
export interface Narrowing {
  readonly filter: CaseFilter;
  readonly state?: Case['state'] | undefined;
  readonly clock?: NonNullable<Case['nextClock']> | undefined;
  /** One unit right below the one that is looked at. */
  readonly place?: string | undefined;
}

/** Who looks, and when. */
export interface Looking {
  readonly now: Instant;
  readonly post: string | undefined;
  readonly unit: Pick<Unit, 'line' | 'path'>;
  /** Cases of which a department has let the day of a referral pass; empty for who refers nothing. */
  readonly lateReferrals: ReadonlySet<string>;
}

export const isOverdue = (one: Pick<Case, 'nextDueAt'>, now: Instant): boolean =>
  one.nextDueAt !== null && one.nextDueAt < now;

/** 期限已过: the time that a notice or order gave has run out, and the organ has not looked at it since. */
export const isTermOver = ({ termDueAt }: Pick<Case, 'termDueAt'>, now: Instant): boolean =>
  typeof termDueAt === 'number' && termDueAt <= now;

/** 期限: the clock of law first, then what is due before it; one where they are the same. */
export const clocksShown = ({ legalClock, nextClock }: Pick<Case, 'legalClock' | 'nextClock'>): ClockName[] => [
  ...new Set([legalClock, nextClock].flatMap((clock) => clock ?? [])),
];

/** What is said of the terms of law before everything else. */
export const termsOf = (one: Pick<Case, 'legalClock' | 'legalDueAt' | 'termDueAt'>, now: Instant): Terms => ({
  legalClock: one.legalClock ?? null,
  legalDueAt: one.legalDueAt ?? null,
  legalOver: typeof one.legalDueAt === 'number' && one.legalDueAt <= now,
  termOver: isTermOver(one, now),
});

/** 今天该办的: in danger, overdue, or due before the day is over. */
function isToday(one: Case, now: Instant): boolean {
  return one.urgent || (one.nextDueAt !== null && one.nextDueAt <= instantAt(addDays(dayOf(now), 1)));
}

export function matches(one: Case, filter: CaseFilter, { now, post, unit, lateReferrals }: Looking): boolean {
  switch (filter) {
    case 'today':
      return isToday(one, now);
    case 'urgent':
      return one.urgent;
    case 'overdue':
      return isOverdue(one, now);
    case 'unassigned':
      return one.assignee === null;
    case 'mine':
      return one.assignee === post;
    case 'handed':
      return isBouncedBack(one) || waitsForReceiver(one, unit.path);
    case 'termOver':
      return isTermOver(one, now);
    case 'referralLate':
      return lateReferrals.has(one._id);
    default:
      return true;
  }
}

/** The unit right below the one that is looked at, in which the child is: a village of a township, a class of a school; null where it is in none. */
export function placeOf(one: Case, { unit }: Pick<Looking, 'unit'>): string | null {
  const paths = unit.line === 'education' ? [one.eduPath] : [one.dutyPath, one.residencePath, one.registeredPath];
  const path = paths.find((each) => each !== null && covers(unit.path, each));
  return path ? (unitsOf(path)[unitsOf(unit.path).length] ?? null) : null;
}

export function isAmong(one: Case, { filter, state, clock, place }: Narrowing, looking: Looking): boolean {
  return (
    matches(one, filter, looking) &&
    (state === undefined || one.state === state) &&
    (clock === undefined || clocksShown(one).includes(clock)) &&
    (place === undefined || placeOf(one, looking) === place)
  );
}

/** 走失 first, then a notice or order that ran out, then what is overdue, then by day; the id makes the order the same every time. */
export function byPressure(now: Instant): (a: Case, b: Case) => number {
  const rank = (one: Case): number => (one.urgent ? 0 : isTermOver(one, now) ? 1 : isOverdue(one, now) ? 2 : 3);
  const due = (one: Case): number => (isTermOver(one, now) ? one.termDueAt : one.nextDueAt) ?? Number.MAX_SAFE_INTEGER;
  return (a, b) => rank(a) - rank(b) || due(a) - due(b) || (a._id < b._id ? -1 : 1);
}

/** How many of each, for the choices above a list. */
export function tally<T, K extends string>(
  cases: readonly T[],
  keyOf: (one: T) => K | null,
): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const one of cases) {
    const key = keyOf(one);
    if (key !== null) {
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts;
}
