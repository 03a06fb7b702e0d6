import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { isSchoolDay } from '#domain/calendar';
import { type Counting, countTerm, type Landing, monthsLater, type TermUnit } from '#domain/clock/day-counting';
import { isWorkingDay, nextWorkingDay } from '#domain/clock/working-days';
import type { Calendar } from '#domain/county/documents';
import { Refusal } from '#domain/errors';
import { addDays, dayOf, daysBetween, type PlainDate, plainDate } from '#domain/plain-date';

const d = plainDate;
const range = (name: string, from: string, to: string) => ({ name, from: d(from), to: d(to) });

const schoolYear = (
  year: string,
  rest: Pick<Calendar, 'terms' | 'holidays' | 'makeUpDays' | 'closures'>,
): Calendar => ({
  _id: `unit:${year}`,
  county: 'yunling',
  unit: 'unit',
  schoolYear: year,
  rev: 1,
  ...rest,
});

/** A school that follows the public holidays of 2026, makes up on the tenth of October alone, and was closed by snow for two days. */
const CALENDARS = [
  schoolYear('2025-2026', {
    terms: [
      { term: 'autumn', from: d('2025-09-01'), to: d('2026-01-23') },
      { term: 'spring', from: d('2026-03-02'), to: d('2026-07-10') },
    ],
    holidays: [
      range('元旦', '2026-01-01', '2026-01-03'),
      range('清明节', '2026-04-04', '2026-04-06'),
      range('劳动节', '2026-05-01', '2026-05-05'),
      range('端午节', '2026-06-19', '2026-06-21'),
    ],
    makeUpDays: [],
    closures: [range('雨雪停课', '2026-03-26', '2026-03-27')],
  }),
  schoolYear('2026-2027', {
    terms: [{ term: 'autumn', from: d('2026-09-01'), to: d('2027-01-20') }],
    holidays: [range('中秋节', '2026-09-25', '2026-09-27'), range('国庆节', '2026-10-01', '2026-10-07')],
    makeUpDays: [d('2026-10-10')],
    closures: [],
  }),
];
const COUNTING: Counting = { holidays: {}, calendars: CALENDARS, pauses: [] };

type Row = readonly [what: string, start: string, length: number, unit: TermUnit, landing: Landing, last: string];

