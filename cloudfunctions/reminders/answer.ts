import { found } from '#domain/errors';
import { answered } from '#domain/reminders/answering';
import type { Child } from '#domain/roster/documents';
import type { Writing } from '../kit/handler';
import { answerScope } from './own';
import { answerRequest } from './requests';

export const answer: Writing<'reminders.answer'> = {
  request: answerRequest,
  scope: (asking, { message }) => answerScope(asking, message),
  async prepare(call, request): Promise<Child> {
    const message = found(await call.store.read('messages', request.message));
    return found(await call.store.read('children', message.child ?? ''));
  },
  async write(tx, call, request, prepared) {
    const child = prepared as Child;
    const before = found(await tx.read('messages', request.message));
    const after = answered(before, request.answer, call.now);
    await tx.replace('messages', after);
    return {
      reply: { message: before._id, answer: request.answer, answeredAt: after.answeredAt ?? call.now },
      subject: `messages/${before._id}`,
      paths: [before.path, child.dutyPath],
      change: { from: before.answer, to: request.answer },
      wakes: { cases: [child._id], reminders: [`answer:${before._id}`, before.cause] },
    };
  },
};
