import type { SheetCorrection, SheetMark, SheetView } from '#domain/attendance/api';
import type { AbsenceMark, RollSheet } from '#domain/attendance/documents';
import { mayUndo, undoUntil } from '#domain/attendance/roll';
import type { Policy } from '#domain/policy/policy';
import type { Message } from '#domain/reminders/documents';
import type { Call } from '../kit/handler';
import type { Store } from '../kit/store';
import { namesOf } from './done-by';

const IDS_A_READ = 100;

async function childNames(store: Store, sheet: RollSheet, known: ReadonlyMap<string, string>) {
  const named = new Map(known);
  const asked = [...sheet.marks, ...sheet.corrections].map((one) => one.child);
  const missing = [...new Set(asked)].filter((child) => !named.has(child));
  for (let n = 0; n < missing.length; n += IDS_A_READ) {
    for (const child of await store.readAll('children', missing.slice(n, n + IDS_A_READ))) {
      named.set(child._id, child.name);
    }
  }
  return named;
}

/** The guardians' reminders for one absence that have reached their inbox. */
async function guardianMessages(store: Store, sheet: RollSheet, child: string): Promise<Message[]> {
  const cause = `absence:${child}:${sheet.date}`;
  const { items } = await store.page('messages', { equal: { county: sheet.county, cause }, limit: 50 });
  return items.filter((message) => message.kind === 'returnToSchool' && message.deliveredAt !== null);
}

async function markView(
  store: Store,
  sheet: RollSheet,
  mark: AbsenceMark,
  who: Pick<SheetMark, 'name' | 'apart'>,
): Promise<SheetMark> {
  const messages = mark.reason === 'unexcused' ? await guardianMessages(store, sheet, mark.child) : [];
  const answered = messages
    .filter((message) => message.answer !== null)
    .sort((a, b) => (b.answeredAt ?? 0) - (a.answeredAt ?? 0))[0];
  return {
    ...mark,
    ...who,
    reminded: messages.length,
    read: messages.filter((message) => message.readAt !== null).length,
    answer: answered?.answer ?? null,
    answeredAt: answered?.answeredAt ?? null,
  };
}

/** 点名表 for people: names, who did what, and what the guardians answered. */
export async function sheetView(
  call: Call,
  given: {
    readonly sheet: RollSheet;
    readonly className: string;
    readonly policy: Policy;
    readonly known: ReadonlyMap<string, string>;
    /** 同名的区分, by child. */
    readonly apart: ReadonlyMap<string, string>;
  },
): Promise<SheetView> {
  const { sheet, className, policy } = given;
  const names = await childNames(call.store, sheet, given.known);
  const doneBy = await namesOf(call.store, [sheet.takenBy, ...sheet.corrections.map((one) => one.by)]);
  const whoIs = (child: string) => ({ name: names.get(child) ?? '', apart: given.apart.get(child) ?? '' });
  const marks = await Promise.all(sheet.marks.map((mark) => markView(call.store, sheet, mark, whoIs(mark.child))));
  const corrections: SheetCorrection[] = sheet.corrections.map((one) => ({
    ...one,
    by: doneBy(one.by),
    ...whoIs(one.child),
  }));
  return {
    sheet: sheet._id,
    unit: sheet.classId,
    className,
    date: sheet.date,
    takenAt: sheet.takenAt,
    takenBy: doneBy(sheet.takenBy),
    undoUntil: mayUndo(sheet, call.person, policy, call.now) ? undoUntil(sheet, policy) : null,
    enrolled: sheet.enrolled,
    present: sheet.present,
    absent: sheet.absent,
    unexcused: sheet.unexcused,
    marks,
    corrections,
  };
}
