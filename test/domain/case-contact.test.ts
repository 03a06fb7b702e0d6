import fc from 'fast-check';
import { conferDue } from '#domain/cases/confer-due';
import { daysAround, seenOn } from '#domain/cases/days-seen';
import type { Case, HomeVisit } from '#domain/cases/documents';
import type { CaseStep } from '#domain/cases/steps';
import { evaluate } from '#domain/clock/evaluate';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { BASE, FIRST_DAY } from './case-base';
import { rulesOf } from './case-situation';

const RULES = rulesOf('no', 'yes', '');
const WANTED = 3;
const DAYS = 7;
const on = (n: number): PlainDate => addDays(FIRST_DAY, n);
/** A visit of the n-th day, written down that evening or so many days later. */
const visit = (n: number, later = 0): HomeVisit => ({ on: on(n), at: instantAt(on(n + later), '19:00') });
const step = (action: CaseStep['action'], n: number): CaseStep =>
  ({ action, on: on(n), at: instantAt(on(n), '20:00'), by: { person: null, post: null }, minutes: 'm' }) as CaseStep;
const caseWith = (visits: readonly HomeVisit[], part: Partial<Case> = {}): Case => ({
  ...BASE,
  state: 'persuading',
  visits,
  ...part,
});
const due = (one: Case) => conferDue(one, RULES.policy);
const visits = (...days: readonly number[]): HomeVisit[] => days.map((n) => visit(n));

test('a conference is due from the visit that was enough, and no day before', () => {
  expect(due(caseWith(visits(1, 2)))).toBeNull();
  expect(due(caseWith(visits(1, 2, 4, 9)))).toEqual({ visits: 4, on: on(4), metOn: null });
});

test('a visit that was written down late counts for its own day', () => {
  expect(due(caseWith([visit(1), visit(4), visit(2, 6)]))).toMatchObject({ on: on(4) });
});

test('visits before the last conference are answered by it, on whichever day it was written down', () => {
  const held = { steps: [step('confer', 5)] };
  expect(due(caseWith(visits(1, 2, 3, 6), held))).toEqual({ visits: 3, on: on(3), metOn: on(5) });
  expect(due(caseWith(visits(1, 2, 3, 6, 7, 8), held))).toEqual({ visits: 3, on: on(8), metOn: null });
  expect(due(caseWith(visits(1, 2, 6, 7), held))).toBeNull();
});

test('a case that was taken up again begins to count anew', () => {
  expect(due(caseWith(visits(1, 2, 3), { steps: [step('reopen', 30)] }))).toBeNull();
  expect(due(caseWith(visits(1, 2, 31, 32, 33), { steps: [step('reopen', 30)] }))).toMatchObject({ on: on(33) });
});

test('nobody confers about a child who is back, or whose case is at rest', () => {
  for (const state of ['followUp', 'closed', 'suspended', 'ended'] as const) {
    expect(due(caseWith(visits(1, 2, 3), { state }))).toBeNull();
  }
});

test('会商 is a clock like the others: since when, until when, by which source, and the same whenever it is asked', () => {
  const one = caseWith(visits(1, 2, 4));
  const read = (now: number) => evaluate(one, RULES, now, ['confer'])[0];
  const last = on(4 + DAYS);
  expect(read(instantAt(on(4), '20:00'))).toMatchObject({
    by: 'homeVisit',
    startedOn: on(4),
    counted: { last },
    dueAt: instantAt(last, '18:00'),
    source: RULES.policy.source('case.conferDays'),
    state: 'running',
  });
  expect(read(instantAt(addDays(last, -2)))).toMatchObject({ state: 'warned' });
  expect(read(instantAt(last, '18:00'))).toMatchObject({ state: 'over' });
  const held = { ...one, steps: [step('confer', 8)] };
  expect(evaluate(held, RULES, instantAt(on(60)), ['confer'])).toMatchObject([{ state: 'met', metOn: on(8) }]);
});

test('what is due follows from days alone, not from the order in which they came', () => {
  const someDays = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 });
  fc.assert(
    fc.property(someDays, fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 3 }), (went, held) => {
      const steps = [...held].sort((a, b) => a - b).map((n) => step('confer', n));
      const since = Math.max(-1, ...held);
      // Of one day the visit stands before the conference: it was written down at seven, the other at eight.
      const owed = went.filter((n) => n > since).sort((a, b) => a - b);
      const expected = owed[WANTED - 1];
      const answers = [went, [...went].reverse(), [...went].sort((a, b) => a - b)].map((days) =>
        due(caseWith(visits(...days), { steps })),
      );
      expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
      const [answer] = answers;
      expect(answer?.metOn === null ? answer.on : undefined).toBe(expected === undefined ? undefined : on(expected));
    }),
    { numRuns: 500 },
  );
});

test('a day without roll says nothing, for or against', () => {
  const marks: Readonly<Record<string, string>> = { '2026-11-16': 'present', '2026-11-17': 'sick' };
  const days = ['2026-11-16', '2026-11-17', '2026-11-18'].map(plainDate);
  expect(seenOn(days, (day) => marks[day] ?? 'unknown')).toEqual({ present: 1, called: 2 });
});

test('a year without calendar has no days around a contact', () => {
  expect(daysAround([], plainDate('2026-11-20'), plainDate('2026-11-30'))).toEqual({ before: [], after: [] });
});
