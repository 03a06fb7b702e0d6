import { boundWrite } from './documents';
import { type Found, inOrder, keyOfDocument, orderBy, type Search } from './find';
import { matches } from './match';
import { push } from './plan';
import { unsupported } from './refusal';
import { serves } from './sought';
import type { Tables } from './tables';
import type { Json } from './value';
import { type Asked, AT_ONCE, countAll, countInPieces, sought, walk, walkPlaces } from './walk';

/** As many documents of an index as a write looks for by itself. */
const FEW = 1000;
const ALL: Asked = { sql: '1', values: [] };
/** As many rows as an index steps over in one go without others waiting for long. */
const MOST_SKIPPED = 200_000;
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
function direct(tables: Tables, asked: Search): string[] | undefined {
  const { collection, order, offset, limit } = asked;
  const statement = order.length === 0 && offset > AT_ONCE ? undefined : statementOf(tables, asked);
  if (statement !== undefined && offset > MOST_SKIPPED) {
    throw unsupported(`skipping more than ${MOST_SKIPPED} documents in an order`);
  }
  return statement && tables.all(collection, statement.tail, [...statement.values, limit, offset]);
}

/** The one statement that gives the answer and touches no other row; undefined when there is none. */
export function statementOf(tables: Tables, { collection, condition, order }: Search) {
  const columnOf = tables.columnOf(collection);
  const [pushed, by] = [push(condition, columnOf), orderBy({ order }, columnOf)];
  if (!pushed?.exact || by === undefined) {
    return undefined;
  }
  const tail = `WHERE ${pushed.sql} ${by} LIMIT ? OFFSET ?`;
  const plan = tables.rows.plan(collection, tail);
  const isServed = !plan.sorts && (pushed.sql === '1' || serves(plan, pushed.sql));
  return isServed ? { tail, values: pushed.values } : undefined;
}

/** Looked at in the order of an index until there are enough; undefined when there is no such index, or too much to look at. */
async function inIndexOrder(tables: Tables, asked: Search): Promise<string[] | undefined> {
  const course = courseOf(tables, asked);
  const found = course && (await firstOf(course.pieces, asked));
  return found?.length === asked.limit || course?.whole ? found : undefined;
}

/** The documents that may answer a search, piece by piece in its order; `whole` says that no others can. */
export function courseOf(tables: Tables, { collection, condition, order }: Search) {
  const by = order.length === 0 ? undefined : orderBy({ order }, tables.columnOf(collection));
  const wheres = [sought(tables, collection, condition), ALL].filter((where) => where !== undefined);
  const where = by === undefined ? undefined : wheres.find((one) => isOrdered(tables, collection, one, by));
  if (where === undefined) {
    return undefined;
  }
  const places = tables.rows.places(collection, `WHERE ${where.sql} ${by} LIMIT ${AT_ONCE + 1}`, where.values);
  return { pieces: walkPlaces(tables, collection, places), whole: places.length <= AT_ONCE };
}

/** Whether SQLite gives these rows in order without reading more of them than it may at once. */
function isOrdered(tables: Tables, collection: string, { sql, values }: Asked, by: string): boolean {
  return (
    !tables.rows.plan(collection, `WHERE ${sql} ${by}`).sorts ||
    (sql !== ALL.sql && tables.rows.countUpTo(collection, sql, values, AT_ONCE + 1) <= AT_ONCE)
  );
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

/** All that answer, put in order here. */
async function sorted(pieces: AsyncIterable<string[]>, asked: Search) {
  const { documents } = await firstInOrder(pieces, asked, asked.offset + asked.limit);
  return documents.slice(asked.offset).map(({ text }) => text);
}

/** The first of all that answer, put in order here; no more are held than that needs. `cut` says that there may be more. */
export async function firstInOrder(pieces: AsyncIterable<string[]>, { condition, order }: Search, wanted: number) {
  if (wanted > AT_ONCE) {
    throw unsupported(`an order that no index has, beyond ${AT_ONCE} documents,`);
  }
  let held: Found[] = [];
  let seen = 0;
  for await (const piece of pieces) {
    for (const text of piece) {
      const document = JSON.parse(text) as Json;
      if (matches(document, condition)) {
        held.push({ text, document });
        seen += 1;
      }
    }
    held = held.length > 2 * wanted + SPARE ? inOrder(held, order).slice(0, wanted) : held;
  }
  return { documents: inOrder(held, order).slice(0, wanted), cut: seen > wanted };
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
  const { collection, limit } = search;
  if (isLittle(tables, search)) {
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

/** Whether a write finds what it will write without keeping others waiting. */
function isLittle(tables: Tables, search: Search): boolean {
  const { collection, condition, limit } = search;
  const asked = sought(tables, collection, condition);
  return (
    (limit === 1 && statementOf(tables, search) !== undefined) ||
    (asked !== undefined && tables.rows.countUpTo(collection, asked.sql, asked.values, FEW + 1) <= FEW)
  );
}

/** The keys of what answers, up to the limit; `whole` says that there are no others. */
async function keysOf(tables: Tables, { collection, condition, limit }: Search) {
  const keys: string[] = [];
  let bytes = 0;
  for await (const piece of walk(tables, collection, condition)) {
    for (const text of piece) {
      const document = JSON.parse(text) as Json;
      if (matches(document, condition)) {
        keys.push(keyOfDocument(document));
        bytes += text.length;
      }
      if (keys.length === limit) {
        boundWrite(keys.length, bytes);
        return { keys, whole: false };
      }
    }
    boundWrite(keys.length, bytes);
  }
  return { keys, whole: true };
}
