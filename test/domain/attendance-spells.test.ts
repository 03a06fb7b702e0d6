import fc from 'fast-check';
import type { AbsenceReason, RollSheet } from '#domain/attendance/documents';
import { absenceSpell, classesOn, sheetId, sheetIdsOf } from '#domain/attendance/spells';
import { addDays, type PlainDate, plainDate } from '#domain/plain-date';

const MONDAY = plainDate('2026-11-16');
const CHILD = 'c1';
type Day = AbsenceReason | 'present' | 'none';

function sheet(date: PlainDate, day: Exclude<Day, 'none'>, classId = 'k1', undoneAt: number | null = null): RollSheet {
  const marks = day === 'present' ? [] : [{ child: CHILD, reason: day, markedAt: 1 }];
  return {
    _id: sheetId(classId, date),
    county: 'x',
    classId,
    eduPath: 'e/',
    date,
    session: 'morning',
    takenAt: 1,
    undoneAt,
    takenBy: { person: 'p', post: 'q' },
    enrolled: 1,
    present: 1 - marks.length,
    absent: marks.length,
    unexcused: day === 'unexcused' ? 1 : 0,
    marks,
    corrections: [],
    rev: 1,
  };
}

/** Days latest first, as many as there are entries; entry 0 is the latest. */
const daysOf = (entries: readonly Day[]): PlainDate[] => entries.map((_, n) => addDays(MONDAY, -n));
const sheetsOf = (entries: readonly Day[], classOf = (_: number): string => 'k1'): RollSheet[] =>
  entries.flatMap((day, n) => (day === 'none' ? [] : [sheet(addDays(MONDAY, -n), day, classOf(n))]));

const entry = fc.constantFrom<Day>('present', 'sick', 'personal', 'other', 'unexcused', 'unexcused', 'none');
const entries = fc.array(entry, { maxLength: 30 });

/** The rule once more in other words: walk back over the days that were looked at. */
function byHand(list: readonly Day[]): { days: number; unexcusedDays: number } {
  let days = 0;
  let unexcusedDays = 0;
  let climbing = true;
  for (const day of list) {
    if (day === 'present') {
      break;
    }
    if (day !== 'none') {
      days += 1;
      climbing = climbing && day === 'unexcused';
      unexcusedDays += climbing ? 1 : 0;
    }
  }
  return { days, unexcusedDays };
}

describe('absenceSpell', () => {
  it('counts back from the latest roll to the last day present', () => {
    const list: Day[] = ['unexcused', 'unexcused', 'sick', 'present', 'unexcused'];
    expect(absenceSpell(CHILD, sheetsOf(list), daysOf(list))).toEqual({
      days: 3,
      from: addDays(MONDAY, -2),
      to: MONDAY,
      unexcusedDays: 2,
      unexcusedFrom: addDays(MONDAY, -1),
    });
  });

  it('says nothing for a child without an absence or a class without a roll', () => {
    const nothing = { days: 0, from: null, to: null, unexcusedDays: 0, unexcusedFrom: null };
    expect(absenceSpell(CHILD, [], daysOf(['none', 'none']))).toEqual(nothing);
    expect(absenceSpell(CHILD, sheetsOf(['present', 'unexcused']), daysOf(['present', 'unexcused']))).toEqual(nothing);
  });

  it('agrees with the rule in other words, whatever the order of the sheets', () => {
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), (list, order) => {
        const shuffled = sheetsOf(list)
          .map((one) => ({ one, key: order.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const days = daysOf(list);
        const spell = absenceSpell(CHILD, shuffled, [...days].reverse());
        expect(spell).toEqual(absenceSpell(CHILD, sheetsOf(list), days));
        expect(spell).toMatchObject(byHand(list));
        expect(spell.unexcusedDays).toBeLessThanOrEqual(spell.days);
      }),
    );
  });

  it('a school day without a sheet neither breaks nor extends', () => {
    fc.assert(
      fc.property(entries, fc.nat(30), (list, at) => {
        const gap = [...list.slice(0, at), 'none' as Day, ...list.slice(at)];
        const { days, unexcusedDays } = absenceSpell(CHILD, sheetsOf(gap), daysOf(gap));
        expect({ days, unexcusedDays }).toEqual(byHand(list));
      }),
    );
  });

  it('an undone sheet is no sheet', () => {
    fc.assert(
      fc.property(entries, fc.nat(29), (list, at) => {
        const undone = sheetsOf(list).map((one) =>
          one.date === addDays(MONDAY, -at) ? { ...one, undoneAt: 5, marks: [] } : one,
        );
        const gap = list.map((day, n) => (n === at ? 'none' : day));
        expect(absenceSpell(CHILD, undone, daysOf(list))).toEqual(absenceSpell(CHILD, sheetsOf(gap), daysOf(list)));
      }),
    );
  });

  it('days that are no school days are not looked at, and other children do not matter', () => {
    fc.assert(
      fc.property(entries, fc.uniqueArray(fc.nat(29)), (list, closed) => {
        const days = daysOf(list).filter((_, n) => !closed.includes(n));
        const open = list.filter((_, n) => !closed.includes(n));
        expect(absenceSpell(CHILD, sheetsOf(list), days)).toMatchObject(byHand(open));
        expect(absenceSpell('other', sheetsOf(list), days).days).toBe(0);
      }),
    );
  });

  it('a move to another class keeps the spell, even with the sheets of both classes for every day', () => {
    fc.assert(
      fc.property(entries, fc.nat(30), (list, moved) => {
        const own = sheetsOf(list, (n) => (n < moved ? 'new' : 'old'));
        const other = list.map((_, n) => sheet(addDays(MONDAY, -n), 'present', n < moved ? 'old' : 'new'));
        const both = absenceSpell(CHILD, [...own, ...other.filter((_, n) => list[n] !== 'none')], daysOf(list));
        expect(both).toEqual(absenceSpell(CHILD, sheetsOf(list), daysOf(list)));
      }),
    );
  });

  it('a correction to present ends the spell there; back again restores it', () => {
    fc.assert(
      fc.property(entries, fc.nat(29), (list, at) => {
        const corrected = list.map((day, n) => (n === at && day !== 'none' ? ('present' as Day) : day));
        expect(absenceSpell(CHILD, sheetsOf(corrected), daysOf(list))).toMatchObject(byHand(corrected));
      }),
    );
  });
});

describe('classesOn', () => {
  const history = [
    { classId: 'old', from: plainDate('2026-09-01'), to: plainDate('2026-11-16') },
    { classId: 'new', from: plainDate('2026-11-16'), to: null },
  ];
  it('is both on the day of the move, one before and after, none before the first', () => {
    const child = { classId: 'new', classHistory: history };
    expect(classesOn(child, plainDate('2026-11-13'))).toEqual(['old']);
    expect(classesOn(child, plainDate('2026-11-16'))).toEqual(['old', 'new']);
    expect(classesOn(child, plainDate('2026-11-17'))).toEqual(['new']);
    expect(classesOn(child, plainDate('2026-08-31'))).toEqual([]);
    expect(sheetIdsOf(child, [MONDAY])).toEqual(['old:2026-11-16:morning', 'new:2026-11-16:morning']);
  });
  it('without a history it is the present class', () => {
    expect(classesOn({ classId: 'k1', classHistory: [] }, MONDAY)).toEqual(['k1']);
    expect(classesOn({ classId: null, classHistory: [] }, MONDAY)).toEqual([]);
  });
});
