import type { Value } from './gateway-reading';

/** A value, or undefined where it is missing. */
type Found = Value | undefined;

const TYPES = ['missing', 'null', 'number', 'string', 'object', 'array', 'boolean', 'date'];

export function typeOf(value: Found): string {
  if (value === undefined || value === null) {
    return value === null ? 'null' : 'missing';
  }
  return Array.isArray(value) ? 'array' : value instanceof Date ? 'date' : typeof value;
}

/** BSON's order; a missing value is below null. */
export function order(left: Found, right: Found): number {
  const types = TYPES.indexOf(typeOf(left)) - TYPES.indexOf(typeOf(right));
  if (types !== 0 || left === undefined || right === undefined || left === null || right === null) {
    return types;
  }
  if (Array.isArray(left)) {
    return inTurn(left, right as Value[], order);
  }
  if (typeOf(left) === 'object') {
    return inTurn(Object.entries(left), Object.entries(right), ([name, value], [other, another]) => {
      const kinds = TYPES.indexOf(typeOf(value)) - TYPES.indexOf(typeOf(another));
      return kinds || Buffer.compare(Buffer.from(name), Buffer.from(other)) || order(value, another);
    });
  }
  return typeof left === 'string'
    ? Buffer.compare(Buffer.from(left), Buffer.from(right as string))
    : Number(left) - Number(right);
}

function inTurn<T>(left: readonly T[], right: readonly T[], compare: (left: T, right: T) => number): number {
  for (const [at, item] of left.entries()) {
    const other = right[at];
    const by = other === undefined ? 1 : compare(item, other);
    if (by !== 0) {
      return by;
    }
  }
  return left.length - right.length;
}
