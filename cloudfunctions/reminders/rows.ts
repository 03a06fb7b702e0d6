import { POSTS, type Role } from '#domain/posts';
import type { MessageRow } from '#domain/reminders/api';
import { personOfReceiver } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import { isUrgent } from '#domain/reminders/urgent';
import type { Child } from '#domain/roster/documents';
import type { Store } from '../kit/store';

const IDS_CAP = 100;

const partsOf = (receiver: string): { readonly unit: string; readonly role: string } => {
  const [unit = '', role = ''] = receiver.split(':');
  return { unit, role };
};

function labelOf(receiver: string, units: ReadonlyMap<string, string>): string {
  if (personOfReceiver(receiver) !== null) {
    return '家长';
  }
  const { unit, role } = partsOf(receiver);
  const title = role in POSTS ? POSTS[role as Role].title : '';
  return [title, units.get(unit)].filter(Boolean).join(' · ');
}

type Shown = MessageRow['state'];

const shown = (message: Message): Shown =>
  message.state === 'queued' || message.state === 'sending' ? 'delivered' : message.state;

function rowOf(message: Message, child: Child | undefined, units: ReadonlyMap<string, string>): MessageRow {
  return {
    id: message._id,
    kind: message.kind,
    state: shown(message),
    urgent: isUrgent(message),
    deliveredAt: message.deliveredAt ?? message.createdAt,
    receiver: labelOf(message.receiver, units),
    childName: child?.name ?? null,
    className: child?.className ?? null,
    answer: message.answer,
    data: message.data,
  };
}

/** Messages as their receiver sees them, with the names that the receiver may know. */
export async function rowsOf(store: Store, messages: readonly Message[]): Promise<MessageRow[]> {
  const childIds = [...new Set(messages.flatMap((message) => message.child ?? []))].slice(0, IDS_CAP);
  const unitIds = [...new Set(messages.map((message) => partsOf(message.receiver).unit))].slice(0, IDS_CAP);
  const [children, units] = await Promise.all([store.readAll('children', childIds), store.readAll('units', unitIds)]);
  const byId = new Map(children.map((child) => [child._id, child]));
  const names = new Map(units.map((unit) => [unit._id, unit.name]));
  return messages.map((message) => rowOf(message, byId.get(message.child ?? ''), names));
}
