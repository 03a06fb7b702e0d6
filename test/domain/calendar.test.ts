import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { type Calendars, isSchoolDay, nextSchoolDay, schoolDaysBack } from '#domain/calendar';
import type { CalendarBody } from '#domain/county/api';
import {
  asCalendar,
  calendarProblems,
  dayKind,
  monthsOf,
  schoolYearBeside,
  tidy,
  weeksOf,
  withDayKind,
} from '#domain/county/calendar-rules';
import { holidaysLacking, offeredHolidays } from '#domain/county/national-holidays';
import { Refusal } from '#domain/errors';
import { addDays, daysBetween, type PlainDate, plainDate, schoolYearOf, weekdayOf } from '#domain/plain-date';

const YEAR = '2026-2027';
const AUTUMN = { term: 'autumn', from: plainDate('2026-09-01'), to: plainDate('2027-01-20') } as const;
const SPRING = { term: 'spring', from: plainDate('2027-02-24'), to: plainDate('2027-07-10') } as const;
const PLAIN: CalendarBody = { terms: [AUTUMN, SPRING], holidays: [], makeUpDays: [], closures: [], longWeek: null };

const within = (from: PlainDate, to: PlainDate): fc.Arbitrary<PlainDate> =>
  fc.integer({ min: 0, max: daysBetween(from, to) }).map((n) => addDays(from, n));
const ofYear = within(plainDate('2026-09-01'), plainDate('2027-08-31'));
const ofTerm = fc.oneof(within(AUTUMN.from, AUTUMN.to), within(SPRING.from, SPRING.to));
const ranges = fc.array(
  fc.tuple(ofYear, fc.integer({ min: 0, max: 9 })).map(([from, n]) => {
    const to = addDays(from, n);
    return { from, to: schoolYearOf(to) === YEAR ? to : from, name: '放假' };
  }),
  { maxLength: 5 },
);
const longWeeks = fc.option(
  fc.record({ from: ofYear, teach: fc.integer({ min: 1, max: 21 }), rest: fc.integer({ min: 1, max: 7 }) }),
);
const bodies: fc.Arbitrary<CalendarBody> = fc.record({
  terms: fc.constant([AUTUMN, SPRING]),
  holidays: ranges,
  makeUpDays: fc.array(ofTerm, { maxLength: 5 }),
  closures: ranges,
  longWeek: longWeeks,
});

const calendarsOf = (body: CalendarBody): Calendars => [asCalendar(body, YEAR)];
const isOn = (body: CalendarBody, day: PlainDate): boolean => isSchoolDay(calendarsOf(body), day);

