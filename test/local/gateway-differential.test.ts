import fc from 'fast-check';
import { SIZES } from '../sizes';
import { answers, type Document, type Query, search, type Value } from './gateway-reading';
import { gatewayWithSdk } from './gateway-support';

const INDEXES = [['county', 'a'], ['county', 'o.c', 'b'], ['a', 'b'], ['b']];
const SCALARS = ['county', 'a', 'b', 'o.c', '_id'];

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -2, max: 3 }),
  fc.constantFrom<Value>(0.5, -1.25, 2 ** 31, -(2 ** 40), 2 ** 60, 1e300, 5e-324, -0.1, -0.10000000000000002),
  fc.constantFrom<Value>('', 'x', 'x0', '/a/', '/a/b/', '/a0', '云', '\uFFFD', '😀', 'a\u0000b'),
  fc.constantFrom<Value>(null, true, false),
  fc.constantFrom<Value>(new Date(0), new Date(-5), new Date(Date.UTC(2026, 10, 22))),
);
const inner = fc.record({ c: scalar, d: scalar }, { requiredKeys: [] });
const anything: fc.Arbitrary<Value> = fc.oneof(scalar, inner, fc.array(fc.oneof(scalar, inner), { maxLength: 3 }));

/** Documents whose indexed fields hold plain values, or anything. */
const documents = (indexed: fc.Arbitrary<Value>, o: fc.Arbitrary<Value>) =>
  fc.uniqueArray(
    fc.record(
      {
        _id: fc.integer({ min: 0, max: 60 }).map((n) => `d${n}`),
        county: fc.constantFrom('east', 'west'),
        a: indexed,
        b: indexed,
        o,
        free: anything,
      },
      { requiredKeys: ['_id', 'county'] },
    ) as unknown as fc.Arbitrary<Document>,
    { selector: (document) => document._id, minLength: 12, maxLength: 40 },
  );

const path = fc.constantFrom('county', 'a', 'a', 'b', 'o.c', 'o.d', 'free', 'free.c', '_id', 'none');
const field: fc.Arbitrary<Query> = fc.oneof(
  fc.tuple(path, scalar).map(([at, value]) => ({ [at]: value })),
  fc
    .tuple(path, fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne', '$eq'), scalar)
    .map(([at, by, value]) => ({ [at]: { [by]: value } })),
  fc.tuple(path, scalar, scalar).map(([at, from, to]) => ({ [at]: { $gte: from, $lt: to } })),
  fc
    .tuple(path, fc.constantFrom('$in', '$nin', '$all'), fc.array(scalar, { maxLength: 4 }))
    .map(([at, by, values]) => ({ [at]: { [by]: values } })),
  fc.tuple(path, fc.boolean()).map(([at, wanted]) => ({ [at]: { $exists: wanted } })),
  fc.tuple(path, fc.integer({ min: 0, max: 3 })).map(([at, size]) => ({ [at]: { $size: size } })),
  fc.tuple(path, scalar).map(([at, value]) => ({ [at]: { $not: { $gt: value } } })),
  fc.tuple(fc.constantFrom('free', 'a'), scalar).map(([at, value]) => ({ [at]: { $elemMatch: { c: value } } })),
);
/** The cursor of a page, in both directions. */
const cursor: fc.Arbitrary<Query> = fc
  .tuple(fc.constantFrom('a', 'b', 'o.c'), scalar, fc.constantFrom('$gt', '$lt'), fc.integer({ min: 0, max: 60 }))
  .map(([at, value, by, id]) => ({ $or: [{ [at]: { [by]: value } }, { [at]: value, _id: { [by]: `d${id}` } }] }));
const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    field,
    cursor,
    fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('query'), { minLength: 1, maxLength: 3 }))
      .map(([by, parts]) => ({ [by]: parts })),
    fc.tuple(fc.constantFrom('east', 'west'), tie('query')).map(([county, part]) => ({ $and: [{ county }, part] })),
  ),
}));
const order = fc.array(fc.tuple(fc.constantFrom(...SCALARS), fc.constantFrom('asc' as const, 'desc' as const)), {
  maxLength: 2,
});
const searches = fc.array(
  fc.record({ query, order, skip: fc.integer({ min: 0, max: 4 }), limit: fc.integer({ min: 1, max: 30 }) }),
  { minLength: 5, maxLength: 5 },
);
type Search = Parameters<Parameters<typeof searches.map>[0]>[0][number];

