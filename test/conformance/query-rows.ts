import { type Database, query, queryFails, type Row } from './row';

const NUMBERS = [
  { _id: 'a', n: 1 },
  { _id: 'b', n: 2.5 },
  { _id: 'c', n: 3 },
  { _id: 'd', n: null },
  { _id: 'e' },
  { _id: 'f', n: '2' },
];

const DAY = (day: number) => new Date(Date.UTC(2026, 10, day));

/** One value of every type that JavaScript can put on the wire. */
const TYPES = [
  { _id: 'array', v: [5, 'm'] },
  { _id: 'bool', v: true },
  { _id: 'date', v: DAY(5) },
  { _id: 'double', v: 5.5 },
  { _id: 'int', v: 5 },
  { _id: 'long', v: 2 ** 40 },
  { _id: 'missing' },
  { _id: 'null', v: null },
  { _id: 'object', v: { x: 5 } },
  { _id: 'text', v: 'm' },
];

const DEEP = [
  { _id: 'a', o: { p: 1, q: 2 } },
  { _id: 'b', o: { q: 2, p: 1 } },
  { _id: 'c', o: { p: 1 } },
  { _id: 'd', o: { p: null } },
  { _id: 'e', o: {} },
  { _id: 'f', o: 7 },
  { _id: 'g' },
];

const TEXTS = [
  { _id: 'a', s: 'Z' },
  { _id: 'b', s: 'a' },
  { _id: 'c', s: 'é' },
  { _id: 'd', s: '中' },
  { _id: 'e', s: '\uffee' },
  { _id: 'f', s: '😀' },
  { _id: 'g', s: '' },
];

const types = (name: string, v: (db: Database) => unknown, gives: readonly string[]) =>
  query(name, TYPES, (db) => ({ v: v(db) }), gives);
const deep = (name: string, where: (db: Database) => Record<string, unknown>, gives: readonly string[]) =>
  query(name, DEEP, where, gives);
const texts = (name: string, s: (db: Database) => unknown, gives: readonly string[]) =>
  query(name, TEXTS, (db) => ({ s: s(db) }), gives);