describe('上课日', () => {
  it('holds a closure over everything, a make-up day over all but that', () => {
    fc.assert(
      fc.property(bodies, ofTerm, (body, day) => {
        expect(isOn(withDayKind(body, day, 'closure', '停课'), day)).toBe(false);
        expect(isOn(withDayKind(body, day, 'makeUp', ''), day)).toBe(true);
        const both = withDayKind(body, day, 'makeUp', '');
        const closed = { ...both, closures: [{ from: day, to: day, name: '停课' }] };
        expect(isOn(closed, day)).toBe(false);
        const holiday = { ...both, holidays: [{ from: day, to: day, name: '放假' }] };
        expect(isOn(holiday, day)).toBe(true);
      }),
    );
  });

  it('holds a holiday over the week, and no day outside the terms', () => {
    fc.assert(
      fc.property(bodies, ofYear, (body, day) => {
        const holiday = withDayKind(body, day, 'holiday', '放假');
        expect(isOn(holiday, day)).toBe(false);
        const inTerm = body.terms.some((term) => term.from <= day && day <= term.to);
        expect(isOn(body, day) && !inTerm).toBe(false);
      }),
    );
  });

  it('is every weekday and no weekend of a term that says nothing else', () => {
    fc.assert(
      fc.property(ofTerm, (day) => {
        expect(isOn(PLAIN, day)).toBe(weekdayOf(day) !== 0 && weekdayOf(day) !== 6);
      }),
    );
  });

  it('teaches a long week through weekends, then rests, counted from its first day', () => {
    const body = { ...PLAIN, longWeek: { from: plainDate('2026-09-07'), teach: 10, rest: 4 } };
    const days = Array.from({ length: 28 }, (_, n) => isOn(body, addDays(plainDate('2026-09-07'), n)));
    expect(days).toEqual([
      ...Array.from({ length: 10 }, () => true),
      ...Array.from({ length: 4 }, () => false),
      ...Array.from({ length: 10 }, () => true),
      ...Array.from({ length: 4 }, () => false),
    ]);
    // Before its first day the ordinary week holds.
    expect([isOn(body, plainDate('2026-09-04')), isOn(body, plainDate('2026-09-05'))]).toEqual([true, false]);
  });

  it('refuses a year that has no calendar instead of guessing', () => {
    for (const ask of [plainDate('2025-10-10'), plainDate('2027-09-01')]) {
      expect(() => isSchoolDay(calendarsOf(PLAIN), ask)).toThrow(Refusal);
    }
    expect(nextSchoolDay(calendarsOf(PLAIN), plainDate('2027-07-10'))).toBeNull();
  });

  it('counts back and forward over the same days', () => {
    fc.assert(
      fc.property(bodies, ofTerm, (body, day) => {
        const calendars = calendarsOf(body);
        const back = schoolDaysBack(calendars, day, 5);
        expect(back.every((one) => isSchoolDay(calendars, one) && one <= day)).toBe(true);
        expect(back).toEqual([...new Set(back)].sort().reverse());
        const [last, before] = back;
        if (last && before) {
          expect(nextSchoolDay(calendars, before)).toBe(last);
        }
      }),
    );
  });
});

describe('改一天', () => {
  const kinds = fc.constantFrom('normal', 'holiday', 'makeUp', 'closure') as fc.Arbitrary<
    'normal' | 'holiday' | 'makeUp' | 'closure'
  >;

  it('makes the day what was chosen and leaves every other day as it was', () => {
    fc.assert(
      fc.property(bodies, ofTerm, kinds, ofYear, (body, day, kind, other) => {
        const next = withDayKind(body, day, kind, '放假');
        expect(dayKind(next, day)).toBe(kind);
        fc.pre(other !== day);
        expect(dayKind(next, other)).toBe(dayKind(body, other));
      }),
    );
  });

  it('never makes a calendar that cannot be saved out of one that can', () => {
    fc.assert(
      fc.property(bodies, ofTerm, kinds, (body, day, kind) => {
        fc.pre(calendarProblems(body, YEAR).length === 0);
        expect(calendarProblems(withDayKind(body, day, kind, '放假'), YEAR)).toEqual([]);
      }),
    );
  });

  it('joins neighbours of one name into one stretch', () => {
    const days = ['2026-10-01', '2026-10-03', '2026-10-02'].map(plainDate);
    const body = days.reduce((next, day) => withDayKind(next, day, 'holiday', '国庆节'), PLAIN);
    expect(body.holidays).toEqual([{ from: days[0], to: days[1], name: '国庆节' }]);
  });
});

describe('校历能不能保存', () => {
  it('says what is wrong', () => {
    const rules = (body: Partial<CalendarBody>) =>
      calendarProblems({ ...PLAIN, ...body }, YEAR).map((problem) => problem.path);
    const day = plainDate('2026-10-01');
    expect(rules({})).toEqual([]);
    expect(rules({ terms: [] })).toEqual(['terms']);
    expect(
      rules({ terms: [AUTUMN, { ...AUTUMN, from: plainDate('2027-01-10'), to: plainDate('2027-03-01') }] }),
    ).toEqual(['terms.1']);
    expect(rules({ holidays: [{ from: day, to: addDays(day, -1), name: '反了' }] })).toEqual(['holidays.0']);
    expect(rules({ closures: [{ from: plainDate('2028-01-01'), to: plainDate('2028-01-02'), name: '外' }] })).toEqual([
      'closures.0',
    ]);
    expect(rules({ makeUpDays: [plainDate('2027-08-01')] })).toEqual(['makeUpDays.0']);
    expect(rules({ longWeek: { from: plainDate('2026-08-01'), teach: 10, rest: 4 } })).toEqual(['longWeek.from']);
  });

  it('is the same document however it was put in', () => {
    fc.assert(fc.property(bodies, (body) => expect(tidy(tidy(body))).toEqual(tidy(body))));
  });
});

