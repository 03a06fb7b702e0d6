/**
 * A straightforward reading of the documentation, on JavaScript values, written apart from the gateway: slow, without index or plan.
 * The differential test holds the gateway against it.
 */
export type Value = null | boolean | number | string | Date | Value[] | { [field: string]: Value };
export type Document = { _id: string; [field: string]: Value };
export type Query = { [field: string]: unknown };

const RANKS = ['null', 'number', 'string', 'object', 'array', 'boolean', 'date'];

export function typeOf(value: Value | undefined): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  return value instanceof Date ? 'date' : typeof value;
}

export function equal(left: Value, right: Value): boolean {
  return typeOf(left) === typeOf(right) && JSON.stringify(left) === JSON.stringify(right);
}

/** Negative, zero or positive, within and across types; only for what is no array and no object. */
export function order(left: Value | undefined, right: Value | undefined): number {
  const types = RANKS.indexOf(typeOf(left)) - RANKS.indexOf(typeOf(right));
  if (types !== 0 || left === null || left === undefined || right === null || right === undefined) {
    return types;
  }
  if (typeof left === 'string' && typeof right === 'string') {
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  }
  return Number(left) - Number(right);
}

/** What lies at a path; arrays on the way stand for their objects. */
function found(value: Value | undefined, fields: readonly string[]): (Value | undefined)[] {
  const [field, ...rest] = fields;
  if (field === undefined) {
    return [value];
  }
  if (Array.isArray(value)) {
    const item = /^\d+$/.test(field) ? value[Number(field)] : undefined;
    if (item !== undefined) {
      return rest.length === 0 || typeOf(item) === 'object' ? found(item, rest) : [];
    }
    return value.filter((one) => typeOf(one) === 'object').flatMap((one) => found(one, fields));
  }
  const inner = typeOf(value) === 'object' ? (value as { [name: string]: Value })[field] : undefined;
  return found(inner, rest);
}

/** What lies at a path, the items of a last array beside the array itself. */
const candidates = (document: Value, path: string): (Value | undefined)[] =>
  found(document, path.split('.')).flatMap((value) => (Array.isArray(value) ? [...value, value] : [value]));

function compares(document: Value, path: string, operator: string, operand: Value): boolean {
  return candidates(document, path).some((value) => {
    if (operand === null) {
      return (operator === '$gte' || operator === '$lte') && (value ?? null) === null;
    }
    if (value === undefined || typeOf(value) !== typeOf(operand)) {
      return false;
    }
    const by = order(value, operand);
    return { $gt: by > 0, $gte: by >= 0, $lt: by < 0, $lte: by <= 0 }[operator] ?? false;
  });
}

const has = (document: Value, path: string, operand: Value): boolean =>
  candidates(document, path).some((value) => equal(value ?? null, operand));

const pattern = (source: string, beside: { $options?: string }) => new RegExp(source, `u${beside.$options ?? ''}`);

const leaves = (value: Value | undefined, [divisor = 1, remainder]: number[]): boolean =>
  typeof value === 'number' && BigInt(Math.trunc(value)) % BigInt(divisor) === BigInt(remainder ?? 0);

/** One operator of several that stand together: `$options` belongs to the `$regex` beside it. */
function operator(document: Value, path: string, name: string, operand: never, beside: object): boolean {
  const lists = found(document, path.split('.')).filter((value) => Array.isArray(value));
  switch (name) {
    case '$eq':
      return has(document, path, operand);
    case '$ne':
      return !has(document, path, operand);
    case '$in':
      return (operand as Value[]).some((value) => has(document, path, value));
    case '$nin':
      return !(operand as Value[]).some((value) => has(document, path, value));
    case '$all':
      return (operand as Value[]).length > 0 && (operand as Value[]).every((value) => has(document, path, value));
    case '$exists':
      return found(document, path.split('.')).some((value) => value !== undefined) === operand;
    case '$mod':
      return candidates(document, path).some((value) => leaves(value, operand));
    case '$regex':
      return candidates(document, path).some(
        (value) => typeof value === 'string' && pattern(operand, beside).test(value),
      );
    case '$options':
      return true;
    case '$size':
      return lists.some((list) => list.length === operand);
    case '$not':
      return !Object.entries(operand as object).every(([inner, value]) =>
        operator(document, path, inner, value as never, operand as object),
      );
    case '$elemMatch':
      return lists.some((list) => list.some((item) => typeOf(item) === 'object' && answers(item, operand)));
    default:
      return compares(document, path, name, operand);
  }
}

const isOperators = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value).some((key) => key.startsWith('$'));

/** Whether a document answers a query. */
export function answers(document: Value, query: Query): boolean {
  return Object.entries(query).every(([key, value]) => {
    const parts = value as Query[];
    if (key === '$and') {
      return parts.every((part) => answers(document, part));
    }
    if (key === '$or' || key === '$nor') {
      return parts.some((part) => answers(document, part)) === (key === '$or');
    }
    return isOperators(value)
      ? Object.entries(value).every(([name, operand]) => operator(document, key, name, operand as never, value))
      : has(document, key, value as Value);
  });
}

/** What a search gives: the documents that answer, in order. */
export function search(
  documents: readonly Document[],
  query: Query,
  by: readonly (readonly [string, 'asc' | 'desc'])[],
  skip: number,
  limit: number,
): Document[] {
  const compare = (left: Document, right: Document): number => {
    for (const [path, direction] of by) {
      const [[one], [other]] = [found(left, path.split('.')), found(right, path.split('.'))];
      const result = order(one, other);
      if (result !== 0) {
        return direction === 'asc' ? result : -result;
      }
    }
    return 0;
  };
  return documents
    .filter((document) => answers(document, query))
    .sort(compare)
    .slice(skip, skip + limit);
}
