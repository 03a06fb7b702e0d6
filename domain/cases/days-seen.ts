import { type Calendars, nextSchoolDay, schoolDaysBack } from '#domain/calendar';
import type { DaysSeen } from '#domain/cases/api-contact';
import { addDays, type PlainDate } from '#domain/plain-date';

/** How many school days are looked at on each side of a contact. */
const AROUND = 5;

/** School days before a day, and from the next one on up to today. A year without calendar has none. */
export interface Around {
  readonly before: readonly PlainDate[];
  readonly after: readonly PlainDate[];
}

export function daysAround(calendars: Calendars, on: PlainDate, today: PlainDate): Around {
  const after: PlainDate[] = [];
  let day = nextSchoolDay(calendars, on);
  while (day !== null && day <= today && after.length < AROUND) {
    after.push(day);
    day = nextSchoolDay(calendars, day);
  }
  return { before: schoolDaysBack(calendars, addDays(on, -1), AROUND), after };
}

/** 到校 on these days: a day without roll says nothing, for or against. */
export function seenOn(days: readonly PlainDate[], markOn: (day: PlainDate) => string): DaysSeen {
  const marks = days.map(markOn).filter((mark) => mark !== 'unknown');
  return { present: marks.filter((mark) => mark === 'present').length, called: marks.length };
}
