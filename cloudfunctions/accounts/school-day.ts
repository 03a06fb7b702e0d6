import type { Today } from '#domain/accounts/me';
import type { RollSheet } from '#domain/attendance/documents';
import { isTaken, sheetId } from '#domain/attendance/spells';
import { isSchoolDay } from '#domain/calendar';
import { Refusal } from '#domain/errors';
import type { PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { calendarsFor } from '../kit/rulebook';
import type { Store } from '../kit/store';

/** Whether school is held on this path today; null where the county has not set the calendar yet. */
export async function schoolDay(store: Store, path: string, today: PlainDate): Promise<boolean | null> {
  try {
    return isSchoolDay(await calendarsFor(store, path, today), today);
  } catch (error) {
    if (error instanceof Refusal) {
      return null;
    }
    throw error;
  }
}

function markOf(child: Child, sheet: RollSheet): Today {
  return sheet.marks.find((mark) => mark.child === child._id)?.reason ?? 'present';
}

/** 今天到校没有, for each child: by the roll sheet of the class, once it is called. */
export async function todayOf(
  store: Store,
  children: readonly Child[],
  today: PlainDate,
): Promise<ReadonlyMap<string, Today>> {
  const ids = children.flatMap((child) => (child.classId === null ? [] : [sheetId(child.classId, today)]));
  const sheets = (await store.readAll('rollSheets', [...new Set(ids)].slice(0, 100))).filter(isTaken);
  const marks = new Map<string, Today>();
  for (const child of children) {
    const sheet = sheets.find((one) => one.classId === child.classId);
    if (sheet) {
      marks.set(child._id, markOf(child, sheet));
    } else if (child.eduPath !== null && (await schoolDay(store, child.eduPath, today)) === false) {
      marks.set(child._id, 'noSchool');
    }
  }
  return marks;
}
