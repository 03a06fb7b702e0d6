import { eager, isNothing, mixed, type Operator, type Operators } from './operator';
import { failed, unsupported } from './refusal';
import { double, doubleOf, isNumber, numberTypeOf, Sum, whole } from './sum';
import { type Json, kindOf, millisecondsOf, numberOf } from './value';

const isDate = (value: Json | undefined): value is Json => value !== undefined && kindOf(value) === 'date';

function date(milliseconds: number): Json {
  if (Math.abs(milliseconds) > 8.64e15) {
    throw unsupported('a date beyond the years that a date has');
  }
  return { $date: { $numberLong: String(milliseconds) } };
}

/** Null where any is null or missing; refuses what is no number. */
function hasNothing(name: string, values: readonly (Json | undefined)[], also = isNumber): boolean {
  const any = values.some(isNothing);
  const odd = values.find((value) => !isNothing(value) && !also(value));
  if (odd !== undefined) {
    throw any ? mixed(name) : failed(`${name} with a value of type ${kindOf(odd)}`);
  }
  return any;
}

const isNumberOrDate = (value: Json | undefined): value is Json => isNumber(value) || isDate(value);

/** Milliseconds that a date is moved by. */
function shift(name: string, value: Json): number {
  const number = numberOf(value);
  if (typeof number !== 'number' || !Number.isInteger(number)) {
    throw unsupported(`${name} of a date and a fraction`);
  }
  return number;
}

function add(...values: (Json | undefined)[]): Json {
  if (hasNothing('$add', values, isNumberOrDate)) {
    return null;
  }
  const given = values.filter((value) => value !== undefined);
  const [day, another] = given.filter(isDate);
  const numbers = given.filter(isNumber);
  if (another !== undefined) {
    throw failed('$add takes one date only');
  }
  if (day !== undefined) {
    return date(numbers.reduce<number>((at, value) => at + shift('$add', value), millisecondsOf(day)));
  }
  return sumOf(numbers);
}

/** A sum; MongoDB may take constants first, so one that depends on the order is refused. */
function sumOf(numbers: readonly Json[]): Json {
  const orders = numbers.length > 2 && isDouble(...numbers) ? numbers.keys() : [0];
  let result: Json = null;
  for (const from of orders) {
    const sum = new Sum();
    for (const value of [...numbers.slice(from), ...numbers.slice(0, from)]) {
      sum.add(value);
    }
    result = sum.result;
  }
  return result;
}

const isDouble = (...values: readonly Json[]) => values.some((value) => numberTypeOf(value) === '$numberDouble');
const isLong = (...values: readonly Json[]) => values.some((value) => numberTypeOf(value) === '$numberLong');

function subtract(left: Json = null, right: Json = null): Json {
  if (hasNothing('$subtract', [left, right], isNumberOrDate)) {
    return null;
  }
  if (isDate(left)) {
    return isDate(right)
      ? whole(BigInt(millisecondsOf(left)) - BigInt(millisecondsOf(right)), true)
      : date(millisecondsOf(left) - shift('$subtract', right));
  }
  if (isDate(right)) {
    throw failed('$subtract of a date from a number');
  }
  return isDouble(left, right)
    ? double(doubleOf(left) - doubleOf(right))
    : whole(BigInt(numberOf(left)) - BigInt(numberOf(right)), isLong(left, right));
}

function multiply(...values: (Json | undefined)[]): Json {
  if (hasNothing('$multiply', values)) {
    return null;
  }
  const numbers = values.filter((value) => value !== undefined);
  if (!isDouble(...numbers)) {
    return whole(
      numbers.reduce<bigint>((left, right) => left * BigInt(numberOf(right)), 1n),
      isLong(...numbers),
    );
  }
  const integers = numbers
    .filter((value) => !isDouble(value))
    .reduce<number>((left, right) => left * doubleOf(right), 1);
  if (!Number.isSafeInteger(integers)) {
    throw unsupported('$multiply of integers beyond 2^53 with doubles');
  }
  return double(product(numbers.map(doubleOf)));
}

/** A product; MongoDB may take constants first, so one that depends on the order is refused. */
function product(factors: readonly number[]): number {
  const [a = 1, b = 1, c = 1] = factors;
  const orders = [a * b * c, b * c * a, a * c * b];
  if (factors.length > 3 || orders.some((other) => !Object.is(other, orders[0]))) {
    throw unsupported('a product of doubles that depends on their order');
  }
  return a * b * c;
}

function divide(left: Json = null, right: Json = null): Json {
  if (hasNothing('$divide', [left, right])) {
    return null;
  }
  if (doubleOf(right) === 0) {
    throw failed('$divide by zero');
  }
  return double(doubleOf(left) / doubleOf(right));
}

/** Whether a number has room in 32 bits: `$mod` of a whole number takes such a double for one. */
const isInt = (value: number | bigint) => Number(value) === (Number(value) | 0);

function mod(left: Json = null, right: Json = null): Json {
  if (hasNothing('$mod', [left, right])) {
    return null;
  }
  if (Number(numberOf(right)) === 0) {
    throw failed('$mod by zero');
  }
  return isDouble(left) || (isDouble(right) && !isInt(numberOf(right)))
    ? double(doubleOf(left) % doubleOf(right))
    : whole(BigInt(numberOf(left)) % BigInt(numberOf(right)), isLong(left, right));
}

/** An operator on one number; whole numbers and doubles apart. */
const single = (name: string, onWhole: (value: bigint) => bigint, onDouble: (value: number) => number) =>
  eager(name, 1, 1, (value = null) => {
    if (hasNothing(name, [value])) {
      return null;
    }
    return isDouble(value) ? double(onDouble(doubleOf(value))) : whole(onWhole(BigInt(numberOf(value))), isLong(value));
  });

function squareRoot(value: Json = null): Json {
  if (hasNothing('$sqrt', [value])) {
    return null;
  }
  if (doubleOf(value) < 0) {
    throw failed('$sqrt of a negative number');
  }
  return double(Math.sqrt(doubleOf(value)));
}

const itself = (value: bigint) => value;

/** MongoDB goes by decimals here since a later version, which have no room for every double. */
function truncated(value: number): number {
  if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
    throw unsupported('$trunc of a double beyond 2^53, or of what is not finite');
  }
  return Math.trunc(value);
}

/** `$trunc`; with a place it came with a later version of MongoDB. */
const truncating: Operator = (node, read) => {
  if (Array.isArray(node) && node.length === 2) {
    throw unsupported('$trunc with a place');
  }
  return single('$trunc', itself, truncated)(node, read);
};

/** The arithmetic operators. */
export const NUMBER_OPERATORS: Operators = {
  $add: eager('$add', 1, Number.POSITIVE_INFINITY, add),
  $subtract: eager('$subtract', 2, 2, subtract),
  $multiply: eager('$multiply', 1, Number.POSITIVE_INFINITY, multiply),
  $divide: eager('$divide', 2, 2, divide),
  $mod: eager('$mod', 2, 2, mod),
  $abs: single('$abs', (value) => (value < 0n ? -value : value), Math.abs),
  $ceil: single('$ceil', itself, Math.ceil),
  $floor: single('$floor', itself, Math.floor),
  $trunc: truncating,
  $sqrt: eager('$sqrt', 1, 1, squareRoot),
};
