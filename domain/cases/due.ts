import { type Calendars, nextSchoolDay } from '#domain/calendar';
import { type Case, isOpen } from '#domain/cases/documents';
import { addDays, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';

/** By when on a day something is due. */
const END_OF_WORK = '18:00';

function schoolDaysAfter(calendars: Calendars, date: PlainDate, count: number): PlainDate {
  let day = date;
  for (let n = 0; n < count; n += 1) {
    // Where no calendar knows of a further school day the days are plain ones: later than never.
    day = nextSchoolDay(calendars, day) ?? addDays(day, 1);
  }
  return day;
}

type Clocked = Pick<Case, 'state' | 'urgent' | 'openedOn' | 'openedAt' | 'contacts' | 'lastContactOn' | 'nextOn'>;

/**
 * 下一个期限: at once for a child who is missing; the first contact within the pack's school days; then the day that was agreed, or the
 * pack's days after the last contact. Null: nothing is due.
 */
export function nextDueAt(one: Clocked, policy: Policy, calendars: Calendars): Instant | null {
  if (!isOpen(one.state)) {
    return null;
  }
  if (one.urgent) {
    return one.openedAt;
  }
  if (one.contacts === 0 || one.lastContactOn === null) {
    const days = policy.get('case.firstContactDays');
    return instantAt(schoolDaysAfter(calendars, one.openedOn, days), END_OF_WORK);
  }
  return instantAt(one.nextOn ?? addDays(one.lastContactOn, policy.get('case.againDays')), END_OF_WORK);
}
