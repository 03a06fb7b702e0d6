import { isSchoolDay } from '#domain/calendar';
import type { Calendar } from '#domain/county/documents';
import { covers } from '#domain/jurisdiction';
import type { PlainDate } from '#domain/plain-date';

/** 校历 of one unit with where the unit stands. */
export interface PlacedCalendar {
  readonly path: string;
  readonly calendar: Calendar;
}

/** A unit below whose calendar says otherwise than the one above it. */
interface Deviation {
  readonly unit: string;
  readonly path: string;
  readonly open: boolean;
}

/** 上课日 for every unit of the education line: the nearest calendar above holds. */
export interface SchoolDays {
  readonly isOpen: (path: string) => boolean;
  /** The units strictly below `path` that deviate from what holds above them. */
  readonly below: (path: string) => readonly Deviation[];
}

/** @param placed the calendars of one school year. A path that no calendar covers has no school. */
export function schoolDays(placed: readonly PlacedCalendar[], date: PlainDate): SchoolDays {
  const known = placed
    .map(({ path, calendar }) => ({ unit: calendar.unit, path, open: isSchoolDay([calendar], date) }))
    .sort((a, b) => b.path.length - a.path.length);
  const nearest = (path: string, strictly: boolean): boolean =>
    known.find((one) => covers(one.path, path) && !(strictly && one.path === path))?.open ?? false;
  return {
    isOpen: (path) => nearest(path, false),
    below: (path) =>
      known.filter((one) => one.path !== path && covers(path, one.path) && one.open !== nearest(one.path, true)),
  };
}
