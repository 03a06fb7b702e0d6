import * as fc from 'fast-check';
import type { RollSheet } from '#domain/attendance/documents';
import type { Calendar } from '#domain/county/documents';
import type { Letter } from '#domain/letters/documents';
import { plainDate } from '#domain/plain-date';
import { CHILD_STATES, type Child } from '#domain/roster/documents';
import type { BoardRow } from '#domain/statistics/api';
import { letterCounts, rolledUp, rosterCounts, sameCounts, sheetCounts } from '#domain/statistics/counts';
import { byAttention, figuresOf } from '#domain/statistics/figures';
import { governmentLeaf, nodeId, nodeKey } from '#domain/statistics/nodes';
import { schoolDays } from '#domain/statistics/school-day';
import { attendanceTargets, letterPeriod, letterTargets, rosterTargets, termPeriod } from '#domain/statistics/targets';
import { calendarOfYear } from '../support/fixture';

const TERM = '2026-2027-autumn';

const childOf = (part: Partial<Child>): Child =>
  ({
    _id: 'kid',
    county: 'yl',
    state: 'enrolled',
    classId: 'yl-k1',
    boarding: false,
    dutyPath: 'yl/yl-t1/yl-v1/yl-g1/',
    ...part,
  }) as Child;

describe('leaves', () => {
  test.each([
    ['yl/yl-t1/yl-v1/yl-g1/', 'yl-g1'],
    ['yl/yl-t1/yl-v1/', 'yl-v1~unplaced'],
    ['yl/yl-t1/', 'yl-t1~unplaced'],
    ['yl/', 'yl~unplaced'],
    [null, 'yl~unplaced'],
  ])('of %s is %s', (path, leaf) => {
    expect(governmentLeaf('yl', path)).toBe(leaf);
  });

  test('a period may hold a colon, a unit may not', () => {
    const key = { family: 'letters', unit: 'yl-v1~unplaced', period: `guardian:${TERM}` } as const;
    expect(nodeKey(nodeId(key))).toEqual(key);
    expect(() => nodeKey('reports:x:y')).toThrow(RangeError);
  });
});

