import type { RollSheet } from '#domain/attendance/documents';
import { absenceSpell, daySheets } from '#domain/attendance/spells';
import { type Cover, isCovered } from '#domain/cases/deferral';
import type { Contact } from '#domain/cases/documents';
import { dayOf, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import type { Encrypted, Rev } from '#domain/records';
import { causeOf } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import type { Child } from '#domain/roster/documents';

/** 家里怎么说, when somebody of the staff has asked. */
export const FAMILY_SAYS = {
  withFamily: '孩子和家里人在一起',
  leftHome: '孩子已离家，没到校',
  nobody: '没有联系上',
} as const;
export type FamilySays = keyof typeof FAMILY_SAYS;

/** 谁找到的 */
export const FINDERS = {
  family: '家里人',
  school: '学校的人',
  village: '村组的人',
  township: '乡镇的人',
  police: '公安',
  other: '其他人',
} as const;
export type Finder = keyof typeof FINDERS;

export const MISSING_STATES = {
  watched: '等家里回话',
  sought: '正在找',
  found: '已经找到',
  over: '不是走失',
} as const;
export type MissingState = keyof typeof MISSING_STATES;

/** 为什么按走失找: what the family said, or that nobody was reached by the pack's time (《未成年人保护法》第十一条). */
export const MISSING_WHY = {
  family: '家里说孩子已离家，没到校',
  noContact: '家里说联系不上孩子',
  notReached: '到点还没有联系上家里',
} as const;
export type MissingWhy = keyof typeof MISSING_WHY;

interface By {
  readonly person: string;
  readonly post: string;
}

/** 走失, `_id` = `<child:date>`: watched while nobody is reached, sought until found. */
export interface Missing {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  readonly on: PlainDate;
  readonly state: MissingState;
  /** When it counts as missing if nobody is reached; null when nothing is owed. */
  readonly dueAt: Instant | null;
  readonly since: Instant | null;
  readonly why: MissingWhy | null;
  readonly tries: readonly { readonly at: Instant; readonly by: By; readonly says: FamilySays }[];
  /** 谁、什么时候、在哪里. `by` is null where a roll saw the child. */
  readonly found: {
    readonly at: Instant;
    readonly who: Finder;
    readonly where: Encrypted | null;
    readonly by: By | null;
  } | null;
  readonly eduPath: string | null;
  readonly residencePath: string | null;
  readonly registeredPath: string | null;
  readonly dutyPath: string | null;
  readonly rev: Rev;
}

export const missingId = (child: string, on: PlainDate): string => `${child}:${on}`;

const TRIES_CAP = 50;
const MINUTE_MS = 60_000;

export function blankMissing(child: Child, on: PlainDate): Missing {
  const { county, _id, eduPath, residencePath, registeredPath, dutyPath } = child;
  return {
    _id: missingId(_id, on),
    county,
    child: _id,
    on,
    state: 'watched',
    dueAt: null,
    since: null,
    why: null,
    tries: [],
    found: null,
    eduPath,
    residencePath,
    registeredPath,
    dutyPath: dutyPath ?? `${county}/`,
    rev: 0,
  };
}

/** 按走失找, from an instant on. Who was sought already is sought since then. */
function sought(one: Missing, since: Instant, why: MissingWhy): Missing {
  return one.state === 'sought' ? one : { ...one, state: 'sought', since, why, dueAt: null, found: null };
}

/** 找到了: one child is found, however many days it was sought. Every search that stands open ends with it. */
export function foundOf(known: readonly Missing[], end: (id: string) => NonNullable<Missing['found']>): Missing[] {
  return known
    .filter(({ state }) => state === 'sought')
    .map((one) => ({ ...one, state: 'found', dueAt: null, found: end(one._id) }));
}

/**
 * 告知找到了 stands on one of the days that were sought and ended together, the latest, so that everybody hears of it once. Of a day on which
 * the child is still sought nothing is told yet.
 * @param known What there is of the child.
 * @returns the days that ended with this one; empty where another day tells it.
 */
export function endedWith(one: Missing, known: readonly Missing[]): Missing[] {
  const end = one.found?.at;
  if (one.state !== 'found' || end === undefined) {
    return [];
  }
  const together = known.filter(({ state, found }) => state === 'found' && found?.at === end);
  const open = known.filter(({ state, since }) => state === 'sought' && (since ?? 0) <= end);
  return [...together, ...open].some(({ on }) => on > one.on) ? [] : together;
}

/** What somebody of the staff heard from the family. */
export function heard(one: Missing, says: FamilySays, by: By, at: Instant): Missing {
  const asked = { ...one, tries: [...one.tries, { at, by, says }].slice(-TRIES_CAP) };
  if (says === 'leftHome') {
    return sought(asked, at, 'family');
  }
  if (says === 'nobody') {
    return asked;
  }
  return one.state === 'sought'
    ? { ...asked, state: 'found', found: { at, who: 'family', where: null, by } }
    : { ...asked, state: one.state === 'watched' ? 'over' : one.state, dueAt: null };
}

/** What follows of the rolls, the answers and the clock. */
export interface Seeking {
  readonly child: Child;
  /** School days, the latest first. */
  readonly days: readonly PlainDate[];
  readonly sheets: readonly RollSheet[];
  readonly messages: readonly Message[];
  readonly contacts: readonly Contact[];
  readonly covers: readonly Cover[];
  readonly policy: Policy;
  readonly now: Instant;
}

function markOn({ child, sheets }: Seeking, date: PlainDate) {
  return daySheets(sheets, date)
    .flatMap(({ marks }) => marks)
    .find((mark) => mark.child === child._id);
}

/** The sheet of this day by which a class of the child saw it there; null where none did. */
function presentBy(seeking: Seeking, date: PlainDate): RollSheet | null {
  const { child, sheets } = seeking;
  const own = daySheets(sheets, date).filter(
    ({ classId }) => classId === child.classId || child.classHistory.some((stay) => stay.classId === classId),
  );
  return markOn(seeking, date) ? null : (own[0] ?? null);
}

/** 点名更正过: a roll that was called or corrected after the search began says that the child is there, or excused. */
function isCorrected(seeking: Seeking, one: Missing): boolean {
  const mark = markOn(seeking, one.on);
  return (mark === undefined || mark.reason !== 'unexcused') && spokeAfter(seeking, one);
}

function spokeAfter({ child, sheets }: Seeking, { on, since }: Missing): boolean {
  const from = since ?? 0;
  return daySheets(sheets, on).some(
    ({ takenAt, corrections }) =>
      takenAt > from || corrections.some((one) => one.child === child._id && one.at >= from),
  );
}

const dateOf = (message: Message): PlainDate => {
  const cause = causeOf(message.cause);
  return cause?.about === 'absence' ? cause.date : dayOf(message.createdAt);
};

/** The first alarm that a guardian gave of this day, and what they said; null where none did. */
function alarmOn({ messages }: Seeking, date: PlainDate): { readonly at: Instant; readonly why: MissingWhy } | null {
  const alarms = messages
    .filter((one) => dateOf(one) === date)
    .flatMap(({ alarmedAt, answer }) => (alarmedAt === null ? [] : [{ at: alarmedAt, answer }]));
  const [first] = alarms.sort((a, b) => a.at - b.at);
  return first ? { at: first.at, why: first.answer === 'cannotReach' ? 'noContact' : 'family' } : null;
}

/** 已经联系上家里, since the absence began: an answer, a contact, or what staff wrote down. */
function isReached(seeking: Seeking, from: PlainDate, known: readonly Missing[]): boolean {
  const { messages, contacts } = seeking;
  return (
    messages.some((one) => one.answer !== null && one.alarmedAt === null && dateOf(one) >= from) ||
    contacts.some(({ on, outcome }) => on >= from && outcome !== 'unreachable') ||
    known.some(
      ({ on, state, tries }) => on >= from && (state === 'found' || tries.some(({ says }) => says === 'withFamily')),
    )
  );
}

/** 打卡时间: from the end of the first lesson, or from a roll that was called later. */
function strikesAt({ policy }: Seeking, on: PlainDate, markedAt: Instant): Instant {
  const lesson = instantAt(on, policy.get('missing.firstLessonEndsAt'));
  return Math.max(lesson, markedAt) + policy.get('missing.minutesAfter') * MINUTE_MS;
}

/** One that is sought, as the rolls now show it: only who is seen is found. */
function stillSought(one: Missing, seeking: Seeking): Missing {
  if (isCorrected(seeking, one)) {
    return { ...one, state: 'over', dueAt: null };
  }
  const seen = [...seeking.days].reverse().flatMap((day) => (day > one.on ? (presentBy(seeking, day) ?? []) : []))[0];
  return seen ? { ...one, state: 'found', found: { at: seen.takenAt, who: 'school', where: null, by: null } } : one;
}

/** The watch of today: begun by the mark, ended by any word of the family or the roll, struck by the clock. */
function watchOf(one: Missing, seeking: Seeking, known: readonly Missing[]): Missing {
  const { child, days, sheets, covers, now } = seeking;
  const mark = markOn(seeking, one.on);
  const isOwed = mark?.reason === 'unexcused' && dayOf(mark.markedAt) === one.on && !isCovered(covers, one.on);
  const { unexcusedFrom } = absenceSpell(child._id, sheets, days);
  if (!isOwed || isReached(seeking, unexcusedFrom ?? one.on, known)) {
    return { ...one, state: 'over', dueAt: null };
  }
  const dueAt = strikesAt(seeking, one.on, mark.markedAt);
  // A day that is over is not struck afterwards: the next day's roll begins anew.
  return now >= dueAt && dayOf(now) === one.on ? sought(one, dueAt, 'notReached') : { ...one, state: 'watched', dueAt };
}

function asToday(one: Missing, seeking: Seeking, known: readonly Missing[]): Missing {
  if (one.state === 'found' || (one.state === 'over' && one.since !== null)) {
    return one;
  }
  return watchOf(one, seeking, known);
}

/** As it ought to be, of one day. */
function ofDay(one: Missing, seeking: Seeking, known: readonly Missing[]): Missing {
  const alarm = alarmOn(seeking, one.on);
  const isNew = alarm !== null && (one.state === 'watched' || one.state === 'over') && !isCorrected(seeking, one);
  const now = isNew ? sought(one, alarm.at, alarm.why) : one;
  if (now.state === 'sought') {
    return stillSought(now, seeking);
  }
  if (now.on < dayOf(seeking.now)) {
    return now.state === 'watched' ? { ...now, state: 'over', dueAt: null } : now;
  }
  return asToday(now, seeking, known);
}

/** 走失 of a child as it ought to be: what there is and what the day asks for, pure, so that late and repeated looks end the same. */
export function missingOf(seeking: Seeking, known: readonly Missing[]): Missing[] {
  const { child, messages, now } = seeking;
  const today = dayOf(now);
  const alarmed = messages.flatMap((one) => (one.alarmedAt === null ? [] : dateOf(one)));
  const days = [...new Set([...known.map(({ on }) => on), ...alarmed, today])];
  const all = days.map((on) => known.find((one) => one.on === on) ?? blankMissing(child, on));
  // A day without anything is not written down.
  return all
    .map((one) => ofDay(one, seeking, known))
    .filter((one) => one.rev > 0 || one.state === 'sought' || one.dueAt !== null);
}
