import { conferDue } from '#domain/cases/confer-due';
import { daysAround, seenOn } from '#domain/cases/days-seen';
import type { Case } from '#domain/cases/documents';
import { plainDate } from '#domain/plain-date';

const visit = (at: number) => ({ kind: 'homeVisit', at }) as const;
const caseWith = (part: object): Case => ({ state: 'persuading', steps: [], ...part }) as unknown as Case;

test('a conference is due after as many home visits as the pack says; other contacts do not count', () => {
  const made = [visit(1), visit(2), { kind: 'phone', at: 3 } as const];
  expect(conferDue(caseWith({}), made, 3)).toBeNull();
  expect(conferDue(caseWith({}), [...made, visit(4)], 3)).toBe(3);
});

test('visits before the last conference are answered by it', () => {
  const held = caseWith({ steps: [{ action: 'confer', at: 5, on: '2026-11-20', minutes: 'm' }] });
  expect(conferDue(held, [visit(1), visit(2), visit(3), visit(6)], 3)).toBeNull();
  expect(conferDue(held, [visit(6), visit(7), visit(8)], 3)).toBe(3);
});

test('nobody confers about a child who is back, or whose case is at rest', () => {
  for (const state of ['followUp', 'closed', 'suspended', 'ended']) {
    expect(conferDue(caseWith({ state }), [visit(1), visit(2), visit(3)], 3)).toBeNull();
  }
});

test('a day without roll says nothing, for or against', () => {
  const marks: Readonly<Record<string, string>> = { '2026-11-16': 'present', '2026-11-17': 'sick' };
  const days = ['2026-11-16', '2026-11-17', '2026-11-18'].map(plainDate);
  expect(seenOn(days, (day) => marks[day] ?? 'unknown')).toEqual({ present: 1, called: 2 });
});

test('a year without calendar has no days around a contact', () => {
  expect(daysAround([], plainDate('2026-11-20'), plainDate('2026-11-30'))).toEqual({ before: [], after: [] });
});
