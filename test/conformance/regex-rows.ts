import { type Database, query, queryFails, type Row } from './row';

const NAMES = [
  { _id: 'a', s: 'abc' },
  { _id: 'b', s: 'ABC' },
  { _id: 'c', s: 'xabc' },
  { _id: 'd', s: 'ab\nc' },
  { _id: 'e', s: ['no', 'abcd'] },
  { _id: 'f', s: 5 },
  { _id: 'g' },
  { _id: 'h', s: null },
];
const LINES = [
  { _id: 'a', s: 'one\ntwo' },
  { _id: 'b', s: 'two\n' },
  { _id: 'c', s: 'two' },
  { _id: 'd', s: 'one\r\ntwo\n\n' },
  { _id: 'e', s: '' },
];
const WIDE = [
  { _id: 'a', s: '云岭小学' },
  { _id: 'b', s: '云😀' },
  { _id: 'c', s: '١٢' },
  { _id: 'd', s: '12' },
  { _id: 'e', s: 'é' },
  { _id: 'f', s: '\u00a0' },
  { _id: 'g', s: 'a b' },
];

const names = (name: string, s: unknown, gives: readonly string[], refused?: Row['refused']) =>
  query(`regular expressions: ${name}`, NAMES, () => ({ s }), gives, refused);
const lines = (name: string, s: unknown, gives: readonly string[]) =>
  query(`regular expressions: ${name}`, LINES, () => ({ s }), gives);
const wide = (name: string, s: unknown, gives: readonly string[], refused?: Row['refused']) =>
  query(`regular expressions: ${name}`, WIDE, () => ({ s }), gives, refused);
const asked = (name: string, where: (db: Database) => Record<string, unknown>, gives: readonly string[]) =>
  query(`regular expressions: ${name}`, NAMES, where, gives);

const REFUSED: readonly [string, string, string?][] = [
  ['look-ahead', 'a(?=b)'],
  ['look-behind', '(?<=a)b'],
  ['a named group', '(?<n>a)'],
  ['an option within', '(?i)abc'],
  ['a back reference', '(a)\\1'],
  ['a property', '\\p{L}'],
  ['a possessive quantifier', 'a++b'],
  ['an atomic group', '(?>a)b'],
  ['a verb', '(*UCP)a'],
  ['a class in a class', '[[:alpha:]]'],
  ['\\A', '\\Aabc'],
  ['\\v', '\\v'],
  ['\\Q', '\\Qabc\\E'],
  ['\\u as JavaScript has it', '\\u4e00'],
  ['extended patterns', 'a b', 'x'],
  ['a flag of JavaScript alone', 'abc', 'g'],
  ['an assertion that is repeated', '^*a'],
  ['a brace that is no quantifier', 'a{,3}'],
  ['letters without case beyond ASCII', 'É', 'i'],
  ['nothing, many million times,', '(((((a{0}){1000}){1000}){1000}){1000})never there'],
];

const numbered = (many: number) => Array.from({ length: many }, (_, at) => new RegExp(`^${at}$`));

/** Letters a and b in an order without a pattern. */
function manyFacedText(): string {
  let state = 1;
  return Array.from({ length: 200_000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state & 0x10000 ? 'a' : 'b';
  }).join('');
}

