import type { RollSheet } from '#domain/attendance/documents';
import { isTaken, SPELL_DAYS, sheetIdsOf } from '#domain/attendance/spells';
import { type Calendars, schoolDaysBack } from '#domain/calendar';
import { unitsOf } from '#domain/jurisdiction';
import type { PlainDate } from '#domain/plain-date';
import { absenceCause } from '#domain/reminders/causes';
import type { Child } from '#domain/roster/documents';
import { attendanceTargets } from '#domain/statistics/targets';
import type { Outcome } from '../kit/facts';
import type { Store } from '../kit/store';

const IDS_A_READ = 100;
const PATHS_CAP = 11;

/** The children behind these ids, wherever they are now. */
export async function childrenOf(store: Store, ids: readonly string[]): Promise<Child[]> {
  const distinct = [...new Set(ids)];
  const found: Child[] = [];
  for (let n = 0; n < distinct.length; n += IDS_A_READ) {
    found.push(...(await store.readAll('children', distinct.slice(n, n + IDS_A_READ))));
  }
  return found;
}

/** The days after `date` on which this child was absent too: their place in the spell changes with this one. */
async function laterAbsences(store: Store, child: Child, later: readonly PlainDate[]): Promise<PlainDate[]> {
  const sheets = await store.readAll('rollSheets', sheetIdsOf(child, later).slice(0, IDS_A_READ));
  return sheets
    .filter((sheet) => isTaken(sheet) && sheet.marks.some((mark) => mark.child === child._id))
    .map((sheet) => sheet.date);
}

/** The causes of reminders that a change of these children's marks on `date` may have changed. */
export async function absenceCauses(
  store: Store,
  changed: readonly Child[],
  given: { readonly date: PlainDate; readonly today: PlainDate; readonly calendars: Calendars },
): Promise<string[]> {
  const { date, today, calendars } = given;
  const later = schoolDaysBack(calendars, today, SPELL_DAYS).filter((day) => day > date);
  const causes: string[] = [];
  for (const child of changed) {
    const days = later.length === 0 ? [] : await laterAbsences(store, child, later);
    causes.push(...[date, ...days].map((day) => absenceCause(child._id, day)));
  }
  return causes;
}

/** Fewer paths that still cover all: villages give way to their township, and so on. */
function covering(paths: readonly string[]): string[] {
  const distinct = [...new Set(paths)];
  const deepest = Math.max(0, ...distinct.map((path) => unitsOf(path).length));
  if (distinct.length <= PATHS_CAP || deepest <= 1) {
    return distinct;
  }
  return covering(
    distinct.map((path) => {
      const units = unitsOf(path);
      return units.length === deepest ? `${units.slice(0, -1).join('/')}/` : path;
    }),
  );
}

/** What a change of a sheet wakes: the cases and reminders of the children concerned, and the counts of both lines. */
export function wokenBy(
  sheet: RollSheet,
  changed: readonly Child[],
  causes: readonly string[],
): Pick<Outcome<never>, 'paths' | 'wakes'> {
  const government = changed.map((child) => child.dutyPath).filter((path) => path !== null);
  return {
    paths: [sheet.eduPath, ...covering(government)],
    wakes: {
      cases: changed.map((child) => child._id),
      reminders: causes,
      statistics: attendanceTargets(sheet, changed),
    },
  };
}
