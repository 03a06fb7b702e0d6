import type { Store, Transaction } from '../../cloudfunctions/kit/store';

export class Killed extends Error {}

/** A store whose process dies at its `at`-th call, before or after the call took effect; nothing is called after that. */
export function dyingStore(store: Store, at: number, when: 'before' | 'after'): { store: Store; calls: () => number } {
  let calls = 0;
  const die = async <T>(act: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls > at || (calls === at && when === 'before')) {
      throw new Killed();
    }
    const answer = await act();
    if (calls === at) {
      throw new Killed();
    }
    return answer;
  };
  const within = (tx: Transaction): Transaction => ({
    read: (collection, id) => die(() => tx.read(collection, id)),
    create: (collection, document) => die(() => tx.create(collection, document)),
    replace: (collection, document) => die(() => tx.replace(collection, document)),
    touch: (collection, document) => die(() => tx.touch(collection, document)),
  });
  return {
    calls: () => calls,
    store: {
      read: (collection, id) => die(() => store.read(collection, id)),
      readAll: (collection, ids) => die(() => store.readAll(collection, ids)),
      page: (collection, query) => die(() => store.page(collection, query)),
      tx: (work) => die(() => store.tx((tx) => work(within(tx)))),
      append: (collection, documents) => die(() => store.append(collection, documents)),
      put: (collection, document) => die(() => store.put(collection, document)),
      remove: (collection, ids) => die(() => store.remove(collection, ids)),
    },
  };
}
