import type { ReplyOf } from '#domain/api';
import type { RollSheet } from '#domain/attendance/documents';
import { isTaken, sheetId } from '#domain/attendance/spells';
import { type Calendars, isSchoolDay } from '#domain/calendar';
import { addDays, type PlainDate, schoolYearOf, weekdayOf } from '#domain/plain-date';
import type { Reading } from '../kit/handler';
import { calendarsFor } from '../kit/rulebook';
import { childrenOn, classScope, classUnit } from './class-roll';
import { apartIn } from './namesakes';
import { weekRequest } from './requests';
import { childrenOf } from './woken';

type Week = ReplyOf<'attendance.week'>;
const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** Monday to Sunday around a day. */
function weekOf(date: PlainDate): PlainDate[] {
  const monday = addDays(date, -((weekdayOf(date) + 6) % 7));
  return DAYS.map((n) => addDays(monday, n));
}

/** Also for a week that reaches into a school year whose calendar is not made yet. */
function taught(calendars: Calendars, date: PlainDate): boolean {
  return calendars.some((one) => one.schoolYear === schoolYearOf(date)) && isSchoolDay(calendars, date);
}

function daysOf(dates: readonly PlainDate[], calendars: Calendars, sheets: readonly RollSheet[]): Week['days'] {
  return dates.map((date) => {
    const sheet = sheets.find((one) => one.date === date);
    return { date, schoolDay: taught(calendars, date), taken: sheet !== undefined, absent: sheet?.absent ?? 0 };
  });
}

export const week: Reading<'attendance.week'> = {
  request: weekRequest,
  scope: (asking, { unit }) => classScope(asking.store, unit),
  async read(call, request) {
    const date = request.date ?? call.today;
    const unit = await classUnit(call.store, request.unit);
    const dates = weekOf(date);
    const [calendars, known] = await Promise.all([
      calendarsFor(call.store, unit.path, date),
      call.store.readAll(
        'rollSheets',
        dates.map((day) => sheetId(unit._id, day)),
      ),
    ]);
    const sheets = known.filter(isTaken);
    const absences = sheets.flatMap((sheet) => sheet.marks.map((mark) => ({ ...mark, date: sheet.date })));
    const children = await childrenOf(
      call.store,
      absences.map((one) => one.child),
    );
    const apart = await apartIn(call, await childrenOn(call.store, unit, date));
    const rows = children.map((child) => ({
      child: child._id,
      name: child.name,
      apart: apart.get(child._id) ?? '',
      marks: absences.filter((one) => one.child === child._id).map(({ date: day, reason }) => ({ date: day, reason })),
    }));
    return { className: unit.name, today: call.today, days: daysOf(dates, calendars, sheets), children: rows };
  },
};
