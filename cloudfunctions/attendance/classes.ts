import type { ClassDay } from '#domain/attendance/api';
import type { RollSheet } from '#domain/attendance/documents';
import { isTaken, sheetId } from '#domain/attendance/spells';
import { isSchoolDay } from '#domain/calendar';
import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { scope } from '#domain/permission';
import type { PlainDate } from '#domain/plain-date';
import type { Call, Reading } from '../kit/handler';
import { calendarsFor } from '../kit/rulebook';
import { classesRequest } from './requests';

const PAGE = 50;

function classDay(unit: Unit, sheet: RollSheet | undefined): ClassDay {
  return {
    unit: unit._id,
    name: unit.name,
    sheet: sheet?._id ?? null,
    takenAt: sheet?.takenAt ?? null,
    enrolled: sheet?.enrolled ?? 0,
    present: sheet?.present ?? 0,
    absent: sheet?.absent ?? 0,
    unexcused: sheet?.unexcused ?? 0,
  };
}

async function pageOfClasses(call: Call, above: Unit, date: PlainDate, cursor: string | null) {
  const page = await call.store.page('units', {
    equal: { county: above.county, kind: 'class' },
    range: { key: 'path', under: above.path },
    limit: PAGE,
    cursor,
  });
  const ids = page.items.map((unit) => sheetId(unit._id, date));
  const sheets = new Map((await call.store.readAll('rollSheets', ids)).map((sheet) => [sheet.classId, sheet]));
  const taken = (unit: Unit): RollSheet | undefined => {
    const sheet = sheets.get(unit._id);
    return sheet && isTaken(sheet) ? sheet : undefined;
  };
  return { classes: page.items.map((unit) => classDay(unit, taken(unit))), cursor: page.cursor };
}

export const classes: Reading<'attendance.classes'> = {
  request: classesRequest,
  async scope(asking, { unit }) {
    const above = await asking.store.read('units', unit);
    return above ? scope(above.county, { [above.line]: [above.path] }) : null;
  },
  async read(call, request) {
    const date = request.date ?? call.today;
    const above = found(await call.store.read('units', request.unit));
    const schoolDay = isSchoolDay(await calendarsFor(call.store, above.path, date), date);
    const shown: ClassDay[] = [];
    let cursor = request.cursor ?? null;
    do {
      const page = await pageOfClasses(call, above, date, cursor);
      shown.push(...page.classes.filter((one) => request.only !== 'missing' || one.sheet === null));
      cursor = page.cursor;
    } while (cursor !== null && shown.length < PAGE);
    return { date, schoolDay, classes: shown, cursor };
  },
};
