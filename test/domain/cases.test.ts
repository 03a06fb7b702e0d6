import * as fc from 'fast-check';
import type { AbsenceReason, RollSheet } from '#domain/attendance/documents';
import { sheetId } from '#domain/attendance/spells';
import { schoolDaysBack } from '#domain/calendar';
import { CASE_STATES, type Case, type CaseState, isOpen } from '#domain/cases/documents';
import { nextDueAt } from '#domain/cases/due';
import { followed, isOpening, reported } from '#domain/cases/follow';
import { actionsIn, CASE_ACTIONS, CASE_MOVES, type CaseAction, nextState } from '#domain/cases/machine';
import { instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { policyOf } from '#domain/policy/policy';
import type { Message } from '#domain/reminders/documents';
import type { Child } from '#domain/roster/documents';
import { calendarOfYear } from '../support/fixture';

const calendars = [calendarOfYear('yunling', '2026-2027')];
const policy = policyOf({
  _id: 'yunling:1',
  county: 'yunling',
  version: 1,
  base: 'national-2026',
  overrides: [],
  from: plainDate('2026-09-01'),
  rev: 1,
});
const TODAY = plainDate('2026-11-18');
const days = schoolDaysBack(calendars, TODAY, 30);

const child = {
  _id: 'kid',
  county: 'yunling',
  state: 'enrolled',
  classId: 'k1',
  eduPath: 'yunling-edu/s1/y5/k1/',
  residencePath: 'yunling/t1/v1/g1/',
  registeredPath: 'yunling/t1/v2/g1/',
  dutyPath: 'yunling/t1/v1/g1/',
  classHistory: [{ classId: 'k1', from: plainDate('2026-09-01'), to: null }],
  enteredOn: plainDate('2026-09-01'),
} as unknown as Child;

function sheet(date: PlainDate, reason: AbsenceReason | null): RollSheet {
  const markedAt = instantAt(date, '08:10');
  return {
    _id: sheetId('k1', date),
    county: 'yunling',
    classId: 'k1',
    date,
    undoneAt: null,
    marks: reason ? [{ child: 'kid', reason, markedAt }] : [],
  } as unknown as RollSheet;
}

type Mark = AbsenceReason | 'present' | null;
/** Sheets for the school days, latest first; null: the roll was not called. */
const sheetsOf = (marks: readonly Mark[]): RollSheet[] =>
  marks.flatMap((mark, n) => (mark === null || !days[n] ? [] : [sheet(days[n], mark === 'present' ? null : mark)]));

const alarm = (date: PlainDate): Message =>
  ({
    cause: `absence:kid:${date}`,
    kind: 'returnToSchool',
    answer: 'leftNotArrived',
    alarmedAt: instantAt(date, '08:40'),
    createdAt: instantAt(date, '08:20'),
  }) as unknown as Message;

const follow = (existing: Case | null, sheets: readonly RollSheet[], messages: readonly Message[] = []): Case =>
  followed(existing, { child, days, sheets, messages, policy }, calendars);

const U = 'unexcused';
const mark: fc.Arbitrary<Mark> = fc.constantFrom<Mark>(U, U, U, 'sick', 'present', null);

describe('the table of states and actions', () => {
  const states = [...CASE_STATES];
  const actions = Object.keys(CASE_ACTIONS) as CaseAction[];

  test.each(states)('of %s: offers exactly what the table allows and is built', (state) => {
    for (const action of actions) {
      const allowed = action in CASE_MOVES[state] && CASE_ACTIONS[action].built;
      expect([state, action, nextState(state, action) !== null]).toEqual([state, action, allowed]);
      expect(actionsIn(state).includes(action)).toBe(allowed);
    }
  });

  test('every state can be reached from none, and an end leads nowhere', () => {
    const seen = new Set<CaseState>(['none']);
    for (const state of seen) {
      for (const next of Object.values(CASE_MOVES[state])) {
        seen.add(next);
      }
    }
    expect([...seen].sort()).toEqual([...states].sort());
    expect(CASE_MOVES.ended).toEqual({});
  });

  test('excluding and closing are not offered before a second person can be asked', () => {
    for (const state of states) {
      expect(actionsIn(state)).not.toEqual(expect.arrayContaining(['exclude']));
      expect(actionsIn(state)).not.toEqual(expect.arrayContaining(['close']));
    }
  });
});

describe('following the sheets', () => {
  test('the lead opens exactly when the third unexcused day in a row was called', () => {
    return fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 30 }), (marks) => {
        const known = marks.filter((one) => one !== null).reverse();
        let run = 0;
        let reached = false;
        for (const one of known) {
          run = one === U ? run + 1 : 0;
          reached ||= run >= policy.get('absence.leadDay');
        }
        expect(follow(null, sheetsOf(marks)).state).toBe(reached ? 'lead' : 'none');
      }),
      { numRuns: 2000 },
    );
  });

  test('what comes out follows from the sheets alone, however often and in whichever steps they came', () => {
    return fc.assert(
      fc.property(
        fc.array(fc.array(mark, { maxLength: 12 }), { maxLength: 4 }),
        fc.array(mark, { maxLength: 12 }),
        (before, last) => {
          const walked = [...before, last, last].reduce<Case | null>(
            (one, marks) => follow(one, sheetsOf(marks)),
            null,
          );
          const direct = follow(null, sheetsOf(last));
          expect(walked?.state).toBe(direct.state);
          expect(walked?.signals.filter(isOpening).map(({ key, days: count }) => [key, count])).toEqual(
            direct.signals.filter(isOpening).map(({ key, days: count }) => [key, count]),
          );
          expect(walked?.urgent).toBe(direct.urgent);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('nobody who was acted on is taken back, and only those with places stand in lists', () => {
    return fc.assert(
      fc.property(fc.array(mark, { maxLength: 12 }), fc.array(mark, { maxLength: 12 }), (first, second) => {
        const opened = follow(null, sheetsOf(first));
        const acted = { ...opened, contacts: 1, lastContactOn: TODAY };
        const after = follow(opened.state === 'none' ? opened : acted, sheetsOf(second));
        expect(isOpen(after.state)).toBe(after.dutyPath !== null);
        if (opened.state === 'lead') {
          expect(after.state).toBe('lead');
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a spell longer than what is looked at stays the same signal', () => {
    const all = days.map(() => U as Mark);
    const lead = follow(null, sheetsOf(all));
    const later = {
      ...lead,
      signals: lead.signals.map((signal) => ({
        ...signal,
        key: 'absence:2026-09-20',
        on: plainDate('2026-09-20'),
        days: 40,
      })),
    };
    const again = follow(later, sheetsOf(all));
    expect(again.signals).toEqual([expect.objectContaining({ key: 'absence:2026-09-20', days: 40 })]);
  });
});

describe('走失', () => {
  test('opens at once and is urgent until a roll accounts for the child', () => {
    const open = follow(null, sheetsOf([U]), [alarm(TODAY)]);
    expect(open).toMatchObject({ state: 'lead', urgent: true });
    expect(open.nextDueAt).toBe(open.openedAt);
    expect(follow(open, sheetsOf(['present']), [alarm(TODAY)])).toMatchObject({ state: 'none', urgent: false });
    expect(follow(open, sheetsOf(['sick']), [alarm(TODAY)])).toMatchObject({ state: 'none', urgent: false });
  });

  test('found a day later it is urgent no more, but it stays', () => {
    const yesterday = days[1] ?? TODAY;
    const open = follow(null, sheetsOf([null, U]), [alarm(yesterday)]);
    expect(follow(open, sheetsOf(['present', U]), [alarm(yesterday)])).toMatchObject({ state: 'lead', urgent: false });
  });
});

test('a family that says the child is unwilling opens nothing by itself', () => {
  const said = { ...alarm(TODAY), answer: 'unwilling', answeredAt: 1, alarmedAt: null } as unknown as Message;
  expect(follow(null, sheetsOf([U]), [said]).state).toBe('none');
});

test('a child on no roll is a lead until it is on one', () => {
  const unlisted = { ...child, state: 'unlisted', classId: null, eduPath: null, classHistory: [] } as unknown as Child;
  const lead = followed(null, { child: unlisted, days, sheets: [], messages: [], policy }, calendars);
  expect(lead).toMatchObject({ state: 'lead', eduPath: null, dutyPath: child.dutyPath });
  expect(follow(lead, []).state).toBe('none');
});

test('a report by hand stays whatever the sheets say, and begins another round after a closed one', () => {
  const signal = {
    key: 'report:p:2026-11-18',
    kind: 'village',
    on: TODAY,
    at: instantAt(TODAY, '09:00'),
    reason: 'working',
  } as const;
  const open = reported(null, child, signal, { policy, calendars });
  expect(follow(open, sheetsOf(['present', 'present']))).toMatchObject({ state: 'lead', signals: [signal] });
  const closed: Case = { ...open, state: 'closed', closedOn: plainDate('2026-11-10') };
  expect(follow(closed, sheetsOf(['present']))).toEqual(closed);
  expect(follow(closed, sheetsOf([U, U, U]))).toMatchObject({ state: 'lead', round: 2, _id: 'kid:2' });
  expect(reported(closed, child, signal, { policy, calendars })).toMatchObject({ round: 2, contacts: 0 });
});

test('the clock: first contact by the end of the next school day, then what was agreed, then seven days', () => {
  const open = follow(null, sheetsOf([U, U, U]));
  const on = (date: string): number => instantAt(plainDate(date), '18:00');
  expect(open.nextDueAt).toBe(on('2026-11-19'));
  // Friday: the next school day is Monday.
  expect(nextDueAt({ ...open, openedOn: plainDate('2026-11-13') }, policy, calendars)).toBe(on('2026-11-16'));
  const met = { ...open, contacts: 1, lastContactOn: TODAY };
  expect(nextDueAt({ ...met, nextOn: plainDate('2026-11-21') }, policy, calendars)).toBe(on('2026-11-21'));
  expect(nextDueAt(met, policy, calendars)).toBe(on('2026-11-25'));
  expect(nextDueAt({ ...met, state: 'closed' }, policy, calendars)).toBeNull();
});
