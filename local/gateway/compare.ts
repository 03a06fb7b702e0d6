import { compareKeys, keyOf } from './key';
import { unsupported } from './refusal';
import { isObject, type Json, type JsonObject, type Kind, kindOf, numberOf } from './value';

const RANKS: readonly Kind[] = ['null', 'number', 'string', 'object', 'array', 'binary', 'oid', 'boolean', 'date'];
const rankOf = (value: Json | undefined) => (value === undefined ? -1 : RANKS.indexOf(kindOf(value)));

/** BSON's order of values across and within types, as expressions have it: a missing field comes before null. */
export function compareValues(left: Json | undefined, right: Json | undefined): number {
  const ranks = rankOf(left) - rankOf(right);
  if (ranks !== 0 || left === undefined || right === undefined) {
    return ranks;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return compareArrays(left, right);
  }
  const kind = kindOf(left);
  if (kind === 'object' && isObject(left) && isObject(right)) {
    return compareObjects(left, right);
  }
  if (kind === 'binary') {
    throw unsupported('comparing binaries');
  }
  return kind === 'number' ? compareNumbers(left, right) : compareKeys(keyOf(left) ?? '', keyOf(right) ?? '');
}

function compareNumbers(left: Json, right: Json): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (typeof a === 'number' && typeof b === 'number' && !Number.isNaN(a) && !Number.isNaN(b)) {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return compareKeys(keyOf(left) ?? '', keyOf(right) ?? '');
}

function compareArrays(left: readonly Json[], right: readonly Json[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const order = compareValues(left[at], right[at]);
    if (order !== 0) {
      return order;
    }
  }
  return left.length - right.length;
}

/** Pair by pair: the type of the value, then the name, then the value. */
function compareObjects(left: JsonObject, right: JsonObject): number {
  const [names, others] = [Object.keys(left), Object.keys(right)];
  for (const [at, name] of names.entries()) {
    const other = others[at];
    if (other === undefined) {
      return 1;
    }
    const [a, b] = [left[name], right[other]];
    const order = rankOf(a) - rankOf(b) || compareKeys(name, other) || compareValues(a, b);
    if (order !== 0) {
      return order;
    }
  }
  return names.length - others.length;
}

/** A text that two values share exactly when MongoDB holds them for equal. */
export function identityOf(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map(identityOf).join(',')}]`;
  }
  if (kindOf(value) === 'object' && isObject(value)) {
    return `{${Object.entries(value)
      .map(([name, inner]) => `${JSON.stringify(name)}:${identityOf(inner)}`)
      .join(',')}}`;
  }
  return JSON.stringify(keyOf(value) ?? value);
}
