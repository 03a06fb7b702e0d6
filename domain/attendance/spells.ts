import type { AbsenceReason, RollSession, RollSheet } from '#domain/attendance/documents';
import type { PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';

/** How many school days a spell is followed back. */
export const SPELL_DAYS = 30;

/** `<class:date:session>`: the id of a roll sheet. */
export function sheetId(classId: string, date: PlainDate, session: RollSession = 'morning'): string {
  return `${classId}:${date}:${session}`;
}

/** 已点名: an undone sheet is as if the roll had not been called. */
export function isTaken(sheet: RollSheet): boolean {
  return sheet.undoneAt === null;
}

/** The rolls that were called on a day, and not taken back. */
export const daySheets = (sheets: readonly RollSheet[], date: PlainDate): RollSheet[] =>
  sheets.filter((sheet) => sheet.date === date && isTaken(sheet));

/** 连续缺勤, as the sheets tell it. */
export interface AbsenceSpell {
  /** School days in a row that the child was absent, whatever the reason. */
  readonly days: number;
  /** The first of them. */
  readonly from: PlainDate | null;
  /** The last of them: the latest day on which a roll was called. */
  readonly to: PlainDate | null;
  /** School days in a row without excuse, up to the same day: only these climb the ladder. */
  readonly unexcusedDays: number;
  readonly unexcusedFrom: PlainDate | null;
}

type DayMark = AbsenceReason | 'present' | 'unknown';

/** What the sheets of one day say of a child. A mark weighs more than its lack: the class the child has left does not list it. */
function markOf(child: string, sheets: readonly RollSheet[]): DayMark {
  const reasons = sheets
    .flatMap((sheet) => sheet.marks.filter((mark) => mark.child === child))
    .map((one) => one.reason);
  if (reasons.length === 0) {
    return sheets.length > 0 ? 'present' : 'unknown';
  }
  // Two classes that disagree on the day of a move: an excuse that one of them knows of is an excuse.
  return reasons.find((reason) => reason !== 'unexcused') ?? 'unexcused';
}

/**
 * 连续缺勤天数: pure over the sheets, so that corrections, late and reordered sheets end the same.
 *
 * Only the school days in `days` (latest first) are looked at. A school day without a sheet neither breaks nor extends a spell: nobody
 * looked, so it is no evidence of absence against a family, and a roll that was forgotten must not take a child off the ladder either
 * (the missing roll call has its own reminder). An excused day ends the unexcused count, not the absence.
 * Pass the sheets of every class the child was in: a move then keeps the spell.
 */
export function absenceSpell(child: string, sheets: readonly RollSheet[], days: readonly PlainDate[]): AbsenceSpell {
  const taken = sheets.filter(isTaken);
  const marked = [...new Set(days)]
    .sort()
    .reverse()
    .map((date) => ({
      date,
      mark: markOf(
        child,
        taken.filter((sheet) => sheet.date === date),
      ),
    }))
    .filter(({ mark }) => mark !== 'unknown');
  const present = marked.findIndex(({ mark }) => mark === 'present');
  const absent = present < 0 ? marked : marked.slice(0, present);
  const excused = absent.findIndex(({ mark }) => mark !== 'unexcused');
  const unexcused = excused < 0 ? absent : absent.slice(0, excused);
  return {
    days: absent.length,
    from: absent.at(-1)?.date ?? null,
    to: absent[0]?.date ?? null,
    unexcusedDays: unexcused.length,
    unexcusedFrom: unexcused.at(-1)?.date ?? null,
  };
}

/** The classes that a child was in on a day; two on the day of a move, none when it was in none. */
export function classesOn(child: Pick<Child, 'classId' | 'classHistory'>, date: PlainDate): string[] {
  const known = child.classHistory
    .filter((stay) => stay.from <= date && (stay.to === null || date <= stay.to))
    .map((stay) => stay.classId);
  const began = child.classHistory.length > 0;
  return known.length > 0 || began ? [...new Set(known)] : [child.classId ?? []].flat();
}

/** The ids of the sheets that may tell of a child on these days, over a change of class. */
export function sheetIdsOf(child: Pick<Child, 'classId' | 'classHistory'>, days: readonly PlainDate[]): string[] {
  return days.flatMap((date) => classesOn(child, date).map((classId) => sheetId(classId, date)));
}
