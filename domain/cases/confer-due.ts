import type { Case, HomeVisit } from '#domain/cases/documents';
import { sinceAfresh, stepsOf } from '#domain/cases/steps';
import type { PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';

/** Persuading and what comes before it: where a visit that brought nobody back counts. */
const SOUGHT: readonly Case['state'][] = [
  'lead',
  'verifying',
  'suspected',
  'dropped',
  'persuading',
  'noticeIssued',
  'noticeServed',
];

/** 该会商了: how many visits brought nobody back, the day of the one that was enough, and the day on which people sat together. */
export interface ConferDue {
  readonly visits: number;
  readonly on: PlainDate;
  readonly metOn: PlainDate | null;
}

/** By the day of the thing itself; of one day, by when it was written down. */
const byDay = (a: HomeVisit, b: HomeVisit): number => (a.on === b.on ? a.at - b.at : a.on < b.on ? -1 : 1);

/** Visits of before are no reason to confer about a case that was taken up again. */
function visitsSinceAfresh({ visits = [], steps }: Case): HomeVisit[] {
  const since = steps[steps.length - sinceAfresh(steps).length - 1]?.on ?? '';
  return visits.filter(({ on }) => on >= since).sort(byDay);
}

/** The visit that was enough by the pack of its own day; null where none was. */
const enough = (visits: readonly HomeVisit[], policy: Policy): HomeVisit | null =>
  visits.find(({ on }, n) => n + 1 >= policy.on(on).get('case.conferVisits')) ?? null;

/**
 * 该会商了 (R69): after as many home visits without return as the pack says, school, village and township sit together; counted from the last
 * conference on. What was asked for and held before it is told as long as nothing new is owed.
 */
export function conferDue(one: Case, policy: Policy): ConferDue | null {
  if (!SOUGHT.includes(one.state)) {
    return null;
  }
  const visits = visitsSinceAfresh(one);
  const held = stepsOf(sinceAfresh(one.steps), 'confer').sort(byDay);
  const last = held.at(-1);
  const before = held.at(-2);
  const owed = visits.filter((visit) => !last || byDay(visit, last) > 0);
  const reached = enough(owed, policy);
  if (reached !== null) {
    return { visits: owed.length, on: reached.on, metOn: null };
  }
  const answered = visits.filter((visit) => last && byDay(visit, last) <= 0 && (!before || byDay(visit, before) > 0));
  const met = enough(answered, policy);
  return met === null || !last ? null : { visits: answered.length, on: met.on, metOn: last.on };
}
