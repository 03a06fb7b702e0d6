import { invalid, unsupported } from './refusal';
import { isObject, isPlain, type Json, type Kind, kindOf, millisecondsOf, numberOf } from './value';

/**
 * Sort keys: a text per value whose byte order is MongoDB's order of values, so that SQLite compares, ranges and sorts as MongoDB
 * does. A missing field has the key of null, as in MongoDB's indexes. The first character is the type.
 */
const TAGS: Readonly<Partial<Record<Kind, string>>> = {
  null: '1',
  number: '2',
  string: '3',
  oid: '7',
  boolean: '8',
  date: '9',
};

export const NULL_KEY = '1';

/** Keys of one type lie in `[from, to)`; not-a-number is below every number and outside. */
export function keyRange(kind: Kind): { from: string; to: string } | undefined {
  const tag = TAGS[kind];
  if (tag === undefined || kind === 'null') {
    return undefined;
  }
  return { from: kind === 'number' ? '21' : tag, to: tag === '9' ? ':' : String(Number(tag) + 1) };
}

/** The key of a value, or undefined where a value has none (arrays, objects, binaries). */
export function keyOf(node: Json | undefined): string | undefined {
  if (node === undefined || node === null) {
    return NULL_KEY;
  }
  if (typeof node === 'string') {
    return `3${node}`;
  }
  if (typeof node === 'boolean') {
    return node ? '81' : '80';
  }
  const kind = kindOf(node);
  if (kind === 'number') {
    return `2${numberKey(numberOf(node))}`;
  }
  if (kind === 'date') {
    return `9${numberKey(millisecondsOf(node))}`;
  }
  return kind === 'oid' && isObject(node) ? `7${String(node['$oid'])}` : undefined;
}

const scratch = new DataView(new ArrayBuffer(8));
const HALF = 0x80000000;

function numberKey(value: number | bigint): string {
  if (typeof value === 'number') {
    return Number.isNaN(value) ? '0' : `1${doubleKey(value)}`;
  }
  const near = floorDouble(value);
  const rest = Number(value - BigInt(near));
  return `1${doubleKey(near)}${rest === 0 ? '' : rest.toString(16).padStart(4, '0')}`;
}

/** The greatest double not above a long. */
function floorDouble(value: bigint): number {
  const near = Number(value);
  if (BigInt(near) <= value) {
    return near;
  }
  scratch.setFloat64(0, near);
  const bits = scratch.getBigInt64(0);
  scratch.setBigInt64(0, near > 0 ? bits - 1n : bits + 1n);
  return scratch.getFloat64(0);
}

function doubleKey(value: number): string {
  scratch.setFloat64(0, value === 0 ? 0 : value);
  const high = scratch.getUint32(0);
  const low = scratch.getUint32(4);
  const negative = high >= HALF;
  return hex(negative ? ~high : high + HALF) + hex(negative ? ~low : low);
}

const hex = (part: number) => (part >>> 0).toString(16).padStart(8, '0');

/** The key of a document's `_id`. */
export function idKey(id: Json | undefined): string {
  const kind = id === undefined ? undefined : kindOf(id);
  const key = kind === 'string' || kind === 'number' || kind === 'oid' ? keyOf(id) : undefined;
  if (key === undefined || key.includes('\0') || key === '3') {
    throw invalid('_id must be a non-empty string, a number or an object id');
  }
  if (kind === 'number' && !Number.isFinite(numberOf(id ?? null))) {
    throw unsupported('an _id that is not finite, or beyond what JavaScript counts exactly,');
  }
  return key;
}

/** Byte order of two keys; JavaScript's own order differs beyond the basic plane. */
export function compareKeys(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (a !== b) {
      return codePointRank(a) - codePointRank(b);
    }
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above every other unit. */
const codePointRank = (unit: number) => (unit < 0xd800 ? unit : unit >= 0xe000 ? unit - 0x800 : unit + 0x2000);

/** What an indexed path leads to in a document: a key, or undefined when an array, an object or a binary lies there. */
export function keyAt(document: Json, path: readonly string[]): string | undefined {
  let node: Json | undefined = document;
  for (const field of path) {
    if (Array.isArray(node)) {
      return undefined;
    }
    node = isPlain(node) ? node[field] : undefined;
  }
  return keyOf(node);
}
