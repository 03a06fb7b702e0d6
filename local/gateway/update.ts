import { compareKeys, keyOf } from './key';
import { matches } from './match';
import { type Condition, checkPath, readQuery } from './query';
import { invalid, Refusal, unsupported } from './refusal';
import { checked, isObject, isPlain, type Json, type JsonObject, kindOf, numberOf, same } from './value';

/** What happens to one path: given what is there (undefined: nothing), what ought to be (undefined: remove). */
type Change = (old: Json | undefined) => Json | undefined;

/** An update document, read. */
export type Update = readonly { readonly path: string; readonly change: Change }[];

const failed = (message: string) => new Refusal('DATABASE_REQUEST_FAILED', message);

/** Reads `{ $set: { 'a.b': 1 }, $inc: { n: 1 } }`; anything that is not known to be right is refused by name. */
export function readUpdate(node: Json, now: number): Update {
  if (!isObject(node)) {
    throw invalid('an update must be an object');
  }
  const update = Object.entries(node).flatMap(([operator, fields]) => {
    if (!isObject(fields)) {
      throw invalid(`${operator} needs an object`);
    }
    return Object.entries(fields).map(([path, value]) => ({ path, change: readChange(operator, value, now) }));
  });
  checkPaths(update.map(({ path }) => path));
  return update.sort((left, right) => (left.path < right.path ? -1 : 1));
}

function checkPaths(paths: readonly string[]): void {
  for (const path of paths) {
    checkPath(path);
    if (path === '_id' || path.startsWith('_id.')) {
      throw invalid('_id cannot be changed');
    }
    if (paths.some((other) => other.startsWith(`${path}.`)) || paths.indexOf(path) !== paths.lastIndexOf(path)) {
      throw failed(`updating the path ${path} twice would conflict`);
    }
  }
  if (paths.length === 0) {
    throw invalid('an empty update');
  }
}

function readChange(operator: string, value: Json, now: number): Change {
  switch (operator) {
    case '$set':
      return constant(checked(value, now));
    case '$unset':
      return () => undefined;
    case '$inc':
      return arithmetic(operator, number(operator, value), (left, right) => left + right);
    case '$mul':
      return arithmetic(operator, number(operator, value), (left, right) => left * right);
    case '$min':
      return bounded(checked(value, now), -1);
    case '$max':
      return bounded(checked(value, now), 1);
    default:
      return readArrayChange(operator, value, now);
  }
}

const constant = (value: Json): Change => {
  const text = JSON.stringify(value);
  return () => JSON.parse(text);
};

function number(operator: string, value: Json): Json {
  const node = checked(value, 0);
  if (kindOf(node) !== 'number') {
    throw invalid(`${operator} needs a number`);
  }
  return node;
}

function arithmetic(operator: string, by: Json, apply: (left: number, right: number) => number): Change {
  return (old) => {
    if (old === undefined) {
      return operator === '$mul' ? { [typeOf(by)]: '0' } : by;
    }
    if (kindOf(old) !== 'number') {
      throw failed(`${operator} on a value that is not a number`);
    }
    const result = apply(Number(numberOf(old)), Number(numberOf(by)));
    const types = [typeOf(old), typeOf(by)];
    if (types.includes('$numberDouble')) {
      return { $numberDouble: Object.is(result, -0) ? '-0.0' : String(result) };
    }
    if (![numberOf(old), numberOf(by), result].every(Number.isSafeInteger)) {
      throw unsupported(`${operator} beyond 2^53`);
    }
    return integer(result, types.includes('$numberLong'));
  };
}

/** BSON's integers: an int stays an int while it fits, then becomes a long. */
const integer = (value: number, long: boolean): Json => ({
  [long || value !== (value | 0) ? '$numberLong' : '$numberInt']: String(value === 0 ? 0 : value),
});

const typeOf = (node: Json) => (isObject(node) ? (Object.keys(node)[0] ?? '') : '');

function bounded(value: Json, sign: 1 | -1): Change {
  const key = keyOf(value);
  return (old) => {
    const oldKey = old === undefined ? undefined : keyOf(old);
    if (key === undefined || (old !== undefined && oldKey === undefined)) {
      throw unsupported('$min or $max with an array, an object or a binary');
    }
    return old === undefined || compareKeys(key, oldKey ?? '') * sign > 0 ? value : old;
  };
}

