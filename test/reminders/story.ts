import type { AbsenceReason } from '#domain/attendance/documents';
import { type PlainDate, plainDate } from '#domain/plain-date';
import type { MessageRow } from '#domain/reminders/api';
import type { Message, MessageKind } from '#domain/reminders/documents';
import { setNow } from '../support/clock';
import type { Product } from '../support/product';

export const CLASS = 'yunling-s1-y5-k1';
export const WEDNESDAY = plainDate('2026-11-18');

/** Sets the clock to a time of day in China. */
export function at(time: string, date: PlainDate = WEDNESDAY): void {
  setNow(Date.parse(`${date}T${time}:00+08:00`));
}

/** The class teacher calls the roll of a day at 08:00. */
export async function callRoll(
  product: Product,
  date: PlainDate,
  absent: readonly { child: string; reason: AbsenceReason }[],
): Promise<string> {
  at('08:00', date);
  const reply = await product.as('classTeacher').done('attendance.submit', { unit: CLASS, date, absent });
  return reply.sheet;
}

/** The messages of a kind as somebody finds them in their inbox. */
export async function inboxOf(product: Product, name: string, kind?: MessageKind): Promise<MessageRow[]> {
  const { items } = await product.as(name).done('reminders.inbox', {});
  return items.filter((item) => !kind || item.kind === kind);
}

/** Every message of a kind in the county, by receiver. */
export async function messagesOf(product: Product, kind: MessageKind): Promise<Message[]> {
  const { items } = await product.store.page('messages', { equal: { county: 'yunling' }, limit: 1000 });
  return items.filter((message) => message.kind === kind).sort((a, b) => (a._id < b._id ? -1 : 1));
}
