import { expression, expressionFails, fails, ordered, unordered, unsupportedRow } from './aggregate-row';
import type { Row } from './row';

const D = { i: 5, d: 2.5, s: 'x', none: null, list: [1, 2], empty: [], at: new Date('2026-03-01T16:30:05.007Z') };
const one = [{ _id: 'a', ...D }];
const value = (name: string, asked: unknown, gives?: unknown) => expression(name, D, asked, gives);
const refused = (name: string, asked: unknown) => unsupportedRow(name, one, (p) => p.project({ x: asked }));
const failing = (name: string, asked: unknown) => expressionFails(name, D, asked);
/** `$reduce` that makes its value anew so many times. */
const again = (many: number, initialValue: unknown, made: unknown) => ({
  $reduce: { input: { $range: [0, many] }, initialValue, in: made },
});

/** Edges of expressions: how many arguments, of which types, how large. */
const expressions: readonly Row[] = [
  failing('$arrayToObject: a pair after a k and v', { $arrayToObject: { $literal: [{ k: 'p', v: 1 }, ['q', 2]] } }),
  failing('$arrayToObject: a k and v after a pair', { $arrayToObject: { $literal: [['q', 2], { k: 'p', v: 1 }] } }),
  failing('$arrayToObject: a name that is no text', { $arrayToObject: { $literal: [[1, 2]] } }),
  failing('$arrayToObject: three in a pair', { $arrayToObject: { $literal: [['a', 1, 2]] } }),
  value(
    '$arrayToObject: the last of one name',
    {
      $arrayToObject: {
        $literal: [
          ['a', 1],
          ['a', 2],
        ],
      },
    },
    { a: 2 },
  ),
  value('$arrayToObject: of none', { $arrayToObject: '$empty' }, {}),
  refused('$arrayToObject: a dot in a name', { $arrayToObject: { $literal: [['a.b', 1]] } }),
  refused('$arrayToObject: a number behind a name', {
    $arrayToObject: {
      $literal: [
        ['b', 1],
        ['1', 2],
      ],
    },
  }),
  refused('$mergeObjects: a number behind a name', { $mergeObjects: [{ b: 1 }, { 1: 2 }] }),
  value(
    '$objectToArray: numbers first, as the SDK sends them',
    { $objectToArray: { $mergeObjects: [{ 1: 2 }, { b: 1 }] } },
    [
      { k: '1', v: 2 },
      { k: 'b', v: 1 },
    ],
  ),
  refused('$trunc: a double beyond 2^53', { $trunc: 1e300 }),
  refused('$add: of nothing', { $add: [] }),
  refused('$multiply: of nothing', { $multiply: [] }),
  refused('$concat: of nothing', { $concat: [] }),
  refused('$concatArrays: of nothing', { $concatArrays: [] }),
  refused('$mergeObjects: of nothing', { $mergeObjects: [] }),
  refused('$add: null and a text', { $add: ['$none', '$s'] }),
  refused('$subtract: a text and a missing field', { $subtract: ['$s', '$gone'] }),
  refused('$divide: null and a text', { $divide: ['$none', '$s'] }),
  refused('$concat: null and a number', { $concat: ['$s', '$none', '$i'] }),
  refused('$concatArrays: null and a number', { $concatArrays: ['$none', '$i'] }),
  failing('$slice: of a number, many null', { $slice: ['$i', 1, '$none'] }),
  failing('$slice: from a text, many null', { $slice: ['$list', 'x', '$none'] }),
  value('$slice: many null', { $slice: ['$list', 1, '$none'] }, null),
  value('$slice: of null, from a text', { $slice: ['$none', 'x'] }, null),
  refused('$setEquals: three, one of them no array', { $setEquals: ['$list', [9], '$i'] }),
  failing('$setEquals: of null', { $setEquals: ['$list', '$none'] }),
  value('$setEquals: three', { $setEquals: ['$list', [2, 1], [1, 1, 2]] }, true),
  value('$setIsSubset: of the empty one', { $setIsSubset: ['$empty', '$list'] }, true),
  refused('$indexOfArray: from a place', { $indexOfArray: ['$list', 2, 1] }),
  refused('$indexOfCP: from a place', { $indexOfCP: ['$s', 'x', 0] }),
  failing('$indexOfCP: five arguments', { $indexOfCP: ['$s', 'x', 0, 1, 2] }),
  refused('$substrCP: of a number', { $substrCP: ['$i', 0, 1] }),
  failing('$substrCP: of an array', { $substrCP: ['$list', 0, 1] }),
  refused('$toLower: of a number', { $toLower: '$i' }),
  refused('$toUpper: of a date', { $toUpper: '$at' }),
  failing('$toUpper: of an array', { $toUpper: '$list' }),
  refused('$strcasecmp: of a number', { $strcasecmp: ['$i', '5'] }),
  refused('$dateToString: without a format', { $dateToString: { date: '$at' } }),
  failing('$hour: an unknown zone where there is no date', { $hour: { date: '$none', timezone: 'Mars/Olympus' } }),
  failing('$hour: a zone that is a number', { $hour: { date: '$none', timezone: 5 } }),
  value('$hour: a zone out of a field', { $hour: { date: '$at', timezone: { $concat: ['+08', ':00'] } } }, 0),
  refused('$let: CURRENT', { $let: { vars: { CURRENT: '$$ROOT' }, in: '$i' } }),
  refused('$map: a variable with other letters', { $map: { input: '$list', as: '名', in: '$$名' } }),
  failing('$map: a variable that begins with a capital', { $map: { input: '$list', as: 'V', in: '$$V' } }),
  value(
    '$map: a map in a map sees both variables',
    {
      $map: { input: '$list', as: 'p', in: { $map: { input: '$list', as: 'q', in: { $multiply: ['$$p', '$$q'] } } } },
    },
    [
      [1, 2],
      [2, 4],
    ],
  ),
];

