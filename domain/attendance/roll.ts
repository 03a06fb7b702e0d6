import type { RollMark } from '#domain/attendance/api';
import type { AbsenceMark, AbsenceReason, RollCorrection, RollSheet } from '#domain/attendance/documents';
import { isTaken, sheetId } from '#domain/attendance/spells';
import { refuse } from '#domain/errors';
import { daysBetween, type Instant, type PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';

/** How long the screen offers 撤销 after a submission. */
export const UNDO_SECONDS = 5;
/** How many days later a mark may still be corrected. */
export const CORRECT_DAYS = 30;
/** 补点名: how many days later a forgotten roll may still be called. */
export const LATE_DAYS = 7;

const MINUTE_MS = 60_000;
const CORRECTIONS_CAP = 300;

interface By {
  readonly person: string;
  readonly post: string;
}

/** What a sheet says of a child. */
function markIn(sheet: RollSheet, child: string): RollMark {
  return sheet.marks.find((mark) => mark.child === child)?.reason ?? 'present';
}

/** The counts of a sheet: always what its marks say. */
function countsOf(enrolled: number, marks: readonly AbsenceMark[]) {
  const unexcused = marks.filter((mark) => mark.reason === 'unexcused').length;
  return { enrolled, present: enrolled - marks.length, absent: marks.length, unexcused };
}

interface RollCall {
  readonly county: string;
  readonly classId: string;
  readonly eduPath: string;
  readonly date: PlainDate;
  readonly enrolled: number;
  readonly absent: readonly { readonly child: string; readonly reason: AbsenceReason }[];
  readonly by: By;
  readonly now: Instant;
}

/**
 * 点名: the sheet of a call, over an undone one where there is one.
 * @throws {Refusal} ROLL_TAKEN when the roll is called already: then it is corrected, never replaced.
 */
export function takenSheet(call: RollCall, earlier: RollSheet | null): RollSheet {
  if (earlier && isTaken(earlier)) {
    refuse('ROLL_TAKEN');
  }
  const marks = call.absent.map(({ child, reason }) => ({ child, reason, markedAt: call.now }));
  return {
    _id: sheetId(call.classId, call.date),
    county: call.county,
    classId: call.classId,
    eduPath: call.eduPath,
    date: call.date,
    session: 'morning',
    takenAt: call.now,
    undoneAt: null,
    takenBy: call.by,
    ...countsOf(call.enrolled, marks),
    marks,
    corrections: [],
    rev: (earlier?.rev ?? 0) + 1,
  };
}

/** Until when the one who called a roll may take it back: until the guardians' reminder is due. */
export function undoUntil(sheet: Pick<RollSheet, 'takenAt'>, policy: Policy): Instant {
  return sheet.takenAt + policy.get('reminder.delayMinutes') * MINUTE_MS;
}

/** Whether this person may undo this sheet now: their own, before the reminder is due, and nobody corrected it since. */
export function mayUndo(sheet: RollSheet, person: string, policy: Policy, now: Instant): boolean {
  const own = sheet.takenBy.person === person && sheet.corrections.length === 0;
  return own && isTaken(sheet) && now < undoUntil(sheet, policy);
}

/** 撤销: the roll is as if it had not been called; a fact keeps that it was. @throws {Refusal} UNDO_OVER */
export function undoneSheet(sheet: RollSheet, person: string, policy: Policy, now: Instant): RollSheet {
  if (!mayUndo(sheet, person, policy, now)) {
    refuse('UNDO_OVER');
  }
  return { ...sheet, undoneAt: now, ...countsOf(0, []), marks: [], rev: sheet.rev + 1 };
}

interface Correction {
  readonly child: string;
  readonly from: RollMark;
  readonly to: RollMark;
  readonly why: string;
  readonly by: By;
  readonly now: Instant;
  readonly today: PlainDate;
}

function marksAfter(marks: readonly AbsenceMark[], { child, to, now }: Correction): AbsenceMark[] {
  const others = marks.filter((mark) => mark.child !== child);
  return to === 'present' ? others : [...others, { child, reason: to, markedAt: now }];
}

/**
 * 更正: one child, with the reason; the old value stays in the sheet.
 * @throws {Refusal} VERSION_CONFLICT when another value stands there than the one who corrects saw.
 */
export function correctedSheet(sheet: RollSheet, correction: Correction): RollSheet {
  const { child, from, to, why, by, now, today } = correction;
  if (!isTaken(sheet)) {
    refuse('ILLEGAL_STATE', { message: '这次点名已撤销，请重新点名。' });
  }
  if (daysBetween(sheet.date, today) > CORRECT_DAYS || sheet.corrections.length >= CORRECTIONS_CAP) {
    refuse('ILLEGAL_STATE', { message: `只能更正 ${CORRECT_DAYS} 天内的点名。` });
  }
  if (from === to) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'to', rule: '和原来一样，不用更正' }] });
  }
  if (markIn(sheet, child) !== from) {
    refuse('VERSION_CONFLICT');
  }
  const marks = marksAfter(sheet.marks, correction);
  const entry: RollCorrection = { at: now, by, child, from, to, why };
  return {
    ...sheet,
    ...countsOf(sheet.enrolled, marks),
    marks,
    corrections: [...sheet.corrections, entry],
    rev: sheet.rev + 1,
  };
}