/** The order asked for, made total by `_id`. */
function bySteps({ order: steps }: Search): [string, 'asc' | 'desc'][] {
  const named = new Map(steps);
  return named.has('_id') ? [...named] : [...named, ['_id', steps.at(-1)?.[1] ?? 'asc']];
}

async function ask(collection: unknown, asked: Search): Promise<Document[]> {
  interface Asked {
    options(options: object): Asked;
    where(query: object): Asked;
    orderBy(path: string, direction: string): Asked;
    skip(count: number): Asked;
    limit(count: number): Asked;
    get(): Promise<{ data: Document[] }>;
  }
  let built = (collection as Asked).options({ raw: true }).where(asked.query);
  for (const [at, direction] of bySteps(asked)) {
    built = built.orderBy(at, direction);
  }
  return (await built.skip(asked.skip).limit(asked.limit).get()).data;
}

const expected = (all: readonly Document[], asked: Search) =>
  search(all, asked.query, bySteps(asked), asked.skip, asked.limit);

const COLLECTIONS = { indexed: { indexes: INDEXES }, bare: { indexes: [] } };

async function holds(all: Document[], asked: Search[], ordered: boolean): Promise<void> {
  const { gateway, db } = await gatewayWithSdk({ collections: COLLECTIONS });
  try {
    for (const name of ['indexed', 'bare']) {
      await db.collection(name).add(all);
      for (const each of asked) {
        const one = ordered ? each : { ...each, order: [] };
        expect(await ask(db.collection(name), one)).toEqual(expected(all, one));
      }
    }
    const [first] = asked;
    const counted = (db.collection('indexed') as unknown as { options(o: object): typeof db.collection }).options({
      raw: true,
    });
    const total = await (counted as unknown as { where(q: object): { count(): Promise<{ total: number }> } })
      .where(first?.query ?? {})
      .count();
    expect(total.total).toBe(all.filter((document) => answers(document, first?.query ?? {})).length);
  } finally {
    await gateway.close();
  }
}

async function setAll(at: { collection(name: string): unknown }, all: readonly Document[]): Promise<void> {
  for (const { _id, ...fields } of all) {
    await (at.collection('indexed') as { doc(id: string): { set(fields: object): Promise<unknown> } })
      .doc(_id)
      .set(fields);
  }
}

const settings = (share: number) => ({ numRuns: Math.ceil(SIZES.gatewayRuns * share), seed: 20261122 });

describe('random documents and queries', () => {
  it('answer alike with indexes, without them and by the reading, while indexed fields hold plain values', async () => {
    await fc.assert(
      fc.asyncProperty(documents(scalar, inner), searches, (all, asked) => holds(all, asked, true)),
      settings(0.5),
    );
  }, 900_000);

  it('answer alike when indexed fields hold arrays and objects too', async () => {
    await fc.assert(
      fc.asyncProperty(documents(anything, anything), searches, (all, asked) => holds(all, asked, false)),
      settings(0.3),
    );
  }, 900_000);

  it('answer alike within a transaction, over its own writes and whatever is committed beside it', async () => {
    const run = async (all: Document[], own: Document[], beside: Document[], asked: Search[]) => {
      const { gateway, db } = await gatewayWithSdk({ collections: COLLECTIONS });
      try {
        await db.collection('indexed').add(all);
        const tx = await db.startTransaction();
        const [removed, ...put] = own;
        await setAll(tx, put);
        await tx
          .collection('indexed')
          .doc(removed?._id ?? '')
          .remove();
        const locked = new Set(own.map(({ _id }) => _id));
        await setAll(
          db,
          beside.filter(({ _id }) => !locked.has(_id)),
        );
        const mine = new Map([...all, ...put].map((document) => [document._id, document]));
        mine.delete(removed?._id ?? '');
        for (const each of asked) {
          expect(await ask(tx.collection('indexed'), each)).toEqual(expected([...mine.values()], each));
        }
      } finally {
        await gateway.close();
      }
    };
    const some = documents(scalar, inner);
    await fc.assert(fc.asyncProperty(some, some, some, searches, run), settings(0.2));
  }, 900_000);
});
