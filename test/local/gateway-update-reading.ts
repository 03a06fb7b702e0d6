import { answers, type Document, equal, order, type Query, typeOf, type Value } from './gateway-reading';

/**
 * A straightforward reading of MongoDB's update operators on JavaScript values, written apart from the gateway. The update test holds
 * the gateway against it.
 */
export type Update = { readonly [operator: string]: { readonly [path: string]: unknown } };
type Fields = { [field: string]: Value };
type Holder = Fields | Value[];

/** What the database refuses: the document stays as it was. */
export class Refused extends Error {}

const isFields = (value: Value | undefined): value is Fields => typeOf(value) === 'object';
/** These make no field: where there is none they do nothing. `$unset` does nothing either where there can be none. */
const MAKING_NONE = ['$unset', '$pop', '$pull', '$pullAll'];

/** A renamed field is a step of its new name. */
const stepsOf = (update: Update) =>
  Object.entries(update).flatMap(([name, fields]) =>
    Object.entries(fields).map(([path, operand]) =>
      name === '$rename' ? { name, path: String(operand), operand: path } : { name, path, operand },
    ),
  );

/** Refuses an update that says two things of one path, whatever it falls on. */
export function checkUpdate(update: Update): void {
  const paths = stepsOf(update).flatMap(({ name, path, operand }) =>
    name === '$rename' ? [path, String(operand)] : [path],
  );
  for (const [at, path] of paths.entries()) {
    if (paths.some((other, place) => place !== at && (other === path || other.startsWith(`${path}.`)))) {
      throw new Refused('two changes of one path');
    }
  }
}

/** The document after an update. */
export function updated(document: Document, update: Update): Document {
  const after = copy(document);
  for (const { name, path, operand } of stepsOf(update).sort((left, right) => (left.path < right.path ? -1 : 1))) {
    if (name === '$rename') {
      rename(after, String(operand).split('.'), path.split('.'));
    } else {
      changeAt(after, path.split('.'), name, copy(operand as Value));
    }
  }
  return after;
}

/** A copy that shares nothing: two documents may be given the same value. */
function copy<T extends Value>(value: T): T;
function copy(value: Value): Value {
  if (Array.isArray(value)) {
    return value.map((item) => copy(item));
  }
  return isFields(value)
    ? Object.fromEntries(Object.entries(value).map(([field, inside]) => [field, copy(inside)]))
    : value;
}

/** What a path leads to; what is there on the way has to be objects. */
function valueAt(document: Fields, path: readonly string[]): Value | undefined {
  let value: Value | undefined = document;
  for (const field of path) {
    if (value !== undefined && !isFields(value)) {
      throw new Refused('no field can lie in what is no object');
    }
    value = value?.[field];
  }
  return value;
}

/** What is to be renamed may be missing; then nothing is asked of the new name either. */
function rename(document: Fields, from: readonly string[], to: readonly string[]): void {
  const value = valueAt(document, from);
  if (value !== undefined) {
    valueAt(document, to);
    changeAt(document, from, '$unset', '');
    changeAt(document, to, '$set', value);
  }
}

function changeAt(holder: Holder, path: readonly string[], name: string, operand: Value): void {
  const [field = '', ...rest] = path;
  if (Array.isArray(holder) && !/^\d+$/.test(field)) {
    if (name === '$unset') {
      return;
    }
    throw new Refused('an array has positions and no fields');
  }
  const inside = (holder as Fields)[field];
  if (rest.length > 0) {
    changeInside(holder, field, inside, rest, name, operand);
    return;
  }
  const next = changed(name, inside, operand);
  if (next !== undefined) {
    put(holder, field, next);
  } else if (!Array.isArray(holder)) {
    delete holder[field];
  } else if (inside !== undefined && name === '$unset') {
    put(holder, field, null);
  }
}

