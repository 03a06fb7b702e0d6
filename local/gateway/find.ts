import { compareKeys, idKey, keyAt, keyOf } from './key';
import { matches } from './match';
import { push } from './plan';
import type { Condition } from './query';
import { unsupported } from './refusal';
import { type Scope, Stale } from './scope';
import type { Tables } from './tables';
import { isObject, type Json, type JsonObject } from './value';

/** Field paths in the order of comparison; down means descending. */
export type Order = readonly { readonly path: string; readonly down: boolean }[];

export interface Search {
  readonly collection: string;
  readonly condition: Condition;
  readonly order: Order;
  readonly offset: number;
  readonly limit: number;
  /** The keys among which alone answers lie, where they have been looked for before. */
  readonly among?: () => Iterable<string>;
  /** For a snapshot: the first of the committed documents that answer, found piece by piece before. */
  readonly held?: Held;
}

export interface Held {
  readonly documents: readonly Found[];
  /** Whether there may be more of them. */
  readonly cut: boolean;
}

export interface Found {
  readonly text: string;
  readonly document: Json;
}

/** Beside those that a transaction sees otherwise, so many more are asked for at once. */
const BESIDE = 64;

const BY_ID: Order = [{ path: '_id', down: false }];

/** The texts of the documents that answer a search, as this scope sees them. */
export function find(tables: Tables, scope: Scope, asked: Search): string[] {
  const search = scope.snapshot ? inSnapshot(asked) : asked;
  const overlay = scope.overlay(search.collection, keyNamed(search.condition));
  if (overlay.size === 0 && search.held === undefined) {
    return findCommitted(tables, search);
  }
  const committed = search.held ? heldBeside(search, search.held, overlay) : foundBeside(tables, search, overlay);
  const own = [...overlay.values()]
    .filter((text) => text !== null)
    .map((text) => ({ text, document: JSON.parse(text) as Json }))
    .filter(({ document }) => matches(document, search.condition));
  return inOrder([...committed, ...own], search.order)
    .slice(search.offset, search.offset + search.limit)
    .map(({ text }) => text);
}

/** A search as a snapshot does it: in a total order, so that pages fit together. */
export const inSnapshot = (asked: Search): Search => (asked.order.length === 0 ? { ...asked, order: BY_ID } : asked);

/** The key of the one document that can answer, where the condition names it. */
function keyNamed(condition: Condition): string | undefined {
  const parts = condition.kind === 'and' ? condition.parts : [condition];
  const named = parts.find((part) => part.kind === 'compare' && part.path === '_id' && part.operator === 'eq');
  return named?.kind === 'compare' ? keyOf(named.value) : undefined;
}

type Overlay = ReadonlyMap<string, string | null>;

const notIn = (overlay: Overlay, found: readonly Found[]) =>
  found.filter(({ document }) => !overlay.has(keyOfDocument(document)));

/** Of what was held before, what this snapshot sees as it is committed; too little of it, and it has to be looked for anew. */
function heldBeside({ offset, limit }: Search, held: Held, overlay: Overlay): Found[] {
  const left = notIn(overlay, held.documents);
  if (held.cut && left.length < offset + limit) {
    throw new Stale();
  }
  return left;
}

/** The first committed documents that answer, without those that this snapshot sees otherwise. */
function foundBeside(tables: Tables, search: Search, overlay: Overlay): Found[] {
  const wanted = search.offset + search.limit;
  for (let beside = Math.min(overlay.size, BESIDE); ; beside *= 8) {
    const texts = findCommitted(tables, { ...search, offset: 0, limit: wanted + beside });
    const left = notIn(
      overlay,
      texts.map((text) => ({ text, document: JSON.parse(text) as Json })),
    );
    if (left.length >= wanted || texts.length < wanted + beside) {
      return left;
    }
  }
}

/** The key of a stored document. */
export const keyOfDocument = (document: Json) => idKey(isObject(document) ? document['_id'] : undefined);

function findCommitted(tables: Tables, search: Search): string[] {
  if (search.among !== undefined) {
    return findAmong(tables, search, search.among());
  }
  const columnOf = tables.columnOf(search.collection);
  const pushed = push(search.condition, columnOf);
  const where = `WHERE ${pushed?.sql ?? '1'}`;
  const values = pushed?.values ?? [];
  const by = orderBy(search, columnOf);
  if (by === undefined) {
    return sortedHere(tables, search, where, values);
  }
  if (pushed?.exact) {
    return tables.all(search.collection, `${where} ${by} LIMIT ? OFFSET ?`, [...values, search.limit, search.offset]);
  }
  return [...verified(tables, search, `${where} ${by}`, values)];
}

