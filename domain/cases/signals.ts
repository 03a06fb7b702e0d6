import type { RollSheet } from '#domain/attendance/documents';
import { absenceSpell, classesOn, daySheets } from '#domain/attendance/spells';
import { type Cover, isCovered } from '#domain/cases/deferral';
import type { CaseSignal } from '#domain/cases/documents';
import type { Missing } from '#domain/cases/missing';
import { addDays, dayOf, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import { causeOf } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import type { Child } from '#domain/roster/documents';
import { isCounted } from '#domain/statistics/counts';

/** What a case follows from: the documents as they are now. */
export interface Evidence {
  readonly child: Child;
  /** School days of the child's class, latest first (≤ 30). */
  readonly days: readonly PlainDate[];
  /** The sheets of those days in every class the child was in. */
  readonly sheets: readonly RollSheet[];
  /** Messages about the child with their answers. */
  readonly messages: readonly Message[];
  readonly policy: Policy;
  readonly now: Instant;
  /** 缓学、休学期间: on these days the child is not expected. */
  readonly covers?: readonly Cover[];
  /** 走失, day by day, as far as it was written down. */
  readonly missing?: readonly Missing[];
  /** The return that ended the round before: absences of before it are that round's. */
  readonly from?: PlainDate | undefined;
}

/** A signal as the documents show it. */
export interface Derived {
  readonly signal: CaseSignal;
  /** Opens a case by itself. */
  readonly opens: boolean;
  /** 走失 that nobody has ended yet. */
  readonly urgent: boolean;
  /** The spell began before the days that are looked at: it may have been seen earlier under another day. */
  readonly cut?: boolean;
}

/** 到校或已请假: a roll of that day was called in a class of the child, and does not name it as absent without excuse. */
function isAccountedFor({ child, sheets }: Evidence, date: PlainDate): boolean {
  const classes = classesOn(child, date);
  const called = daySheets(sheets, date);
  const marks = called.flatMap((sheet) => sheet.marks.filter((mark) => mark.child === child._id));
  if (marks.length > 0) {
    return marks.some((mark) => mark.reason !== 'unexcused');
  }
  return called.some((sheet) => classes.includes(sheet.classId));
}

/** 最后到校: the latest of these days on which a roll of the child's class was called and did not name it; null: none of them. */
export function lastAttended({ child, days, sheets }: Pick<Evidence, 'child' | 'days' | 'sheets'>): PlainDate | null {
  const isPresent = (date: PlainDate): boolean => {
    const called = daySheets(sheets, date);
    const classes = classesOn(child, date);
    return (
      called.some((sheet) => classes.includes(sheet.classId)) &&
      !called.some((sheet) => sheet.marks.some((mark) => mark.child === child._id))
    );
  };
  return days.find(isPresent) ?? null;
}

/** 最近未请假: the latest of these days on which the rolls missed the child, and no class knew of an excuse; null: none of them. */
export function lastUnexcused({ child, days, sheets }: Pick<Evidence, 'child' | 'days' | 'sheets'>): PlainDate | null {
  const isMissed = (date: PlainDate): boolean => {
    const marks = daySheets(sheets, date).flatMap((sheet) => sheet.marks.filter((mark) => mark.child === child._id));
    return marks.length > 0 && marks.every((mark) => mark.reason === 'unexcused');
  };
  return days.find(isMissed) ?? null;
}

function markedAt({ child, sheets }: Evidence, date: PlainDate): number {
  const marks = daySheets(sheets, date).flatMap((sheet) => sheet.marks.filter((mark) => mark.child === child._id));
  return Math.max(instantAt(date), ...marks.map((mark) => mark.markedAt));
}

/** 连续缺勤: one signal for each spell that reached the lead day, named by the day on which it did. */
function absences(evidence: Evidence): Derived[] {
  const { child, sheets, policy } = evidence;
  const known = evidence.days.filter((day) => !isCovered(evidence.covers ?? [], day));
  const days = known.filter((day) => evidence.from === undefined || day >= evidence.from);
  const leadDay = policy.get('absence.leadDay');
  const bySpell = new Map<PlainDate, { reached: PlainDate; days: number }>();
  for (const date of [...days].reverse()) {
    const { unexcusedDays, unexcusedFrom, to } = absenceSpell(
      child._id,
      sheets,
      days.filter((day) => day <= date),
    );
    if (unexcusedFrom !== null && to === date && unexcusedDays >= leadDay) {
      const before = bySpell.get(unexcusedFrom);
      bySpell.set(unexcusedFrom, { reached: before?.reached ?? date, days: unexcusedDays });
    }
  }
  return [...bySpell].map(([from, spell]) => ({
    signal: {
      key: `absence:${spell.reached}`,
      kind: 'absence',
      on: spell.reached,
      at: markedAt(evidence, spell.reached),
      days: spell.days,
    },
    opens: true,
    urgent: false,
    cut: from === known.at(-1),
  }));
}

function dateOf(message: Message): PlainDate {
  const cause = causeOf(message.cause);
  return cause?.about === 'absence' ? cause.date : dayOf(message.createdAt);
}

/** 走失: an alarm stands until a roll of that day or later accounts for the child. Of the same day: it was none. */
function missing(evidence: Evidence): Derived[] {
  const known = evidence.missing ?? [];
  const written = known.flatMap(({ on, since, state, why }): Derived[] => {
    const isFound = state === 'found' && !isAccountedFor(evidence, on);
    if (since === null || !(state === 'sought' || isFound)) {
      return [];
    }
    const signal = { key: `missing:${on}`, kind: 'missing' as const, on, at: since };
    const as = { ...(why ? { why } : {}), ...(isFound ? { found: true as const } : {}) };
    return [{ signal: { ...signal, ...as }, opens: true, urgent: !isFound }];
  });
  const alarms = evidence.messages.filter(
    (message) => message.alarmedAt !== null && !known.some(({ on, since }) => since !== null && on === dateOf(message)),
  );
  const byDay = new Map(alarms.map((message) => [dateOf(message), message.alarmedAt ?? 0]));
  const said = [...byDay]
    .filter(([date]) => !isAccountedFor(evidence, date))
    .map(
      ([on, at]): Derived => ({
        signal: { key: `missing:${on}`, kind: 'missing', on, at },
        opens: true,
        urgent: !evidence.days.some((day) => day > on && isAccountedFor(evidence, day)),
      }),
    );
  return [...written, ...said];
}

/** 孩子不愿上学: said by the family. It weighs with other signals; alone it stays between family and school. */
function unwilling({ messages }: Evidence): Derived[] {
  const said = messages.filter((message) => message.answer === 'unwilling');
  const byDay = new Map(said.map((message) => [dateOf(message), message.answeredAt ?? message.createdAt]));
  return [...byDay].map(([on, at]) => ({
    signal: { key: `unwilling:${on}`, kind: 'familyUnwilling', on, at },
    opens: false,
    urgent: false,
  }));
}

/** 缓学、休学期满, and on the first school day after it no roll saw the child: somebody looks. */
function deferralOver(evidence: Evidence): Derived[] {
  const today = dayOf(evidence.now);
  const last = evidence.covers?.at(-1);
  const due = last && evidence.days.findLast((day) => day > last.until && day < today);
  if (!last || due === undefined || evidence.days.some((day) => day > last.until && isAccountedFor(evidence, day))) {
    return [];
  }
  const signal = {
    key: `deferral:${last.deferral}`,
    kind: 'deferralOver' as const,
    on: due,
    at: instantAt(addDays(due, 1)),
  };
  return [{ signal, opens: true, urgent: false }];
}

function unlisted({ child, covers, now }: Evidence): Derived[] {
  if (child.state !== 'unlisted' || isCovered(covers ?? [], dayOf(now))) {
    return [];
  }
  const on = child.enteredOn;
  return [{ signal: { key: 'unlisted', kind: 'unlisted', on, at: instantAt(on) }, opens: true, urgent: false }];
}

/** 线索来源: every signal that the documents show of a child. Who has left the county's rolls gives none. */
export function derivedSignals(evidence: Evidence): Derived[] {
  if (!isCounted(evidence.child)) {
    return [];
  }
  return [
    ...absences(evidence),
    ...missing(evidence),
    ...unwilling(evidence),
    ...deferralOver(evidence),
    ...unlisted(evidence),
  ];
}
