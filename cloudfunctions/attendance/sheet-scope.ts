import type { RollSheet } from '#domain/attendance/documents';
import type { Calendars } from '#domain/calendar';
import { found } from '#domain/errors';
import type { Scope } from '#domain/permission';
import type { Call } from '../kit/handler';
import { calendarsFor } from '../kit/rulebook';
import type { Store } from '../kit/store';
import { classScope } from './class-roll';

/** What is about a sheet is about its class. */
export async function sheetScope(store: Store, id: string): Promise<Scope | null> {
  const sheet = await store.read('rollSheets', id);
  return sheet ? classScope(store, sheet.classId) : null;
}

/** The sheet as it is before the transaction, and the calendars of its class. */
export async function sheetWithCalendars(
  call: Call,
  id: string,
): Promise<{ readonly sheet: RollSheet; readonly calendars: Calendars }> {
  const sheet = found(await call.store.read('rollSheets', id));
  return { sheet, calendars: await calendarsFor(call.store, sheet.eduPath, sheet.date) };
}