const ROWS: readonly Row[] = [
  ['seven days begin the day after receipt', '2026-03-10', 7, 'days', 'return', '2026-03-17'],
  ['a last day on Saturday moves to Monday', '2026-03-14', 7, 'days', 'return', '2026-03-23'],
  ['a last day on Sunday moves to Monday', '2026-03-15', 7, 'days', 'office', '2026-03-23'],
  ['a last day on Labour Day moves behind all five days', '2026-04-24', 7, 'days', 'office', '2026-05-06'],
  ['a Saturday on which offices work is a last day', '2026-05-02', 7, 'days', 'office', '2026-05-09'],
  ['… but not to return on, where the school rests on it', '2026-05-02', 7, 'days', 'return', '2026-05-11'],
  ['… and is one where the school makes up', '2026-10-03', 7, 'days', 'return', '2026-10-10'],
  ['Mid-Autumn moves to Monday', '2026-09-18', 7, 'days', 'return', '2026-09-28'],
  ['National Day moves to the eighth', '2026-09-24', 7, 'days', 'return', '2026-10-08'],
  ['a Sunday on which offices work is a last day', '2026-09-13', 7, 'days', 'office', '2026-09-20'],
  ['… and moves to Monday for a school that rests', '2026-09-13', 7, 'days', 'return', '2026-09-21'],
  ['the day before a closed school moves nothing', '2026-03-18', 7, 'days', 'return', '2026-03-25'],
  ['a school closed by snow moves on over the weekend', '2026-03-19', 7, 'days', 'return', '2026-03-30'],
  ['… an office is open in the snow', '2026-03-19', 7, 'days', 'office', '2026-03-26'],
  ['in the winter holidays the first school day is the last day', '2026-02-07', 7, 'days', 'return', '2026-03-02'],
  ['in the summer holidays it is the first of September', '2026-07-06', 7, 'days', 'return', '2026-09-01'],
  ['the last school day before summer is still one', '2026-07-03', 7, 'days', 'return', '2026-07-10'],
  ['ten days to comply end behind Spring Festival', '2026-02-10', 10, 'days', 'office', '2026-02-24'],
  ['nothing is moved where nothing asks for it', '2026-02-10', 10, 'days', 'any', '2026-02-20'],
  [
    'five working days leap over Spring Festival, Saturday worked',
    '2026-02-12',
    5,
    'workingDays',
    'office',
    '2026-02-26',
  ],
  ['five working days count a worked Sunday', '2026-09-18', 5, 'workingDays', 'office', '2026-09-24'],
  ['five working days over National Day', '2026-09-30', 5, 'workingDays', 'office', '2026-10-13'],
  ['seven working days over National Day', '2026-09-30', 7, 'workingDays', 'office', '2026-10-15'],
  ['five working days over Labour Day, Saturday worked', '2026-04-30', 5, 'workingDays', 'office', '2026-05-11'],
  ['two working days over a weekend', '2026-03-13', 2, 'workingDays', 'office', '2026-03-17'],
  ['three school days over National Day', '2026-09-29', 3, 'schoolDays', 'any', '2026-10-09'],
  ['… and the made-up Saturday is the fourth', '2026-09-29', 4, 'schoolDays', 'any', '2026-10-10'],
  ['three school days over snow', '2026-03-24', 3, 'schoolDays', 'any', '2026-03-31'],
  ['a month from 31 January ends on 28 February', '2026-01-31', 1, 'months', 'any', '2026-02-28'],
  ['… a Saturday worked', '2026-01-31', 1, 'months', 'office', '2026-02-28'],
  ['a month from 31 January 2028 ends on the leap day', '2028-01-31', 1, 'months', 'any', '2028-02-29'],
  ['a year from the leap day ends on 28 February', '2028-02-29', 12, 'months', 'any', '2029-02-28'],
  ['a month from 30 January 2028 ends on the leap day', '2028-01-30', 1, 'months', 'any', '2028-02-29'],
  ['three months from 30 November end on 28 February', '2026-11-30', 3, 'months', 'any', '2027-02-28'],
  ['three months to apply to the court end behind National Day', '2026-07-01', 3, 'months', 'office', '2026-10-08'],
  ['six months over a month end', '2025-08-31', 6, 'months', 'office', '2026-02-28'],
  ['thirty days of a public notice', '2026-08-27', 30, 'days', 'any', '2026-09-26'],
  ['thirty days over the leap day', '2028-02-10', 30, 'days', 'any', '2028-03-11'],
  ['a term of no days ends on its day', '2026-03-10', 0, 'days', 'office', '2026-03-10'],
];