function findAmong(tables: Tables, { collection, condition, limit }: Search, keys: Iterable<string>): string[] {
  const found: string[] = [];
  for (const key of keys) {
    const text = found.length < limit ? tables.get(collection, key) : null;
    if (text !== null && matches(JSON.parse(text), condition)) {
      found.push(text);
    }
  }
  return found;
}

/** The ORDER BY over key columns, `_id` last so that the order is total; undefined when a path has no column. */
export function orderBy(
  search: Pick<Search, 'order'>,
  columnOf: (path: string) => string | undefined,
): string | undefined {
  if (search.order.length === 0) {
    return '';
  }
  const parts: string[] = [];
  for (const { path, down } of withId(search.order)) {
    const column = columnOf(path);
    if (column === undefined) {
      return undefined;
    }
    parts.push(down ? `${column} DESC` : column);
  }
  return `ORDER BY ${parts.join(', ')}`;
}

/** Equal documents follow each other by `_id`, in the direction of the last path, so that an index serves both. */
function withId(order: Order): Order {
  const named = order.findIndex(({ path }) => path === '_id');
  return named >= 0 ? order.slice(0, named + 1) : [...order, { path: '_id', down: order.at(-1)?.down ?? false }];
}

function* verified(tables: Tables, search: Search, tail: string, values: readonly string[]): Generator<string> {
  let seen = 0;
  for (const text of tables.each(search.collection, tail, values)) {
    if (matches(JSON.parse(text), search.condition)) {
      seen += 1;
      if (seen > search.offset) {
        yield text;
      }
      if (seen >= search.offset + search.limit) {
        return;
      }
    }
  }
}

function sortedHere(tables: Tables, search: Search, where: string, values: readonly string[]): string[] {
  const found: { text: string; document: Json }[] = [];
  for (const text of tables.each(search.collection, where, values)) {
    const document = JSON.parse(text) as Json;
    if (matches(document, search.condition)) {
      found.push({ text, document });
    }
  }
  return inOrder(found, search.order)
    .slice(search.offset, search.offset + search.limit)
    .map(({ text }) => text);
}

export function inOrder<T extends { document: Json }>(found: readonly T[], order: Order): T[] {
  const steps = withId(order).map(({ path, down }) => ({ path, fields: path.split('.'), sign: down ? -1 : 1 }));
  const keyed = found.map((one) => ({ one, keys: steps.map((step) => sortKey(one.document, step)) }));
  keyed.sort((left, right) => {
    for (const [at, { sign }] of steps.entries()) {
      const order = compareKeys(left.keys[at] ?? '', right.keys[at] ?? '');
      if (order !== 0) {
        return order * sign;
      }
    }
    return 0;
  });
  return keyed.map(({ one }) => one);
}

function sortKey(document: Json, { path, fields }: { path: string; fields: readonly string[] }): string {
  const key = keyAt(document, fields);
  if (key === undefined) {
    throw unsupported(`ordering by ${path}, which holds an array or an object`);
  }
  return key;
}

/** A projection, read: the paths to keep, or to leave out. */
export interface Projection {
  readonly keep: boolean;
  readonly paths: readonly string[];
  readonly id: boolean;
}

/** A document with only the fields that a projection leaves, in the document's own order. */
export function project(document: JsonObject, { keep, paths, id }: Projection): JsonObject {
  const { _id, ...rest } = document;
  const tree = new Map<string, string[]>();
  for (const path of paths) {
    const [field = '', ...more] = path.split('.');
    tree.set(field, [...(tree.get(field) ?? []), more.join('.')]);
  }
  const left = projectFields(rest, tree, keep);
  return id && _id !== undefined ? { _id, ...left } : left;
}

function projectFields(node: JsonObject, tree: ReadonlyMap<string, readonly string[]>, keep: boolean): JsonObject {
  const left: JsonObject = {};
  for (const [field, value] of Object.entries(node)) {
    const paths = tree.get(field);
    if (paths === undefined || paths.includes('')) {
      if ((paths !== undefined) === keep) {
        left[field] = value;
      }
      continue;
    }
    const inner = projectValue(value, paths, keep);
    if (inner !== undefined) {
      left[field] = inner;
    }
  }
  return left;
}

function projectValue(value: Json, paths: readonly string[], keep: boolean): Json | undefined {
  if (Array.isArray(value)) {
    if (paths.some((path) => /^\d+(?:\.|$)/.test(path))) {
      throw unsupported('a position in an array as part of a projection');
    }
    return value.map((item) => projectValue(item, paths, keep)).filter((item) => item !== undefined);
  }
  if (!isObject(value) || Object.keys(value)[0]?.startsWith('$')) {
    return keep ? undefined : value;
  }
  const tree = new Map<string, string[]>();
  for (const path of paths) {
    const [field = '', ...more] = path.split('.');
    tree.set(field, [...(tree.get(field) ?? []), more.join('.')]);
  }
  return projectFields(value, tree, keep);
}