function readArrayChange(operator: string, value: Json, now: number): Change {
  switch (operator) {
    case '$push':
      return pushing(value, now);
    case '$addToSet':
      return addingToSet(value, now);
    case '$pop':
      return popping(value);
    case '$pullAll':
      return pullingAll(value, now);
    case '$pull':
      return pulling(value, now);
    default:
      throw unsupported(`the update operator ${operator}`);
  }
}

function array(operator: string, old: Json | undefined): Json[] {
  if (!Array.isArray(old)) {
    throw failed(`${operator} on a value that is not an array`);
  }
  return old;
}

function each(operator: string, value: Json, allowed: readonly string[], now: number): Json[] {
  if (!isObject(value) || value['$each'] === undefined) {
    return [checked(value, now)];
  }
  for (const modifier of Object.keys(value)) {
    if (!allowed.includes(modifier)) {
      throw unsupported(`${operator} with ${modifier}`);
    }
  }
  if (!Array.isArray(value['$each'])) {
    throw invalid('$each needs an array');
  }
  return value['$each'].map((item) => checked(item, now));
}

function pushing(value: Json, now: number): Change {
  const items = each('$push', value, ['$each', '$position'], now);
  const position = isObject(value) ? value['$position'] : undefined;
  const at = position === undefined ? Number.POSITIVE_INFINITY : Number(numberOf(position));
  if (at < 0 || (at !== Number.POSITIVE_INFINITY && !Number.isInteger(at))) {
    throw unsupported('$position below zero or not whole');
  }
  return (old) => {
    const list = array('$push', old ?? []);
    const place = Math.min(at, list.length);
    return [...list.slice(0, place), ...items, ...list.slice(place)];
  };
}

function addingToSet(value: Json, now: number): Change {
  const items = each('$addToSet', value, ['$each'], now);
  return (old) => {
    const list = [...array('$addToSet', old ?? [])];
    for (const item of items) {
      if (!list.some((there) => same(there, item))) {
        list.push(item);
      }
    }
    return list;
  };
}

function popping(value: Json): Change {
  const end = kindOf(value) === 'number' ? Number(numberOf(value)) : 0;
  if (end !== 1 && end !== -1) {
    throw invalid('$pop needs 1 or -1');
  }
  return (old) =>
    old === undefined ? undefined : end === 1 ? array('$pop', old).slice(0, -1) : array('$pop', old).slice(1);
}

function pullingAll(value: Json, now: number): Change {
  if (!Array.isArray(value)) {
    throw invalid('$pullAll needs an array');
  }
  const gone = value.map((item) => checked(item, now));
  return (old) =>
    old === undefined ? undefined : array('$pullAll', old).filter((item) => !gone.some((one) => same(item, one)));
}

function pulling(value: Json, now: number): Change {
  if (isObject(value) && kindOf(value) === 'object') {
    const holder = 'item';
    const document = isPlain(value);
    const condition: Condition = document ? readQuery(value, now) : readQuery({ [holder]: value }, now);
    const goes = (item: Json) =>
      document ? isPlain(item) && matches(item, condition) : matches({ [holder]: item }, condition);
    return (old) => (old === undefined ? undefined : array('$pull', old).filter((item) => !goes(item)));
  }
  const gone = checked(value, now);
  return (old) => (old === undefined ? undefined : array('$pull', old).filter((item) => !same(item, gone)));
}

/** Applies an update to a document in place; new fields come in the order of their paths, as in MongoDB. */
export function applyUpdate(document: JsonObject, update: Update): void {
  for (const { path, change } of update) {
    applyAt(document, path.split('.'), change, path);
  }
}

function applyAt(node: JsonObject, fields: readonly string[], change: Change, path: string): void {
  const [field = '', ...more] = fields;
  const old = Object.hasOwn(node, field) ? node[field] : undefined;
  if (more.length > 0) {
    descend(node, field, old, more, change, path);
    return;
  }
  const next = change(old);
  if (next === undefined) {
    delete node[field];
  } else {
    node[field] = next;
  }
}

function descend(
  node: JsonObject,
  field: string,
  old: Json | undefined,
  more: readonly string[],
  change: Change,
  path: string,
): void {
  if (Array.isArray(old)) {
    throw unsupported(`updating ${path} through an array`);
  }
  if (old === undefined) {
    const made: JsonObject = {};
    applyAt(made, more, change, path);
    if (Object.keys(made).length > 0) {
      node[field] = made;
    }
    return;
  }
  if (!isPlain(old)) {
    if (change(undefined) === undefined) {
      return;
    }
    throw failed(`cannot make the path ${path} in a value that is no object`);
  }
  applyAt(old, more, change, path);
}