describe('期间计算 (law.md 3)', () => {
  it.each(ROWS)('%s', (_, start, length, unit, landing, last) => {
    expect(countTerm(d(start), { length, unit }, landing, COUNTING).last).toBe(last);
  });

  it('says why the last day was moved', () => {
    const why = (start: string, landing: Landing) =>
      countTerm(d(start), { length: 7, unit: 'days' }, landing, COUNTING).moved;
    expect(why('2026-03-10', 'return')).toBeNull();
    expect(why('2026-09-24', 'office')).toBe('holiday');
    expect(why('2026-03-19', 'return')).toBe('schoolClosed');
  });

  it.each([
    ['in which a last day would have to be judged', '2026-12-28', 'days', 'office'],
    ['in which a child would have to return', '2026-12-28', 'days', 'return'],
    ['over which working days would run', '2026-12-28', 'workingDays', 'any'],
  ] as const)('refuses a year without published holidays %s', (_, start, unit, landing) => {
    const count = () => countTerm(d(start), { length: 7, unit }, landing, COUNTING);
    expect(count).toThrow(expect.objectContaining({ code: 'HOLIDAYS_MISSING' }));
    const entered = { '2027': { holidays: [range('元旦', '2027-01-01', '2027-01-03')], makeUpDays: [] } };
    expect(() => countTerm(d(start), { length: 7, unit }, landing, { ...COUNTING, holidays: entered })).not.toThrow();
  });

  it('refuses to find a day to return on where no calendar knows of one', () => {
    const [before] = CALENDARS;
    const count = () =>
      countTerm(d('2026-07-06'), { length: 7, unit: 'days' }, 'return', {
        ...COUNTING,
        calendars: before ? [before] : [],
      });
    expect(count).toThrow(Refusal);
  });

  it('leaves out the days of a pause, wherever they lie', () => {
    const pauses = [{ from: d('2026-03-12'), to: d('2026-03-13'), reason: '自然灾害' }];
    const at = (unit: TermUnit, length: number) =>
      countTerm(d('2026-03-10'), { length, unit }, 'any', { ...COUNTING, pauses });
    expect(at('days', 7)).toMatchObject({ last: '2026-03-19', paused: 2 });
    expect(at('workingDays', 3)).toMatchObject({ last: '2026-03-17', paused: 2 });
    expect(at('months', 1)).toMatchObject({ last: '2026-04-12', paused: 2 });
    expect(at('days', 1)).toMatchObject({ last: '2026-03-11', paused: 0 });
  });

  it('counts the day of China, whatever the clock of the server says', () => {
    expect(dayOf(Date.parse('2026-03-10T15:59:59Z'))).toBe('2026-03-10');
    expect(dayOf(Date.parse('2026-03-10T16:00:00Z'))).toBe('2026-03-11');
  });

  it('calls the days of 2025 and 2026 worked as an independent table does', () => {
    for (let day = d('2025-01-01'); day <= d('2026-12-31'); day = addDays(day, 1)) {
      expect({ day, works: isWorkingDay({}, day) }).toEqual({ day, works: chineseDays.isWorkday(day) });
    }
  });

  const someDay = fc.integer({ min: 0, max: 330 }).map((n) => addDays(d('2025-09-01'), n));
  const someLength = fc.integer({ min: 0, max: 25 });

  it('never ends before the days are over, and never on a day on which it may not', () => {
    fc.assert(
      fc.property(someDay, someLength, (start, length) => {
        const office = countTerm(start, { length, unit: 'days' }, 'office', COUNTING);
        expect(daysBetween(start, office.counted)).toBe(length);
        expect(isWorkingDay({}, office.last)).toBe(true);
        expect(office.last === office.counted || nextWorkingDay({}, office.counted) === office.last).toBe(true);
        const back = countTerm(start, { length, unit: 'days' }, 'return', COUNTING);
        expect(isSchoolDay(CALENDARS, back.last) && isWorkingDay({}, back.last)).toBe(true);
        expect(back.last >= office.last).toBe(true);
      }),
    );
  });

  it('ends later or on the same day where it starts later or is longer', () => {
    const units = fc.constantFrom<TermUnit>('days', 'workingDays', 'schoolDays');
    fc.assert(
      fc.property(someDay, someLength, units, (start, length, unit) => {
        const last = (from: PlainDate, n: number) => countTerm(from, { length: n, unit }, 'return', COUNTING).last;
        expect(last(addDays(start, 1), length) >= last(start, length)).toBe(true);
        expect(last(start, length + 1) >= last(start, length)).toBe(true);
      }),
    );
  });

  it('finds the day of the same number, or the last of the month', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 40 }), (start, months) => {
        const to = monthsLater(start, months);
        const isLastOfMonth = addDays(to, 1).slice(8) === '01';
        expect(to.slice(8) === start.slice(8) || (isLastOfMonth && to.slice(8) < start.slice(8))).toBe(true);
      }),
    );
  });
});
