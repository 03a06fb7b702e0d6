import fc from 'fast-check';
import { SIZES } from '../sizes';
import { aggregated, type Expression, Fails, type Stage } from './aggregate-reading';
import type { Document, Value } from './gateway-reading';
import { gatewayWithSdk } from './gateway-support';

const number = fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constantFrom(0.5, -2.25, 40));
const text = fc.constantFrom('', 'x', 'xy', '云', '😀', '\uFFFD');
const date = fc.constantFrom(new Date(0), new Date(-5), new Date(Date.UTC(2026, 10, 22, 17)));
const scalar: fc.Arbitrary<Value> = fc.oneof(number, text, date, fc.constantFrom<Value>(null, true, false));
const item: fc.Arbitrary<Value> = fc.oneof(
  number,
  text,
  fc.constant(null),
  fc.record({ c: scalar, d: number }, { requiredKeys: [], noNullPrototype: true }),
);
const list = fc.array(item, { maxLength: 3 });
const documents = fc.uniqueArray(
  fc.record(
    {
      _id: fc.integer({ min: 0, max: 99 }).map((n) => `d${n}`),
      k: fc.constantFrom<Value>('x', 'y', null, 1),
      n: fc.oneof({ weight: 4, arbitrary: number }, { weight: 1, arbitrary: fc.constant(null) }),
      m: number,
      list: fc.oneof({ weight: 5, arbitrary: list }, { weight: 1, arbitrary: scalar }),
      o: fc.record({ c: scalar, d: number }, { requiredKeys: [], noNullPrototype: true }),
      free: fc.oneof(scalar, list),
      at: fc.oneof(date, fc.constant(null)),
    },
    { requiredKeys: ['_id'], noNullPrototype: true },
  ) as unknown as fc.Arbitrary<Document>,
  { selector: ({ _id }) => _id, minLength: 2, maxLength: 18, size: 'medium' },
);

const path = fc.constantFrom('$k', '$n', '$o.c', '$o.d', '$list.c', '$free', '$none', '$at', '$_id', '$list');
const { any, numeric, logical } = fc.letrec<Record<'any' | 'numeric' | 'logical', Expression>>((tie) => ({
  numeric: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'expression' },
    fc.constantFrom('$n', '$m', '$o.d'),
    number,
    fc
      .tuple(fc.constantFrom('$add', '$multiply'), fc.array(tie('numeric'), { minLength: 1, maxLength: 3 }))
      .map(operator),
    fc
      .tuple(fc.constantFrom('$subtract', '$divide', '$mod', '$ifNull'), fc.tuple(tie('numeric'), tie('numeric')))
      .map(operator),
    fc.tuple(fc.constantFrom('$abs', '$floor', '$ceil'), tie('numeric')).map(operator),
    fc.tuple(fc.constant('$cond'), fc.tuple(tie('logical'), tie('numeric'), tie('numeric'))).map(operator),
    fc.constantFrom(
      { $size: { $ifNull: ['$list', []] } },
      { $cmp: ['$n', '$m'] },
      { $month: '$at' },
      { $year: ['$at'] },
    ),
  ),
  logical: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'expression' },
    fc.constantFrom({ $gt: ['$n', '$m'] }, { $eq: ['$k', 'x'] }, '$list'),
    fc
      .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), fc.tuple(tie('any'), tie('any')))
      .map(operator),
    fc.tuple(fc.constantFrom('$and', '$or'), fc.array(tie('any'), { maxLength: 3 })).map(operator),
    fc.tuple(fc.constant('$not'), fc.tuple(tie('any'))).map(operator),
    fc.tuple(fc.constant('$in'), fc.tuple(tie('any'), fc.array(scalar, { maxLength: 3 }))).map(operator),
  ),
  any: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'expression' },
    path,
    scalar.filter((value) => typeof value !== 'string'),
    tie('numeric'),
    tie('logical'),
    fc.record({ p: tie('any'), q: path }),
    fc.array(tie('any'), { maxLength: 2 }),
    fc
      .tuple(fc.constant('$arrayElemAt'), fc.tuple(fc.constant('$list'), fc.integer({ min: -2, max: 2 })))
      .map(operator),
    fc.tuple(fc.constant('$slice'), fc.tuple(fc.constant('$list'), fc.constantFrom(-2, 1, 2))).map(operator),
    fc.constantFrom(
      { $concatArrays: ['$list', [1]] },
      { $filter: { input: '$list', cond: { $gt: ['$$this', 1] } } },
      { $map: { input: '$list', in: '$$this.c' } },
      { $literal: '$n' },
    ),
  ),
}));
function operator([name, operand]: [string, unknown]): Expression {
  return { [name]: operand };
}

const query = fc.oneof(
  fc.tuple(fc.constantFrom('k', 'n', 'o.c', 'free', 'list'), scalar).map(([at, value]) => ({ [at]: value })),
  fc
    .tuple(fc.constantFrom('n', 'm', 'o.d', 'list'), fc.constantFrom('$gt', '$lte', '$ne'), number)
    .map(([at, by, value]) => ({ [at]: { [by]: value } })),
  fc.tuple(fc.constantFrom('n', 'list', 'none'), fc.boolean()).map(([at, wanted]) => ({ [at]: { $exists: wanted } })),
);
const sign = fc.constantFrom(1, -1);
const sort = fc
  .tuple(fc.constantFrom('k', 'n', 'm', 'o.c', 'at', 'v', 'none', 'o'), sign, sign)
  .map(([at, up, way]): Stage => ['sort', { [at]: up, _id: way }]);
