import { isPlainDate, type PlainDate } from '#domain/plain-date';
import type { MessageKind } from '#domain/reminders/documents';

/** 事由: the natural subject of a message, as its target is written. */
export type Cause =
  | { readonly about: 'absence' | 'missing'; readonly child: string; readonly date: PlainDate }
  | { readonly about: 'letters'; readonly date: PlainDate; readonly receiver: string }
  | { readonly about: 'case' | 'danger' | 'deferral' | 'binding' | 'answer' | 'trial'; readonly id: string };

const DATE_LENGTH = '2026-11-18'.length;
const PLAIN = ['case', 'danger', 'deferral', 'binding', 'answer', 'trial'] as const;

/** `absence:<child>:<date>`: one absence of one child, whatever the class. */
export function absenceCause(child: string, date: PlainDate): string {
  return `absence:${child}:${date}`;
}

/** `missing:<child>:<date>`: 走失 of one child on one day, as staff and clock say. */
export function missingCause(child: string, date: PlainDate): string {
  return `missing:${child}:${date}`;
}

/** `letters:<date>:<receiver>`: what one person, or one post, is asked to sign; told once a day, whatever the number of letters. */
export function lettersCause(date: PlainDate, receiver: string): string {
  return `letters:${date}:${receiver}`;
}

/** @returns what a target is about, or null for one that this version does not know. */
export function causeOf(target: string): Cause | null {
  const colon = target.indexOf(':');
  const about = target.slice(0, colon);
  const id = target.slice(colon + 1);
  if (about === 'absence' || about === 'missing') {
    const [child = '', date = ''] = id.split(':');
    return child !== '' && isPlainDate(date) ? { about, child, date } : null;
  }
  if (about === 'letters') {
    const date = id.slice(0, DATE_LENGTH);
    const receiver = id.slice(DATE_LENGTH + 1);
    return isPlainDate(date) && receiver !== '' ? { about, date, receiver } : null;
  }
  const plain = PLAIN.find((one) => one === about);
  return plain && id !== '' ? { about: plain, id } : null;
}

/** `<cause:kind:receiver>`: the same reason tells the same receiver once. */
export function messageId(cause: string, kind: MessageKind, receiver: string): string {
  return `${cause}:${kind}:${receiver}`;
}

const PERSON = 'person:';

/** The receiver that a guardian is; staff receive as their posts. */
export function personReceiver(person: string): string {
  return PERSON + person;
}

/** @returns the person behind a receiver, or null when it is a post. */
export function personOfReceiver(receiver: string): string | null {
  return receiver.startsWith(PERSON) ? receiver.slice(PERSON.length) : null;
}
