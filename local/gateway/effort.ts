import { failed, unsupported } from './refusal';
import { isPlain, type Json, type JsonObject } from './value';

/** How many items of lists and pieces of texts an expression looks at in one go, about a second's work. */
const MOST_LOOKS = 3_000_000;
/** Texts and values of one document; the cloud's own limit is 16 MB of BSON. */
const MOST_SIZE = 16 * 1024 * 1024;
/** What a stage holds in all; the cloud's own limit is 100 MB. */
const MOST_HELD = 64 * 1024 * 1024;
const MOST_DEPTH = 150;
/** What is smaller is measured anew each time. */
const WORTH_KNOWING = 64;

let left = MOST_LOOKS;

/** A document begins, or the end of a stage: nothing has a turn until it is over, so that one account serves all aggregations. */
export function beginEffort(): void {
  left = MOST_LOOKS;
}

/** Takes from the account; an expression that would hold everybody up is refused. */
export function spend(many: number): void {
  left -= many;
  if (left < 0) {
    throw unsupported(`an expression that looks at more than ${MOST_LOOKS} items`);
  }
}

interface Measure {
  readonly size: number;
  readonly depth: number;
}

/** Expressions share parts of values, so that a value can be far larger than what is held of it. */
const known = new WeakMap<object, Measure>();
const ONE: Measure = { size: 1, depth: 0 };

/** The size of a value when it is written out, about in characters; one that is nested too deep is refused. */
export const sizeOfValue = (value: Json | undefined): number => measure(value ?? null, 0).size;

function measure(value: Json, above: number): Measure {
  if (typeof value === 'string') {
    return { size: value.length + 1, depth: 0 };
  }
  if (!Array.isArray(value) && !isPlain(value)) {
    return ONE;
  }
  const before = known.get(value);
  if (above + (before?.depth ?? 1) > MOST_DEPTH) {
    throw failed(`a value nested deeper than ${MOST_DEPTH}`);
  }
  return before ?? measureInner(value, above);
}

function measureInner(value: Json[] | JsonObject, above: number): Measure {
  let size = 1;
  let depth = 0;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    const part = measure(inner, above + 1);
    size += part.size;
    depth = Math.max(depth, part.depth);
  }
  const found = { size, depth: depth + 1 };
  if (size > WORTH_KNOWING) {
    known.set(value, found);
  }
  return found;
}

/** The value, unless it is larger or deeper than a document can be. */
export function bounded<T extends Json | undefined>(value: T): T {
  checkSize(sizeOfValue(value));
  return value;
}

/** A value that is looked at as a whole: nothing for one that is no list and no object. */
export function whole<T extends Json | undefined>(value: T): T {
  if (typeof value === 'object') {
    spend(sizeOfValue(value));
  }
  return value;
}

/** Refuses a size that no document has. */
export function checkSize(size: number): void {
  if (size > MOST_SIZE) {
    throw failed('a value of more than 16 MB');
  }
}

/** What a stage holds until its end. */
export class Held {
  private size = 0;

  add(size: number): void {
    this.size += size;
    if (this.size > MOST_HELD) {
      throw unsupported('a stage that holds more than 64 MB');
    }
  }

  let(size: number): void {
    this.size -= size;
  }
}
