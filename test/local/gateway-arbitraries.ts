import fc from 'fast-check';
import type { Document, Query, Value } from './gateway-reading';

/** The indexes of the collection that has any. */
export const INDEXES = [['county', 'a'], ['county', 'o.c', 'b'], ['a', 'b'], ['b']];
const SCALARS = ['county', 'a', 'b', 'o.c', '_id'];

export const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -2, max: 3 }),
  fc.constantFrom<Value>(0.5, -1.25, 2 ** 31, -(2 ** 40), 2 ** 60, 1e300, 5e-324, -0.1, -0.10000000000000002),
  fc.constantFrom<Value>('', 'x', 'x0', '/a/', '/a/b/', '/a0', '云', '\uFFFD', '😀', 'a\u0000b'),
  fc.constantFrom<Value>(null, true, false),
  fc.constantFrom<Value>(new Date(0), new Date(-5), new Date(Date.UTC(2026, 10, 22))),
);
export const inner = fc.record({ c: scalar, d: scalar }, { requiredKeys: [] });
export const anything: fc.Arbitrary<Value> = fc.oneof(
  scalar,
  inner,
  fc.array(fc.oneof(scalar, inner), { maxLength: 3 }),
);

/** Documents whose indexed fields hold plain values, or anything. */
export const documents = (indexed: fc.Arbitrary<Value>, o: fc.Arbitrary<Value>) =>
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

const path = fc.constantFrom('county', 'a', 'a', 'b', 'o.c', 'o.d', 'free', 'free.c', '_id', 'none', 'free.0', 'a.1.c');
const PATTERNS = [
  'x',
  '^x',
  '^x$',
  '^',
  '^/a/',
  '/A/',
  '^/a/b',
  '^云',
  '^\uFFFD',
  '^😀',
  '^.$',
  'a.b',
  '[/x]',
  '^(/|x)',
  '^x0?$',
];
const regex = fc.record({ $regex: fc.constantFrom(...PATTERNS), $options: fc.constantFrom('', 'i', 's') });
const field: fc.Arbitrary<Query> = fc.oneof(
  fc.tuple(path, scalar).map(([at, value]) => ({ [at]: value })),
  fc
    .tuple(path, fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne', '$eq'), scalar)
    .map(([at, by, value]) => ({ [at]: { [by]: value } })),
  fc.tuple(path, scalar, scalar).map(([at, from, to]) => ({ [at]: { $gte: from, $lt: to } })),
  fc
    .tuple(path, fc.constantFrom('$in', '$nin', '$all'), fc.array(scalar, { maxLength: 4 }))
    .map(([at, by, values]) => ({ [at]: { [by]: values } })),
  fc.tuple(path, fc.oneof(regex, fc.record({ $not: regex }))).map(([at, by]) => ({ [at]: by })),
  fc
    .tuple(fc.constantFrom('a', 'b', 'free'), fc.constantFrom(2, 3, -3), fc.integer({ min: -2, max: 2 }))
    .map(([at, by, rest]) => ({ [at]: { $mod: [by, rest] } })),
  fc.tuple(path, fc.boolean()).map(([at, wanted]) => ({ [at]: { $exists: wanted } })),
  fc.tuple(path, fc.integer({ min: 0, max: 3 })).map(([at, size]) => ({ [at]: { $size: size } })),
  fc.tuple(path, scalar).map(([at, value]) => ({ [at]: { $not: { $gt: value } } })),
  fc.tuple(fc.constantFrom('free', 'a'), scalar).map(([at, value]) => ({ [at]: { $elemMatch: { c: value } } })),
);
/** The cursor of a page, in both directions. */
const cursor: fc.Arbitrary<Query> = fc
  .tuple(fc.constantFrom('a', 'b', 'o.c'), scalar, fc.constantFrom('$gt', '$lt'), fc.integer({ min: 0, max: 60 }))
  .map(([at, value, by, id]) => ({ $or: [{ [at]: { [by]: value } }, { [at]: value, _id: { [by]: `d${id}` } }] }));
/** Queries of every operator the gateway answers, nested. */
export const { query } = fc.letrec<{ query: Query }>((tie) => ({
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
/** What the documents of a run are asked for. */
export const searches = fc.array(
  fc.record({ query, order, skip: fc.integer({ min: 0, max: 4 }), limit: fc.integer({ min: 1, max: 30 }) }),
  { minLength: 5, maxLength: 5 },
);

/** Whether a query asks for what the gateway answers for some documents only: it may refuse it by name. */
export const isRefusable = (query: Query): boolean => /\$mod|"[a-z]+\.\d/.test(JSON.stringify(query));
