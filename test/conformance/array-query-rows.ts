import { type Database, query, queryFails, type Row } from './row';

const LISTS = [
  { _id: 'a', list: [1, 5] },
  { _id: 'b', list: [3] },
  { _id: 'c', list: [] },
  { _id: 'd', list: 3 },
  { _id: 'e', list: [null] },
  { _id: 'f', list: ['3', '5'] },
  { _id: 'g' },
];
const ITEMS = [
  {
    _id: 'a',
    items: [
      { kind: 'x', n: 1 },
      { kind: 'y', n: 5 },
    ],
  },
  { _id: 'b', items: [{ kind: 'x', n: 5 }] },
  { _id: 'c', items: [{ kind: 'x' }, 7] },
  { _id: 'd', items: [] },
  { _id: 'e', items: { kind: 'x', n: 5 } },
  { _id: 'f', items: [1, 2] },
  { _id: 'g', items: [{ kind: 'z', n: null }] },
];
const NESTED = [
  { _id: 'a', list: [[1, 2], [3]] },
  { _id: 'b', list: [1, 2] },
];

const lists = (name: string, list: (db: Database) => unknown, gives: readonly string[], refused?: Row['refused']) =>
  query(name, LISTS, (db) => ({ list: list(db) }), gives, refused);
const items = (name: string, where: (db: Database) => Record<string, unknown>, gives: readonly string[]) =>
  query(name, ITEMS, where, gives);
const position = (
  name: string,
  documents: readonly Record<string, unknown>[],
  where: Record<string, unknown>,
  gives: readonly string[],
  refused?: Row['refused'],
) => query(name, documents, () => where, gives, refused);

