import type { Calendar, DayRange, Term } from '#domain/county/documents';
import { refuse } from '#domain/errors';
import { addDays, daysBetween, type PlainDate, schoolYearOf, weekdayOf } from '#domain/plain-date';

const SEARCH_DAYS = 200;

const inRange = (date: PlainDate, range: { readonly from: PlainDate; readonly to: PlainDate }): boolean =>
  range.from <= date && date <= range.to;

const inAny = (date: PlainDate, ranges: readonly DayRange[]): boolean => ranges.some((range) => inRange(date, range));

/** The calendars that may be needed, one a school year, as read for one class or unit. */
export type Calendars = readonly Calendar[];

/** The calendar of the school year of this day. A year without one is an error said aloud, never a guess. @throws {Refusal} CALENDAR_MISSING */
export function calendarOf(calendars: Calendars, date: PlainDate): Calendar {
  const year = schoolYearOf(date);
  return calendars.find((calendar) => calendar.schoolYear === year) ?? refuse('CALENDAR_MISSING');
}

/** 学期 of a day; null in the holidays between terms. */
export function termOf(calendar: Calendar, date: PlainDate): Term | null {
  return calendar.terms.find((term) => inRange(date, term)) ?? null;
}

function isTeachingDay(calendar: Calendar, date: PlainDate): boolean {
  const long = calendar.longWeek;
  if (long && date >= long.from) {
    return daysBetween(long.from, date) % (long.teach + long.rest) < long.teach;
  }
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6;
}

/**
 * 上课日: in a term and taught. A closure (停课) holds over everything; a make-up day (调休) over holiday and weekday;
 * a holiday over the long week (大周).
 */
export function isSchoolDay(calendars: Calendars, date: PlainDate): boolean {
  const calendar = calendarOf(calendars, date);
  if (!termOf(calendar, date) || inAny(date, calendar.closures)) {
    return false;
  }
  if (calendar.makeUpDays.includes(date)) {
    return true;
  }
  return !inAny(date, calendar.holidays) && isTeachingDay(calendar, date);
}

/** The `count` school days that end with `date` (itself included when it is one), latest first; fewer at the start of the known years. */
export function schoolDaysBack(calendars: Calendars, date: PlainDate, count: number): PlainDate[] {
  const days: PlainDate[] = [];
  for (let n = 0; n < SEARCH_DAYS && days.length < count; n += 1) {
    const day = addDays(date, -n);
    if (!calendars.some((calendar) => calendar.schoolYear === schoolYearOf(day))) {
      break;
    }
    if (isSchoolDay(calendars, day)) {
      days.push(day);
    }
  }
  return days;
}

/** The first school day after `date`, or null when no calendar knows of one. */
export function nextSchoolDay(calendars: Calendars, date: PlainDate): PlainDate | null {
  for (let n = 1; n <= SEARCH_DAYS; n += 1) {
    const day = addDays(date, n);
    if (!calendars.some((calendar) => calendar.schoolYear === schoolYearOf(day))) {
      return null;
    }
    if (isSchoolDay(calendars, day)) {
      return day;
    }
  }
  return null;
}
