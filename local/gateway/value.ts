import { invalid, unsupported } from './refusal';
import { refuseUnread } from './unread';

/** A node of canonical extended JSON as `JSON.parse` gives it; numbers and dates are objects such as `{ $numberInt: '1' }`. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [field: string]: Json;
}

/** The BSON type of a node, in BSON's order of comparison. */
export type Kind = 'null' | 'number' | 'string' | 'object' | 'array' | 'binary' | 'oid' | 'boolean' | 'date';

const DEPTH = 100;
/** The last millisecond that JavaScript, and so the SDK, has a date for. */
const LAST_DATE = 8.64e15;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const EXTENDED: Readonly<Record<string, Kind>> = {
  $numberInt: 'number',
  $numberLong: 'number',
  $numberDouble: 'number',
  $oid: 'oid',
  $date: 'date',
  $binary: 'binary',
};
const WRITTEN_AS_OBJECTS = Object.keys(EXTENDED);

export const isObject = (node: Json | undefined): node is JsonObject =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

/** A document or subdocument, not a number, date, id or binary written as an object. */
export const isPlain = (node: Json | undefined): node is JsonObject =>
  isObject(node) && extendedKey(node) === undefined;

/** The same of a value that {@link checked} has let through, whatever the number of its fields: it does not go through them. */
export const isDocument = (node: Json | undefined): node is JsonObject =>
  isObject(node) && !WRITTEN_AS_OBJECTS.some((key) => Object.hasOwn(node, key));

function extendedKey(node: JsonObject): string | undefined {
  for (const key in node) {
    return key.startsWith('$') ? key : undefined;
  }
  return undefined;
}

/** The type of a node that {@link checked} has let through. */
export function kindOf(node: Json): Kind {
  if (node === null) {
    return 'null';
  }
  if (typeof node === 'string') {
    return 'string';
  }
  if (typeof node === 'boolean') {
    return 'boolean';
  }
  if (Array.isArray(node)) {
    return 'array';
  }
  const key = isObject(node) ? extendedKey(node) : undefined;
  return key === undefined ? 'object' : (EXTENDED[key] ?? 'object');
}

/** The number of a numeric node; a long that a double cannot hold stays a bigint. */
export function numberOf(node: Json): number | bigint {
  if (!isObject(node)) {
    throw invalid('not a number');
  }
  const { $numberInt: int, $numberLong: long, $numberDouble: double } = node;
  if (typeof long === 'string') {
    const wide = wholeText(long);
    return Number.isSafeInteger(Number(wide)) ? Number(wide) : wide;
  }
  return Number(int ?? double);
}

function wholeText(text: string): bigint {
  if (!/^-?\d{1,19}$/.test(text)) {
    throw invalid('$numberLong is malformed');
  }
  return BigInt(text);
}

/** Milliseconds of a date node. */
export function millisecondsOf(node: Json): number {
  const date = isObject(node) ? node['$date'] : undefined;
  return Number(isObject(date) ? date['$numberLong'] : Number.NaN);
}

/** Reads one string of the wire. */
export function parsed(text: string, what: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(`${what} is not extended JSON`);
  }
}

/**
 * Refuses what a stored value may not hold, puts the server's time where it is asked for, and mends lone surrogates as the
 * cloud's decoder does. Changes the node in place and gives it back.
 */
export function checked(node: Json, now: number, depth = 0): Json {
  if (depth > DEPTH) {
    throw invalid(`nested deeper than ${DEPTH}`);
  }
  if (typeof node === 'string') {
    return node.replace(LONE_SURROGATE, '\uFFFD');
  }
  if (typeof node === 'number') {
    throw invalid('a bare number: extended JSON must be canonical');
  }
  if (Array.isArray(node)) {
    for (const [at, item] of node.entries()) {
      node[at] = checked(item, now, depth + 1);
    }
    return node;
  }
  return isObject(node) ? checkedObject(node, now, depth) : node;
}

function checkedObject(node: JsonObject, now: number, depth: number): Json {
  const key = extendedKey(node);
  if (key !== undefined) {
    return checkedExtended(node, key, now);
  }
  refuseUnread(node);
  checkNames(Object.keys(node));
  for (const field in node) {
    checkField(field);
    node[field] = checked(node[field] ?? null, now, depth + 1);
  }
  return node;
}