describe('what a change dirties', () => {
  const child: fc.Arbitrary<Child | null> = fc.option(
    fc
      .record({
        state: fc.constantFrom(...CHILD_STATES),
        classId: fc.constantFrom(null, 'yl-k1', 'yl-k2'),
        boarding: fc.boolean(),
        dutyPath: fc.constantFrom('yl/yl-t1/yl-v1/yl-g1/', 'yl/yl-t1/yl-v1/', 'yl/'),
      })
      .map(childOf),
    { nil: null },
  );

  test('every leaf whose counts differ is among the targets', () => {
    const leavesOf = (one: Child | null) => {
      const targets = rosterTargets(null, one, TERM);
      return new Map(targets.map((id) => [id, JSON.stringify([rosterCounts(one ? [one] : []), one?.classId])]));
    };
    return fc.assert(
      fc.property(child, child, (before, after) => {
        const [was, is] = [leavesOf(before), leavesOf(after)];
        const targets = rosterTargets(before, after, TERM);
        for (const id of [...was.keys(), ...is.keys()]) {
          if (was.get(id) !== is.get(id)) {
            expect(targets).toContain(id);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('nothing, when nothing counted changed', () => {
    expect(rosterTargets(childOf({}), childOf({ name: '新名字' }), TERM)).toEqual([]);
  });

  test('a move of the group takes the absences along', () => {
    const targets = rosterTargets(childOf({}), childOf({ dutyPath: 'yl/yl-t1/yl-v2/yl-g9/' }), TERM);
    expect(targets).toEqual(expect.arrayContaining(['absences:kid:yl-g1', 'absences:kid:yl-g9']));
  });

  test('a sheet: its class, and only groups of children who are or were absent', () => {
    const sheet = { classId: 'yl-k1', date: plainDate('2026-11-18') } as RollSheet;
    expect(attendanceTargets(sheet, [])).toEqual(['attendance:yl-k1:2026-11-18']);
    expect(attendanceTargets(sheet, [childOf({}), childOf({ _id: 'other' })])).toEqual([
      'attendance:yl-k1:2026-11-18',
      'attendance:yl-g1:2026-11-18',
    ]);
  });

  test('a letter: both leaves in its period', () => {
    const period = letterPeriod({ template: 'guardian', schoolYear: '2026-2027', term: 'autumn' });
    const letter = { county: 'yl', classId: 'yl-k1', dutyPath: 'yl/yl-t1/', period } as Letter;
    expect(letterTargets(letter)).toEqual([
      'letters:yl-k1:guardian:2026-2027-autumn',
      'letters:yl-t1~unplaced:guardian:2026-2027-autumn',
    ]);
  });
});

describe('counts', () => {
  const letter = (state: Letter['state'], method: Letter['method'] = null) => ({ state, method });

  test('letters: replaced and voided ones count nowhere, one that ran out is unsigned', () => {
    const letters = [
      letter('signed', 'self'),
      letter('signed', 'assisted'),
      letter('signed', 'paper'),
      letter('declined'),
      letter('issued'),
      letter('viewed'),
      letter('expired'),
      letter('superseded'),
      letter('voided'),
    ];
    expect(letterCounts(letters)).toEqual({ total: 7, self: 1, assisted: 1, paper: 1, declined: 1, unsigned: 3 });
  });

  test('the groups of letters add to their total', () => {
    const any = fc.record({
      state: fc.constantFrom<Letter['state']>(
        'issued',
        'viewed',
        'signed',
        'declined',
        'superseded',
        'voided',
        'expired',
      ),
      method: fc.constantFrom<Letter['method']>('self', 'assisted', 'paper', null),
    });
    return fc.assert(
      fc.property(fc.array(any), (letters) => {
        const { total, ...groups } = letterCounts(letters) as Record<string, number>;
        expect(Object.values(groups).reduce((sum, one) => sum + one, 0)).toBe(total);
      }),
    );
  });

  test('an undone sheet counts as not called', () => {
    const sheet = { enrolled: 4, present: 3, absent: 1, unexcused: 1, undoneAt: null } as RollSheet;
    expect(sheetCounts(sheet)).toMatchObject({ called: 1, absent: 1 });
    expect(sheetCounts({ ...sheet, undoneAt: 1 })).toEqual({});
  });

  test('a sum does not depend on how it is grouped', () => {
    const counts = fc.dictionary(fc.constantFrom('children', 'enrolled', 'class:k1'), fc.nat({ max: 50 }));
    return fc.assert(
      fc.property(fc.array(counts, { maxLength: 6 }), fc.nat({ max: 6 }), (all, at) => {
        const halves = [rolledUp(all.slice(0, at), false), rolledUp(all.slice(at), false)];
        expect(sameCounts(rolledUp(halves, false), rolledUp(all, false))).toBe(true);
      }),
    );
  });
});

describe('the term that counts', () => {
  const calendars = [calendarOfYear('yl', '2025-2026'), calendarOfYear('yl', '2026-2027')];
  test.each([
    ['2026-09-01', '2026-2027-autumn'],
    ['2027-02-01', '2026-2027-autumn'],
    ['2027-02-24', '2026-2027-spring'],
    ['2026-08-31', '2025-2026-spring'],
    ['2025-08-01', '2025-2026-autumn'],
  ])('of %s is %s', (date, term) => {
    expect(termPeriod(calendars, plainDate(date))).toBe(term);
  });

  test('without a calendar it is said aloud', () => {
    expect(() => termPeriod([], plainDate('2026-11-18'))).toThrow('CALENDAR_MISSING');
  });
});

test('a school with its own calendar deviates from the county, and only where it does', () => {
  const date = plainDate('2026-11-18');
  const county = calendarOfYear('yl', '2026-2027');
  const closed = { ...county, closures: [{ from: date, to: date, name: '大雪' }] } as Calendar;
  const days = schoolDays(
    [
      { path: 'edu/', calendar: county },
      { path: 'edu/s1/', calendar: { ...closed, unit: 's1' } },
      { path: 'edu/s2/', calendar: { ...county, unit: 's2' } },
    ],
    date,
  );
  expect([days.isOpen('edu/'), days.isOpen('edu/s1/k1/'), days.isOpen('edu/s2/k1/')]).toEqual([true, false, true]);
  expect(days.below('edu/')).toEqual([{ unit: 's1', path: 'edu/s1/', open: false }]);
  expect(days.below('edu/s1/')).toEqual([]);
});

test('rows stand by what needs attention, a missing child before everything', () => {
  const zero = { roster: {}, attendance: {}, letters: {}, leads: {}, classesDue: 0, rollMissing: 0, present: 0 };
  const row = (id: string, part: Partial<typeof zero>): BoardRow => ({
    id,
    name: id,
    opens: true,
    figures: figuresOf({ ...zero, ...part }),
  });
  const rows = [
    row('calm', {}),
    row('unsigned', { letters: { total: 9, unsigned: 9 } }),
    row('missing roll', { rollMissing: 3 }),
    row('lead', { leads: { open: 1 } }),
    row('missing child', { leads: { open: 1, urgent: 1 } }),
    row('also calm', {}),
  ];
  expect(byAttention(rows).map(({ id }) => id)).toEqual([
    'missing child',
    'lead',
    'missing roll',
    'unsigned',
    'calm',
    'also calm',
  ]);
});
