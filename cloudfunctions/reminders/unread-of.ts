import type { Store } from '../kit/store';

const MANY = 99;

/** How many messages these receivers have not opened; 99 stands for that and more. */
export async function unreadOf(store: Store, county: string, receivers: readonly string[]): Promise<number> {
  const pages = await Promise.all(
    receivers.map((receiver) =>
      store.page('messages', { equal: { county, receiver, state: 'delivered' }, limit: MANY }),
    ),
  );
  return Math.min(
    MANY,
    pages.reduce((sum, page) => sum + page.items.length, 0),
  );
}