/** Names that drivers take for their own, or cannot write. */
export function checkNames(fields: readonly string[]): void {
  if (fields.some((field) => field === '_bsontype' || /\p{Surrogate}/u.test(field))) {
    throw unsupported('a field with the name _bsontype or half of a surrogate pair');
  }
}

function checkField(field: string): void {
  if (field === '' || field.startsWith('$') || field.includes('.') || field.includes('\0') || field === '__proto__') {
    throw invalid(`field name ${JSON.stringify(field)} is not allowed`);
  }
}

const SHAPES: Readonly<Record<string, RegExp>> = {
  $numberInt: /^(?:0|-?[1-9]\d{0,9})$/,
  $numberLong: /^(?:0|-?[1-9]\d{0,18})$/,
  $numberDouble: /^(?:-?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|Infinity)|NaN)$/,
  $oid: /^[0-9a-f]{24}$/,
};

/** Whether an integer has room in its 32 or 64 bits. */
function fits(key: string, text: string): boolean {
  const bits = { $numberInt: 32, $numberLong: 64 }[key];
  return bits === undefined || text.length < 10 || BigInt.asIntN(bits, BigInt(text)) === BigInt(text);
}

function checkedExtended(node: JsonObject, key: string, now: number): Json {
  const value = node[key] ?? null;
  if (Object.keys(node).length !== 1) {
    throw invalid(`${key} beside other fields`);
  }
  if (key === '$tcb_server_date') {
    return serverDate(value, now);
  }
  if (key === '$date') {
    return checkedDate(node, value);
  }
  if (key === '$binary') {
    return checkedBinary(node, value);
  }
  const shape = SHAPES[key];
  if (shape === undefined) {
    throw unsupported(`a value of type ${key}`);
  }
  if (typeof value !== 'string' || !shape.test(value) || !fits(key, value)) {
    throw invalid(`${key} is malformed`);
  }
  return node;
}

function checkedDate(node: JsonObject, value: Json): Json {
  const long = isObject(value) ? value['$numberLong'] : undefined;
  if (typeof long !== 'string' || !/^(?:0|-?[1-9]\d{0,15})$/.test(long) || Math.abs(Number(long)) > LAST_DATE) {
    throw invalid('$date is malformed');
  }
  refuseMore(value, 1);
  return node;
}

function checkedBinary(node: JsonObject, value: Json): Json {
  const { base64, subType } = isObject(value) ? value : {};
  const whole = typeof base64 === 'string' && Buffer.from(base64, 'base64').toString('base64') === base64;
  if (!whole || typeof subType !== 'string' || !/^[0-9a-f]{2}$/.test(subType)) {
    throw invalid('$binary is malformed');
  }
  refuseMore(value, 2);
  // In one order, so that two that are equal are written equally.
  node['$binary'] = { base64, subType };
  return node;
}

/** Refuses fields beside those that a value is written with. */
function refuseMore(value: Json, fields: number): void {
  if (isObject(value) && Object.keys(value).length > fields) {
    throw invalid('a value of extended JSON with other fields beside its own');
  }
}

function serverDate(value: Json, now: number): Json {
  const offset = isObject(value) ? value['offset'] : undefined;
  const shift = offset === undefined ? 0 : typeof offset === 'number' ? offset : Number(numberOf(offset));
  if (!Number.isInteger(now + shift) || Math.abs(now + shift) > LAST_DATE) {
    throw invalid('$tcb_server_date has a bad offset');
  }
  return { $date: { $numberLong: String(now + shift) } };
}

/** Equality as MongoDB has it: numbers by value whatever their type, objects field by field in order. */
export function same(left: Json, right: Json): boolean {
  const kind = kindOf(left);
  if (kind !== kindOf(right)) {
    return false;
  }
  if (kind === 'number') {
    const [a, b] = [numberOf(left), numberOf(right)];
    return (a <= b && a >= b) || (Number.isNaN(a) && Number.isNaN(b));
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, at) => same(item, right[at] ?? null));
  }
  if (kind === 'object' && isObject(left) && isObject(right)) {
    return sameFields(left, right);
  }
  return kind === 'null' || left === right || JSON.stringify(left) === JSON.stringify(right);
}

function sameFields(left: JsonObject, right: JsonObject): boolean {
  const [names, others] = [Object.keys(left), Object.keys(right)];
  return (
    names.length === others.length &&
    names.every((name, at) => name === others[at] && same(left[name] ?? null, right[name] ?? null))
  );
}
