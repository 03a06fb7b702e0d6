import { found } from '#domain/errors';
import { readBy } from '#domain/reminders/answering';
import type { Writing } from '../kit/handler';
import { messageScope } from './own';
import { messageRequest } from './requests';

/** 已读: a second reading changes nothing but the fact that it was looked at again. */
export const read: Writing<'reminders.read'> = {
  request: messageRequest,
  scope: (asking, { message }) => messageScope(asking, message),
  async write(tx, call, request) {
    const before = found(await tx.read('messages', request.message));
    const after = readBy(before, call.now);
    await tx.replace('messages', after);
    return {
      reply: { message: before._id },
      subject: `messages/${before._id}`,
      paths: [before.path],
      change: { from: before.state, to: after.state },
    };
  },
};
