import { answers, type Document, equal, order, type Query, typeOf, type Value } from './gateway-reading';

/**
 * A straightforward reading of MongoDB's update operators on JavaScript values, written apart from the gateway. The update test holds
 * the gateway against it.
 */
export type Update = { readonly [operator: string]: { readonly [path: string]: unknown } };
type Fields = { [field: string]: Value };

/** What the database refuses: the document stays as it was. */
export class Refused extends Error {}

const isFields = (value: Value | undefined): value is Fields => typeOf(value) === 'object';
/** These make no field: where there is none they do nothing. `$unset` does nothing either where there can be none. */
const MAKING_NONE = ['$unset', '$pop', '$pull', '$pullAll'];

const stepsOf = (update: Update) =>
  Object.entries(update).flatMap(([name, fields]) =>
    Object.entries(fields).map(([path, operand]) => ({ name, path, operand })),
  );

/** Refuses an update that says two things of one path, whatever it falls on. */
export function checkUpdate(update: Update): void {
  const paths = stepsOf(update).map(({ path }) => path);
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
    changeAt(after, path.split('.'), name, copy(operand as Value));
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

function changeAt(holder: Fields, path: readonly string[], name: string, operand: Value): void {
  const [field = '', ...rest] = path;
  if (rest.length === 0) {
    const next = changed(name, holder[field], operand);
    if (next === undefined) {
      delete holder[field];
    } else {
      holder[field] = next;
    }
    return;
  }
  const inside = holder[field];
  if (isFields(inside)) {
    changeAt(inside, rest, name, operand);
  } else if (name === '$unset' || (inside === undefined && MAKING_NONE.includes(name))) {
    return;
  } else if (inside === undefined) {
    const made: Fields = {};
    holder[field] = made;
    changeAt(made, rest, name, operand);
  } else {
    throw new Refused('no field can be made in what is no object');
  }
}

/** What a field is after one operator; undefined: not there. */
function changed(name: string, old: Value | undefined, operand: Value): Value | undefined {
  switch (name) {
    case '$set':
      return operand;
    case '$unset':
      return undefined;
    case '$inc':
      return old === undefined ? operand : number(old) + number(operand);
    case '$mul':
      return old === undefined ? 0 : number(old) * number(operand);
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
    const position = many && typeof operand['$position'] === 'number' ? operand['$position'] : result.length;
    result.splice(position, 0, ...items);
    return result;
  }
  for (const item of items) {
    if (!result.some((there) => equal(there, item))) {
      result.push(item);
    }
  }
  return result;
}

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