/** Comparison, logic and element operators. */
export const queryRows: readonly Row[] = [
  query('$eq: a number, whatever its type on the wire', NUMBERS, ({ command: { eq } }) => ({ n: eq(1) }), ['a']),
  query('$eq: null is also a missing field', NUMBERS, ({ command: { eq } }) => ({ n: eq(null) }), ['d', 'e']),
  query('$gt: within the type only', NUMBERS, ({ command: { gt } }) => ({ n: gt(1) }), ['b', 'c']),
  query('$neq: everything else, missing fields too', NUMBERS, ({ command: { neq } }) => ({ n: neq(1) }), [
    'b',
    'c',
    'd',
    'e',
    'f',
  ]),
  types('$eq: a date', () => DAY(5), ['date']),
  types('$eq: true is no number', () => true, ['bool']),
  types('$eq: a long', () => 2 ** 40, ['long']),
  types('$eq: an item of an array', () => 'm', ['array', 'text']),
  types('$eq: a whole array, in its order', () => [5, 'm'], ['array']),
  types('$eq: an array in another order', () => ['m', 5], []),
  types('$eq: a whole document', ({ command: _ }) => _.eq({ x: 5 }), ['object']),
  types('$gt: numbers of any type', ({ command: _ }) => _.gt(5), ['double', 'long']),
  types('$gte: numbers of any type, items of arrays too', ({ command: _ }) => _.gte(5), [
    'array',
    'double',
    'int',
    'long',
  ]),
  types('$lt: dates only for a date', ({ command: _ }) => _.lt(DAY(6)), ['date']),
  types('$lte: booleans only for a boolean', ({ command: _ }) => _.lte(true), ['bool']),
  types('$gt: texts only for a text', ({ command: _ }) => _.gt('a'), ['array', 'text']),
  types('$gt: null is above nothing', ({ command: _ }) => _.gt(null), []),
  types('$gte: null is as null and missing', ({ command: _ }) => _.gte(null), ['missing', 'null']),
  types('$lte: null is as null and missing', ({ command: _ }) => _.lte(null), ['missing', 'null']),
  types('$neq: null is what is there', ({ command: _ }) => _.neq(null), [
    'array',
    'bool',
    'date',
    'double',
    'int',
    'long',
    'object',
    'text',
  ]),
  types('$in: several types', ({ command: _ }) => _.in([5, true, DAY(5)]), ['array', 'bool', 'date', 'int']),
  types('$in: null is also a missing field', ({ command: _ }) => _.in([null, 5.5]), ['double', 'missing', 'null']),
  types('$in: no value finds nothing', ({ command: _ }) => _.in([]), []),
  types('$in: an array as a value', ({ command: _ }) => _.in([[5, 'm']]), ['array']),
  types(
    '$nin: nothing excluded finds all',
    ({ command: _ }) => _.nin([]),
    TYPES.map(({ _id }) => _id),
  ),
  types('$nin: missing fields are not among values', ({ command: _ }) => _.nin([5, 5.5, 'm', true, null]), [
    'date',
    'long',
    'object',
  ]),
  types('$exists: null is there', ({ command: _ }) => _.exists(true), [
    'array',
    'bool',
    'date',
    'double',
    'int',
    'long',
    'null',
    'object',
    'text',
  ]),
  types('$exists: false is missing alone', ({ command: _ }) => _.exists(false), ['missing']),
  types('$not: also what has another type or is missing', ({ command: _ }) => _.not(_.gt(4)), [
    'bool',
    'date',
    'missing',
    'null',
    'object',
    'text',
  ]),
  deep('a document in a query is read as paths by the SDK', () => ({ o: { p: 1 } }), ['a', 'b', 'c']),
  deep('$eq: a document is equal field by field in order', ({ command: _ }) => ({ o: _.eq({ p: 1, q: 2 }) }), ['a']),
  deep('$eq: a document with fewer fields is not equal', ({ command: _ }) => ({ o: _.eq({ p: 1 }) }), ['c']),
  deep('$eq: the empty document', ({ command: _ }) => ({ o: _.eq({}) }), ['e']),
  deep('a path: null where anything on it is missing or no document', () => ({ 'o.p': null }), ['d', 'e', 'f', 'g']),
  deep('$exists: through a value that is no document', ({ command: _ }) => ({ 'o.p': _.exists(false) }), [
    'e',
    'f',
    'g',
  ]),
  deep('$neq: null by a path', ({ command: _ }) => ({ 'o.p': _.neq(null) }), ['a', 'b', 'c']),
  deep('several fields: all of them', ({ command: _ }) => ({ 'o.p': 1, 'o.q': _.exists(false) }), ['c']),
  deep('$and', ({ command: _ }) => _.and([{ 'o.p': 1 }, { 'o.q': 2 }]) as never, ['a', 'b']),
  deep('$or', ({ command: _ }) => _.or([{ o: 7 }, { 'o.q': 2 }]) as never, ['a', 'b', 'f']),
  deep('$nor', ({ command: _ }) => _.nor([{ o: 7 }, { 'o.p': 1 }]) as never, ['d', 'e', 'g']),
  deep('$or within a field', ({ command: _ }) => ({ o: _.or(_.eq(7), _.exists(false)) }), ['f', 'g']),
  deep('$or beside a field', ({ command: _ }) => _.and([_.or([{ 'o.q': 2 }, { o: 7 }]), { 'o.p': 1 }]) as never, [
    'a',
    'b',
  ]),
  query('$and within a field: a range', NUMBERS, ({ command: _ }) => ({ n: _.gt(1).and(_.lt(3)) }), ['b']),
  query('$or within a field: outside a range', NUMBERS, ({ command: _ }) => ({ n: _.lt(2).or(_.gt(2.5)) }), ['a', 'c']),
  query('two operators on one field', NUMBERS, () => ({ n: { $gte: 1, $lt: 3 } }), ['a', 'b']),
  query('$not of two operators', NUMBERS, () => ({ n: { $not: { $gte: 1, $lt: 3 } } }), ['c', 'd', 'e', 'f']),
  texts('texts: order of code points, not of a language', ({ command: _ }) => _.gt('a'), ['c', 'd', 'e', 'f']),
  texts('texts: beyond the basic plane is above it', ({ command: _ }) => _.gt('\uffee'), ['f']),
  texts('texts: case and accents count', ({ command: _ }) => _.eq('z'), []),
  texts('texts: the empty text is a text', ({ command: _ }) => _.lte(''), ['g']),
  query(
    '$mod: numbers alone, the sign of the dividend',
    [
      { _id: 'a', n: 7 },
      { _id: 'b', n: -7 },
      { _id: 'c', n: 8 },
      { _id: 'd', n: '7' },
      { _id: 'e' },
      { _id: 'f', n: [2, 4] },
    ],
    ({ command: _ }) => ({ n: mod(_, 3, 1) }),
    ['a', 'f'],
  ),
  query(
    '$mod: a negative remainder',
    [
      { _id: 'a', n: 7 },
      { _id: 'b', n: -7 },
    ],
    ({ command: _ }) => ({ n: mod(_, 3, -1) }),
    ['b'],
  ),
  query(
    '$mod: a long',
    [
      { _id: 'a', n: 2 ** 40 + 1 },
      { _id: 'b', n: 2 ** 40 },
    ],
    ({ command: _ }) => ({ n: mod(_, 4, 1) }),
    ['a'],
  ),
  query('$mod in $not', NUMBERS.slice(2), ({ command: _ }) => ({ n: _.not(mod(_, 3, 0) as never) }), ['d', 'e', 'f']),
  query(
    '$mod: a value that is not whole',
    [{ _id: 'a', n: 5.5 }],
    ({ command: _ }) => ({ n: mod(_, 2, 1) }),
    ['a'],
    'DATABASE_INVALID_OPERRATOR',
  ),
  queryFails('$mod: divided by zero', ({ command: _ }) => ({ n: mod(_, 0, 0) })),
  queryFails('$mod: needs two numbers', () => ({ n: { $mod: [3] } })),
  queryFails('$in: needs an array', () => ({ n: { $in: 1 } })),
  queryFails('$and: needs parts', () => ({ $and: [] })),
  queryFails('$not: needs operators', () => ({ n: { $not: 1 } })),
  query('operators beside a field: the SDK makes a path of it', NUMBERS, () => ({ n: { $gt: 0, plain: 1 } }), []),
  ...['$nearSphere', '$geoWithin', '$geoIntersects', '$type', '$where', '$jsonSchema', '$bitsAllSet'].map((operator) =>
    query(
      `${operator} is refused`,
      [{ _id: 'a', n: 1 }],
      () => ({ n: { [operator]: { x: 1 } } }),
      [],
      'DATABASE_INVALID_OPERRATOR',
    ),
  ),
  query(
    '$or: a thousand conditions',
    NUMBERS,
    ({ command: _ }) => _.or(Array.from({ length: 1000 }, (_value, n) => ({ n }))) as never,
    ['a', 'c'],
  ),
  query(
    '$or: a thousand ids',
    NUMBERS,
    ({ command: _ }) =>
      _.or(['a', ...Array.from({ length: 999 }, (_value, n) => `x${n}`)].map((_id) => ({ _id }))) as never,
    ['a'],
  ),
  query(
    '$and: a thousand conditions of the id',
    NUMBERS,
    ({ command: _ }) => _.and(Array.from({ length: 1000 }, (_value, n) => ({ _id: _.gt(`A${n}`) }))) as never,
    ['a', 'b', 'c', 'd', 'e', 'f'],
  ),
  query(
    '$or: more conditions are refused',
    NUMBERS,
    ({ command: _ }) => _.or(Array.from({ length: 1001 }, (_value, n) => ({ n }))) as never,
    ['a', 'c'],
    'DATABASE_INVALID_OPERRATOR',
  ),
];

/** The SDK has `mod`, its types do not. */
const mod = (command: object, by: number, rest: number) =>
  (command as { mod(by: number, rest: number): object }).mod(by, rest);
