import { Long } from 'bson';
import { type Collection, type Database, query, type Row, update } from './row';

const REFUSED = 'DATABASE_INVALID_OPERRATOR';
const HEX = '5f0000000000000000000001';

const NUMBERS = [
  { _id: 'a', n: 1 },
  { _id: 'b', n: 5 },
  { _id: 'c', list: [1, 9] },
  { _id: 'd', list: [{ x: 1 }, { x: 9 }] },
];

/** A command that the SDK sends as its own fields, or not at all: what the cloud finds by it was not asked. */
const unread = (name: string, where: (db: Database) => Record<string, unknown>, gives: readonly string[] = []) =>
  query(`SDK: ${name}`, NUMBERS, where, gives, REFUSED);

/** A value that the SDK does not put on the wire as what it is: the cloud keeps its fields. */
const asFields = (name: string, value: (db: Database) => unknown, kept: unknown) =>
  update(`SDK: ${name}`, { v: 1 }, (db) => ({ v: value(db) }), { v: kept }, REFUSED);

const command = (operator: string, operands: readonly unknown[]) => ({ operator, operands, fieldName: {} });

/** Whether a call is done, fails with a code of the cloud's, or breaks the server. */
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    ({ code }: { code?: string }) => (code === undefined || code === 'SYS_ERR' ? 'broken' : 'failed'),
  );

const malformed = (name: string, ask: (collection: Collection, db: Database) => Promise<unknown>): Row => ({
  name: `malformed: ${name}`,
  documents: [{ _id: 'a', n: 1, list: [1] }],
  ask: (collection, db) => outcome(ask(collection, db)),
  gives: 'failed',
});

const LONG = { $numberLong: 'x' };

