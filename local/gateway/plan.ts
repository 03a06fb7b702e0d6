import { keyOf, keyRange, NULL_KEY } from './key';
import type { Condition } from './query';
import { type Json, kindOf, numberOf } from './value';

/** What SQLite can do of a query. `exact` says that the rows it gives are the answer, so that limit and count may be its own too. */
export interface Pushed {
  readonly sql: string;
  readonly values: readonly string[];
  readonly exact: boolean;
}

/** The key column of a path, or undefined where SQLite cannot be asked. */
export type ColumnOf = (path: string) => string | undefined;

type Compare = Extract<Condition, { kind: 'compare' }>;

const LAST = 0x10ffff;
const LAST_BEFORE_SURROGATES = 0xd7ff;
const FIRST_AFTER_SURROGATES = 0xe000;

const ALL: Pushed = { sql: '1', values: [], exact: true };
const NONE: Pushed = { sql: '0', values: [], exact: true };

/** SQLite reads no expression of more than 1,000 parts, the least of which takes six characters with its AND. */
const LENGTH = 5000;

/** Turns as much of a condition into SQL over the key columns as keeps every answer among the rows; undefined when nothing. */
export function push(condition: Condition, columnOf: ColumnOf): Pushed | undefined {
  switch (condition.kind) {
    case 'and':
      return pushAnd(condition.parts, columnOf);
    case 'or':
      return pushOr(condition.parts, columnOf);
    case 'compare':
      return pushCompare(condition, columnOf);
    case 'in':
      return pushIn(condition.path, condition.values, columnOf);
    case 'regex':
      return pushPrefix(condition, columnOf);
    default:
      return undefined;
  }
}

function pushAnd(parts: readonly Condition[], columnOf: ColumnOf): Pushed | undefined {
  const pushed = parts.map((part) => push(part, columnOf));
  let length = 0;
  const there = pushed
    .filter((part) => part !== undefined)
    .filter((part) => {
      length += part.sql.length + ' AND '.length;
      return length <= LENGTH;
    });
  if (there.length === 0) {
    return parts.length === 0 ? ALL : undefined;
  }
  return {
    sql: there.map((part) => part.sql).join(' AND '),
    values: there.flatMap((part) => part.values),
    exact: there.length === parts.length && there.every((part) => part.exact),
  };
}

function pushOr(parts: readonly Condition[], columnOf: ColumnOf): Pushed | undefined {
  const cursor = pushCursor(parts, columnOf);
  if (cursor !== undefined) {
    return cursor;
  }
  const pushed = parts.map((part) => push(part, columnOf));
  const there = pushed.filter((part) => part !== undefined);
  if (there.length !== parts.length) {
    return undefined;
  }
  if (there.length === 0) {
    return NONE;
  }
  const sql = `(${there.map((part) => `(${part.sql})`).join(' OR ')})`;
  if (sql.length > LENGTH) {
    return undefined;
  }
  return {
    sql,
    values: there.flatMap((part) => part.values),
    exact: there.every((part) => part.exact),
  };
}

function pushCompare({ path, operator, value }: Compare, columnOf: ColumnOf): Pushed | undefined {
  const column = columnOf(path);
  const key = keyOf(value);
  if (column === undefined || key === undefined) {
    return undefined;
  }
  if (value === null) {
    return operator === 'gt' || operator === 'lt' ? NONE : { sql: `${column} = ?`, values: [NULL_KEY], exact: true };
  }
  if (operator === 'eq') {
    return { sql: `${column} = ?`, values: [key], exact: true };
  }
  const range = keyRange(kindOf(value));
  if (range === undefined || isNotANumber(value)) {
    return undefined;
  }
  const upward = operator === 'gt' || operator === 'gte';
  const sign = { gt: '>', gte: '>=', lt: '<', lte: '<=' }[operator];
  return upward
    ? { sql: `${column} ${sign} ? AND ${column} < ?`, values: [key, range.to], exact: true }
    : { sql: `${column} ${sign} ? AND ${column} >= ?`, values: [key, range.from], exact: true };
}

const isNotANumber = (value: Json) => kindOf(value) === 'number' && Number.isNaN(numberOf(value));

function pushIn(path: string, values: readonly Json[], columnOf: ColumnOf): Pushed | undefined {
  const column = columnOf(path);
  const keys = values.map((value) => keyOf(value));
  const there = keys.filter((key) => key !== undefined && !key.includes('\0'));
  if (column === undefined || there.length !== values.length) {
    return undefined;
  }
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(there)], exact: true };
}

