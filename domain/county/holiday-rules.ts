import type { HolidayYears } from '#domain/clock/working-days';
import { isWorkingDay } from '#domain/clock/working-days';
import type { DayRange, HolidaySchedule } from '#domain/county/documents';
import { publishedHolidays } from '#domain/county/national-holidays';
import { addDays, type PlainDate, plainDate } from '#domain/plain-date';

/** What a schedule says, without whose it is. */
export type ScheduleBody = Pick<HolidaySchedule, 'holidays' | 'makeUpDays' | 'closures'>;

export const NO_SCHEDULE: ScheduleBody = { holidays: [], makeUpDays: [], closures: [] };

/** Fewer are no schedule of a year: 元旦, 春节, 清明, 劳动, 端午, 中秋, 国庆, two of which may fall together. */
const LEAST_HOLIDAYS = 6;

const days = (ranges: readonly DayRange[]): PlainDate[] =>
  ranges.flatMap(({ from, to }) => {
    const all: PlainDate[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) {
      all.push(day);
    }
    return all;
  });

/** 放假安排 of one year as terms are counted by it: what is published holds; the county adds where the offices here are closed. Null: not known. */
function yearOf(year: string, body: ScheduleBody | undefined): HolidayYears[string] | null {
  const base = publishedHolidays(year) ?? (body && body.holidays.length > 0 ? body : null);
  if (base === null) {
    return null;
  }
  const closed = new Set(days(body?.closures ?? []));
  return {
    holidays: [...base.holidays, ...(body?.closures ?? [])],
    makeUpDays: base.makeUpDays.filter((day) => !closed.has(day)),
  };
}

/** What `ClockRules` asks for, from what the county has entered. */
export function holidayYears(schedules: readonly (ScheduleBody & { readonly year: string })[]): HolidayYears {
  return Object.fromEntries(
    schedules.flatMap((one) => {
      const known = yearOf(one.year, one);
      return known ? [[one.year, known]] : [];
    }),
  );
}

function rangesWrong(ranges: readonly DayRange[], year: string): string | null {
  const wrong = ranges.find(({ from, to }) => to < from || from.slice(0, 4) !== year || to.slice(0, 4) !== year);
  return wrong ? `“${wrong.name}”要在${year}年里，结束不能早于开始` : null;
}

function holidaysWrong(year: string, { holidays, makeUpDays }: ScheduleBody): string | null {
  if (publishedHolidays(year)) {
    return holidays.length + makeUpDays.length > 0 ? `${year}年的放假安排已经公布，只能补充本地放假` : null;
  }
  if (holidays.length < LEAST_HOLIDAYS) {
    return '请把全年的放假安排填完整，再保存';
  }
  const off = new Set(days(holidays));
  const clash = makeUpDays.find((day) => off.has(day) || day.slice(0, 4) !== year);
  return clash ? `调休上班的 ${clash} 和放假重了，或者不在${year}年里` : null;
}

/** The first day before today that would count otherwise than it did: terms have run over it. */
function pastChanged(year: string, before: ScheduleBody, next: ScheduleBody, today: PlainDate): PlainDate | null {
  const [was, will] = [yearOf(year, before), yearOf(year, next)];
  if (was === null || will === null) {
    // Nothing could be counted until now.
    return null;
  }
  for (let day = plainDate(`${year}-01-01`); day < today && day.slice(0, 4) === year; day = addDays(day, 1)) {
    if (isWorkingDay({ [year]: was }, day) !== isWorkingDay({ [year]: will }, day)) {
      return day;
    }
  }
  return null;
}

/** What keeps a schedule from being saved, as a sentence; null when nothing does. */
export function scheduleProblem(
  year: string,
  before: ScheduleBody,
  next: ScheduleBody,
  today: PlainDate,
): string | null {
  const wrong = holidaysWrong(year, next) ?? rangesWrong(next.holidays, year) ?? rangesWrong(next.closures, year);
  if (wrong !== null) {
    return wrong;
  }
  const past = pastChanged(year, before, next, today);
  return past ? `${past} 已经过去，期限按当时的安排算过，不能再改` : null;
}
