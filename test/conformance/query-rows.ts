import { query, type Row } from './row';

const NUMBERS = [
  { _id: 'a', n: 1 },
  { _id: 'b', n: 2.5 },
  { _id: 'c', n: 3 },
  { _id: 'd', n: null },
  { _id: 'e' },
  { _id: 'f', n: '2' },
];

/** Comparison, logic, element, array and regular-expression operators. */
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
];
