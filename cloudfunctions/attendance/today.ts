import type { RollChild } from '#domain/attendance/api';
import type { RollSheet } from '#domain/attendance/documents';
import { isTaken, sheetId } from '#domain/attendance/spells';
import { type Calendars, isSchoolDay, nextSchoolDay, schoolDaysBack } from '#domain/calendar';
import { coversOf, isCovered } from '#domain/cases/deferral';
import type { Unit } from '#domain/jurisdiction';
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
const DEFERRALS_CAP = 200;

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

/** 休学: who of the class is away by law on this day, and until when. */
async function deferredOn(store: Store, { county, path }: Unit, date: PlainDate): Promise<Map<string, PlainDate>> {
  const { items } = await store.page('deferrals', {
    equal: { county },
    range: { key: 'eduPath', under: path },
    limit: DEFERRALS_CAP,
  });
  const away = items.filter((one) => isCovered(coversOf([one]), date));
  return new Map(away.map(({ child, until, endedOn }) => [child, endedOn ?? until]));
}

interface Beside {
  readonly before: RollSheet | null;
  readonly apart: ReadonlyMap<string, string>;
  readonly deferred: ReadonlyMap<string, PlainDate>;
}

function rollChild(child: Child, { before, apart, deferred }: Beside): RollChild {
  const mark = before?.marks.find((one) => one.child === child._id);
  return {
    id: child._id,
    name: child.name,
    apart: apart.get(child._id) ?? '',
    pinyin: child.pinyin,
    boarding: child.boarding,
    last: before && mark ? { date: before.date, reason: mark.reason } : null,
    deferredUntil: deferred.get(child._id) ?? null,
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
  const [before, apart, deferred] = await Promise.all([
    rollBefore(call.store, id, date, calendars),
    apartIn(call, children),
    deferredOn(call.store, unit, date),
  ]);
  const known = new Map(children.map((child) => [child._id, child.name]));
  return {
    unit: id,
    className: unit.name,
    date,
    schoolDay,
    nextSchoolDay: schoolDay ? null : nextSchoolDay(calendars, date),
    dueAt: policy.get('rollCall.dueAt'),
    children: children.map((child) => rollChild(child, { before, apart, deferred })),
    sheet:
      sheet && isTaken(sheet) ? await sheetView(call, { sheet, className: unit.name, policy, known, apart }) : null,
  };
}

export const today: Reading<'attendance.today'> = {
  request: todayRequest,
  scope: (asking, { unit }) => classScope(asking.store, unit),
  read: (call, { unit, date }) => ofToday(call, unit, date ?? call.today),
};
