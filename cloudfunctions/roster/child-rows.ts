import { isTaken, sheetId } from '#domain/attendance/spells';
import type { Case } from '#domain/cases/documents';
import { placeName, type Unit, unitsOf } from '#domain/jurisdiction';
import type { ChildRow } from '#domain/roster/api';
import type { Child } from '#domain/roster/documents';
import type { Call } from '../kit/handler';
import { readMany } from '../kit/read-many';
import type { Store } from '../kit/store';

/** A child seldom comes back more often than this; a case of a later round shows on the child's own page. */
const ROUNDS = [1, 2, 3, 4];
const ENDED: readonly Case['state'][] = ['none', 'closed', 'excluded', 'ended'];

/** The units along these paths, by id. */
export async function unitsAlong(store: Store, paths: readonly (string | null)[]): Promise<Map<string, Unit>> {
  const ids = paths.flatMap((path) => unitsOf(path ?? ''));
  return new Map((await readMany(store, 'units', ids)).map((unit) => [unit._id, unit]));
}

/** What today says of each child: absent, there, or not known. */
async function todayOf(call: Call, children: readonly Child[]): Promise<(child: Child) => boolean | null> {
  const classes = children.flatMap((child) => child.classId ?? []);
  const sheets = await readMany(
    call.store,
    'rollSheets',
    classes.map((id) => sheetId(id, call.today)),
  );
  const byClass = new Map(sheets.filter(isTaken).map((sheet) => [sheet.classId, sheet]));
  return (child) => byClass.get(child.classId ?? '')?.marks.some((mark) => mark.child === child._id) ?? null;
}

async function openCases(call: Call, children: readonly Child[]): Promise<Map<string, string>> {
  const ids = children.flatMap((child) => ROUNDS.map((round) => `${child._id}:${round}`));
  const open = new Map<string, string>();
  for (const one of await readMany(call.store, 'cases', ids)) {
    if (!ENDED.includes(one.state)) {
      open.set(one.child, one._id);
    }
  }
  return open;
}

/** Children as rows of a list for staff, with what today and the cases say of them. */
export async function childRows(call: Call, children: readonly Child[]): Promise<ChildRow[]> {
  const units = await unitsAlong(
    call.store,
    children.map((child) => child.residencePath),
  );
  const today = await todayOf(call, children);
  const cases = await openCases(call, children);
  return children.map((child) => ({
    id: child._id,
    name: child.name,
    pinyin: child.pinyin,
    sex: child.sex,
    className: child.className,
    place: placeName(units, child.residencePath),
    state: child.state,
    absentToday: today(child),
    openCase: cases.get(child._id) ?? null,
  }));
}
