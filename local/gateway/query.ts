import { invalid, unsupported } from './refusal';
import { checked, isObject, isPlain, type Json, type JsonObject, kindOf, numberOf } from './value';

export type Comparison = 'eq' | 'gt' | 'gte' | 'lt' | 'lte';

/** A query, read: every form that this gateway answers. Anything else was refused by name. */
export type Condition =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'compare'; readonly path: string; readonly operator: Comparison; readonly value: Json }
  | { readonly kind: 'in'; readonly path: string; readonly values: readonly Json[] }
  | { readonly kind: 'exists'; readonly path: string; readonly wanted: boolean }
  | { readonly kind: 'size'; readonly path: string; readonly size: number }
  | { readonly kind: 'element'; readonly path: string; readonly part: Condition; readonly document: boolean };

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  $eq: 'eq',
  $gt: 'gt',
  $gte: 'gte',
  $lt: 'lt',
  $lte: 'lte',
};

/** Reads a query document of the wire. */
export function readQuery(node: Json, now: number): Condition {
  if (!isObject(node)) {
    throw invalid('a query must be an object');
  }
  const parts = Object.entries(node).map(([key, value]) =>
    key.startsWith('$') ? readLogic(key, value, now) : readField(key, value, now),
  );
  return { kind: 'and', parts };
}

function readLogic(key: string, value: Json, now: number): Condition {
  if (key !== '$and' && key !== '$or' && key !== '$nor') {
    throw unsupported(`the query operator ${key}`);
  }
  if (!Array.isArray(value) || value.length === 0) {
    throw invalid(`${key} needs a non-empty array`);
  }
  const kind = key === '$and' ? 'and' : key === '$or' ? 'or' : 'nor';
  return { kind, parts: value.map((part) => readQuery(part, now)) };
}

function readField(path: string, value: Json, now: number): Condition {
  checkPath(path);
  if (isPlain(value) || !isObject(value) || !isOperators(value)) {
    return { kind: 'compare', path, operator: 'eq', value: checked(value, now) };
  }
  return { kind: 'and', parts: readOperators(path, value, now) };
}

const VALUES = new Set(['$numberInt', '$numberLong', '$numberDouble', '$oid', '$date', '$binary', '$tcb_server_date']);
const isOperators = (node: JsonObject) => !VALUES.has(Object.keys(node)[0] ?? '');

export function checkPath(path: string): void {
  if (path.split('.').some((field) => field === '' || field.startsWith('$') || field === '__proto__')) {
    throw invalid(`the path ${JSON.stringify(path)} is malformed`);
  }
}

/** The conditions of `{ $gt: 1, $lt: 5 }` on one path; the path '' is the element itself. */
function readOperators(path: string, node: JsonObject, now: number): Condition[] {
  return Object.entries(node).map(([operator, value]) => readOperator(path, operator, value, now));
}

function readOperator(path: string, operator: string, value: Json, now: number): Condition {
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined) {
    return readComparison(path, comparison, checked(value, now));
  }
  switch (operator) {
    case '$ne':
      return { kind: 'not', part: readComparison(path, 'eq', checked(value, now)) };
    case '$in':
      return { kind: 'in', path, values: readValues(operator, value, now) };
    case '$nin':
      return { kind: 'not', part: { kind: 'in', path, values: readValues(operator, value, now) } };
    case '$all':
      return readAll(path, readValues(operator, value, now));
    case '$not':
      return readNot(path, value, now);
    case '$exists':
      return { kind: 'exists', path, wanted: readFlag(value) };
    case '$size':
      return { kind: 'size', path, size: readSize(value) };
    case '$elemMatch':
      return readElement(path, value, now);
    default:
      throw unsupported(`the query operator ${operator}`);
  }
}

function readComparison(path: string, operator: Comparison, value: Json): Condition {
  const kind = kindOf(value);
  if (operator !== 'eq' && (kind === 'array' || kind === 'object' || kind === 'binary')) {
    throw unsupported(`$${operator} with a value of type ${kind}`);
  }
  return { kind: 'compare', path, operator, value };
}

function readValues(operator: string, value: Json, now: number): Json[] {
  if (!Array.isArray(value)) {
    throw invalid(`${operator} needs an array`);
  }
  return value.map((item) => checked(item, now));
}

function readAll(path: string, values: readonly Json[]): Condition {
  const parts = values.map((value): Condition => ({ kind: 'compare', path, operator: 'eq', value }));
  return parts.length === 0 ? { kind: 'or', parts } : { kind: 'and', parts };
}

function readNot(path: string, value: Json, now: number): Condition {
  if (!isObject(value) || isPlain(value) || !isOperators(value)) {
    throw invalid('$not needs operators');
  }
  return { kind: 'not', part: { kind: 'and', parts: readOperators(path, value, now) } };
}

function readFlag(value: Json): boolean {
  if (typeof value !== 'boolean') {
    throw invalid('$exists needs true or false');
  }
  return value;
}

function readSize(value: Json): number {
  const size = kindOf(value) === 'number' ? Number(numberOf(value)) : -1;
  if (!Number.isInteger(size) || size < 0) {
    throw invalid('$size needs a whole number');
  }
  return size;
}

function readElement(path: string, value: Json, now: number): Condition {
  if (!isObject(value)) {
    throw invalid('$elemMatch needs an object');
  }
  const names = Object.keys(value);
  const logic = names.some((name) => name === '$and' || name === '$or' || name === '$nor');
  if (isPlain(value) || logic) {
    return { kind: 'element', path, part: readQuery(value, now), document: true };
  }
  return { kind: 'element', path, part: { kind: 'and', parts: readOperators('', value, now) }, document: false };
}