/** What would not fit into a document, or take for ever. */
const sizes: readonly Row[] = [
  failing('a text that doubles forty times', again(40, 'long enough', { $concat: ['$$value', '$$value'] })),
  failing('an array that doubles forty times', again(40, [1, 2], { $concatArrays: ['$$value', '$$value'] })),
  failing('a pair of the same, forty times', again(40, [1], ['$$value', '$$value'])),
  failing('an object in an object, 5,000 deep', again(5000, {}, { a: '$$value' })),
  failing('a table of 100,000 by 100,000', {
    $map: { input: { $range: [0, 100_000] }, as: 'n', in: { $range: [0, 100_000] } },
  }),
  failing('100,000 looks at 100,000 items', {
    $size: { $filter: { input: { $range: [0, 100_000] }, as: 'n', cond: { $in: ['$$n', { $range: [0, 100_000] }] } } },
  }),
  failing('a comparison of two that doubled', {
    $let: {
      vars: { p: again(30, [1], ['$$value', '$$value']), q: again(30, [1], ['$$value', '$$value']) },
      in: { $eq: ['$$p', '$$q'] },
    },
  }),
  failing('a path through 10,000 objects, 10,000 times', {
    $let: {
      vars: { o: { $map: { input: { $range: [0, 10_000] }, as: 'n', in: { k: '$$n' } } } },
      in: { $filter: { input: { $range: [0, 10_000] }, as: 'n', cond: '$$o.k' } },
    },
  }),
  fails('a group by what doubled', one, (p) => p.group({ _id: again(24, [1], ['$$value', '$$value']) })),
  fails('10,000 documents of each of 10,000', one, (p) =>
    p
      .project({ n: { $range: [0, 10_000] } })
      .unwind('$n')
      .addFields({ m: { $range: [0, 10_000] } })
      .unwind('$m')
      .count('many'),
  ),
  fails('a document that doubles in every stage', one, (p) => {
    const doubled = Array.from({ length: 45 }, () => ({ list: ['$list', '$list'] }));
    return doubled.reduce((pipeline, fields) => pipeline.addFields(fields), p);
  }),
  value(
    '$reduce: a thousand items into a list',
    {
      $size: again(1000, [], { $concatArrays: ['$$value', ['$$this']] }),
    },
    1000,
  ),
];

/** Edges of stages. */
const stages: readonly Row[] = [
  fails('$group: $push of a list', one, (p) => p.group({ _id: null, x: { $push: ['$i', '$d'] } })),
  fails('$group: $sum of a list', one, (p) => p.group({ _id: null, x: { $sum: ['$i', '$d'] } })),
  fails('$group: $max of a list of one', one, (p) => p.group({ _id: null, x: { $max: ['$i'] } })),
  ordered('$group: $push of an object', one, (p) => p.group({ _id: null, x: { $push: { i: '$i', none: '$gone' } } }), [
    { _id: null, x: [{ i: 5 }] },
  ]),
  unordered(
    '$group: numbers are one group whatever their type, not-a-number is one',
    [
      { _id: 'a', n: 1 },
      { _id: 'b', n: NaN },
      { _id: 'c', n: -0 },
      { _id: 'd', n: 0 },
      { _id: 'e', n: NaN },
    ],
    (p) => p.group({ _id: { $add: ['$n', 0] }, many: { $sum: 1 } }).project({ _id: 0, many: 1 }),
    [{ many: 1 }, { many: 2 }, { many: 2 }],
  ),
  unsupportedRow('$unwind: the place in a field of a field', one, (p) =>
    p.unwind({ path: '$list', includeArrayIndex: 'o.at' }),
  ),
  fails('$unwind: a place that begins with $', one, (p) => p.unwind({ path: '$list', includeArrayIndex: '$at' })),
  unsupportedRow('$addFields: an empty object', one, (p) => p.addFields({ o: {} })),
  unsupportedRow('$project: a dotted path in a field', one, (p) => p.project({ o: { 'p.q': 1 } })),
  fails('$limit: a fraction', one, (p) => p.limit(1.5)),
  fails('$skip: below zero', one, (p) => p.skip(-1)),
  fails('$match: $and in $and, 3,000 deep', one, (p) => {
    let query: object = { i: 5 };
    for (let depth = 0; depth < 3000; depth += 1) {
      query = { $and: [query] };
    }
    return p.match(query);
  }),
];

/** Edges where a wrong answer or a crash would be easy. */
export const aggregateEdgeRows: readonly Row[] = [...expressions, ...sizes, ...stages];