/** Queries on arrays: their items, `$all`, `$size`, `$elemMatch`, positions. */
export const arrayQueryRows: readonly Row[] = [
  lists('arrays: an item is equal', () => 3, ['b', 'd']),
  lists('arrays: an item is null', () => null, ['e', 'g']),
  lists('arrays: no item is equal', ({ command: _ }) => _.neq(3), ['a', 'c', 'e', 'f', 'g']),
  lists('arrays: different items may answer the ends of a range', () => ({ $gt: 2, $lt: 2 }), ['a']),
  lists('arrays: $not excludes those of which an item answers', ({ command: _ }) => _.not(_.gt(2)), [
    'c',
    'e',
    'f',
    'g',
  ]),
  lists('arrays: the empty array is equal to the empty array', ({ command: _ }) => _.eq([]), ['c']),
  lists('$size', ({ command: _ }) => (_ as unknown as { size(n: number): object }).size(2), ['a', 'f']),
  lists('$size: 0 is not a missing field', () => ({ $size: 0 }), ['c']),
  lists('$all: every value, also of a field that is no array', ({ command: _ }) => _.all([3]), ['b', 'd']),
  lists('$all: several values in any order', ({ command: _ }) => _.all([5, 1]), ['a']),
  lists('$all: no value finds nothing', ({ command: _ }) => _.all([]), []),
  lists('$all: a missing field has null', ({ command: _ }) => _.all([null]), ['e', 'g']),
  lists('$elemMatch: one item answers all', () => ({ $elemMatch: { $gt: 2, $lt: 5 } }), ['b']),
  lists('$elemMatch: only in arrays', () => ({ $elemMatch: { $gte: 3 } }), ['a', 'b']),
  lists('$elemMatch: $in', () => ({ $elemMatch: { $in: ['5', 3] } }), ['b', 'f']),
  lists('$elemMatch: an item that is not equal', () => ({ $elemMatch: { $ne: 1 } }), ['a', 'b', 'e', 'f']),
  lists('$elemMatch in $not', () => ({ $not: { $elemMatch: { $gte: 3 } } }), ['c', 'd', 'e', 'f', 'g']),
  lists('$all of $elemMatch', () => ({ $all: [{ $elemMatch: { $gt: 4 } }, { $elemMatch: { $lt: 2 } }] }), ['a']),
  lists(
    '$all of $elemMatch beside a value',
    () => ({ $all: [{ $elemMatch: { $gt: 4 } }, 1] }),
    ['a'],
    'DATABASE_INVALID_OPERRATOR',
  ),
  query('nested arrays: an item is a whole array', NESTED, ({ command: _ }) => ({ list: _.eq([1, 2]) }), ['a', 'b']),
  query('nested arrays: are not opened', NESTED, () => ({ list: 3 }), []),
  query('nested arrays: a range does not open them', NESTED, ({ command: _ }) => ({ list: _.gt(1) }), ['b']),
  query('$all: an array as a value', NESTED, ({ command: _ }) => ({ list: _.all([[1, 2]]) }), ['a', 'b']),
  query(
    'nested arrays: a path does not go through them',
    [{ _id: 'a', list: [[{ n: 1 }]] }],
    () => ({ 'list.n': 1 }),
    [],
  ),
  items('a path through an array: a field of any item', () => ({ 'items.n': 5 }), ['a', 'b', 'e']),
  items('a path through an array: fields of different items', () => ({ 'items.kind': 'x', 'items.n': 5 }), [
    'a',
    'b',
    'e',
  ]),
  items('a path through an array: null where a document in it lacks the field', () => ({ 'items.n': null }), [
    'c',
    'g',
  ]),
  items('a path through an array: $exists', ({ command: _ }) => ({ 'items.n': _.exists(false) }), ['c', 'd', 'f']),
  items('a path through an array: $neq', ({ command: _ }) => ({ 'items.n': _.neq(5) }), ['c', 'd', 'f', 'g']),
  items('$elemMatch: fields of one document', () => ({ items: { $elemMatch: { kind: 'x', n: 5 } } }), ['b']),
  items('$elemMatch: operators within', ({ command: _ }) => ({ items: _.elemMatch({ kind: 'y', n: _.gt(4) }) }), ['a']),
  items('$elemMatch: a field that is missing', () => ({ items: { $elemMatch: { n: null } } }), ['c', 'g']),
  items('$elemMatch: $or within', () => ({ items: { $elemMatch: { $or: [{ n: 1 }, { kind: 'z' }] } } }), ['a', 'g']),
  items('$elemMatch: the empty query is any document', () => ({ items: { $elemMatch: {} } }), ['a', 'b', 'c', 'g']),
  position('a position: a scalar', LISTS, { 'list.0': 3 }, ['b']),
  position('a position: beyond the end', LISTS, { 'list.2': 3 }, []),
  position('a position: $exists', LISTS, { 'list.1': { $exists: true } }, ['a', 'f']),
  position('a position: $exists false', LISTS, { 'list.1': { $exists: false } }, ['b', 'c', 'd', 'e', 'g']),
  position('a position: a range', LISTS, { 'list.1': { $gt: 4 } }, ['a']),
  position('a position: not equal', LISTS, { 'list.0': { $ne: 3 } }, ['a', 'c', 'd', 'e', 'f', 'g']),
  position('a position: a field of the document there', ITEMS, { 'items.0.n': 5 }, ['b']),
  position('a position: a field of the second document', ITEMS, { 'items.1.n': { $gte: 5 } }, ['a']),
  position(
    'a position: in an array within documents of an array',
    [
      { _id: 'a', list: [{ sub: [1, 2] }, { sub: [3, 4] }] },
      { _id: 'b', list: [{ sub: [4, 3] }] },
    ],
    { 'list.sub.0': 3 },
    ['a'],
  ),
  position(
    'a position: a field of digits in a document is a field',
    [{ _id: 'a', days: { 1: 'x' } }],
    { 'days.1': 'x' },
    ['a'],
  ),
  position('a position: null is refused', LISTS, { 'list.0': null }, ['e'], 'DATABASE_INVALID_OPERRATOR'),
  position('a position: an array there is refused', NESTED, { 'list.0': 1 }, ['b'], 'DATABASE_INVALID_OPERRATOR'),
  position(
    'a position: that is a field too is refused',
    [{ _id: 'a', list: [{ 0: 'x' }] }],
    { 'list.0': 'x' },
    ['a'],
    'DATABASE_INVALID_OPERRATOR',
  ),
  query(
    '$elemMatch over arrays in arrays is refused',
    NESTED,
    () => ({ list: { $elemMatch: { n: null } } }),
    ['a'],
    'DATABASE_INVALID_OPERRATOR',
  ),
  query(
    '$elemMatch with a logic command is refused: the SDK sends the command and no operators',
    LISTS,
    ({ command: { elemMatch, gt, lt } }) => ({ list: elemMatch(gt(0).and(lt(9)) as never) }),
    [],
    'DATABASE_INVALID_OPERRATOR',
  ),
  queryFails('$size: a negative number', () => ({ list: { $size: -1 } })),
  queryFails('$size: a number that is not whole', () => ({ list: { $size: 1.5 } })),
  queryFails('$elemMatch: a value', () => ({ list: { $elemMatch: 1 } })),
  queryFails('$all: needs an array', () => ({ list: { $all: 1 } })),
];
