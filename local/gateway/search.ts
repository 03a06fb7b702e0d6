import { inOrder, keyOfDocument, orderBy, type Search } from './find';
import { matches } from './match';
import { push } from './plan';
import { unsupported } from './refusal';
import { serves } from './sought';
import type { Tables } from './tables';
import type { Json } from './value';
import { AT_ONCE, countAll, countInPieces, sought, soughtPlaces, walk, walkPlaces } from './walk';

/** As many documents as are written at once. */
const WRITTEN = 200_000;
/** Beyond the rows of the answer, so many are kept before they are put in order. */
const SPARE = 500;

/**
 * The texts of the committed documents that answer a search. What an index does not answer is walked, and others have their turn:
 * each document is then seen at one moment, not all of them at the same one.
 */
export async function search(tables: Tables, asked: Search): Promise<string[]> {
  return direct(tables, asked) ?? (await inIndexOrder(tables, asked)) ?? (await walked(tables, asked));
}

/** Answered by SQLite alone, which touches no row that is not in the answer or skipped. */
function direct(tables: Tables, { collection, condition, order, offset, limit }: Search): string[] | undefined {
  const columnOf = tables.columnOf(collection);
  const [pushed, by] = [push(condition, columnOf), orderBy({ order }, columnOf)];
  if (!pushed?.exact || by === undefined || (by === '' && offset > AT_ONCE)) {
    return undefined;
  }
  const tail = `WHERE ${pushed.sql} ${by} LIMIT ? OFFSET ?`;
  const plan = tables.rows.plan(collection, tail);
  const isServed = !plan.sorts && (pushed.sql === '1' || serves(plan, pushed.sql));
  return isServed ? tables.all(collection, tail, [...pushed.values, limit, offset]) : undefined;
}

/** Looked at in the order of an index until there are enough; undefined when there is no such index, or too much to look at. */
async function inIndexOrder(tables: Tables, asked: Search): Promise<string[] | undefined> {
  const { collection, condition, order } = asked;
  const by = order.length === 0 ? undefined : orderBy({ order }, tables.columnOf(collection));
  const where = sought(tables, collection, condition) ?? { sql: '1', values: [] };
  if (by === undefined || tables.rows.plan(collection, `WHERE ${where.sql} ${by}`).sorts) {
    return undefined;
  }
  const places = tables.rows.places(collection, `WHERE ${where.sql} ${by} LIMIT ${AT_ONCE + 1}`, where.values);
  const found = await firstOf(walkPlaces(tables, collection, places), asked);
  return found.length === asked.limit || places.length <= AT_ONCE ? found : undefined;
}

/** The first documents that answer, as they come. */
async function firstOf(pieces: AsyncIterable<string[]>, { condition, offset, limit }: Search): Promise<string[]> {
  const found: string[] = [];
  let seen = 0;
  for await (const piece of pieces) {
    for (const text of piece) {
      if (matches(JSON.parse(text), condition)) {
        seen += 1;
        if (seen > offset) {
          found.push(text);
        }
        if (found.length === limit) {
          return found;
        }
      }
    }
  }
  return found;
}

async function walked(tables: Tables, asked: Search): Promise<string[]> {
  const pieces = walk(tables, asked.collection, asked.condition);
  return asked.order.length === 0 ? await firstOf(pieces, asked) : await sorted(pieces, asked);
}

/** All that answer, put in order here; no more are held than can come into the answer. */
async function sorted(pieces: AsyncIterable<string[]>, { condition, order, offset, limit }: Search) {
  const wanted = offset + limit;
  if (wanted > AT_ONCE) {
    throw unsupported(`an order that no index has, beyond ${AT_ONCE} documents,`);
  }
  let held: { text: string; document: Json }[] = [];
  for await (const piece of pieces) {
    for (const text of piece) {
      const document = JSON.parse(text) as Json;
      if (matches(document, condition)) {
        held.push({ text, document });
      }
    }
    held = held.length > 2 * wanted + SPARE ? inOrder(held, order).slice(0, wanted) : held;
  }
  return inOrder(held, order)
    .slice(offset, wanted)
    .map(({ text }) => text);
}

/** How many documents answer a condition; counts stand outside transactions, as in the cloud. */
export async function count(tables: Tables, asked: Pick<Search, 'collection' | 'condition'>): Promise<number> {
  const { collection, condition } = asked;
  const pushed = push(condition, tables.columnOf(collection));
  if (pushed?.sql === '1' && pushed.exact) {
    return await countAll(tables, collection);
  }
  if (pushed?.exact && serves(tables.rows.plan(collection, `WHERE ${pushed.sql}`), pushed.sql)) {
    const many = tables.rows.countUpTo(collection, pushed.sql, pushed.values, AT_ONCE + 1);
    if (many <= AT_ONCE) {
      return many;
    }
  }
  const bySqlite = pushed?.exact ? await countInPieces(tables, collection, condition) : undefined;
  return bySqlite ?? (await countWalked(tables, asked));
}

async function countWalked(tables: Tables, { collection, condition }: Pick<Search, 'collection' | 'condition'>) {
  let total = 0;
  for await (const piece of walk(tables, collection, condition)) {
    for (const text of piece) {
      total += matches(JSON.parse(text), condition) ? 1 : 0;
    }
  }
  return total;
}

/** What a write will find, looked for before it has the file for itself. */
export interface Gathered {
  readonly search: Search;
  /** Whether what was found does: a write of one document whose find has changed meanwhile looks anew. */
  readonly enough: (many: number) => boolean;
  done(): void;
}

/**
 * Looks for what a write of many documents will find. The write itself looks again at these and at whatever has changed since, so
 * that it acts on exactly the documents that answer at its moment.
 */
export async function gather(tables: Tables, search: Search): Promise<Gathered> {
  const { collection, condition, limit } = search;
  const asked = sought(tables, collection, condition);
  if (asked && soughtPlaces(tables, collection, asked)) {
    return { search, enough: () => true, done: () => undefined };
  }
  const watch = tables.watch(collection);
  try {
    const { keys, whole } = await keysOf(tables, search);
    const among = () => new Set([...keys, ...watch.changed]);
    const enough = (many: number) => whole || many >= limit;
    return { search: { ...search, among }, enough, done: () => watch.stop() };
  } catch (error) {
    watch.stop();
    throw error;
  }
}

/** The keys of what answers, up to the limit; `whole` says that there are no others. */
async function keysOf(tables: Tables, { collection, condition, limit }: Search) {
  const keys: string[] = [];
  for await (const piece of walk(tables, collection, condition)) {
    for (const text of piece) {
      const document = JSON.parse(text) as Json;
      if (matches(document, condition)) {
        keys.push(keyOfDocument(document));
      }
      if (keys.length === limit) {
        return { keys, whole: false };
      }
    }
    if (keys.length > WRITTEN) {
      throw unsupported(`changing or removing more than ${WRITTEN} documents at once`);
    }
  }
  return { keys, whole: true };
}