describe('月历', () => {
  it('shows each day of a month once, in weeks that begin on Monday', () => {
    for (const month of monthsOf(YEAR)) {
      const weeks = weeksOf(month);
      expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] ?? plainDate('2026-09-06')) === 1)).toBe(
        true,
      );
      const own = weeks.flat().filter((day) => day.startsWith(month));
      expect(own).toEqual([...new Set(own)]);
      expect(own[0]).toBe(`${month}-01`);
      expect(addDays(own.at(-1) ?? plainDate('2026-09-06'), 1).slice(0, 7)).not.toBe(month);
    }
    expect(schoolYearBeside(YEAR, -1)).toBe('2025-2026');
  });
});

describe('法定节假日', () => {
  it('offers for 2026 what an independent table says', () => {
    const { holidays, makeUpDays } = offeredHolidays('2025-2026');
    const autumn = offeredHolidays(YEAR);
    const days = (list: typeof holidays) =>
      list.flatMap(({ from, to }) => Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n)));
    const known = days([...holidays, ...autumn.holidays]).filter((day) => day.startsWith('2026'));
    expect(known).toEqual(chineseDays.getHolidaysInRange('2026-01-01', '2026-12-31', false));
    const worked = chineseDays
      .getWorkdaysInRange('2026-01-01', '2026-12-31', true)
      .filter((day) => [0, 6].includes(weekdayOf(plainDate(day))));
    expect([...makeUpDays, ...autumn.makeUpDays].filter((day) => day.startsWith('2026'))).toEqual(worked);
  });

  it('does not offer a day again that lies within a holiday the county has put in', () => {
    const range = (from: string, to: string) => ({ from: plainDate(from), to: plainDate(to), name: '清明节' });
    const offered = [range('2027-04-05', '2027-04-05')];
    expect(holidaysLacking(offered, [range('2027-04-03', '2027-04-05')])).toEqual([]);
    expect(holidaysLacking(offered, [range('2027-04-05', '2027-04-06')])).toEqual([]);
    expect(holidaysLacking(offered, [range('2027-04-02', '2027-04-04')])).toEqual(offered);
    expect(holidaysLacking(offered, [])).toEqual(offered);
  });

  it('says loudly that 2027 must be checked, and gives nothing for years it does not know', () => {
    expect(offeredHolidays(YEAR)).toMatchObject({ unverified: ['2027'], missing: [] });
    expect(offeredHolidays('2027-2028')).toMatchObject({ unverified: ['2027'], missing: ['2028'] });
    expect(offeredHolidays('2030-2031')).toEqual({
      holidays: [],
      makeUpDays: [],
      unverified: [],
      missing: ['2030', '2031'],
    });
  });

  it('has the lunar days of 2027 right', () => {
    const lunar = (day: string) => {
      const { lunarMon, lunarDay } = chineseDays.getLunarDate(day);
      return [lunarMon, lunarDay];
    };
    const { holidays } = offeredHolidays(YEAR);
    const from = (name: string) => holidays.find((one) => one.name === name && one.from >= '2027')?.from ?? '';
    expect(lunar(addDays(plainDate(from('春节')), 1))).toEqual([1, 1]);
    expect(lunar(from('端午节'))).toEqual([5, 5]);
    expect(lunar(offeredHolidays('2027-2028').holidays.find((one) => one.name === '中秋节')?.from ?? '')).toEqual([
      8, 15,
    ]);
  });
});
