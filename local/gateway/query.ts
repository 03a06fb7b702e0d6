import { identityOf } from './compare';
import { invalid, unsupported } from './refusal';
import { type Regex, readRegex } from './regex';
import { refuseUnread } from './unread';
import { checked, checkNames, isObject, isPlain, type Json, type JsonObject, kindOf, numberOf } from './value';

export type Comparison = 'eq' | 'gt' | 'gte' | 'lt' | 'lte';

/** A query, read: every form that this gateway answers. Anything else was refused by name. */
export type Condition =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'compare'; readonly path: string; readonly operator: Comparison; readonly value: Json }
  | {
      readonly kind: 'in';
      readonly path: string;
      readonly values: readonly Json[];
      readonly identities: ReadonlySet<string>;
    }
  | { readonly kind: 'exists'; readonly path: string; readonly wanted: boolean }
  | { readonly kind: 'size'; readonly path: string; readonly size: number }
  | { readonly kind: 'mod'; readonly path: string; readonly divisor: bigint; readonly remainder: bigint }
  | { readonly kind: 'regex'; readonly path: string; readonly regex: Regex }
  | { readonly kind: 'element'; readonly path: string; readonly part: Condition; readonly document: boolean };

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  $eq: 'eq',
  $gt: 'gt',
  $gte: 'gte',
  $lt: 'lt',
  $lte: 'lte',
};

/** What is asked of one document must not hold the others up: each condition may go through a whole array. */
const CONDITIONS = 1000;
const REGEXES = 50;

/** Reads a query document of the wire. */
export function readQuery(node: Json, now: number): Condition {
  if (regexesIn(node) > REGEXES) {
    throw unsupported(`a query of more than ${REGEXES} regular expressions`);
  }
  const condition = readDocument(node, now);
  if (sizeOf(condition) > CONDITIONS) {
    throw unsupported(`a query of more than ${CONDITIONS} conditions`);
  }
  return condition;
}

/** Counted before they are read, which takes its time too. */
function regexesIn(node: Json): number {
  if (Array.isArray(node)) {
    return node.reduce<number>((sum, item) => sum + regexesIn(item), 0);
  }
  const one = isObject(node) && (node['$regularExpression'] !== undefined || node['$regex'] !== undefined) ? 1 : 0;
  return isObject(node) ? Object.values(node).reduce<number>((sum, item) => sum + regexesIn(item), one) : 0;
}

function sizeOf(condition: Condition): number {
  if ('part' in condition) {
    return sizeOf(condition.part);
  }
  return 'parts' in condition ? condition.parts.reduce((sum, part) => sum + sizeOf(part), 0) : 1;
}

function readDocument(node: Json, now: number): Condition {
  if (!isObject(node)) {
    throw invalid('a query must be an object');
  }
  refuseUnread(node);
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
  return { kind, parts: value.map((part) => readDocument(part, now)) };
}

function readField(path: string, value: Json, now: number): Condition {
  checkPath(path);
  if (isObject(value) && Object.keys(value).length === 0) {
    throw unsupported('an empty condition, to which the SDK turns undefined and logic commands in not(),');
  }
  if (isPlain(value) || !isObject(value) || !isOperators(value)) {
    return { kind: 'compare', path, operator: 'eq', value: checked(value, now) };
  }
  if (isPattern(value)) {
    return readPattern(path, value);
  }
  return { kind: 'and', parts: readOperators(path, value, now) };
}

const VALUES = new Set(['$numberInt', '$numberLong', '$numberDouble', '$oid', '$date', '$binary', '$tcb_server_date']);
const isOperators = (node: JsonObject) => !VALUES.has(Object.keys(node)[0] ?? '');

const DEPTH = 100;

export function checkPath(path: string): void {
  const fields = path.split('.');
  if (fields.length > DEPTH || fields.some((field) => field === '' || field === '__proto__' || field.includes('\0'))) {
    throw invalid(`the path ${JSON.stringify(path)} is malformed`);
  }
  checkNames(fields);
  if (fields.some((field) => field.startsWith('$'))) {
    throw unsupported(`the path ${JSON.stringify(path)}`);
  }
}

/** The paths above a path: `a` and `a.b` of `a.b.c`. */
export function prefixesOf(path: string): string[] {
  const fields = path.split('.');
  return fields.slice(1).map((_, at) => fields.slice(0, at + 1).join('.'));
}

