import { order, typeOf } from './aggregate-order';
import { answers, type Document, type Query, type Value } from './gateway-reading';

/**
 * A straightforward reading of the aggregation's documentation, on JavaScript values, written apart from the gateway. A missing field
 * is undefined. The property test holds the gateway against it.
 */
export class Fails extends Error {}

type Found = Value | undefined;
type Fields = { [field: string]: Value };
export type Expression = unknown;
export type Stage = readonly [name: string, argument: unknown];

const isFields = (value: unknown): value is Fields => typeOf(value as Found) === 'object';

/** What a path leads to; an array on the way gives an array of what its objects have. */
function at(value: Found, path: readonly string[]): Found {
  const [field, ...rest] = path;
  if (field === undefined) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      const inner = isFields(item) ? at(item, path) : undefined;
      return inner === undefined ? [] : [inner];
    });
  }
  return isFields(value) ? at(value[field], rest) : undefined;
}

const truth = (value: Found) => value !== undefined && value !== null && value !== false && value !== 0;

function numbers(values: readonly Found[], compute: (...given: number[]) => number): Value {
  if (values.some((value) => !['number', 'null', 'missing'].includes(typeOf(value)))) {
    throw new Fails('no number');
  }
  return values.some((value) => value === undefined || value === null) ? null : compute(...(values as number[]));
}

const isDate = (value: Found) => value instanceof Date;

/** Dates count in milliseconds; of one the result is a date, of none a number, of more none is right. */
function withDates(values: readonly Found[], compute: (...given: number[]) => number, dates: number): Value {
  const result = numbers(
    values.map((value) => (value instanceof Date ? value.getTime() : value)),
    compute,
  );
  if (result !== null && dates > 1) {
    throw new Fails('dates');
  }
  return result === null || dates === 0 ? result : new Date(result as number);
}

function by(divisor: number | undefined): number {
  if (!divisor) {
    throw new Fails('zero');
  }
  return divisor;
}

function array(value: Found): Value[] {
  if (!Array.isArray(value)) {
    throw new Fails('no array');
  }
  return value;
}

function nullOr(value: Found, apply: (list: Value[]) => Found): Found {
  return value === undefined || value === null ? null : apply(array(value));
}

const SIMPLE: Record<string, (...values: Found[]) => Found> = {
  $add: (...all) => withDates(all, (...given) => given.reduce((a, b) => a + b), all.filter(isDate).length),
  $subtract: (a, b) => withDates([a, b], (x = 0, y = 0) => x - y, isDate(b) ? (isDate(a) ? 0 : 2) : isDate(a) ? 1 : 0),
  $multiply: (...all) => numbers(all, (...given) => given.reduce((a, b) => a * b)),
  $divide: (a, b) => numbers([a, b], (x = 0, y) => x / by(y)),
  $mod: (a, b) => numbers([a, b], (x = 0, y) => x % by(y)),
  $abs: (a) => numbers([a], Math.abs),
  $floor: (a) => numbers([a], Math.floor),
  $ceil: (a) => numbers([a], Math.ceil),
  $eq: (a, b) => order(a, b) === 0,
  $ne: (a, b) => order(a, b) !== 0,
  $gt: (a, b) => order(a, b) > 0,
  $gte: (a, b) => order(a, b) >= 0,
  $lt: (a, b) => order(a, b) < 0,
  $lte: (a, b) => order(a, b) <= 0,
  $cmp: (a, b) => Math.sign(order(a, b)),
  $not: (a) => !truth(a),
  $size: (a) => array(a).length,
  $in: (a, b) => array(b).some((item) => order(item, a) === 0),
  $arrayElemAt: (a, b) => nullOr(a, (list) => list.at(b as number)),
  $concatArrays: (...all) =>
    all.map((one) => nullOr(one, (list) => list)).some((one) => one === null) ? null : (all as Value[][]).flat(),
  $slice: (a, b) => nullOr(a, (list) => ((b as number) > 0 ? list.slice(0, b as number) : list.slice(b as number))),
  $year: (a) => dated(a, (date) => date.getUTCFullYear()),
  $month: (a) => dated(a, (date) => date.getUTCMonth() + 1),
  $dayOfMonth: (a) => dated(a, (date) => date.getUTCDate()),
};

function dated(value: Found, part: (date: Date) => number): Value {
  if (value === undefined || value === null) {
    return null;
  }
  if (!(value instanceof Date)) {
    throw new Fails('no date');
  }
  return part(value);
}

type Variables = Readonly<Record<string, Found>>;

/** The value of an expression; undefined where it is missing. */
export function evaluate(expression: Expression, root: Value, variables: Variables = {}): Found {
  if (typeof expression === 'string' && expression.startsWith('$$')) {
    const [name = '', ...rest] = expression.slice(2).split('.');
    return at(name === 'ROOT' ? root : variables[name], rest);
  }
  if (typeof expression === 'string' && expression.startsWith('$')) {
    return at(root, expression.slice(1).split('.'));
  }
  if (Array.isArray(expression)) {
    return expression.map((part) => evaluate(part, root, variables) ?? null);
  }
  if (!isFields(expression)) {
    return expression as Value;
  }
  const [name = '', operand] = Object.entries(expression)[0] ?? [];
  return name.startsWith('$') ? operate(name, operand, root, variables) : objectOf(expression, root, variables);
}

function objectOf(expression: Fields, root: Value, variables: Variables): Fields {
  const parts = Object.entries(expression).map(([field, part]) => [field, evaluate(part, root, variables)] as const);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined)) as Fields;
}