function changeInside(
  holder: Holder,
  field: string,
  inside: Value | undefined,
  rest: readonly string[],
  name: string,
  operand: Value,
): void {
  if (isFields(inside) || Array.isArray(inside)) {
    changeAt(inside, rest, name, operand);
  } else if (name === '$unset' || (inside === undefined && MAKING_NONE.includes(name))) {
    return;
  } else if (inside === undefined) {
    const made: Fields = {};
    put(holder, field, made);
    changeAt(made, rest, name, operand);
  } else {
    throw new Refused('no field can be made in what is no object');
  }
}

/** Puts a value in its place; an array is filled up with null. */
function put(holder: Holder, field: string, value: Value): void {
  if (Array.isArray(holder)) {
    while (holder.length < Number(field)) {
      holder.push(null);
    }
  }
  (holder as Fields)[field] = value;
}

/** What a field is after one operator; undefined: not there. */
function changed(name: string, old: Value | undefined, operand: Value): Value | undefined {
  switch (name) {
    case '$set':
      return operand;
    case '$unset':
      return undefined;
    case '$inc':
    case '$mul':
    case '$bit':
      return counted(name, old === undefined ? 0 : number(old), operand);
    case '$min':
      return old === undefined || order(operand, old) < 0 ? operand : old;
    case '$max':
      return old === undefined || order(operand, old) > 0 ? operand : old;
    case '$push':
    case '$addToSet':
      return grown(name, old === undefined ? [] : list(old), operand);
    default:
      return old === undefined ? undefined : shrunk(name, list(old), operand);
  }
}

function number(value: Value): number {
  if (typeof value !== 'number') {
    throw new Refused('not a number');
  }
  return value;
}

function counted(name: string, old: number, operand: Value): number {
  if (name !== '$bit') {
    return name === '$inc' ? old + number(operand) : old * number(operand);
  }
  const { and, or, xor } = operand as Fields;
  if (!Number.isInteger(old)) {
    throw new Refused('not an integer');
  }
  return and !== undefined ? old & number(and) : or !== undefined ? old | number(or) : old ^ number(xor ?? 0);
}

function list(value: Value): Value[] {
  if (!Array.isArray(value)) {
    throw new Refused('not an array');
  }
  return value;
}

function grown(name: string, old: Value[], operand: Value): Value[] {
  const many = isFields(operand) && Array.isArray(operand['$each']);
  const items = many ? (operand['$each'] as Value[]) : [operand];
  const result = [...old];
  if (name === '$push') {
    const { $position = result.length, $sort, $slice } = many ? operand : {};
    result.splice(Number($position), 0, ...items);
    if ($sort !== undefined) {
      result.sort(sorter($sort));
    }
    return $slice === undefined
      ? result
      : Number($slice) < 0
        ? result.slice(Number($slice))
        : result.slice(0, Number($slice));
  }
  for (const item of items) {
    if (!result.some((there) => equal(there, item))) {
      result.push(item);
    }
  }
  return result;
}

/** By the items themselves, or by fields of items that are objects. */
const sorter =
  (by: Value) =>
  (left: Value, right: Value): number =>
    isFields(by)
      ? Object.entries(by).reduce(
          (result, [field, sign]) =>
            result || order((left as Fields)?.[field], (right as Fields)?.[field]) * Number(sign),
          0,
        )
      : order(left, right) * Number(by);

function shrunk(name: string, old: readonly Value[], operand: Value): Value[] {
  if (name === '$pop') {
    return operand === 1 ? old.slice(0, -1) : old.slice(1);
  }
  if (name === '$pullAll') {
    return old.filter((item) => !list(operand).some((gone) => equal(gone, item)));
  }
  if (!isFields(operand)) {
    return old.filter((item) => !equal(item, operand));
  }
  if (Object.keys(operand).some((key) => key.startsWith('$'))) {
    return old.filter((item) => !answers({ item }, { item: operand }));
  }
  return old.filter((item) => !(isFields(item) && answers(item, operand as Query)));
}
