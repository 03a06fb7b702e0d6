import type { Message } from '#domain/reminders/documents';
import type { Call, Reading } from '../kit/handler';
import { cursorOf } from '../kit/store';
import { inInbox, ownScope, receiversOfPerson } from './own';
import { inboxRequest } from './requests';
import { rowsOf } from './rows';
import { unreadOf } from './unread-of';

const PAGE = 20;
const KEY = 'deliveredAt';

/** Newest first; of the same instant by id downwards, as the pages come. */
const newestFirst = (a: Message, b: Message): number =>
  (b.deliveredAt ?? 0) - (a.deliveredAt ?? 0) || (a._id < b._id ? 1 : -1);

interface Asked {
  readonly receivers: readonly string[];
  readonly cursor: string | null;
  readonly onlyUnread: boolean;
}

/** One page over all receivers: each asked from the same place on, merged, and cut where all of them are known. */
async function merged(call: Call, { receivers, cursor, onlyUnread }: Asked) {
  const pages = await Promise.all(
    receivers.map((receiver) =>
      call.store.page('messages', {
        equal: { county: call.county, receiver },
        range: { key: KEY, from: 1 },
        order: 'desc',
        limit: PAGE,
        cursor,
      }),
    ),
  );
  const all = pages.flatMap((page) => page.items).sort(newestFirst);
  const page = all.slice(0, PAGE);
  const last = page.at(-1);
  const more = all.length > PAGE || pages.some((one) => one.cursor !== null);
  const wanted = page.filter((message) => inInbox(message) && (!onlyUnread || message.state === 'delivered'));
  return { messages: wanted, cursor: more && last ? cursorOf(last, KEY) : null };
}

export const inbox: Reading<'reminders.inbox'> = {
  request: inboxRequest,
  scope: ownScope,
  async read(call, request) {
    const receivers = await receiversOfPerson(call.store, call);
    const onlyUnread = request.only === 'unread';
    const messages: Message[] = [];
    let cursor = request.cursor ?? null;
    do {
      const page = await merged(call, { receivers, cursor, onlyUnread });
      messages.push(...page.messages);
      cursor = page.cursor;
    } while (cursor !== null && messages.length < PAGE);
    const [items, unread] = await Promise.all([
      rowsOf(call.store, messages),
      unreadOf(call.store, call.county, receivers),
    ]);
    return { items, unread, cursor };
  },
};