/** Where the SDK itself loses what was meant, and what is malformed on the wire. */
export const sdkRows: readonly Row[] = [
  unread('and() in not()', ({ command: _ }) => ({ n: _.not(_.and(_.gt(3), _.lt(7))) })),
  unread('or() in not()', ({ command: _ }) => ({ n: _.not(_.or(_.gt(3), _.lt(1))) })),
  unread('a bare value in not()', ({ command: _ }) => ({ n: _.not(1 as unknown as ReturnType<typeof _.eq>) })),
  unread('eq() of undefined', ({ command: _ }) => ({ n: _.eq(undefined) })),
  unread('neq() of undefined', ({ command: _ }) => ({ n: _.neq(undefined) })),
  unread('gt() of undefined', ({ command: _ }) => ({ n: _.gt(undefined) })),
  unread('exists() of nothing', ({ command: _ }) => ({ n: _.exists(undefined as unknown as boolean) })),
  unread('or() in eq()', ({ command: _ }) => ({ n: _.eq(_.or(_.gt(3), _.lt(1))) })),
  unread('or() in neq()', ({ command: _ }) => ({ n: _.neq(_.or(_.gt(3), _.lt(1))) }), ['a', 'b', 'c', 'd']),
  unread('or() in in()', ({ command: _ }) => ({ n: _.in([_.or(_.gt(3), _.lt(1))]) })),
  unread('or() in nin()', ({ command: _ }) => ({ n: _.nin([_.or(_.gt(3), _.lt(1))]) }), ['a', 'b', 'c', 'd']),
  unread('or() in a list', ({ command: _ }) => ({ list: [_.or(_.gt(3), _.lt(1))] })),
  unread('an update command in a query', ({ command: _ }) => ({ n: _.inc(1) })),
  unread('remove() in a query', ({ command: _ }) => ({ n: _.remove() })),
  unread('or() in a field of elemMatch()', ({ command: _ }) => ({ list: _.elemMatch({ x: _.or(_.gt(3), _.lt(1)) }) })),
  asFields('a command in set()', ({ command: _ }) => _.set(_.inc(1)), command('inc', [1])),
  asFields('a command in a field of set()', ({ command: _ }) => _.set({ x: _.inc(1) }), { x: command('inc', [1]) }),
  asFields('a command in a list', ({ command: _ }) => [_.inc(1)], [command('inc', [1])]),
  asFields('a server date in set()', (db) => db.command.set(db.serverDate()), { offset: 0 }),
  asFields('a server date in a field of set()', (db) => db.command.set({ at: db.serverDate({ offset: 5 }) }), {
    at: { offset: 5 },
  }),
  asFields('a point in set()', (db) => db.command.set(new db.Geo.Point(1, 2)), { longitude: 1, latitude: 2 }),
  asFields('an object id in set()', (db) => db.command.set(db.ObjectId({ id: HEX })), { id: HEX }),
  update(
    'SDK: a server date in push({ each })',
    { v: [] },
    (db) => ({ v: db.command.push({ each: [db.serverDate()] } as unknown as unknown[]) }),
    { v: [{ offset: 0 }] },
    REFUSED,
  ),
  update(
    'SDK: a command in push()',
    { v: [] },
    ({ command: _ }) => ({ v: _.push([_.inc(1)]) }),
    { v: [command('inc', [1])] },
    REFUSED,
  ),
  update(
    'SDK: or() in pull()',
    { v: [1, 9] },
    ({ command: _ }) => ({ v: _.pull(_.or(_.gt(4), _.lt(1))) }),
    { v: [1, 9] },
    REFUSED,
  ),
  update(
    'SDK: or() in a field of pull()',
    { v: [{ x: 1 }] },
    ({ command: _ }) => ({ v: _.pull({ x: _.or(_.gt(4), _.lt(2)) }) }),
    { v: [{ x: 1 }] },
    REFUSED,
  ),
  {
    name: 'SDK: a command in add()',
    documents: [],
    async ask(collection, { command: _ }) {
      await collection.add({ _id: 'a', n: _.inc(1) });
      return (await collection.get()).data;
    },
    gives: [{ _id: 'a', n: command('inc', [1]) }],
    refused: REFUSED,
  },
  {
    name: 'SDK: a logic command in doc().set()',
    documents: [],
    async ask(collection, { command: _ }) {
      await collection.doc('a').set({ n: _.or([_.gt(1)]) });
      return (await collection.doc('a').get()).data.length;
    },
    gives: 1,
    refused: REFUSED,
  },
  ...[Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60].map(
    (_id): Row => ({
      name: `_id: ${_id} is refused, which no reply could give back`,
      documents: [],
      ask: async (collection) => (await collection.add({ _id })).id,
      gives: _id,
      refused: REFUSED,
    }),
  ),
  {
    name: 'createCollection: a name that differs by its capitals is refused',
    documents: [],
    ask: (collection, db) => db.createCollection(collection.name.toUpperCase()).then(() => 'done'),
    gives: 'done',
    refused: REFUSED,
  },
  {
    name: 'a field with half of a surrogate pair in its name is refused',
    documents: [],
    ask: async (collection) => (await collection.add({ _id: 'a', 'k\ud800': 1 })).id,
    gives: 'a',
    refused: REFUSED,
  },
  {
    name: 'SDK: a server date by itself, in a list, in a document and in push()',
    documents: [{ _id: 'a', pushed: [] }],
    async ask(collection, db) {
      const now = db.serverDate({ offset: 1000 });
      await collection.doc('a').update({ at: now, list: [now, { now }], pushed: db.command.push([now]), in: { now } });
      const [{ at, list, pushed, in: inner }] = (await collection.doc('a').get()).data;
      return [at, list[0], list[1].now, pushed[0], inner.now].map((date) => date instanceof Date);
    },
    gives: [true, true, true, true, true],
  },
  update("a field of the driver's own name is refused", {}, () => ({ 'v._bsontype': 'ObjectID' }), {}, REFUSED),
  ...(
    [
      ['a Buffer', Buffer.from('ab'), { type: 'Buffer', data: [] }],
      ['a Long of bson', Long.fromNumber(5), { low: 5, high: 0, unsigned: false }],
    ] as const
  ).map(
    ([name, v, kept]): Row => ({
      name: `SDK: ${name} in add()`,
      documents: [],
      async ask(collection) {
        await collection.add({ _id: 'a', v });
        return (await collection.get()).data;
      },
      gives: [{ _id: 'a', v: kept }],
      refused: REFUSED,
    }),
  ),
  malformed('a number with a nought before it', (all) => all.add({ v: { $numberInt: '007' } })),
  malformed('null instead of the query of an update', (all) =>
    (all as unknown as { _request: { send(action: string, fields: object): Promise<unknown> } })._request.send(
      'database.modifyDocument',
      {
        collectionName: all.name,
        queryType: 'WHERE',
        query: 'null',
        data: '{"$set":{"n":null}}',
        multi: true,
        merge: true,
        upsert: false,
      },
    ),
  ),
  malformed('$size', (all, { command: _ }) => all.where({ list: _.size(LONG as unknown as number) }).get()),
  malformed('$pop', (all) =>
    all
      .options({ raw: true })
      .where({ _id: 'a' })
      .update({ $pop: { list: LONG } }),
  ),
  malformed('$sort of $push', (all, { command: _ }) =>
    all.doc('a').update({ list: _.push({ each: [1], sort: LONG } as unknown as unknown[]) }),
  ),
  malformed('a projection', (all) => all.field({ n: LONG } as unknown as Record<string, boolean>).get()),
  malformed('the offset of a server date', (all) => all.add({ at: { $tcb_server_date: { offset: LONG } } })),
  malformed('a binary', (all) => all.add({ v: { $binary: { base64: '!!', subType: 'zz' } } })),
  malformed('a date with more beside it', (all) => all.add({ v: { $date: { $numberLong: '5', x: 1 } } })),
  malformed('a name of JavaScript beside $gt', (all) =>
    all
      .options({ raw: true })
      .where({ n: { $gt: 0, constructor: 2 } })
      .get(),
  ),
  malformed('a name of JavaScript as $bit', (all, { command: _ }) =>
    all.doc('a').update({ n: (_ as unknown as { bit(by: object): object }).bit({ toString: 5 }) }),
  ),
];
