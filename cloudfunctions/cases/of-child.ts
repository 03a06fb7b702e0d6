import type { Case } from '#domain/cases/documents';
import { caseScopeOf } from '#domain/cases/scope';
import type { ClockRules } from '#domain/clock/evaluate';
import { found } from '#domain/errors';
import type { Scope } from '#domain/permission';
import type { PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { termPeriod } from '#domain/statistics/targets';
import { calendarsFor, policyFor } from '../kit/rulebook';
import type { Store } from '../kit/store';
import { holidaysFor } from './holidays';

/** The child of a case, or null: a case is reached by whoever reaches the child now. */
export async function childOfCase(store: Store, id: string): Promise<Child | null> {
  const one = await store.read('cases', id);
  return one && store.read('children', one.child);
}

export async function caseScope(store: Store, id: string): Promise<Scope | null> {
  const one = await store.read('cases', id);
  const child = one && (await store.read('children', one.child));
  return one && child ? caseScopeOf(one, child) : null;
}

/** What the clocks, the ladder and the counts of a child go by on a day; calendars of the child's class, or of the county. */
export interface Rules extends ClockRules {
  /** 统计学期 of the county. */
  readonly term: string;
}

/** @throws {Refusal} CALENDAR_MISSING, POLICY_MISSING */
export async function rulesFor(store: Store, child: Child, date: PlainDate): Promise<Rules> {
  const county = found(await store.read('counties', child.county));
  const root = `${county.educationRoot}/`;
  const [policy, holidays, ofCounty, ofClass] = await Promise.all([
    policyFor(store, child.county, date),
    holidaysFor(store, child.county, date),
    calendarsFor(store, root, date),
    child.eduPath ? calendarsFor(store, child.eduPath, date) : null,
  ]);
  return { policy, calendars: ofClass ?? ofCounty, holidays, term: termPeriod(ofCounty, date) };
}

/** Every unit that a change of a case touches, before and after. */
export function pathsOf(...cases: readonly (Case | null)[]): (string | null)[] {
  return cases.flatMap((one) =>
    one ? [one.eduPath, one.dutyPath, one.residencePath, one.registeredPath, one.hostPath ?? null] : [],
  );
}
