import type { Instant } from '#domain/plain-date';
import type { Store } from '../kit/store';
import { eachCounty } from '../kit/tick';

const KEPT_MS = 30 * 86_400_000;
const A_TICK = 100;

/** Removes codes a month after they ended, and rate limits that are over, so that neither grows for ever. */
export function sweep(store: Store, now: Instant): Promise<void> {
  return eachCounty(store, async (county) => {
    for (const [collection, below] of [
      ['codes', now - KEPT_MS],
      ['limits', now],
    ] as const) {
      const { items } = await store.page(collection, {
        equal: { county },
        range: { key: 'until', below },
        limit: A_TICK,
      });
      await store.remove(
        collection,
        items.map((one) => one._id),
      );
    }
  });
}
