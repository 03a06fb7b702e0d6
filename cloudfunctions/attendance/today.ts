import type { RollChild } from '#domain/attendance/api';
import type { RollSheet } from '#domain/attendance/documents';
import { isTaken, sheetId } from '#domain/attendance/spells';
import { type Calendars, isSchoolDay, nextSchoolDay, schoolDaysBack } from '#domain/calendar';
import { addDays, type PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import type { Call, Reading } from '../kit/handler';
import { calendarsFor, policyFor } from '../kit/rulebook';
import type { Store } from '../kit/store';
import { childrenOn, classScope, classUnit } from './class-roll';
import { apartIn } from './namesakes';
import { todayRequest } from './requests';
import { sheetView } from './sheet-view';

const DAYS_BACK = 5;

/** The latest roll that was called before `date`. */
export async function rollBefore(
  store: Store,
  classId: string,
  date: PlainDate,
  calendars: Calendars,
): Promise<RollSheet | null> {
  const days = schoolDaysBack(calendars, addDays(date, -1), DAYS_BACK);
  const sheets = await store.readAll(
    'rollSheets',
    days.map((day) => sheetId(classId, day)),
  );
  return sheets.find(isTaken) ?? null;
}

function rollChild(child: Child, before: RollSheet | null, apart: string): RollChild {
  const mark = before?.marks.find((one) => one.child === child._id);
  return {
    id: child._id,
    name: child.name,
    apart,
    pinyin: child.pinyin,
    boarding: child.boarding,
    last: before && mark ? { date: before.date, reason: mark.reason } : null,
  };
}

async function ofToday(call: Call, id: string, date: PlainDate) {
  const unit = await classUnit(call.store, id);
  const [calendars, policy, children, sheet] = await Promise.all([
    calendarsFor(call.store, unit.path, date),
    policyFor(call.store, unit.county, date),
    childrenOn(call.store, unit, date),
    call.store.read('rollSheets', sheetId(id, date)),
  ]);
  const schoolDay = isSchoolDay(calendars, date);
  const [before, apart] = await Promise.all([rollBefore(call.store, id, date, calendars), apartIn(call, children)]);
  const known = new Map(children.map((child) => [child._id, child.name]));
  return {
    unit: id,
    className: unit.name,
    date,
    schoolDay,
    nextSchoolDay: schoolDay ? null : nextSchoolDay(calendars, date),
    dueAt: policy.get('rollCall.dueAt'),
    children: children.map((child) => rollChild(child, before, apart.get(child._id) ?? '')),
    sheet:
      sheet && isTaken(sheet) ? await sheetView(call, { sheet, className: unit.name, policy, known, apart }) : null,
  };
}

export const today: Reading<'attendance.today'> = {
  request: todayRequest,
  scope: (asking, { unit }) => classScope(asking.store, unit),
  read: (call, { unit, date }) => ofToday(call, unit, date ?? call.today),
};
