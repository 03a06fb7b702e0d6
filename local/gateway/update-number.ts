import { compareKeys, keyOf } from './key';
import { failed, invalid, unsupported } from './refusal';
import type { Change } from './update';
import { checked, isObject, type Json, kindOf, numberOf } from './value';

/** Reads an operator that works on a value by its size: `$inc`, `$mul`, `$bit`, `$min`, `$max`. */
export function readNumberChange(
  operator: '$inc' | '$mul' | '$bit' | '$min' | '$max',
  value: Json,
  now: number,
): Change {
  switch (operator) {
    case '$inc':
      return arithmetic(operator, value, {
        whole: (left, right) => left + right,
        broken: (left, right) => left + right,
      });
    case '$mul':
      return arithmetic(operator, value, {
        whole: (left, right) => left * right,
        broken: (left, right) => left * right,
      });
    case '$bit':
      return bitwise(value);
    default:
      return bounded(checked(value, now), operator === '$min' ? -1 : 1);
  }
}

function number(operator: string, value: Json): Json {
  const node = checked(value, 0);
  if (kindOf(node) !== 'number') {
    throw invalid(`${operator} needs a number`);
  }
  return node;
}

interface Apply {
  readonly whole: (left: bigint, right: bigint) => bigint;
  readonly broken: (left: number, right: number) => number;
}

/** MongoDB's types: a double makes a double, a long a long, an int stays an int while it fits. */
function arithmetic(operator: '$inc' | '$mul', value: Json, apply: Apply): Change {
  const by = number(operator, value);
  return (old) => {
    if (old === undefined) {
      return operator === '$mul' ? zeroOf(by) : by;
    }
    if (kindOf(old) !== 'number') {
      throw failed(`${operator} on a value that is not a number`);
    }
    const types = [typeOf(old), typeOf(by)];
    if (types.includes('$numberDouble')) {
      return double(apply.broken(Number(numberOf(old)), Number(numberOf(by))));
    }
    return integer(operator, apply.whole(BigInt(numberOf(old)), BigInt(numberOf(by))), types.includes('$numberLong'));
  };
}

/** What `$mul` puts where nothing was: a zero of its number's type. */
function zeroOf(by: Json): Json {
  const type = typeOf(by);
  if (type === '$numberDouble' && !Object.is(0 * Number(numberOf(by)), 0)) {
    throw unsupported('$mul of a missing field by a double that is negative or not finite');
  }
  return { [type]: type === '$numberDouble' ? '0.0' : '0' };
}

function double(value: number): Json {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return { $numberDouble: /^-?\d+$/.test(text) ? `${text}.0` : text };
}

function integer(operator: string, value: bigint, long: boolean): Json {
  if (BigInt.asIntN(64, value) !== value) {
    throw failed(`${operator} beyond 64 bits`);
  }
  return { [long || BigInt.asIntN(32, value) !== value ? '$numberLong' : '$numberInt']: String(value) };
}

const typeOf = (node: Json) => (isObject(node) ? (Object.keys(node)[0] ?? '') : '');

const BITS: ReadonlyMap<string, (left: bigint, right: bigint) => bigint> = new Map([
  ['and', (left: bigint, right: bigint) => left & right],
  ['or', (left: bigint, right: bigint) => left | right],
  ['xor', (left: bigint, right: bigint) => left ^ right],
]);

function bitwise(value: Json): Change {
  const [[name, operand] = [], ...more] = isObject(value) ? Object.entries(value) : [];
  const apply = BITS.get(name ?? '');
  const by = number('$bit', operand ?? null);
  if (apply === undefined || more.length > 0 || typeOf(by) === '$numberDouble') {
    throw unsupported('$bit with other than one of and, or, xor and a whole number');
  }
  return (old) => {
    if (old === undefined || typeOf(old) !== typeOf(by)) {
      throw unsupported('$bit on a missing field or a value of another type than its number');
    }
    return { [typeOf(by)]: String(apply(BigInt(numberOf(old)), BigInt(numberOf(by)))) };
  };
}

/** The lesser or the greater one in BSON's order of values, across types. */
function bounded(value: Json, sign: 1 | -1): Change {
  const key = keyOf(value);
  return (old) => {
    const oldKey = old === undefined ? undefined : keyOf(old);
    if (key === undefined || (old !== undefined && oldKey === undefined)) {
      throw unsupported('$min or $max with an array, an object or a binary');
    }
    return old === undefined || compareKeys(key, oldKey ?? '') * sign > 0 ? value : old;
  };
}
