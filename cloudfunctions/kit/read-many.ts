import type { CollectionName, Documents } from './documents';
import type { Store } from './store';

const IDS_A_READ = 100;

/** Documents by ids, however many. */
export async function readMany<C extends CollectionName>(
  store: Store,
  collection: C,
  ids: readonly string[],
): Promise<Documents[C][]> {
  const distinct = [...new Set(ids)];
  const found: Documents[C][] = [];
  for (let n = 0; n < distinct.length; n += IDS_A_READ) {
    found.push(...(await store.readAll(collection, distinct.slice(n, n + IDS_A_READ))));
  }
  return found;
}
