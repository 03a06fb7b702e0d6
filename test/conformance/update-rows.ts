import { type Row, update, updateFails } from './row';

const AT = new Date(Date.UTC(2026, 10, 22));
const LATER = new Date(Date.UTC(2026, 10, 23));
const LONG = 2 ** 40;
const HIGHEST_INT = 2 ** 31 - 1;

/** A row of one update whose answer is the number of documents that it changed. */
const changes = (
  name: string,
  before: Record<string, unknown>,
  data: Record<string, unknown>,
  updated: number,
): Row => ({
  name,
  documents: [{ _id: 'a', ...before }],
  ask: async (collection) => (await collection.doc('a').update(data)).updated,
  gives: updated,
});

/** The order of the fields of the document `a` after an update. */
const fields = (
  name: string,
  before: Record<string, unknown>,
  data: Record<string, unknown>,
  order: string[],
): Row => ({
  name,
  documents: [{ _id: 'a', ...before }],
  async ask(collection) {
    await collection.doc('a').update(data);
    const [found] = (await collection.doc('a').get()).data;
    return Object.keys(found);
  },
  gives: order,
});

/** The update operators for fields. */
export const updateRows: readonly Row[] = [
  update('$set: a field that is there, and a new one', { n: 1 }, () => ({ n: 2, m: 3 }), { n: 2, m: 3 }),
  update('$set: a document is merged path by path by the SDK', { o: { p: 1 } }, () => ({ o: { q: 2 } }), {
    o: { p: 1, q: 2 },
  }),
  update('$set: _.set replaces a document', { o: { p: 1 } }, ({ command: _ }) => ({ o: _.set({ q: 2 }) }), {
    o: { q: 2 },
  }),
  update('$set: null, an array, a date', { n: 1 }, () => ({ n: null, l: [1, [2]], at: AT }), {
    n: null,
    l: [1, [2]],
    at: AT,
  }),
  update('$set: a path makes documents on its way', {}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }),
  update('$set: digits make a field where there is no array', {}, () => ({ 'a.0': 1 }), { a: { 0: 1 } }),
  update(
    'operators below a document that the SDK merges',
    { o: { n: 1 } },
    ({ command: _ }) => ({ o: { n: _.inc(1), s: 'x' } }),
    {
      o: { n: 2, s: 'x' },
    },
  ),
  updateFails('$set: a path through a number', { a: 5 }, () => ({ 'a.b': 1 })),
  updateFails('$set: a path through null', { a: null }, () => ({ 'a.b': 1 })),
  updateFails('$set: a path and what it lies in', { a: 1 }, ({ command: _ }) => ({ o: _.set({ p: 1 }), 'o.q': 2 })),
  updateFails('$set: a field that begins with a dollar', { a: 1 }, () => ({ o: { $p: 1 } })),
  update('$unset: a field', { n: 1, m: 2 }, ({ command: _ }) => ({ n: _.remove() }), { m: 2 }),
  update('$unset: a path leaves what it lies in', { o: { p: 1 } }, ({ command: _ }) => ({ 'o.p': _.remove() }), {
    o: {},
  }),
  update('$unset: a field that is missing', { n: 1 }, ({ command: _ }) => ({ m: _.remove() }), { n: 1 }),
  update('$unset: a path that is missing makes nothing', {}, ({ command: _ }) => ({ 'o.p': _.remove() }), {}),
  update('$unset: a path through a number', { o: 5 }, ({ command: _ }) => ({ 'o.p': _.remove() }), { o: 5 }),
  update('$inc: a number', { n: 1 }, ({ command: _ }) => ({ n: _.inc(2) }), { n: 3 }),
  update('$inc: below zero', { n: 1 }, ({ command: _ }) => ({ n: _.inc(-2) }), { n: -1 }),
  update('$inc: a missing field', {}, ({ command: _ }) => ({ n: _.inc(2) }), { n: 2 }),
  update('$inc: a missing path', {}, ({ command: _ }) => ({ 'o.n': _.inc(2) }), { o: { n: 2 } }),
  update('$inc: an int becomes a long', { n: HIGHEST_INT }, ({ command: _ }) => ({ n: _.inc(1) }), { n: 2 ** 31 }),
  update('$inc: a long', { n: LONG }, ({ command: _ }) => ({ n: _.inc(1) }), { n: LONG + 1 }),
  update('$inc: a double', { n: 0.1 }, ({ command: _ }) => ({ n: _.inc(0.2) }), { n: 0.1 + 0.2 }),
  update('$inc: an int by a double', { n: 1 }, ({ command: _ }) => ({ n: _.inc(0.5) }), { n: 1.5 }),
  updateFails('$inc: a text', { n: '1', m: 1 }, ({ command: _ }) => ({ n: _.inc(1), m: 2 })),
  updateFails('$inc: null', { n: null }, ({ command: _ }) => ({ n: _.inc(1) })),
  updateFails('$inc: by a text', { n: 1 }, ({ command: _ }) => ({ n: _.inc('1' as never) })),
  updateFails('$inc: beyond 64 bits', { n: 2 ** 62 }, ({ command: _ }) => ({ n: _.inc(2 ** 62) })),
  update('$mul: a number', { n: 3 }, ({ command: _ }) => ({ n: _.mul(4) }), { n: 12 }),
  update('$mul: a missing field is zero', {}, ({ command: _ }) => ({ n: _.mul(4) }), { n: 0 }),
  update('$mul: an int becomes a long', { n: HIGHEST_INT }, ({ command: _ }) => ({ n: _.mul(2) }), {
    n: HIGHEST_INT * 2,
  }),
  update('$mul: by a double', { n: 3 }, ({ command: _ }) => ({ n: _.mul(0.5) }), { n: 1.5 }),
  ...[-0.5, Number.NaN, Number.POSITIVE_INFINITY].map((by) =>
    update(
      `$mul: a missing field by ${by} is refused`,
      {},
      ({ command: _ }) => ({ n: _.mul(by) }),
      { n: 0 * by },
      'DATABASE_INVALID_OPERRATOR',
    ),
  ),
  update('$mul: a missing field by a double', {}, ({ command: _ }) => ({ n: _.mul(2.5) }), { n: 0 }),
  updateFails('$mul: a text', { n: '3' }, ({ command: _ }) => ({ n: _.mul(2) })),
  updateFails('$mul: beyond 64 bits', { n: 2 ** 40 }, ({ command: _ }) => ({ n: _.mul(2 ** 40) })),
  update('$min: the lesser', { n: 5, m: 5 }, ({ command: _ }) => ({ n: _.min(3), m: _.min(7) }), { n: 3, m: 5 }),
  update('$max: the greater', { n: 5, m: 5 }, ({ command: _ }) => ({ n: _.max(3), m: _.max(7) }), { n: 5, m: 7 }),
  update('$min: a missing field', {}, ({ command: _ }) => ({ n: _.min(3) }), { n: 3 }),
  update('$max: dates', { at: AT }, ({ command: _ }) => ({ at: _.max(LATER) }), { at: LATER }),
  update('$max: a text is above a number', { v: 5 }, ({ command: _ }) => ({ v: _.max('a') }), { v: 'a' }),
  update('$min: null is below a number', { v: 5 }, ({ command: _ }) => ({ v: _.min(null) }), { v: null }),
  update('$max: a date is above a boolean', { v: true }, ({ command: _ }) => ({ v: _.max(AT) }), { v: AT }),
  update('$min: a number of another type', { v: 5 }, ({ command: _ }) => ({ v: _.min(4.5) }), { v: 4.5 }),
  update(
    '$max: an array is refused',
    { v: [1] },
    ({ command: _ }) => ({ v: _.max(5) }),
    { v: [1] },
    'DATABASE_INVALID_OPERRATOR',
  ),
  update('$rename: a field', { a: 1, b: 2 }, ({ command: _ }) => ({ a: _.rename('c') }), { b: 2, c: 1 }),
  update('$rename: into a document', { a: 1, o: { p: 1 } }, ({ command: _ }) => ({ a: _.rename('o.q') }), {
    o: { p: 1, q: 1 },
  }),
  update(
    '$rename: out of a document, by its whole path',
    { o: { p: 1, q: 2 } },
    ({ command: _ }) => ({ 'o.p': _.rename('o.r') }),
    {
      o: { q: 2, r: 1 },
    },
  ),
  update('$rename: in place of another field', { a: 1, b: 2 }, ({ command: _ }) => ({ a: _.rename('b') }), { b: 1 }),
  update('$rename: a field that is missing', { b: 2 }, ({ command: _ }) => ({ a: _.rename('b') }), { b: 2 }),
  update('$rename: an array as a whole', { a: [1] }, ({ command: _ }) => ({ a: _.rename('b') }), { b: [1] }),
  updateFails('$rename: to itself', { a: 1 }, ({ command: _ }) => ({ a: _.rename('a') })),
  updateFails('$rename: into itself', { a: 1 }, ({ command: _ }) => ({ a: _.rename('a.b') })),
  updateFails('$rename: an item of an array', { list: [{ a: 1 }] }, ({ command: _ }) => ({
    'list.0.a': _.rename('b'),
  })),
  updateFails('$rename: into an array', { a: 1, list: [] }, ({ command: _ }) => ({ a: _.rename('list.0') })),
  updateFails('$rename: _id', { a: 1 }, ({ command: _ }) => ({ a: _.rename('_id') })),
  update('$bit: and', { n: 13 }, ({ command: _ }) => ({ n: _.bit({ and: 10 }) }), { n: 8 }),
  update('$bit: or', { n: 3 }, ({ command: _ }) => ({ n: _.bit({ or: 5 }) }), { n: 7 }),
  update('$bit: xor', { n: 1 }, ({ command: _ }) => ({ n: _.bit({ xor: 5 }) }), { n: 4 }),
  update('$bit: a negative number', { n: -1 }, ({ command: _ }) => ({ n: _.bit({ and: 255 }) }), { n: 255 }),
  update(
    '$bit: a missing field is refused',
    {},
    ({ command: _ }) => ({ n: _.bit({ or: 5 }) }),
    { n: 5 },
    'DATABASE_INVALID_OPERRATOR',
  ),
  updateFails('$bit: a double', { n: 1.5 }, ({ command: _ }) => ({ n: _.bit({ or: 5 }) })),
  changes('an update that changes nothing', { n: 1 }, { n: 1 }, 0),
  changes('an update that changes one of two fields', { n: 1, m: 1 }, { n: 1, m: 2 }, 1),
  fields('new fields: in the order of their names', { z: 1 }, { d: 1, b: 1, c: 1 }, ['_id', 'z', 'b', 'c', 'd']),
  fields('a field that is there stays in its place', { z: 1, y: 1 }, { y: 2, z: 2 }, ['_id', 'z', 'y']),
  fields('new fields: by the parts of their paths', {}, { 'a-b': 1, 'a.c': 1 }, ['_id', 'a', 'a-b']),
  updateFails('$setOnInsert is refused', { n: 1 }, () => ({ $setOnInsert: { n: 2 } })),
  updateFails('$currentDate is refused', { n: 1 }, () => ({ $currentDate: { n: true } })),
  updateFails('an operator without a field', { n: 1 }, () => ({ $set: {} })),
  updateFails('an update of nothing', { n: 1 }, () => ({})),
  {
    name: 'update: many at once, all or none',
    documents: [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 'x' },
    ],
    async ask(collection, { command: _ }) {
      await collection
        .where({ _id: _.exists(true) })
        .update({ n: _.inc(1) })
        .catch(() => undefined);
      return (await collection.where({ _id: 'b' }).get()).data;
    },
    gives: [{ _id: 'b', n: 'x' }],
  },
  {
    name: 'update: a thousand and more at once',
    documents: Array.from({ length: 1200 }, (_, at) => ({ _id: `d${at}`, n: at % 2 })),
    ask: async (collection, { command: _ }) => ({
      updated: (await collection.where({ n: 0 }).update({ n: _.inc(5) })).updated,
      total: (await collection.where({ n: 5 }).count()).total,
      rows: (await collection.where({}).limit(2000).get()).data.length,
      deleted: (await collection.where({ n: _.gte(0) }).remove()).deleted,
    }),
    gives: { updated: 600, total: 600, rows: 1000, deleted: 1200 },
  },
  {
    name: 'updateAndReturn: the document as it is afterwards',
    documents: [{ _id: 'a', n: 1 }],
    async ask(collection, { command: _ }) {
      const { updated, doc } = await collection.where({ _id: 'a' }).updateAndReturn({ n: _.inc(1) });
      return { updated, doc };
    },
    gives: { updated: 1, doc: { _id: 'a', n: 2 } },
  },
  {
    name: 'updateAndReturn: of none',
    documents: [{ _id: 'a', n: 1 }],
    ask: async (collection) => (await collection.where({ _id: 'b' }).updateAndReturn({ n: 1 })).updated,
    gives: 0,
  },
  {
    name: 'set: in place of a document, or a new one',
    documents: [{ _id: 'a', n: 1 }],
    async ask(collection) {
      const there = await collection.doc('a').set({ m: 2 });
      const added = await collection.doc('b').set({ m: 3 });
      const { data } = await collection.where({}).get();
      return { there: there.updated, added: added.upsertedId, data };
    },
    gives: {
      there: 1,
      added: 'b',
      data: [
        { _id: 'a', m: 2 },
        { _id: 'b', m: 3 },
      ],
    },
  },
];
