import { refuse } from '#domain/errors';
import { addDays, dayOf, type Instant, instantAt } from '#domain/plain-date';
import type { Answer, Message } from '#domain/reminders/documents';
import { isCorrected } from '#domain/reminders/wording';

/** 走失: the child has left home and not arrived, or nobody can reach it (law.md 6; 未成年人保护法第十一条). */
const ALARMS: readonly Answer[] = ['leftNotArrived', 'cannotReach'];

/** Days after it came in which a reminder may be answered for the first time. */
const FIRST_ANSWER_DAYS = 3;

/** Whether this answer calls teacher, principal, village and township at once. */
export function isAlarm(answer: Answer): boolean {
  return ALARMS.includes(answer);
}

/** The midnight that ends the day of `at`. */
const endOfDay = (at: Instant, days = 0): Instant => instantAt(addDays(dayOf(at), days + 1));

/** Until when the receiver may answer, or change the answer of today. Null: not to be answered, or over. */
export function answerUntil(message: Message, now: Instant): Instant | null {
  const isOver = message.state === 'withdrawn' || isCorrected(message);
  if (message.kind !== 'returnToSchool' || message.deliveredAt === null || isOver) {
    return null;
  }
  const until =
    message.answeredAt === null ? endOfDay(message.deliveredAt, FIRST_ANSWER_DAYS) : endOfDay(message.answeredAt);
  return now < until ? until : null;
}

/**
 * 一键回答. The first alarm stays with the message when the answer changes later: only the roll takes it back.
 * @throws {Refusal} MESSAGE_WITHDRAWN, ANSWER_OVER
 */
export function answered(message: Message, answer: Answer, now: Instant): Message {
  if (message.state === 'withdrawn') {
    refuse('MESSAGE_WITHDRAWN');
  }
  if (answerUntil(message, now) === null) {
    refuse('ANSWER_OVER');
  }
  return {
    ...message,
    state: 'acted',
    answer,
    // The day for changing it is counted from the first answer, not from each change.
    answeredAt: message.answeredAt ?? now,
    readAt: message.readAt ?? now,
    alarmedAt: message.alarmedAt ?? (isAlarm(answer) ? now : null),
    rev: message.rev + 1,
  };
}

/** 已读; an answered or withdrawn message stays what it is. */
export function readBy(message: Message, now: Instant): Message {
  const state = message.state === 'delivered' ? 'read' : message.state;
  return { ...message, state, readAt: message.readAt ?? now, rev: message.rev + 1 };
}

/** 接下来: what each answer leads to, told to the guardian before and after it is given. */
export const ANSWER_FOLLOWS: Readonly<Record<Answer, string>> = {
  today: '老师会等孩子到校。到校后老师会更正点名。',
  tomorrow: '老师已记下，明天点名时会看孩子有没有到校。',
  sickLeave: '老师会帮孩子记病假。请让孩子好好休息，好了就来上学。',
  elsewhere: '老师会请您提供在读证明，拍照就可以。',
  leftNotArrived: '老师、校长、村里和乡镇会马上知道，一起找孩子。请您也马上找，并打 110。',
  cannotReach: '老师、校长、村里和乡镇会马上知道，一起找孩子。请您也马上找，并打 110。',
  unwilling: '老师会联系您，和您一起劝孩子。请不要打骂孩子。',
  needHelp: '老师会打电话给您，看看能帮上什么。',
};