/** A regular expression that asks for a beginning, as the range of the texts that begin so. */
function pushPrefix({ path, regex }: Extract<Condition, { kind: 'regex' }>, columnOf: ColumnOf): Pushed | undefined {
  const [column, to] = [columnOf(path), regex.prefix && following(regex.prefix.text)];
  const { text, whole } = regex.prefix ?? { text: '', whole: false };
  if (column === undefined || to === undefined) {
    return undefined;
  }
  return { sql: `${column} >= ? AND ${column} < ?`, values: [`3${text}`, `3${to}`], exact: whole };
}

/** The least text above every text that begins with this one. */
function following(text: string): string | undefined {
  const chars = Array.from(text);
  const point = chars.pop()?.codePointAt(0) ?? LAST;
  const next = point === LAST_BEFORE_SURROGATES ? FIRST_AFTER_SURROGATES : point + 1;
  return point === LAST ? undefined : chars.join('') + String.fromCodePoint(next);
}

/** One step of a page's cursor: equal so far, then beyond on `column`. */
interface Step {
  readonly column: string;
  readonly key: string;
  readonly range: { from: string; to: string };
  readonly upward: boolean;
  readonly equal: ReadonlyMap<string, string>;
}

/**
 * The cursor of a page, `or([{k: gt(x)}, {k: x, _id: gt(id)}])`, as one comparison of rows, which SQLite answers by a seek in the
 * index where an OR would read everything before the cursor. Beyond means within the type, as MongoDB has it.
 */
function pushCursor(parts: readonly Condition[], columnOf: ColumnOf): Pushed | undefined {
  const steps = parts.map((part) => readStep(part, columnOf)).filter((step) => step !== undefined);
  const [first] = steps;
  if (first === undefined || steps.length !== parts.length || steps.length < 2) {
    return undefined;
  }
  steps.sort((left, right) => left.equal.size - right.equal.size);
  if (!steps.every((step, at) => step.upward === first.upward && follows(step, steps.slice(0, at)))) {
    return undefined;
  }
  const row = `(${steps.map((step) => step.column).join(', ')}) ${first.upward ? '>' : '<'} (${steps.map(() => '?').join(', ')})`;
  const bounds = steps.map((step, at) => bound(step, steps.slice(0, at)));
  return {
    sql: [row, ...bounds.map((part) => part.sql)].join(' AND '),
    values: [...steps.map((step) => step.key), ...bounds.flatMap((part) => part.values)],
    exact: true,
  };
}

const follows = (step: Step, before: readonly Step[]) =>
  step.equal.size === before.length && before.every((earlier) => step.equal.get(earlier.column) === earlier.key);

function bound(step: Step, before: readonly Step[]): { sql: string; values: string[] } {
  const edge = step.upward ? `${step.column} < ?` : `${step.column} >= ?`;
  const values = [...before.map((earlier) => earlier.key), step.upward ? step.range.to : step.range.from];
  const unequal = before.map((earlier) => `${earlier.column} <> ?`);
  return { sql: before.length === 0 ? edge : `(${[...unequal, edge].join(' OR ')})`, values };
}

function readStep(part: Condition, columnOf: ColumnOf): Step | undefined {
  const flat = flatten(part);
  const beyond = flat?.filter((one) => one.operator === 'gt' || one.operator === 'lt');
  const equal = flat?.filter((one) => one.operator === 'eq');
  const [last] = beyond ?? [];
  if (!flat || !equal || beyond?.length !== 1 || last === undefined || equal.length + 1 !== flat.length) {
    return undefined;
  }
  const [column, key, range] = [columnOf(last.path), keyOf(last.value), keyRange(kindOf(last.value))];
  const pairs = equal.map((one) => [columnOf(one.path), keyOf(one.value)] as const);
  if (column === undefined || key === undefined || range === undefined || isNotANumber(last.value)) {
    return undefined;
  }
  const known = pairs.filter((pair): pair is [string, string] => pair[0] !== undefined && pair[1] !== undefined);
  const map = new Map(known);
  return map.size === pairs.length ? { column, key, range, upward: last.operator === 'gt', equal: map } : undefined;
}

function flatten(condition: Condition): Compare[] | undefined {
  if (condition.kind === 'compare') {
    return [condition];
  }
  if (condition.kind !== 'and') {
    return undefined;
  }
  const parts = condition.parts.map(flatten);
  const there = parts.filter((part) => part !== undefined);
  return there.length === parts.length ? there.flat() : undefined;
}