const accumulator = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('$sum', '$avg', '$min', '$max'),
      fc.oneof(fc.constantFrom('$n', '$o.c', '$free'), numeric, any),
    )
    .map(operator),
  fc.tuple(fc.constantFrom('$first', '$last', '$push'), any).map(operator),
  fc.constant({ $sum: 1 }),
);
const grouped = fc.tuple(
  fc.oneof(fc.constantFrom(null, '$k'), path, numeric, logical, fc.record({ p: numeric, q: logical })),
  accumulator,
  accumulator,
);
/** Where an answer depends on an order, a total one is asked for. */
const piece: fc.Arbitrary<Stage[]> = fc.oneof(
  query.map((by): Stage[] => [['match', by]]),
  fc
    .tuple(sort, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 12 }))
    .map(([by, from, many]): Stage[] => [by, ['skip', from], ['limit', many]]),
  fc
    .tuple(fc.oneof(fc.constant<Stage>(['sort', { _id: 1 }]), sort), grouped)
    .map(([by, [_id, v, n]]): Stage[] => [by, ['group', { _id, v, n }]]),
  any.map((v): Stage[] => [['project', { n: 1, k: 1, list: 1, v }]]).filter(isShown),
  fc
    .tuple(any, numeric)
    .map(([v, n]): Stage[] => [['addFields', { v, n }]])
    .filter(isShown),
  fc.constantFrom<Stage[]>([['unwind', '$list']], [['count', 'n']], [['project', { n: 1, v: '$k' }]]),
);

/** An object of fields in `$project` and `$addFields` is no expression of its own; the rows hold that. */
function isShown(stages: readonly Stage[]): boolean {
  return stages.every(([, fields]) =>
    Object.entries(fields as object).every(([name, value]) => name !== 'v' || isExpression(value)),
  );
}
const isExpression = (value: unknown) =>
  Array.isArray(value) ||
  (typeof value === 'string' && value.startsWith('$')) ||
  (typeof value === 'object' && value !== null && Object.keys(value).some((key) => key.startsWith('$')));

const pipelines = fc.array(
  fc
    .tuple(
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.constantFrom<Stage[]>([], [['project', { _id: 0, n: 1, v: 1 }]]),
    )
    .map(([pieces, last]) => [...pieces.flat(), ...last]),
  { minLength: 20, maxLength: 20 },
);

type Pipeline = Record<string, (argument: unknown) => Pipeline> & { end(): Promise<{ data: unknown[] }> };

const INDEXED = { indexes: [['k', 'n'], ['o.c'], ['n']] };

/** Equal rows in any order, zero without a sign. */
const settled = (rows: readonly unknown[]) =>
  rows.map((row) => JSON.stringify(row, (_, value) => (value === 0 ? 0 : value))).sort();

test('random aggregations give what the documentation says, or are refused', async () => {
  const { gateway, app, db } = await gatewayWithSdk({ collections: { plain: { indexes: [] }, indexed: INDEXED } });
  const _ = db.command;
  const told = { answered: 0, failed: 0, refused: 0 };
  const ask = async (collection: string, stages: readonly Stage[]): Promise<unknown[] | string> => {
    const start = app.database().collection(collection) as unknown as { aggregate(): Pipeline };
    const built = stages.reduce((line, [name, argument]) => line[name]?.(argument) ?? line, start.aggregate());
    return built.end().then(
      ({ data }) => data,
      (error: { code: string }) => error.code,
    );
  };
  const judge = (answer: unknown[] | string, given: readonly Document[], stages: readonly Stage[]): void => {
    if (answer === 'DATABASE_INVALID_OPERRATOR') {
      told.refused += 1;
      return;
    }
    let expected: unknown[];
    try {
      expected = aggregated(given, stages);
    } catch (error) {
      expect(error).toBeInstanceOf(Fails);
      expect(answer).toBe('DATABASE_REQUEST_FAILED');
      told.failed += 1;
      return;
    }
    expect(settled(answer as unknown[])).toEqual(settled(expected));
    told.answered += 1;
  };
  try {
    await fc.assert(
      fc.asyncProperty(documents, pipelines, async (given, asked) => {
        for (const name of ['plain', 'indexed']) {
          await db
            .collection(name)
            .where({ _id: _.exists(true) })
            .remove();
          if (given.length > 0) {
            await db.collection(name).add(given);
          }
        }
        for (const stages of asked) {
          const answer = await ask('plain', stages);
          judge(answer, given, stages);
          judge(await ask('indexed', stages), given, stages);
        }
      }),
      {
        numRuns: SIZES.aggregateRuns,
        seed: 20261122,
        endOnFailure: true,
      },
    );
  } finally {
    await gateway.close();
  }
  expect(told.answered).toBeGreaterThan(0.7 * (told.answered + told.failed + told.refused));
});

test('a page of many documents that are sorted', async () => {
  const { gateway, db } = await gatewayWithSdk({ collections: { plain: { indexes: [] } } });
  const given = Array.from({ length: 4000 }, (_, at): Document => ({ _id: `d${at}`, n: (at * 7919) % 1009 }));
  for (let from = 0; from < given.length; from += 1000) {
    await db.collection('plain').add(given.slice(from, from + 1000));
  }
  for (const [skip, limit] of [
    [0, 1],
    [7, 900],
    [1500, 600],
    [3990, 100],
  ] as const) {
    const stages: Stage[] = [
      ['sort', { n: -1, _id: 1 }],
      ['skip', skip],
      ['limit', limit],
    ];
    const start = db.collection('plain') as unknown as { aggregate(): Pipeline };
    const built = stages.reduce((line, [name, argument]) => line[name]?.(argument) ?? line, start.aggregate());
    expect((await built.end()).data).toEqual(aggregated(given, stages));
  }
  await gateway.close();
});
