import * as fc from 'fast-check';
import type { AbsenceReason, RollSheet } from '#domain/attendance/documents';
import { sheetId } from '#domain/attendance/spells';
import { schoolDaysBack } from '#domain/calendar';
import { CASE_STATES, type Case, type CaseState, isOpen } from '#domain/cases/documents';
import { followed, isOpening, reported } from '#domain/cases/follow';
import { actionsIn, CASE_ACTIONS, CASE_MOVES, type CaseAction, nextState } from '#domain/cases/machine';
import { type ClockRules, nextDue } from '#domain/clock/evaluate';
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
const RULES: ClockRules = { policy, calendars, holidays: {} };
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
  followed(existing, { child, days, sheets, messages, policy, now: instantAt(TODAY, '19:00') }, RULES);

const U = 'unexcused';
const mark: fc.Arbitrary<Mark> = fc.constantFrom<Mark>(U, U, U, 'sick', 'present', null);

describe('the table of states and actions', () => {
  const states = [...CASE_STATES];
  const actions = Object.keys(CASE_ACTIONS) as CaseAction[];

  test.each(states)('of %s: offers exactly what the table allows', (state) => {
    for (const action of actions) {
      const allowed = action in CASE_MOVES[state];
      expect([state, action, nextState(state, action) !== null]).toEqual([state, action, allowed]);
      expect(actionsIn(state).includes(action)).toBe(allowed);
    }
  });

  test('every state can be reached from none, and an end leads nowhere', () => {
    const seen = new Set<CaseState>(['none']);
    for (const state of seen) {
      for (const next of Object.values(CASE_MOVES[state])) {
        seen.add(next === 'before' ? state : next);
      }
    }
    expect([...seen].sort()).toEqual([...states].sort());
    expect([CASE_MOVES.ended, CASE_MOVES.relapsed]).toEqual([{}, {}]);
  });

  test('a case that is handed over comes back to where it was, whether taken or not', () => {
    for (const state of states.filter((one) => 'transfer' in CASE_MOVES[one])) {
      expect(nextState('transferred', 'bounce', state)).toBe(state);
      expect(nextState('transferred', 'acceptTransfer', state)).toBe(state);
    }
  });

  test('whom nobody can reach is found, or the case ends; nothing else closes it', () => {
    const leaving = Object.entries(CASE_MOVES.unreachable).filter(([, to]) => to !== 'unreachable');
    expect(leaving).toEqual([
      ['find', 'verifying'],
      ['end', 'ended'],
    ]);
  });

  test('a family that sends the child back leaves the chain at every step', () => {
    for (const state of states.filter(isOpen)) {
      if (!['transferred', 'unreachable', 'followUp'].includes(state)) {
        expect([state, nextState(state, 'confirmReturn')]).toEqual([state, 'followUp']);
      }
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
  const lead = followed(
    null,
    { child: unlisted, days, sheets: [], messages: [], policy, now: instantAt(TODAY, '19:00') },
    RULES,
  );
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
  const open = reported(null, child, signal, RULES);
  expect(follow(open, sheetsOf(['present', 'present']))).toMatchObject({ state: 'lead', signals: [signal] });
  const closed: Case = { ...open, state: 'closed', closedOn: plainDate('2026-11-10') };
  expect(follow(closed, sheetsOf(['present']))).toEqual(closed);
  expect(follow(closed, sheetsOf([U, U, U]))).toMatchObject({ state: 'lead', round: 2, _id: 'kid:2' });
  expect(reported(closed, child, signal, RULES)).toMatchObject({ round: 2, contacts: 0 });
});

test('the clock: first contact by the end of the next school day, then what was agreed, then seven days', () => {
  const open = follow(null, sheetsOf([U, U, U]));
  const on = (date: string): number => instantAt(plainDate(date), '18:00');
  expect(open.nextDueAt).toBe(on('2026-11-19'));
  const due = (one: Case) => nextDue(one, RULES).nextDueAt;
  // Friday: the next school day is Monday.
  expect(due({ ...open, openedOn: plainDate('2026-11-13') })).toBe(on('2026-11-16'));
  // A week after the child was last there somebody decides what it is.
  const seen = follow(null, sheetsOf([U, U, U, 'present']));
  expect(due({ ...seen, contacts: 1, lastContactOn: TODAY })).toBe(on('2026-11-20'));
  const met: Case = { ...open, state: 'persuading', contacts: 1, lastContactOn: TODAY };
  expect(due({ ...met, nextOn: plainDate('2026-11-21') })).toBe(on('2026-11-21'));
  expect(due(met)).toBe(on('2026-11-25'));
  expect(due({ ...met, state: 'closed' })).toBeNull();
});

test('the last day at school follows from the rolls alone; a roll that was not called says nothing', () => {
  expect(follow(null, sheetsOf([U, U, U, 'present'])).lastAttendedOn).toBe(days[3]);
  expect(follow(null, sheetsOf([U, U, U, 'sick', null, 'present'])).lastAttendedOn).toBe(days[5]);
  const open = follow(null, sheetsOf([U, U, U, 'present']));
  expect(follow(open, sheetsOf([U, U, U])).lastAttendedOn).toBe(days[3]);
});
