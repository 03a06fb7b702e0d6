import { fails, ordered, unordered, unsupportedRow } from './aggregate-row';
import type { Row } from './row';

const CHILDREN = [
  { _id: 'a', village: 'north', age: 7, marks: [3, 1] },
  { _id: 'b', village: 'south', age: 9, marks: [] },
  { _id: 'c', village: 'north', age: 8, marks: [2] },
  { _id: 'd', village: null, age: 9 },
  { _id: 'e', age: 12, marks: 5 },
];
const MANY = Array.from({ length: 21 }, (_, at) => ({ _id: `k${String(at).padStart(2, '0')}`, n: at }));
const ids = (text: string) => [...text].map((_id) => ({ _id }));
const NESTED = [{ _id: 'a', o: { p: 1, q: 2 }, list: [{ p: 1, q: 2 }, 5, { q: 3 }], s: 'x' }];

/** Stages. */
export const aggregateRows: readonly Row[] = [
  ordered('no stage gives every document', CHILDREN, (p) => p.sort({ _id: 1 }), CHILDREN),
  ordered(
    '$match: by the query language',
    CHILDREN,
    (p, { command: _ }) =>
      p
        .match({ age: _.gt(8) })
        .sort({ _id: 1 })
        .project({ _id: 1 }),
    ids('bde'),
  ),
  ordered(
    '$match: null is also a missing field',
    CHILDREN,
    (p) => p.match({ village: null }).sort({ _id: 1 }).project({ _id: 1 }),
    ids('de'),
  ),
  ordered(
    '$match: logic',
    CHILDREN,
    (p, { command: _ }) =>
      p
        .match(_.or([{ age: 7 }, { village: 'south' }]))
        .sort({ _id: 1 })
        .project({ _id: 1 }),
    ids('ab'),
  ),
  ordered(
    '$match: twice',
    CHILDREN,
    (p, { command: _ }) =>
      p
        .match({ age: _.gt(7) })
        .match({ age: _.lt(9) })
        .project({ _id: 1 }),
    ids('c'),
  ),
  ordered(
    '$match: after other stages',
    CHILDREN,
    (p, { command: _ }) =>
      p
        .addFields({ double: { $multiply: ['$age', 2] } })
        .match({ double: _.gte(18) })
        .sort({ _id: 1 })
        .project({ _id: 1 }),
    ids('bde'),
  ),
  ordered('$match: one item of an array', CHILDREN, (p) => p.match({ marks: 1 }).project({ _id: 1 }), ids('a')),
  ordered('$sort: up, then down', CHILDREN, (p) => p.sort({ age: -1, _id: 1 }).project({ _id: 1 }), ids('ebdca')),
  ordered(
    '$sort: a missing field sorts as null, before every text',
    CHILDREN,
    (p) => p.sort({ village: 1, _id: -1 }).project({ _id: 1 }),
    ids('edcab'),
  ),
  ordered(
    '$sort: across types',
    [
      { _id: 'a', v: true },
      { _id: 'b', v: 's' },
      { _id: 'c', v: 3 },
      { _id: 'd', v: null },
      { _id: 'e', v: new Date(0) },
      { _id: 'f', v: { a: 1 } },
    ],
    (p) => p.sort({ v: 1 }).project({ _id: 1 }),
    ids('dcbfae'),
  ),
  ordered(
    '$sort: objects by type, name and value of their fields',
    [
      { _id: 'a', v: { a: 'x' } },
      { _id: 'b', v: { b: 1 } },
      { _id: 'c', v: { a: 2 } },
      { _id: 'd', v: { a: 2, b: 1 } },
      { _id: 'e', v: {} },
    ],
    (p) => p.sort({ v: 1 }).project({ _id: 1 }),
    ids('ecdba'),
  ),
  ordered(
    '$sort: texts by code points',
    [
      { _id: 'a', v: '\uFFFD' },
      { _id: 'b', v: '😀' },
      { _id: 'c', v: 'Z' },
      { _id: 'd', v: 'a' },
    ],
    (p) => p.sort({ v: 1 }).project({ _id: 1 }),
    ids('cdab'),
  ),
  ordered(
    '$sort: by a field in an object',
    [{ _id: 'a', o: { p: 2 } }, { _id: 'b', o: { p: 1 } }, { _id: 'c' }],
    (p) => p.sort({ 'o.p': 1 }).project({ _id: 1 }),
    ids('cba'),
  ),
  unsupportedRow('$sort: by an array', CHILDREN, (p) => p.sort({ marks: 1 })),
  unsupportedRow('$sort: by neither 1 nor -1', CHILDREN, (p) => p.sort({ age: 2 })),
  ordered('$skip and $limit', CHILDREN, (p) => p.sort({ _id: 1 }).skip(1).limit(2).project({ _id: 1 }), ids('bc')),
  ordered('$limit, then $skip', CHILDREN, (p) => p.sort({ _id: 1 }).limit(3).skip(2).project({ _id: 1 }), ids('c')),
  ordered('$skip: beyond the end', CHILDREN, (p) => p.skip(9), []),
  fails('$limit: zero', CHILDREN, (p) => p.limit(0)),
  fails('$limit: negative', CHILDREN, (p) => p.limit(-1)),
  fails('$skip: negative', CHILDREN, (p) => p.skip(-1)),
  ordered('$count', CHILDREN, (p) => p.match({ village: 'north' }).count('total'), [{ total: 2 }]),
  ordered('$count: of nothing gives no row', CHILDREN, (p) => p.match({ village: 'west' }).count('total'), []),
  ordered('$count: after $limit', CHILDREN, (p) => p.limit(3).count('n'), [{ n: 3 }]),
  fails('$count: an empty name', CHILDREN, (p) => p.count('')),
  fails('$count: a name with $', CHILDREN, (p) => p.count('$n')),
  fails('$count: a name with a dot', CHILDREN, (p) => p.count('a.b')),
  ordered('$unwind: a row per item', CHILDREN, (p) => p.match({ _id: 'a' }).unwind('$marks').project({ marks: 1 }), [
    { _id: 'a', marks: 3 },
    { _id: 'a', marks: 1 },
  ]),
  unordered(
    '$unwind: no array is its own item; empty, null and missing go',
    CHILDREN,
    (p) => p.unwind('$marks').project({ marks: 1 }),
    [
      { _id: 'a', marks: 3 },
      { _id: 'a', marks: 1 },
      { _id: 'c', marks: 2 },
      { _id: 'e', marks: 5 },
    ],
  ),
  unordered(
    '$unwind: preserveNullAndEmptyArrays',
    [...CHILDREN, { _id: 'f', marks: null }],
    (p) => p.unwind({ path: '$marks', preserveNullAndEmptyArrays: true }).project({ marks: 1 }),
    [
      { _id: 'a', marks: 3 },
      { _id: 'a', marks: 1 },
      { _id: 'b' },
      { _id: 'c', marks: 2 },
      { _id: 'd' },
      { _id: 'e', marks: 5 },
      { _id: 'f', marks: null },
    ],
  ),
  unordered(
    '$unwind: includeArrayIndex',
    CHILDREN,
    (p) => p.unwind({ path: '$marks', includeArrayIndex: 'at' }).project({ marks: 1, at: 1 }),
    [
      { _id: 'a', marks: 3, at: 0 },
      { _id: 'a', marks: 1, at: 1 },
      { _id: 'c', marks: 2, at: 0 },
      { _id: 'e', marks: 5, at: null },
    ],
  ),
  unordered(
    '$unwind: both options',
    CHILDREN.slice(1, 4),
    (p) =>
      p
        .unwind({ path: '$marks', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true })
        .project({ marks: 1, at: 1 }),
    [
      { _id: 'b', at: null },
      { _id: 'c', marks: 2, at: 0 },
      { _id: 'd', at: null },
    ],
  ),
  ordered('$unwind: in an object', [{ _id: 'a', o: { list: [1, 2], p: 0 } }], (p) => p.unwind('$o.list'), [
    { _id: 'a', o: { list: 1, p: 0 } },
    { _id: 'a', o: { list: 2, p: 0 } },
  ]),
  ordered('$unwind: arrays in arrays lose one level', [{ _id: 'a', v: [[1, 2], []] }], (p) => p.unwind('$v'), [
    { _id: 'a', v: [1, 2] },
    { _id: 'a', v: [] },
  ]),
  ordered('$unwind: items that are null stay', [{ _id: 'a', v: [null, 1] }], (p) => p.unwind('$v'), [
    { _id: 'a', v: null },
    { _id: 'a', v: 1 },
  ]),
  ordered('$unwind: twice', [{ _id: 'a', v: [1, 2], w: ['x', 'y'] }], (p) => p.unwind('$v').unwind('$w').count('n'), [
    { n: 4 },
  ]),
  fails('$unwind: a path without $', CHILDREN, (p) => p.unwind('marks')),
  ordered('$unwind: then $limit', CHILDREN, (p) => p.sort({ _id: 1 }).unwind('$marks').limit(1).project({ marks: 1 }), [
    { _id: 'a', marks: 3 },
  ]),
  ordered('$project: keeps, with _id', NESTED, (p) => p.project({ s: 1 }), [{ _id: 'a', s: 'x' }]),
  ordered('$project: true keeps', NESTED, (p) => p.project({ s: true, _id: false }), [{ s: 'x' }]),
  ordered('$project: a missing field stays missing', NESTED, (p) => p.project({ none: 1 }), [{ _id: 'a' }]),
  ordered('$project: leaves out', NESTED, (p) => p.project({ o: 0, list: 0 }), [{ _id: 'a', s: 'x' }]),
  ordered('$project: leaves out _id only', [{ _id: 'a', s: 'x' }], (p) => p.project({ _id: 0 }), [{ s: 'x' }]),
  ordered('$project: keeps in an object', NESTED, (p) => p.project({ 'o.p': 1 }), [{ _id: 'a', o: { p: 1 } }]),
  ordered('$project: keeps in an object, written as one', NESTED, (p) => p.project({ o: { p: 1 } }), [
    { _id: 'a', o: { p: 1 } },
  ]),
  ordered('$project: keeps in the objects of an array', NESTED, (p) => p.project({ 'list.p': 1 }), [
    { _id: 'a', list: [{ p: 1 }, {}] },
  ]),
  ordered('$project: leaves out in the objects of an array', NESTED, (p) => p.project({ 'list.p': 0, o: 0 }), [
    { _id: 'a', list: [{ q: 2 }, 5, { q: 3 }], s: 'x' },
  ]),
  ordered('$project: a field in what is no object is gone', NESTED, (p) => p.project({ 's.t': 1 }), [{ _id: 'a' }]),
  ordered(
    '$project: renames and computes',
    NESTED,
    (p) => p.project({ _id: 0, name: '$s', sum: { $add: ['$o.p', '$o.q'] } }),
    [{ name: 'x', sum: 3 }],
  ),
  ordered('$project: computes in an object', NESTED, (p) => p.project({ 'o.r': '$s', 'o.p': 1 }), [
    { _id: 'a', o: { p: 1, r: 'x' } },
  ]),
  ordered('$project: computes an object', NESTED, (p) => p.project({ made: { one: '$s', two: { $add: [1, 1] } } }), [
    { _id: 'a', made: { one: 'x', two: 2 } },
  ]),
  ordered(
    '$project: a new array, null for what is missing',
    NESTED,
    (p) => p.project({ _id: 0, v: ['$s', '$none', '$o.p'] }),
    [{ v: ['x', null, 1] }],
  ),
  ordered('$project: $literal', NESTED, (p) => p.project({ _id: 0, v: { $literal: '$s' }, n: { $literal: 1 } }), [
    { v: '$s', n: 1 },
  ]),
  ordered('$project: a computed field that is missing', NESTED, (p) => p.project({ _id: 0, v: '$none', s: 1 }), [
    { s: 'x' },
  ]),
  ordered('$project: _id computed', NESTED, (p) => p.project({ _id: '$s' }), [{ _id: 'x' }]),
  fails('$project: keep and leave out', NESTED, (p) => p.project({ s: 1, o: 0 })),
  fails('$project: leave out and compute', NESTED, (p) => p.project({ s: 0, v: '$o' })),
  fails('$project: of nothing', NESTED, (p) => p.project({})),
  fails('$project: two paths that meet', NESTED, (p) => p.project({ o: 1, 'o.p': 1 })),
  fails('$project: an unknown operator', NESTED, (p) => p.project({ v: { $nope: 1 } })),
  ordered('$addFields: adds and replaces', NESTED, (p) => p.addFields({ s: 'y', n: 5 }).project({ o: 0, list: 0 }), [
    { _id: 'a', s: 'y', n: 5 },
  ]),
  ordered('$addFields: in an object', NESTED, (p) => p.addFields({ 'o.r': 1 }).project({ o: 1 }), [
    { _id: 'a', o: { p: 1, q: 2, r: 1 } },
  ]),
  ordered('$addFields: in an object, written as one', NESTED, (p) => p.addFields({ o: { p: 9 } }).project({ o: 1 }), [
    { _id: 'a', o: { p: 9, q: 2 } },
  ]),
  ordered('$addFields: in an object that is not there', [{ _id: 'a' }], (p) => p.addFields({ 'o.p': 1 }), [
    { _id: 'a', o: { p: 1 } },
  ]),
  ordered(
    '$addFields: into every object of an array',
    [{ _id: 'a', list: [{ p: 1 }, {}] }],
    (p) => p.addFields({ 'list.q': 2 }),
    [{ _id: 'a', list: [{ p: 1, q: 2 }, { q: 2 }] }],
  ),
  ordered(
    '$addFields: every expression sees the document as it came',
    [{ _id: 'a', n: 1 }],
    (p) => p.addFields({ n: { $add: ['$n', 1] }, m: '$n' }),
    [{ _id: 'a', n: 2, m: 1 }],
  ),
  ordered('$addFields: $$REMOVE takes a field away', NESTED, (p) => p.addFields({ o: '$$REMOVE', list: '$$REMOVE' }), [
    { _id: 'a', s: 'x' },
  ]),
  ordered('$replaceRoot: an object of the document', NESTED, (p) => p.replaceRoot({ newRoot: '$o' }), [{ p: 1, q: 2 }]),
  ordered('$replaceRoot: a new object', NESTED, (p) => p.replaceRoot({ newRoot: { name: '$s', none: '$none' } }), [
    { name: 'x' },
  ]),
  ordered(
    '$replaceRoot: merged',
    NESTED,
    (p) => p.replaceRoot({ newRoot: { $mergeObjects: [{ p: 0, z: 0 }, '$o'] } }),
    [{ p: 1, z: 0, q: 2 }],
  ),
  fails('$replaceRoot: by no object', NESTED, (p) => p.replaceRoot({ newRoot: '$s' })),
  fails('$replaceRoot: by nothing', NESTED, (p) => p.replaceRoot({ newRoot: '$none' })),
  ordered('a whole document within itself: $$ROOT', [{ _id: 'a', n: 1 }], (p) => p.project({ _id: 0, all: '$$ROOT' }), [
    { all: { _id: 'a', n: 1 } },
  ]),
  ordered('20 rows without a $limit', MANY.slice(1), (p) => p.sort({ _id: 1 }), MANY.slice(1)),
  unsupportedRow('more than 20 rows without a $limit', MANY, (p) => p.sort({ _id: 1 })),
  ordered('more than 20 rows with a $limit', MANY, (p) => p.sort({ _id: 1 }).limit(100), MANY),
  unsupportedRow('more than 20 rows of a $group without a $limit after it', MANY, (p) =>
    p.limit(100).group({ _id: '$n' }),
  ),
  unsupportedRow('$sample', CHILDREN, (p) => p.sample({ size: 1 })),
  unsupportedRow('$bucket', CHILDREN, (p) => p.bucket({ groupBy: '$age', boundaries: [0, 10, 20] })),
  unsupportedRow('$lookup', CHILDREN, (p) => p.lookup({ from: 'x', localField: 'a', foreignField: 'b', as: 'c' })),
];
