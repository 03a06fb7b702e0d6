import type { Tried } from '#domain/reminders/api';
import { personOfReceiver } from '#domain/reminders/causes';
import type { Message, MessageKind } from '#domain/reminders/documents';
import type { Store } from '../kit/store';
import { inInbox } from './own';

const DAYS = 30;
const DAY_MS = 86_400_000;
const CAP = 50;
const TOLD: readonly MessageKind[] = ['returnToSchool', 'absenceDay1', 'absenceDay2', 'missingChild', 'leadOpened'];

function lineOf(message: Message): Tried {
  return {
    at: message.deliveredAt ?? message.createdAt,
    kind: message.kind,
    to: personOfReceiver(message.receiver) === null ? 'staff' : 'guardian',
    read: message.readAt !== null,
    answer: message.answer,
  };
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
    (contact): Tried => ({ at: contact.at, kind: 'contact', to: 'guardian', read: true, answer: null }),
  );
  return [...told.map(lineOf), ...met].sort((a, b) => a.at - b.at);
}
