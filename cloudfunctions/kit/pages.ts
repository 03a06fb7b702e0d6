import type { CollectionName, Documents } from './documents';
import type { PageQuery, Store } from './store';

const A_PAGE = 500;
const A_READ = 100;

/** A query whose every page is read; `limit` is the size of a page, for documents that are large. */
type Whole = Omit<PageQuery, 'cursor' | 'limit'> & { readonly limit?: number };

/** Keeps what is needed of every document of a query, page after page, so that no more than one page is in memory whole. */
export async function keptOfPages<C extends CollectionName, T>(
  store: Store,
  collection: C,
  query: Whole,
  keep: (document: Documents[C]) => T,
): Promise<T[]> {
  const kept: T[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Documents[C][]; cursor: string | null } = await store.page(collection, {
      limit: A_PAGE,
      ...query,
      cursor,
    });
    for (const document of page.items) {
      kept.push(keep(document));
    }
    cursor = page.cursor;
  } while (cursor !== null);
  return kept;
}

/** Every document of a query. Only for what is bounded by one unit. */
export function allPages<C extends CollectionName>(store: Store, collection: C, query: Whole): Promise<Documents[C][]> {
  return keptOfPages(store, collection, query, (document) => document);
}

/** What is there of any number of ids. */
export async function allById<C extends CollectionName>(
  store: Store,
  collection: C,
  ids: readonly string[],
): Promise<Documents[C][]> {
  const distinct = [...new Set(ids)];
  const chunks = Array.from({ length: Math.ceil(distinct.length / A_READ) }, (_, n) =>
    distinct.slice(n * A_READ, (n + 1) * A_READ),
  );
  const read = await Promise.all(chunks.map((chunk) => store.readAll(collection, chunk)));
  return read.flat() as Documents[C][];
}
