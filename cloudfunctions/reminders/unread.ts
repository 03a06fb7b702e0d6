import { found } from '#domain/errors';
import { scope } from '#domain/permission';
import { personOfReceiver } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import type { Reading } from '../kit/handler';
import { unreadRequest } from './requests';
import { rowsOf } from './rows';

const PAGE = 20;
const WIDE = 50;

/** 未读: the families of a class that have not opened what was sent to them. */
export const unread: Reading<'reminders.unread'> = {
  request: unreadRequest,
  async scope(asking, { unit }) {
    const klass = await asking.store.read('units', unit);
    return klass?.kind === 'class' ? scope(klass.county, { education: [klass.path] }) : null;
  },
  async read(call, request) {
    const { path } = found(await call.store.read('units', request.unit));
    const waiting: Message[] = [];
    let cursor = request.cursor ?? null;
    do {
      const page = await call.store.page('messages', {
        equal: { county: call.county, path, state: 'delivered' },
        range: { key: 'deliveredAt', from: 1 },
        order: 'desc',
        limit: WIDE,
        cursor,
      });
      waiting.push(...page.items.filter((message) => personOfReceiver(message.receiver) !== null));
      cursor = page.cursor;
    } while (cursor !== null && waiting.length < PAGE);
    const rows = await rowsOf(call.store, waiting);
    const items = waiting.map((message, n) => ({
      message: message._id,
      kind: message.kind,
      child: message.child,
      childName: rows[n]?.childName ?? null,
      deliveredAt: message.deliveredAt ?? message.createdAt,
      push: message.push && { state: message.push.state, code: message.push.code },
    }));
    return { items, cursor };
  },
};