/** Regular expressions as values, as `$regex`, in `$in` and in `$not`. */
export const regexRows: readonly Row[] = [
  names('anywhere in a text, items of arrays too', /abc/, ['a', 'c', 'e']),
  names('from the beginning', /^abc/, ['a', 'e']),
  names('to the end', /abc$/, ['a', 'c']),
  names('without case', /abc/i, ['a', 'b', 'c', 'e']),
  names('a class without case', /^[a-b]+C$/i, ['a', 'b']),
  names('a negated class without case', /^[^a]/i, ['c', 'e']),
  names('a dot is no new line', /ab.c/, []),
  names('a dot is a new line with s', /ab.c/s, ['d']),
  names('a choice', /^(?:xa|AB)/, ['b', 'c']),
  names('a group with a count', /^(ab|c){2}$/, ['a']),
  names('a lazy quantifier finds the same', /^a.+?c$/, ['a']),
  names('an optional character', /^x?abc$/, ['a', 'c']),
  names('the empty expression matches every text', { $regex: '' }, ['a', 'b', 'c', 'd', 'e']),
  names('$regex with $options', { $regex: '^ABC$', $options: 'i' }, ['a', 'b']),
  names('$regex with an object', { $regex: /^abc$/ }, ['a']),
  names('$regex beside another operator', { $regex: 'abc', $ne: 'abc' }, ['c', 'e']),
  asked('db.RegExp', (db) => ({ s: db.RegExp({ regexp: '^abc$', options: 'i' }) }), ['a', 'b']),
  asked('in $in, beside values', ({ command: _ }) => ({ s: _.in([/^xa/, 'ABC', 5]) }), ['b', 'c', 'f']),
  asked('in $nin', ({ command: _ }) => ({ s: _.nin([/a/i, null]) }), ['f']),
  asked('in $not, also what is no text', ({ command: _ }) => ({ s: _.not(/a/i as never) }), ['f', 'g', 'h']),
  asked('in $or of a field', ({ command: _ }) => ({ s: _.or(/^x/ as never, _.eq(5)) }), ['c', 'f']),
  asked('in $elemMatch of values', () => ({ s: { $elemMatch: { $regex: '^abcd$' } } }), ['e']),
  query(
    'regular expressions: in $elemMatch of documents, by a path',
    [
      { _id: 'a', list: [{ s: 'x1' }] },
      { _id: 'b', list: [{ s: 'y1' }] },
    ],
    ({ command: _ }) => ({ list: _.elemMatch({ s: /^x/ }), 'list.s': /1$/ }),
    ['a'],
  ),
  query(
    'regular expressions: fifty in a query',
    [{ _id: 'a', s: '49' }],
    ({ command: _ }) => ({ s: _.in(numbered(50)) }),
    ['a'],
  ),
  query(
    'regular expressions: more in a query are refused',
    [{ _id: 'a', s: '49' }],
    ({ command: _ }) => ({ s: _.in(numbered(51)) }),
    ['a'],
    'DATABASE_INVALID_OPERRATOR',
  ),
  query(
    'regular expressions: more states than can be remembered are refused',
    [{ _id: 'a', s: manyFacedText() }],
    () => ({ s: /a[ab]{300}c/ }),
    [],
    'DATABASE_INVALID_OPERRATOR',
  ),
  lines('$ is also before a last new line', /two$/, ['a', 'b', 'c']),
  lines('^ is the beginning of the text', /^two/, ['b', 'c']),
  lines('^ is the beginning of a line with m', /^two/m, ['a', 'b', 'c', 'd']),
  lines('$ is the end of a line with m', /one$/m, ['a']),
  lines('a carriage return ends no line', /one\r$/m, ['d']),
  lines('an empty text', /^$/, ['e']),
  lines('an empty line with m, not after a last new line', /^$/m, ['d', 'e']),
  lines('\\s is a new line', /two\s/, ['b', 'd']),
  wide('a character beyond the basic plane is one', /^云.$/, ['b']),
  wide('a class of ideographs', /^[一-龥]{4}$/, ['a']),
  wide('ideographs without case', /^云岭/i, ['a']),
  wide('\\d is ASCII', /^\d+$/, ['d']),
  wide('\\w is ASCII', /^\w/, ['d', 'g']),
  wide('\\W is everything else', /^\W$/, ['e', 'f']),
  wide('\\s is ASCII', /\s/, ['g']),
  wide('\\b is between a word of ASCII and what is none', /\bb\b/, ['g']),
  wide('\\B is not', /1\B2/, ['d']),
  wide('escaped punctuation is itself', { $regex: '^a\\ b$' }, ['g']),
  wide('a code in hexadecimal digits', /^\x61/, ['g']),
  ...REFUSED.map(([name, $regex, $options = '']) =>
    names(`${name} is refused`, { $regex, $options }, [], 'DATABASE_INVALID_OPERRATOR'),
  ),
  queryFails('regular expressions: an unmatched bracket', () => ({ s: { $regex: '(a' } })),
  queryFails('regular expressions: nothing to repeat', () => ({ s: { $regex: '*a' } })),
  queryFails('regular expressions: a range out of order', () => ({ s: { $regex: '[z-a]' } })),
  queryFails('regular expressions: $options alone', () => ({ s: { $options: 'i' } })),
  queryFails('regular expressions: not for $ne', ({ command: _ }) => ({ s: _.neq(/a/) })),
];
