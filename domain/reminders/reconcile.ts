import { messageId, personOfReceiver } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import type { Notice } from '#domain/reminders/notices';

/** A message as it ought to be, and the one that there is (null: none yet). */
export interface Reconciled {
  readonly before: Message | null;
  readonly after: Message;
}

function created(county: string, cause: string, notice: Notice): Message {
  const { kind, receiver, child, path, urgent, at, sendAt, data } = notice;
  return {
    _id: messageId(cause, kind, receiver),
    county,
    cause,
    kind,
    receiver,
    child,
    path,
    state: 'queued',
    urgent,
    sendAt,
    createdAt: at,
    deliveredAt: null,
    readAt: null,
    answer: null,
    answeredAt: null,
    alarmedAt: null,
    push: null,
    data,
    rev: 0,
  };
}

/** Another answer of a guardian, and another trial, are told anew; everything else is told once. */
const toldAnew = (message: Message, notice: Notice): boolean =>
  message.data['answer'] !== notice.data['answer'] || message.data['asked'] !== notice.data['asked'];

function changed(message: Message, notice: Notice): Message {
  if (toldAnew(message, notice)) {
    const { sendAt, data } = notice;
    return { ...message, state: 'queued', sendAt, data, deliveredAt: null, readAt: null, push: null };
  }
  if (message.state === 'withdrawn') {
    // Right again after all (a correction taken back). What was pushed is not pushed twice: `push` stays.
    return { ...message, state: 'queued', sendAt: notice.sendAt, data: notice.data, deliveredAt: null, readAt: null };
  }
  return message.state === 'queued' ? { ...message, urgent: notice.urgent, data: notice.data } : message;
}

/** 学校已更正 on the reminder itself: who opens it later reads that the child is at school, for as long as the school says so. */
function told(message: Message, corrected: ReadonlySet<string>): Message {
  if (message.kind !== 'returnToSchool') {
    return message;
  }
  const { corrected: _, ...data } = message.data;
  return { ...message, data: corrected.has(message.receiver) ? { ...data, corrected: 1 } : data };
}

/**
 * What the messages of a cause become: missing ones are queued, those whose reason is gone are withdrawn (an answered one stays as it
 * was). Every message there is comes back, changed or not: a stale writer must lose.
 */
export function reconcile(
  county: string,
  cause: string,
  messages: readonly Message[],
  notices: readonly Notice[],
): Reconciled[] {
  const byId = new Map(notices.map((notice) => [messageId(cause, notice.kind, notice.receiver), notice]));
  const kinds = new Set(notices.map((notice) => notice.kind));
  const corrected = new Set(notices.filter(({ kind }) => kind === 'backAtSchool').map(({ receiver }) => receiver));
  const kept = messages.map((before): Reconciled => {
    const notice = byId.get(before._id);
    if (notice) {
      return { before, after: told(changed(before, notice), corrected) };
    }
    // The same step now goes to another post (one was filled or left empty): who has it already keeps it.
    const post = personOfReceiver(before.receiver) === null;
    const elsewhere = post && kinds.has(before.kind) && before.deliveredAt !== null;
    const stays = elsewhere || before.state === 'acted';
    return { before, after: told(stays ? before : { ...before, state: 'withdrawn' }, corrected) };
  });
  const there = new Set(messages.map((message) => message._id));
  const missing = [...byId].filter(([id]) => !there.has(id));
  return [...kept, ...missing.map(([, notice]) => ({ before: null, after: created(county, cause, notice) }))];
}