function operate(name: string, operand: unknown, root: Value, variables: Variables): Found {
  if (name === '$literal') {
    return operand as Value;
  }
  if (name === '$filter' || name === '$map') {
    const { input, cond, in: make } = operand as { input: unknown; cond: unknown; in: unknown };
    const inner = (item: Value) => evaluate(name === '$map' ? make : cond, root, { ...variables, this: item });
    return nullOr(evaluate(input, root, variables), (list) =>
      name === '$map' ? list.map((item) => inner(item) ?? null) : list.filter((item) => truth(inner(item))),
    );
  }
  const parts = (Array.isArray(operand) ? operand : [operand]) as unknown[];
  if (name === '$cond') {
    return evaluate(truth(evaluate(parts[0], root, variables)) ? parts[1] : parts[2], root, variables);
  }
  // They stop at the first part that settles it; what comes after may be wrong.
  if (name === '$and' || name === '$or') {
    const holds = (part: unknown) => truth(evaluate(part, root, variables));
    return name === '$and' ? parts.every(holds) : parts.some(holds);
  }
  if (name === '$ifNull') {
    return evaluate(parts[0], root, variables) ?? evaluate(parts[1], root, variables);
  }
  return SIMPLE[name]?.(...parts.map((part) => evaluate(part, root, variables)));
}

const ACCUMULATE: Record<string, (values: readonly Found[]) => Value> = {
  $sum: (values) => onlyNumbers(values).reduce((a, b) => a + b, 0),
  $avg: (values) => {
    const given = onlyNumbers(values);
    return given.length === 0 ? null : given.reduce((a, b) => a + b, 0) / given.length;
  },
  $min: (values) => sorted(values)[0] ?? null,
  $max: (values) => sorted(values).at(-1) ?? null,
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: (values) => values.filter((value) => value !== undefined),
};
const onlyNumbers = (values: readonly Found[]) => values.filter((value) => typeof value === 'number');
const sorted = (values: readonly Found[]) =>
  values.filter((value) => value !== undefined && value !== null).sort(order) as Value[];

function group(documents: readonly Fields[], { _id, ...fields }: Record<string, unknown>): Fields[] {
  const groups: { id: Value; members: Fields[] }[] = [];
  if (Object.values(fields).some((accumulator) => Object.values(accumulator as object).some(Array.isArray))) {
    throw new Fails('an accumulator takes one value');
  }
  for (const document of documents) {
    const id = evaluate(_id, document) ?? null;
    const known = groups.find((one) => order(one.id, id) === 0);
    if (known) {
      known.members.push(document);
    } else {
      groups.push({ id, members: [document] });
    }
  }
  return groups.map(({ id, members }) => ({
    _id: id,
    ...Object.fromEntries(
      Object.entries(fields).map(([name, accumulator]) => {
        const [operator = '', operand] = Object.entries(accumulator as object)[0] ?? [];
        return [name, ACCUMULATE[operator]?.(members.map((member) => evaluate(operand, member))) ?? null];
      }),
    ),
  }));
}

/** A flat `$project` that keeps and computes. */
function project(document: Fields, shown: Record<string, unknown>): Fields {
  const kept = Object.entries(document).filter(([name]) => (name === '_id' ? shown['_id'] !== 0 : shown[name] === 1));
  return { ...Object.fromEntries(kept), ...computed(document, shown, (part) => part !== 1 && part !== 0) };
}

function computed(document: Fields, fields: Record<string, unknown>, chosen: (part: unknown) => boolean): Fields {
  const parts = Object.entries(fields).filter(([, part]) => chosen(part));
  const values = parts.map(([name, part]) => [name, evaluate(part, document)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Fields;
}

function addFields(document: Fields, fields: Record<string, unknown>): Fields {
  const added = computed(document, fields, () => true);
  const kept = Object.entries(document).filter(([name]) => fields[name] === undefined || added[name] !== undefined);
  return { ...Object.fromEntries(kept), ...added };
}

function unwind(document: Fields, path: string): Fields[] {
  const name = path.slice(1);
  const value = document[name];
  const items = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return items.map((item) => ({ ...document, [name]: item }));
}

function sort(documents: readonly Fields[], keys: Record<string, 1 | -1>): Fields[] {
  return [...documents].sort((left, right) => {
    for (const [path, sign] of Object.entries(keys)) {
      const [one, other] = [left, right].map((document) => at(document, path.split('.')) ?? null);
      const result = order(one, other) * sign;
      if (result !== 0) {
        return result;
      }
    }
    return 0;
  });
}

function stage(documents: Fields[], [name, argument]: Stage): Fields[] {
  const fields = argument as Record<string, unknown>;
  switch (name) {
    case 'match':
      return documents.filter((document) => answers(document, argument as Query));
    case 'sort':
      return sort(documents, argument as Record<string, 1 | -1>);
    case 'skip':
      return documents.slice(argument as number);
    case 'limit':
      return documents.slice(0, argument as number);
    case 'count':
      return documents.length === 0 ? [] : [{ [argument as string]: documents.length }];
    case 'group':
      return group(documents, fields);
    case 'project':
      return documents.map((document) => project(document, fields));
    case 'addFields':
      return documents.map((document) => addFields(document, fields));
    case 'unwind':
      return documents.flatMap((document) => unwind(document, argument as string));
    default:
      throw new Error(`the reading does not know ${name}`);
  }
}

/** What a pipeline gives. */
export const aggregated = (documents: readonly Document[], stages: readonly Stage[]): Fields[] =>
  stages.reduce<Fields[]>(stage, [...documents]);
