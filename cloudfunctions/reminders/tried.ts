import type { Tried } from '#domain/reminders/api';
import { personOfReceiver } from '#domain/reminders/causes';
import type { Message, MessageKind } from '#domain/reminders/documents';
import type { Store } from '../kit/store';
import { inInbox } from './own';

const DAYS = 30;
const DAY_MS = 86_400_000;
const CAP = 50;
const TOLD: readonly MessageKind[] = [
  'returnToSchool',
  'absenceDay1',
  'absenceDay2',
  'missingChild',
  'childFound',
  'leadOpened',
];

/** The messages of one step of the ladder, told to several, as one line. */
function lineOf(messages: readonly [Message, ...Message[]]): Tried {
  const [first] = messages;
  const answers = messages.filter((message) => message.answer !== null);
  const latest = answers.sort((a, b) => (b.answeredAt ?? 0) - (a.answeredAt ?? 0))[0];
  return {
    at: Math.min(...messages.map((message) => message.deliveredAt ?? message.createdAt)),
    kind: first.kind,
    to: personOfReceiver(first.receiver) === null ? 'staff' : 'guardian',
    told: messages.length,
    read: messages.filter((message) => message.readAt !== null).length,
    answer: latest?.answer ?? null,
  };
}

function linesOf(messages: readonly Message[]): Tried[] {
  const steps = new Map<string, [Message, ...Message[]]>();
  for (const message of messages) {
    const step = `${message.cause}:${message.kind}`;
    steps.set(step, [message, ...(steps.get(step) ?? [])]);
  }
  return [...steps.values()].map(lineOf);
}

/** 已经做了什么: who was told of the child in the last weeks, what the family answered, and each contact on record; oldest first. */
export async function triedFor(store: Store, { county, child, createdAt }: Message): Promise<Tried[]> {
  if (child === null) {
    return [];
  }
  const from = createdAt - DAYS * DAY_MS;
  const page = { equal: { county, child }, order: 'desc', limit: CAP } as const;
  const [messages, contacts] = await Promise.all([
    store.page('messages', { ...page, range: { key: 'createdAt', from } }),
    store.page('contacts', { ...page, range: { key: 'at', from } }),
  ]);
  const told = messages.items.filter(inInbox).filter((message) => TOLD.includes(message.kind));
  const met = contacts.items.map(
    (contact): Tried => ({ at: contact.at, kind: 'contact', to: 'guardian', told: 1, read: 1, answer: null }),
  );
  return [...linesOf(told), ...met].sort((a, b) => a.at - b.at);
}
