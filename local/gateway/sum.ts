import { failed, unsupported } from './refusal';
import { isObject, type Json, kindOf, numberOf } from './value';

const LONG = 2n ** 63n;

export type NumberType = '$numberInt' | '$numberLong' | '$numberDouble';

/** The type of a number on the wire. */
export function numberTypeOf(value: Json): NumberType {
  const type = isObject(value) ? Object.keys(value)[0] : undefined;
  if (type === '$numberInt' || type === '$numberLong' || type === '$numberDouble') {
    return type;
  }
  throw failed('not a number');
}

export const isNumber = (value: Json | undefined): value is Json => value !== undefined && kindOf(value) === 'number';

/** A double as canonical extended JSON writes it: `3.0`. */
export const double = (value: number): Json => ({
  $numberDouble: `${Object.is(value, -0) ? '-' : ''}${Number.isInteger(value) ? value.toFixed(1) : value}`,
});

/** An int while it fits and no long took part, else a long; what a long cannot hold is refused. */
export function whole(value: bigint, long: boolean): Json {
  if (value >= LONG || value < -LONG) {
    throw unsupported('a whole number beyond 64 bits');
  }
  const fits = BigInt.asIntN(32, value) === value;
  return { [long || !fits ? '$numberLong' : '$numberInt']: String(value) };
}

/** A number as a double; a long that a double cannot hold exactly is refused. */
export function doubleOf(value: Json): number {
  const number = numberOf(value);
  if (typeof number === 'bigint') {
    throw unsupported('a long beyond 2^53 together with doubles');
  }
  return number;
}

/**
 * A sum with MongoDB's types: of ints an int or a long, with a double a double. MongoDB adds doubles with more care than the plain
 * sum of doubles has, its versions differ in how much: where the plain sum is not also the exact one rounded, the sum is refused.
 */
export class Sum {
  private small = 0;
  private wide = 0n;
  private naive = 0;
  private exact: number[] = [];
  private type: NumberType = '$numberInt';
  private infinite = false;
  private negativeZero = false;

  /** Adds a number; anything else is the caller's to judge. */
  add(value: Json): void {
    const type = numberTypeOf(value);
    if (type === '$numberDouble') {
      this.type = type;
      this.addDouble(doubleOf(value));
      return;
    }
    if (type === '$numberLong' && this.type === '$numberInt') {
      this.type = type;
    }
    this.addWhole(numberOf(value));
  }

  private addWhole(value: number | bigint): void {
    this.naive += Number(value);
    if (typeof value === 'number' && Number.isSafeInteger(this.small + value)) {
      this.small += value;
    } else {
      this.wide += BigInt(this.small) + BigInt(value);
      this.small = 0;
    }
  }

  private addDouble(value: number): void {
    this.naive += value;
    this.negativeZero ||= Object.is(value, -0);
    this.infinite ||= !Number.isFinite(value);
    if (!this.infinite) {
      addExactly(this.exact, value);
    }
  }

  get result(): Json {
    return this.type === '$numberDouble'
      ? double(this.total())
      : whole(this.wide + BigInt(this.small), this.type === '$numberLong');
  }

  /** The sum as a double. */
  total(): number {
    const integers = this.wide + BigInt(this.small);
    if (!Number.isSafeInteger(Number(integers))) {
      throw unsupported('a sum beyond 2^53 as a double');
    }
    if (this.infinite) {
      return this.naive;
    }
    const parts = [...this.exact];
    addExactly(parts, Number(integers));
    if (rounded(parts) !== this.naive || (this.naive === 0 && this.negativeZero)) {
      throw unsupported('a sum of doubles that depends on how it is rounded');
    }
    return this.naive;
  }
}

/** Adds to a sum that is kept as parts which do not overlap (Shewchuk's). */
function addExactly(parts: number[], value: number): void {
  let kept = 0;
  let rest = value;
  for (const part of [...parts]) {
    const [big, little] = Math.abs(rest) < Math.abs(part) ? [part, rest] : [rest, part];
    rest = big + little;
    const low = little - (rest - big);
    if (low !== 0) {
      parts[kept] = low;
      kept += 1;
    }
  }
  parts.length = kept;
  parts.push(rest);
}

/** The double nearest to the sum of such parts. */
function rounded(parts: readonly number[]): number {
  let at = parts.length - 1;
  let high = parts[at] ?? 0;
  let low = 0;
  while (at > 0 && low === 0) {
    at -= 1;
    const before = high;
    const part = parts[at] ?? 0;
    high = before + part;
    low = part - (high - before);
  }
  const next = at > 0 ? (parts[at - 1] ?? 0) : 0;
  if ((low < 0 && next < 0) || (low > 0 && next > 0)) {
    const twice = low * 2;
    const up = high + twice;
    return twice === up - high ? up : high;
  }
  return high;
}
