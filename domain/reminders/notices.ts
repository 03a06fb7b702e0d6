import type { Binding } from '#domain/accounts/documents';
import type { AbsenceMark, RollSheet } from '#domain/attendance/documents';
import type { AbsenceSpell } from '#domain/attendance/spells';
import { type Case, isOpen } from '#domain/cases/documents';
import type { Missing } from '#domain/cases/missing';
import type { Letter } from '#domain/letters/documents';
import { isGuardianLetter, isHouseholdLetter, isPostLetter } from '#domain/letters/parties';
import { dayOf, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import { personReceiver } from '#domain/reminders/causes';
import type { Message, MessageKind } from '#domain/reminders/documents';
import { outOfQuiet } from '#domain/reminders/quiet';

/** 该发的提醒: a message that ought to be there, as it follows from the documents. Holds no present time. */
export interface Notice {
  readonly kind: MessageKind;
  readonly receiver: string;
  readonly child: string | null;
  readonly path: string;
  readonly urgent: boolean;
  /** When its reason arose. */
  readonly at: Instant;
  readonly sendAt: Instant;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Posts that answer, by step of the ladder; an empty post is already replaced by the one above it. */
export interface Receivers {
  readonly teacher: readonly string[];
  readonly school: readonly string[];
  readonly villages: readonly string[];
  readonly townships: readonly string[];
}

/** What the rules of one absence look at. */
export interface Absence {
  readonly child: string;
  readonly date: PlainDate;
  /** The sheet of the day with the mark; without one, any sheet of the day. */
  readonly sheet: RollSheet;
  readonly mark: AbsenceMark | null;
  /** As the sheets up to `date` tell it. */
  readonly spell: AbsenceSpell;
  /** Whether later sheets show the child at school again. */
  readonly backSince: boolean;
  readonly guardians: readonly Binding[];
  /** The messages of this cause that there are. */
  readonly messages: readonly Message[];
  readonly receivers: Receivers;
  /** 走失 of the day, where it was written down. */
  readonly missing?: Missing | null;
}

const MINUTE_MS = 60_000;

type Step = Pick<Notice, 'kind' | 'at' | 'sendAt'> & Partial<Pick<Notice, 'urgent' | 'data'>>;

function toAll(receivers: readonly string[], absence: Absence, step: Step): Notice[] {
  const { child, date, spell, sheet } = absence;
  const data = { date, days: spell.unexcusedDays, ...step.data };
  return [...new Set(receivers)].map((receiver) => ({
    urgent: false,
    ...step,
    receiver,
    child,
    path: sheet.eduPath,
    data,
  }));
}

/** 返校提醒: the day itself only; a roll called days later reminds nobody of a day that is over. */
function toGuardians(absence: Absence, mark: AbsenceMark, policy: Policy): Notice[] {
  if (dayOf(mark.markedAt) !== absence.date) {
    return [];
  }
  const due = mark.markedAt + policy.get('reminder.delayMinutes') * MINUTE_MS;
  const receivers = absence.guardians.map((binding) => personReceiver(binding.person));
  return toAll(receivers, absence, {
    kind: 'returnToSchool',
    at: mark.markedAt,
    sendAt: outOfQuiet(due, policy, false),
  });
}

/** Day 1 the class teacher at once; day 2 grade lead and principal, when a mistake has had its time to be undone (pack). */
function toSchool(absence: Absence, mark: AbsenceMark, policy: Policy): Notice[] {
  const { receivers, spell, guardians } = absence;
  const at = mark.markedAt;
  const due = at + policy.get('reminder.delayMinutes') * MINUTE_MS;
  const data = { guardians: guardians.length };
  const teacher = spell.unexcusedDays === policy.get('absence.teacherDay') ? receivers.teacher : [];
  const school = spell.unexcusedDays === policy.get('absence.schoolDay') ? receivers.school : [];
  return [
    ...toAll(teacher, absence, { kind: 'absenceDay1', at, sendAt: outOfQuiet(at, policy, false), data }),
    ...toAll(school, absence, { kind: 'absenceDay2', at, sendAt: outOfQuiet(due, policy, false), data }),
  ];
}

/** 走失: once a guardian has said so, everybody at once and at any hour, until the roll says otherwise (law.md 6). */
function ofMissing(absence: Absence): Notice[] {
  const alarms = absence.messages.map((message) => message.alarmedAt).filter((at) => at !== null);
  if (absence.missing?.state === 'found' || alarms.length === 0) {
    return [];
  }
  const at = Math.min(...alarms);
  const { teacher, school, villages, townships } = absence.receivers;
  const all = [...teacher, ...school, ...villages, ...townships];
  return toAll(all, absence, { kind: 'missingChild', at, sendAt: at, urgent: true });
}

/** 更正: who was told that the child is not at school is told that it is. */
function ofCorrection(absence: Absence, policy: Policy): Notice[] {
  const { sheet, child, messages } = absence;
  const last = sheet.corrections.findLast((one) => one.child === child && one.to === 'present');
  if (!last) {
    return [];
  }
  const told = messages.filter((message) => message.kind === 'returnToSchool' && message.deliveredAt !== null);
  const receivers = told.map((message) => message.receiver);
  return toAll(receivers, absence, { kind: 'backAtSchool', at: last.at, sendAt: outOfQuiet(last.at, policy, false) });
}

/** 缺勤的提醒: the ladder of one child on one day. A later day has its own. */
export function absenceNotices(absence: Absence, policy: Policy): Notice[] {
  const { mark, backSince } = absence;
  if (mark === null) {
    return ofCorrection(absence, policy);
  }
  if (mark.reason !== 'unexcused' || backSince) {
    return [];
  }
  return [...toGuardians(absence, mark, policy), ...toSchool(absence, mark, policy), ...ofMissing(absence)];
}

/**
 * 线索: village and township of the child, on both sides of 人户分离; of 再次辍学 class and school, too, which had confirmed the return. Who has been told of the same child as 走失 is not told twice.
 */
export function caseNotices(one: Case, receivers: Receivers, told: ReadonlySet<string>, policy: Policy): Notice[] {
  if (!isOpen(one.state)) {
    return [];
  }
  const days = Math.max(0, ...one.signals.map((signal) => signal.days ?? 0));
  const school = one.resumes ? [...receivers.teacher, ...receivers.school] : [];
  const lines = [...receivers.townships, ...receivers.villages, ...school];
  const all = [...new Set(lines)].filter((receiver) => !told.has(receiver));
  return all.map((receiver) => ({
    kind: 'leadOpened',
    receiver,
    child: one.child,
    path: one.eduPath ?? one.dutyPath ?? `${one.county}/`,
    urgent: one.urgent,
    at: one.openedAt,
    sendAt: outOfQuiet(one.openedAt, policy, one.urgent),
    data: { case: one._id, days, date: one.openedOn, ...(one.resumes ? { round: one.round } : {}) },
  }));
}

/** 绑定待确认: the class teacher. */
export function bindingNotices(binding: Binding, path: string, teacher: readonly string[], policy: Policy): Notice[] {
  if (binding.state !== 'waiting') {
    return [];
  }
  return teacher.map((receiver) => ({
    kind: 'bindingAsked',
    receiver,
    child: binding.child,
    path,
    urgent: false,
    at: binding.from,
    sendAt: outOfQuiet(binding.from, policy, false),
    data: { binding: binding._id },
  }));
}

/** 家长的回答: the class teacher, anew when it changes. 走失 has its own, urgent message besides. */
export function answerNotices(message: Message, teacher: readonly string[], policy: Policy): Notice[] {
  const { answer, answeredAt, data } = message;
  if (answer === null || answeredAt === null) {
    return [];
  }
  return teacher.map((receiver) => ({
    kind: 'answerGiven',
    receiver,
    child: message.child,
    path: message.path,
    urgent: false,
    at: answeredAt,
    sendAt: outOfQuiet(answeredAt, policy, false),
    data: { answer, date: data['date'] ?? '' },
  }));
}

/** 责任书等您签字: one message a day for all that somebody is asked to sign, as long as there is something. */
export function letterNotices(receiver: string, date: PlainDate, letters: readonly Letter[], policy: Policy): Notice[] {
  const asked = letters.filter(({ state, paused }) => !paused && (state === 'issued' || state === 'viewed'));
  const first = [...asked].sort((a, b) => (a.until < b.until ? -1 : 1))[0];
  if (!first) {
    return [];
  }
  const children = new Set(asked.flatMap((letter) => (isGuardianLetter(letter) ? letter.child : [])));
  const household = asked.some(isHouseholdLetter);
  const family = household && children.size > 0 ? 'family' : household ? 'household' : 'guardian';
  const at = instantAt(date, '00:00');
  return [
    {
      kind: 'letterToSign',
      receiver,
      child: children.size === 1 ? ([...children][0] ?? null) : null,
      path: first.eduPath ?? first.dutyPath ?? `${first.county}/`,
      urgent: false,
      at,
      sendAt: outOfQuiet(at, policy, false),
      data: {
        letter: first._id,
        letters: asked.length,
        until: first.until,
        title: first.title,
        of: isPostLetter(first) ? 'post' : family,
        children: children.size,
      },
    },
  ];
}

/** 试发: to the post that asked for it, at once. */
export function trialNotices(county: string, trial: { readonly at: Instant; readonly post: string }): Notice[] {
  return [
    {
      kind: 'trial',
      receiver: trial.post,
      child: null,
      path: `${county}/`,
      urgent: true,
      at: trial.at,
      sendAt: trial.at,
      data: { asked: trial.at },
    },
  ];
}
