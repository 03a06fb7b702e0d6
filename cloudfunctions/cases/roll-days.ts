import type { RollSheet } from '#domain/attendance/documents';
import { classesOn, isTaken, SPELL_DAYS } from '#domain/attendance/spells';
import { schoolDaysBack } from '#domain/calendar';
import type { RollDay } from '#domain/cases/api';
import type { PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import type { Call } from '../kit/handler';
import { calendarsFor } from '../kit/rulebook';
import { sheetsOf } from './react';

const SHOWN_DAYS = 15;

/** What the rolls say of a child on a day. */
export function markOn(child: Child, sheets: readonly RollSheet[], date: PlainDate): RollDay['mark'] {
  const called = sheets.filter((sheet) => sheet.date === date && isTaken(sheet));
  const mark = called.flatMap((sheet) => sheet.marks).find((one) => one.child === child._id);
  if (mark) {
    return mark.reason;
  }
  const classes = classesOn(child, date);
  return called.some((sheet) => classes.includes(sheet.classId)) ? 'present' : 'unknown';
}

/** 最近点名, latest first. */
export async function rollDays(call: Call, child: Child): Promise<RollDay[]> {
  if (!child.eduPath) {
    return [];
  }
  const calendars = await calendarsFor(call.store, child.eduPath, call.today);
  const days = schoolDaysBack(calendars, call.today, SPELL_DAYS);
  const shown = days.filter((day) => day >= child.enteredOn).slice(0, SHOWN_DAYS);
  const sheets = await sheetsOf(call.store, child, shown);
  return shown.map((date) => ({ date, mark: markOn(child, sheets, date) }));
}
