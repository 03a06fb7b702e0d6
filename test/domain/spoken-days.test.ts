import fc from 'fast-check';
import {
  addDays,
  fullDate,
  instantAt,
  lastDayBefore,
  type PlainDate,
  plainDate,
  spokenDate,
  spokenEnd,
  spokenInstant,
} from '#domain/plain-date';

const days = fc.integer({ min: -4000, max: 4000 }).map((n) => addDays(plainDate('2026-11-22'), n));
const yearOf = (date: PlainDate): string => date.slice(0, 4);

test('年份: a day of this year is said without it, a day of any other year with it', () => {
  fc.assert(
    fc.property(days, days, (date, today) => {
      expect(spokenDate(date, today).includes(`${yearOf(date)}年`)).toBe(yearOf(date) !== yearOf(today));
      expect(fullDate(date)).toContain(spokenDate(date, today));
    }),
  );
});

test('年份: who does not know today says the year', () => {
  expect(spokenDate(plainDate('2027-01-15'))).toBe('2027年1月15日 星期五');
  expect(spokenDate(plainDate('2027-01-15'), plainDate('2026-12-31'))).toBe('2027年1月15日 星期五');
  expect(spokenDate(plainDate('2026-11-22'), plainDate('2026-12-31'))).toBe('11月22日 星期日');
  expect(spokenInstant(instantAt(plainDate('2027-01-16'), '08:15'), plainDate('2026-12-31'))).toBe(
    '2027年1月16日 星期六 08:15',
  );
});

test('到哪一天为止: a term that ends with a day is said with that day, not with the next one', () => {
  const end = instantAt(plainDate('2027-01-16'));
  expect(spokenEnd(end, plainDate('2026-12-31'))).toBe('2027年1月15日 星期五为止');
  expect(spokenEnd(instantAt(plainDate('2026-11-27'), '18:00'), plainDate('2026-11-22'))).toBe(
    '11月27日 星期五 18:00前',
  );
  fc.assert(
    fc.property(days, (day) => {
      expect(lastDayBefore(instantAt(addDays(day, 1)))).toBe(day);
      expect(lastDayBefore(instantAt(day, '18:00'))).toBe(day);
    }),
  );
});
