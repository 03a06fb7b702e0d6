import type { Collection, Database, Row } from './row';

const VALUES = [
  { _id: 'bool', v: true },
  { _id: 'date', v: new Date(0) },
  { _id: 'double', v: 2.5 },
  { _id: 'int', v: 3 },
  { _id: 'missing' },
  { _id: 'negative', v: -1 },
  { _id: 'text', v: 'a' },
  { _id: 'upper', v: 'B' },
];
const WHOLE = { _id: 'a', n: 1, o: { p: 1, q: 2 }, l: [{ p: 1, q: 2 }, 5, [{ p: 3 }]], at: new Date(0) };

type Found = { get(): Promise<unknown> };

/** The ids in the order in which they come. */
const ordered = (
  name: string,
  documents: Row['documents'],
  find: (collection: Collection, db: Database) => Found,
  gives: readonly string[],
  refused?: Row['refused'],
): Row => ({
  name,
  documents,
  async ask(collection, db) {
    const { data } = (await find(collection, db).get()) as { data: { _id: string }[] };
    return data.map(({ _id }) => _id);
  },
  gives,
  ...(refused ? { refused } : {}),
});

/** What a projection leaves of one document. */
const projected = (name: string, projection: object, gives: object, refused?: Row['refused']): Row => ({
  name: `field: ${name}`,
  documents: [WHOLE],
  async ask(collection) {
    const [found] = (
      await collection
        .where({ _id: 'a' })
        .field(projection as never)
        .get()
    ).data;
    return found;
  },
  gives,
  ...(refused ? { refused } : {}),
});

const failing = (name: string, ask: (collection: Collection) => Promise<unknown>): Row => ({
  name,
  documents: [{ _id: 'a', n: 1 }],
  ask: (collection) =>
    ask(collection).then(
      () => 'done',
      () => 'failed',
    ),
  gives: 'failed',
});

const PAIRS = [
  { _id: 'a', x: 1, y: 2 },
  { _id: 'b', x: 0, y: 2 },
  { _id: 'c', x: 1, y: 1 },
  { _id: 'd', x: 2 },
];

/** Order, skip, limit, projection, count. */
export const orderRows: readonly Row[] = [
  ordered('orderBy: missing first, then by type', VALUES, (all) => all.orderBy('v', 'asc'), [
    'missing',
    'negative',
    'double',
    'int',
    'upper',
    'text',
    'bool',
    'date',
  ]),
  ordered('orderBy: downwards', VALUES, (all) => all.orderBy('v', 'desc'), [
    'date',
    'bool',
    'text',
    'upper',
    'int',
    'double',
    'negative',
    'missing',
  ]),
  ordered('orderBy: two fields', PAIRS, (all) => all.orderBy('x', 'asc').orderBy('y', 'desc'), ['b', 'a', 'c', 'd']),
  ordered('orderBy: a missing second field', PAIRS, (all) => all.orderBy('y', 'asc').orderBy('x', 'desc'), [
    'd',
    'c',
    'a',
    'b',
  ]),
  ordered(
    'orderBy: a path',
    [{ _id: 'a', o: { n: 2 } }, { _id: 'b', o: { n: 1 } }, { _id: 'c' }],
    (all) => all.orderBy('o.n', 'asc'),
    ['c', 'b', 'a'],
  ),
  ordered(
    'orderBy: texts by code points',
    [
      { _id: 'a', s: '😀' },
      { _id: 'b', s: '\uffee' },
      { _id: 'c', s: 'é' },
      { _id: 'd', s: 'z' },
      { _id: 'e', s: 'Z' },
    ],
    (all) => all.orderBy('s', 'asc'),
    ['e', 'd', 'c', 'b', 'a'],
  ),
  ordered('orderBy: with a query', PAIRS, (all) => all.where({ x: 1 }).orderBy('y', 'asc'), ['c', 'a']),
  ordered('orderBy: _id', PAIRS, (all) => all.orderBy('_id', 'desc'), ['d', 'c', 'b', 'a']),
  ordered('skip and limit', PAIRS, (all) => all.orderBy('_id', 'asc').skip(1).limit(2), ['b', 'c']),
  ordered('skip: beyond the end', PAIRS, (all) => all.orderBy('_id', 'asc').skip(9), []),
  ordered('limit: 0 is the limit of the SDK', PAIRS, (all) => all.orderBy('_id', 'asc').limit(0), ['a', 'b', 'c', 'd']),
  ordered(
    'orderBy: arrays are refused',
    [
      { _id: 'a', v: [3] },
      { _id: 'b', v: 2 },
    ],
    (all) => all.orderBy('v', 'asc'),
    ['b', 'a'],
    'DATABASE_INVALID_OPERRATOR',
  ),
  {
    name: 'limit: a hundred without one, a thousand at most',
    documents: Array.from({ length: 1005 }, (_, at) => ({ _id: `d${at}` })),
    async ask(collection) {
      const [plain, limited] = [await collection.get(), await collection.limit(1005).get()];
      return [plain.data.length, limited.data.length, (await collection.count()).total];
    },
    gives: [100, 1000, 1005],
  },
  {
    name: 'count: of a query',
    documents: VALUES,
    ask: async (collection, { command: _ }) => (await collection.where({ v: _.gt(0) }).count()).total,
    gives: 2,
  },
  projected('keeps fields, and _id', { n: true }, { _id: 'a', n: 1 }),
  projected('keeps no _id', { n: true, _id: false }, { n: 1 }),
  projected('keeps _id alone', { _id: true }, { _id: 'a' }),
  projected('leaves out', { l: false, o: false, at: false }, { _id: 'a', n: 1 }),
  projected('leaves out _id alone', { _id: false }, { n: 1, o: WHOLE.o, l: WHOLE.l, at: WHOLE.at }),
  projected('keeps a path', { 'o.p': true }, { _id: 'a', o: { p: 1 } }),
  projected('leaves out a path', { 'o.p': false, l: false, at: false }, { _id: 'a', n: 1, o: { q: 2 } }),
  projected(
    'keeps a path through an array, of documents alone',
    { 'l.p': true },
    { _id: 'a', l: [{ p: 1 }, [{ p: 3 }]] },
  ),
  projected(
    'leaves out a path through an array',
    { 'l.p': false, o: false, at: false },
    { _id: 'a', n: 1, l: [{ q: 2 }, 5, [{}]] },
  ),
  projected('keeps a path through a date: nothing', { 'at.x': true }, { _id: 'a' }),
  projected('keeps a path that is missing', { 'o.z': true }, { _id: 'a', o: {} }),
  projected('a path and what it lies in is refused', { o: true, 'o.p': true }, {}, 'DATABASE_INVALID_OPERRATOR'),
  projected('a position in an array is refused', { 'l.0': true }, {}, 'DATABASE_INVALID_OPERRATOR'),
  projected('operators are refused', { l: { $slice: 1 } }, {}, 'DATABASE_INVALID_OPERRATOR'),
  failing('field: keeps and leaves out', (collection) => collection.field({ n: true, o: false }).get()),
  failing('skip: below zero', (collection) => collection.skip(-1).get()),
  failing('limit: below zero', (collection) => collection.limit(-1).get()),
];
