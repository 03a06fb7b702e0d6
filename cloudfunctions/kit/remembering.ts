import type { CollectionName } from './documents';
import type { Store } from './store';

/** What a county sets a few times a year, and every case of a run asks for anew. */
const SETTINGS: readonly CollectionName[] = ['counties', 'calendars', 'holidays', 'policies', 'units'];

/**
 * The same store for one short run, that asks for the settings of the county once. What is changed meanwhile is seen by the next run; decisions
 * inside a transaction read as ever.
 */
export function remembering(store: Store): Store {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(collection: CollectionName, asked: readonly unknown[], ask: () => Promise<T>): Promise<T> => {
    if (!SETTINGS.includes(collection)) {
      return ask();
    }
    const key = JSON.stringify([collection, ...asked]);
    const answer = (known.get(key) as Promise<T> | undefined) ?? ask();
    known.set(key, answer);
    return answer;
  };
  return {
    ...store,
    read: (collection, id) => once(collection, ['read', id], () => store.read(collection, id)),
    readAll: (collection, ids) => once(collection, ['readAll', ids], () => store.readAll(collection, ids)),
    page: (collection, query) => once(collection, ['page', query], () => store.page(collection, query)),
  };
}