/** The conditions of `{ $gt: 1, $lt: 5 }` on one path; the path '' is the element itself. */
function readOperators(path: string, node: JsonObject, now: number): Condition[] {
  const { $regex, $options, ...others } = node;
  const conditions = Object.entries(others).map(([operator, value]) => readOperator(path, operator, value, now));
  if ($regex === undefined && $options !== undefined) {
    throw invalid('$options without $regex');
  }
  return $regex === undefined ? conditions : [...conditions, readRegexOperator(path, $regex, $options)];
}

function readOperator(path: string, operator: string, value: Json, now: number): Condition {
  const comparison = Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined;
  if (comparison !== undefined) {
    return readComparison(path, comparison, checked(value, now));
  }
  switch (operator) {
    case '$ne':
      return { kind: 'not', part: readComparison(path, 'eq', checked(value, now)) };
    case '$in':
      return readIn(path, operator, value, now);
    case '$nin':
      return { kind: 'not', part: readIn(path, operator, value, now) };
    case '$all':
      return readAll(path, value, now);
    case '$mod':
      return readMod(path, value);
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

function list(operator: string, value: Json): Json[] {
  if (!Array.isArray(value)) {
    throw invalid(`${operator} needs an array`);
  }
  return value;
}

/** `$in`: values that are equal, and regular expressions that match. */
function readIn(path: string, operator: string, value: Json, now: number): Condition {
  const items = list(operator, value);
  const values = items.filter((item) => !isPattern(item)).map((item) => checked(item, now));
  const plain: Condition = { kind: 'in', path, values, identities: new Set(values.map(identityOf)) };
  const patterns = items.filter(isPattern).map((item) => readPattern(path, item));
  return patterns.length === 0 ? plain : { kind: 'or', parts: [plain, ...patterns] };
}

/** `$all`: every value is there, or for every `$elemMatch` an item. */
function readAll(path: string, value: Json, now: number): Condition {
  const items = list('$all', value);
  const parts = items.map((item): Condition => {
    const inner = isObject(item) && Object.keys(item).length === 1 ? item['$elemMatch'] : undefined;
    return inner === undefined
      ? { kind: 'compare', path, operator: 'eq', value: checked(item, now) }
      : readElement(path, inner, now);
  });
  if (new Set(parts.map(({ kind }) => kind)).size > 1) {
    throw unsupported('$all with values beside $elemMatch');
  }
  return parts.length === 0 ? { kind: 'or', parts } : { kind: 'and', parts };
}

function readMod(path: string, value: Json): Condition {
  const [divisor, remainder] = list('$mod', value).map(readWhole);
  if (divisor === undefined || remainder === undefined || (value as Json[]).length !== 2 || divisor === 0n) {
    throw invalid('$mod needs a divisor that is not 0 and a remainder');
  }
  return { kind: 'mod', path, divisor, remainder };
}

function readWhole(item: Json): bigint {
  const node = checked(item, 0);
  const value = kindOf(node) === 'number' ? numberOf(node) : undefined;
  if (value === undefined || (typeof value === 'number' && !Number.isSafeInteger(value))) {
    throw unsupported('$mod with what is not a whole number');
  }
  return BigInt(value);
}

const isPattern = (node: Json): node is JsonObject => isObject(node) && node['$regularExpression'] !== undefined;

/** A regular expression as a value of the wire. */
function readPattern(path: string, node: JsonObject): Condition {
  const written = node['$regularExpression'];
  const { pattern, options } = isObject(written) ? written : {};
  if (typeof pattern !== 'string' || typeof options !== 'string' || Object.keys(node).length !== 1) {
    throw invalid('$regularExpression is malformed');
  }
  return { kind: 'regex', path, regex: readRegex(pattern, options) };
}

function readRegexOperator(path: string, value: Json, options: Json | undefined): Condition {
  if (isPattern(value)) {
    if (options !== undefined) {
      throw unsupported('$options beside a regular expression object');
    }
    return readPattern(path, value);
  }
  if (typeof value !== 'string' || (options !== undefined && typeof options !== 'string')) {
    throw invalid('$regex and $options must be texts');
  }
  return { kind: 'regex', path, regex: readRegex(value, options ?? '') };
}

function readNot(path: string, value: Json, now: number): Condition {
  if (isPattern(value)) {
    return { kind: 'not', part: readPattern(path, value) };
  }
  if (!isObject(value) || isPlain(value) || !isOperators(value)) {
    throw invalid('$not needs operators or a regular expression');
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
    return { kind: 'element', path, part: readDocument(value, now), document: true };
  }
  return { kind: 'element', path, part: { kind: 'and', parts: readOperators('', value, now) }, document: false };
}
