import { found } from '#domain/errors';
import { isPlainDate } from '#domain/plain-date';
import { answerUntil } from '#domain/reminders/answering';
import { personOfReceiver } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import type { Call, Reading } from '../kit/handler';
import { messageScope } from './own';
import { messageRequest } from './requests';
import { rowsOf } from './rows';
import { triedFor } from './tried';

async function classOf(call: Call, message: Message): Promise<string | null> {
  const child = message.child === null ? null : await call.store.read('children', message.child);
  return child?.classId ?? null;
}

export const message: Reading<'reminders.message'> = {
  request: messageRequest,
  scope: (asking, request) => messageScope(asking, request.message),
  async read(call, request) {
    const one = found(await call.store.read('messages', request.message));
    const staff = personOfReceiver(one.receiver) === null;
    const [rows, classId, tried] = await Promise.all([
      rowsOf(call.store, [one]),
      classOf(call, one),
      staff ? triedFor(call.store, one) : [],
    ]);
    const date = String(one.data['date'] ?? '');
    return {
      ...found(rows[0]),
      to: staff ? 'staff' : 'guardian',
      post: staff ? one.receiver : null,
      child: one.child,
      answerUntil: answerUntil(one, call.now),
      answeredAt: one.answeredAt,
      push: one.push && { state: one.push.state, code: one.push.code },
      classId,
      tried,
      date: isPlainDate(date) ? date : null,
    };
  },
};
