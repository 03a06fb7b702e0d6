import { fails, ordered, unordered, unsupportedRow } from './aggregate-row';
import type { Row } from './row';

const MARKS = [
  { _id: 'a', class: 'x', grade: 1, n: 1 },
  { _id: 'b', class: 'x', grade: 2, n: 2.5 },
  { _id: 'c', class: 'y', grade: 1, n: null },
  { _id: 'd', class: 'y', grade: 1 },
  { _id: 'e', class: 'y', grade: 2, n: 'text' },
  { _id: 'f', class: 'z', grade: 1, n: 4 },
];
const by = (accumulator: object) => ({ _id: '$class', v: accumulator });
const each = (x: unknown, y: unknown, z: unknown) => [
  { _id: 'x', v: x },
  { _id: 'y', v: y },
  { _id: 'z', v: z },
];
const values = (...list: unknown[]) => list.map((v, at) => ({ _id: `v${at}`, v }));

/** `$group` and its accumulators. */
export const aggregateGroupRows: readonly Row[] = [
  unordered('$group: by a field', MARKS, (p) => p.group({ _id: '$class' }), [{ _id: 'x' }, { _id: 'y' }, { _id: 'z' }]),
  ordered('$group: everything together', MARKS, (p) => p.group({ _id: null, n: { $sum: 1 } }), [{ _id: null, n: 6 }]),
  ordered(
    '$group: of nothing gives no row',
    MARKS,
    (p) => p.match({ class: 'none' }).group({ _id: null, n: { $sum: 1 } }),
    [],
  ),
  ordered('$group: by a constant', MARKS, (p) => p.group({ _id: 'all', n: { $sum: 1 } }), [{ _id: 'all', n: 6 }]),
  unordered(
    '$group: by an object',
    MARKS,
    (p) => p.group({ _id: { class: '$class', grade: '$grade' }, n: { $sum: 1 } }),
    [
      { _id: { class: 'x', grade: 1 }, n: 1 },
      { _id: { class: 'x', grade: 2 }, n: 1 },
      { _id: { class: 'y', grade: 1 }, n: 2 },
      { _id: { class: 'y', grade: 2 }, n: 1 },
      { _id: { class: 'z', grade: 1 }, n: 1 },
    ],
  ),
  unordered('$group: by an expression', MARKS, (p) => p.group({ _id: { $add: ['$grade', 10] }, n: { $sum: 1 } }), [
    { _id: 11, n: 4 },
    { _id: 12, n: 2 },
  ]),
  unordered('$group: a missing field is null', MARKS, (p) => p.group({ _id: '$n', n: { $sum: 1 } }), [
    { _id: 1, n: 1 },
    { _id: 2.5, n: 1 },
    { _id: null, n: 2 },
    { _id: 'text', n: 1 },
    { _id: 4, n: 1 },
  ]),
  unordered(
    '$group: numbers by value, not by type',
    values(1, 1.5, 2 ** 31, '1', true),
    (p) => p.group({ _id: { $add: [{ $cond: [{ $eq: ['$v', 1] }, '$v', 0] }, 0] }, n: { $sum: 1 } }),
    [
      { _id: 1, n: 1 },
      { _id: 0, n: 4 },
    ],
  ),
  unordered('$group: types apart', values(1, '1', true, null, new Date(1)), (p) => p.group({ _id: '$v' }), [
    { _id: 1 },
    { _id: '1' },
    { _id: true },
    { _id: null },
    { _id: new Date(1) },
  ]),
  unordered(
    '$group: by an array as a whole',
    values([1, 2], [1, 2], [2, 1], []),
    (p) => p.group({ _id: '$v', n: { $sum: 1 } }),
    [
      { _id: [1, 2], n: 2 },
      { _id: [2, 1], n: 1 },
      { _id: [], n: 1 },
    ],
  ),
  unordered(
    '$group: objects by the order of their fields',
    values({ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1, b: 2 }),
    (p) => p.group({ _id: '$v', n: { $sum: 1 } }),
    [
      { _id: { a: 1, b: 2 }, n: 2 },
      { _id: { b: 2, a: 1 }, n: 1 },
    ],
  ),
  unordered('$sum: numbers only', MARKS, (p) => p.group(by({ $sum: '$n' })), each(3.5, 0, 4)),
  ordered('$sum: ints become a long', values(2 ** 31 - 1, 1), (p) => p.group({ _id: null, v: { $sum: '$v' } }), [
    { _id: null, v: 2 ** 31 },
  ]),
  ordered('$sum: longs', values(2 ** 40, 2 ** 41), (p) => p.group({ _id: null, v: { $sum: '$v' } }), [
    { _id: null, v: 3 * 2 ** 40 },
  ]),
  ordered('$sum: of an expression', MARKS, (p) => p.group({ _id: null, v: { $sum: { $multiply: ['$grade', 10] } } }), [
    { _id: null, v: 80 },
  ]),
  ordered('$sum: an array is no number', values([1, 2], 3), (p) => p.group({ _id: null, v: { $sum: '$v' } }), [
    { _id: null, v: 3 },
  ]),
  ordered(
    '$sum: counts what holds',
    MARKS,
    (p) => p.group({ _id: null, v: { $sum: { $cond: [{ $eq: ['$class', 'y'] }, 1, 0] } } }),
    [{ _id: null, v: 3 }],
  ),
  ordered(
    '$sum: doubles that add up the same however rounded',
    values(0.5, 0.25, 2),
    (p) => p.group({ _id: null, v: { $sum: '$v' } }),
    [{ _id: null, v: 2.75 }],
  ),
  unsupportedRow('$sum: doubles whose sum depends on rounding', values(0.1, 0.2, 0.3), (p) =>
    p.group({ _id: null, v: { $sum: '$v' } }),
  ),
  unordered('$avg: numbers only, null of none', MARKS, (p) => p.group(by({ $avg: '$n' })), each(1.75, null, 4)),
  ordered('$avg: of ints', values(1, 2), (p) => p.group({ _id: null, v: { $avg: '$v' } }), [{ _id: null, v: 1.5 }]),
  unordered('$min: null and missing do not count', MARKS, (p) => p.group(by({ $min: '$n' })), each(1, 'text', 4)),
  unordered('$max: null and missing do not count', MARKS, (p) => p.group(by({ $max: '$n' })), each(2.5, 'text', 4)),
  ordered(
    '$min: across types',
    values('s', 3, new Date(0), true, { a: 1 }),
    (p) => p.group({ _id: null, v: { $min: '$v' } }),
    [{ _id: null, v: 3 }],
  ),
  ordered(
    '$max: across types',
    values('s', 3, new Date(0), true, { a: 1 }),
    (p) => p.group({ _id: null, v: { $max: '$v' } }),
    [{ _id: null, v: new Date(0) }],
  ),
  ordered(
    '$max: an array is above an object',
    values([1], { a: 1 }, 9),
    (p) => p.group({ _id: null, v: { $max: '$v' } }),
    [{ _id: null, v: [1] }],
  ),
  ordered('$min: only null gives null', values(null, null), (p) => p.group({ _id: null, v: { $min: '$v' } }), [
    { _id: null, v: null },
  ]),
  ordered(
    '$min: null after a number does not count',
    values(5, null),
    (p) => p.sort({ _id: 1 }).group({ _id: null, v: { $min: '$v' } }),
    [{ _id: null, v: 5 }],
  ),
  ordered('$min: dates', values(new Date(5), new Date(-5)), (p) => p.group({ _id: null, v: { $min: '$v' } }), [
    { _id: null, v: new Date(-5) },
  ]),
  ordered(
    '$first and $last: after a $sort',
    MARKS,
    (p) => p.sort({ _id: 1 }).group({ _id: null, first: { $first: '$_id' }, last: { $last: '$_id' } }),
    [{ _id: null, first: 'a', last: 'f' }],
  ),
  ordered(
    '$first: a missing field gives null',
    MARKS,
    (p) =>
      p
        .sort({ _id: -1 })
        .match({ class: 'y' })
        .skip(1)
        .group({ _id: null, v: { $first: '$n' } }),
    [{ _id: null, v: null }],
  ),
  ordered(
    '$first: of each group',
    MARKS,
    (p) =>
      p
        .sort({ _id: -1 })
        .group(by({ $first: '$_id' }))
        .sort({ _id: 1 }),
    each('b', 'e', 'f'),
  ),
  unsupportedRow('$first: without a $sort', MARKS, (p) => p.group(by({ $first: '$n' }))),
  ordered(
    '$push: in order, missing left out, null kept',
    MARKS,
    (p) => p.sort({ _id: 1 }).group({ _id: null, v: { $push: '$n' } }),
    [{ _id: null, v: [1, 2.5, null, 'text', 4] }],
  ),
  ordered(
    '$push: objects',
    MARKS,
    (p) =>
      p
        .match({ class: 'x' })
        .sort({ _id: 1 })
        .group({ _id: '$class', v: { $push: { id: '$_id', n: '$n' } } }),
    [
      {
        _id: 'x',
        v: [
          { id: 'a', n: 1 },
          { id: 'b', n: 2.5 },
        ],
      },
    ],
  ),
  ordered('$push: whole documents', [{ _id: 'a', n: 1 }], (p) => p.group({ _id: null, v: { $push: '$$ROOT' } }), [
    { _id: null, v: [{ _id: 'a', n: 1 }] },
  ]),
  ordered(
    '$addToSet: each value once',
    values(1, 1, 2, null),
    (p) =>
      p
        .group({ _id: null, v: { $addToSet: '$v' } })
        .project({ n: { $size: '$v' }, one: { $in: [1, '$v'] }, none: { $in: [null, '$v'] } }),
    [{ _id: null, n: 3, one: true, none: true }],
  ),
  ordered(
    '$addToSet: missing left out',
    MARKS,
    (p) => p.match({ _id: 'd' }).group({ _id: null, v: { $addToSet: '$n' } }),
    [{ _id: null, v: [] }],
  ),
  ordered(
    '$addToSet: objects and arrays as wholes',
    values({ a: 1 }, { a: 1 }, [1], [1]),
    (p) => p.group({ _id: null, v: { $addToSet: '$v' } }).project({ n: { $size: '$v' } }),
    [{ _id: null, n: 2 }],
  ),
  ordered(
    '$group: then $match',
    MARKS,
    (p, { command: _ }) =>
      p
        .group({ _id: '$class', n: { $sum: 1 } })
        .match({ n: _.gt(1) })
        .sort({ _id: 1 }),
    [
      { _id: 'x', n: 2 },
      { _id: 'y', n: 3 },
    ],
  ),
  ordered(
    '$group: then $sort by a part of _id',
    MARKS,
    (p) =>
      p
        .group({ _id: { c: '$class' }, n: { $sum: 1 } })
        .sort({ '_id.c': -1 })
        .limit(1),
    [{ _id: { c: 'z' }, n: 1 }],
  ),
  ordered(
    '$group: distinct values, counted',
    MARKS,
    (p) => p.group({ _id: '$class' }).group({ _id: null, n: { $sum: 1 } }),
    [{ _id: null, n: 3 }],
  ),
  ordered(
    '$unwind, then $group',
    [
      { _id: 'a', t: ['x', 'y'] },
      { _id: 'b', t: ['x'] },
    ],
    (p) =>
      p
        .unwind('$t')
        .group({ _id: '$t', n: { $sum: 1 } })
        .sort({ _id: 1 }),
    [
      { _id: 'x', n: 2 },
      { _id: 'y', n: 1 },
    ],
  ),
  ordered('$sortByCount: a field', MARKS, (p) => p.sortByCount('$class'), [
    { _id: 'y', count: 3 },
    { _id: 'x', count: 2 },
    { _id: 'z', count: 1 },
  ]),
  ordered('$sortByCount: an expression', MARKS, (p) => p.sortByCount({ $gt: ['$grade', 1] }), [
    { _id: false, count: 4 },
    { _id: true, count: 2 },
  ]),
  fails('$sortByCount: no $ before the field', MARKS, (p) => p.sortByCount('class')),
  fails('$group: without _id', MARKS, (p) => p.group({ n: { $sum: 1 } })),
  fails('$group: a field without an accumulator', MARKS, (p) => p.group({ _id: null, n: '$n' })),
  fails('$group: an unknown accumulator', MARKS, (p) => p.group({ _id: null, n: { $nope: '$n' } })),
  fails('$group: a name with a dot', MARKS, (p) => p.group({ _id: null, 'a.b': { $sum: 1 } })),
  unsupportedRow('$group: by an object with a missing field', MARKS, (p) => p.group({ _id: { n: '$n' } })),
  unsupportedRow('$stdDevPop', MARKS, (p) => p.group(by({ $stdDevPop: '$n' }))),
];
