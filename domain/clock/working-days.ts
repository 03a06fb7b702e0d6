import { type HolidayYear, publishedHolidays } from '#domain/county/national-holidays';
import { refuse } from '#domain/errors';
import { addDays, type PlainDate, weekdayOf } from '#domain/plain-date';

/** 放假安排 by calendar year that the county itself has entered, for years that the product does not know yet. */
export type HolidayYears = Readonly<Record<string, Pick<HolidayYear, 'holidays' | 'makeUpDays'>>>;

/** The schedule of the year of this day. A year without one is an error said aloud, never a guess. @throws {Refusal} HOLIDAYS_MISSING */
function scheduleOf(entered: HolidayYears, date: PlainDate): HolidayYears[string] {
  const year = date.slice(0, 4);
  return (
    entered[year] ??
    publishedHolidays(year) ??
    refuse('HOLIDAYS_MISSING', { message: `还没有${year}年的放假安排，算不出期限，请先由县教育局录入。` })
  );
}

/** 工作日: neither weekend nor public holiday, or a weekend day on which offices work (行政处罚法 85). @throws {Refusal} HOLIDAYS_MISSING */
export function isWorkingDay(entered: HolidayYears, date: PlainDate): boolean {
  const { holidays, makeUpDays } = scheduleOf(entered, date);
  if (makeUpDays.includes(date)) {
    return true;
  }
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !holidays.some(({ from, to }) => from <= date && date <= to);
}

/** The first working day after `date`. @throws {Refusal} HOLIDAYS_MISSING */
export function nextWorkingDay(entered: HolidayYears, date: PlainDate): PlainDate {
  let day = addDays(date, 1);
  while (!isWorkingDay(entered, day)) {
    day = addDays(day, 1);
  }
  return day;
}
