import { compareKeys } from './key';
import { checkPath, prefixesOf } from './query';
import { failed, invalid, unsupported } from './refusal';
import { refuseRaw } from './unread';
import { readArrayChange } from './update-array';
import { readNumberChange } from './update-number';
import { checked, isDocument, isObject, type Json, type JsonObject } from './value';

/** What happens to one path: given what is there (undefined: nothing), what ought to be (undefined: remove, or nothing). */
export type Change = (old: Json | undefined) => Json | undefined;

/** One path of an update. A renamed field comes `from` another path; `$unset` alone passes by what it cannot reach. */
interface Step {
  readonly path: string;
  readonly fields: readonly string[];
  readonly operator: string;
  readonly change: Change;
  readonly from?: readonly string[];
}

/** An update document, read. */
export type Update = readonly Step[];

type Container = JsonObject | Json[];

/** Reads `{ $set: { 'a.b': 1 }, $inc: { n: 1 } }`; anything that is not known to be right is refused by name. */
export function readUpdate(node: Json, now: number): Update {
  if (!isObject(node)) {
    throw invalid('an update must be an object');
  }
  const steps = Object.entries(node).flatMap(([operator, fields]) => readOperator(operator, fields, now));
  checkPaths(steps.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from.join('.')])));
  return steps.sort((left, right) => comparePaths(left.fields, right.fields));
}

function readOperator(operator: string, fields: Json, now: number): Step[] {
  if (!operator.startsWith('$') || !isObject(fields)) {
    throw invalid(`an update must consist of operators with an object each, ${operator} is not one`);
  }
  const entries = Object.entries(fields);
  if (entries.length === 0) {
    throw unsupported(`${operator} without a field`);
  }
  return entries.map(([path, value]) => {
    checkPath(path);
    return operator === '$rename'
      ? readRename(path, value)
      : { path, fields: path.split('.'), operator, change: readChange(operator, value, now) };
  });
}

function readRename(from: string, to: Json): Step {
  if (typeof to !== 'string') {
    throw invalid('$rename needs the new name');
  }
  checkPath(to);
  return { path: to, fields: to.split('.'), operator: '$rename', change: (old) => old, from: from.split('.') };
}

function checkPaths(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    if (path === '_id' || path.startsWith('_id.')) {
      throw invalid('_id cannot be changed');
    }
    if (seen.has(path)) {
      throw failed(`updating the path ${path} twice would conflict`);
    }
    seen.add(path);
  }
  for (const path of paths) {
    if (prefixesOf(path).some((prefix) => seen.has(prefix))) {
      throw failed(`updating ${path} and what it lies in would conflict`);
    }
  }
  if (paths.length === 0) {
    throw invalid('an empty update');
  }
}

/** The order in which MongoDB goes through the paths, which is the order of the fields that it makes. */
function comparePaths(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((field, index) => field !== right[index]);
  return compareKeys(left[at] ?? '', right[at] ?? '');
}

function readChange(operator: string, value: Json, now: number): Change {
  switch (operator) {
    case '$set':
      // A list comes from `update({ list: […] })` as a rule, whose items the SDK does read.
      if (!Array.isArray(value)) {
        refuseRaw(value);
      }
      return constant(checked(value, now));
    case '$unset':
      return () => undefined;
    case '$inc':
    case '$mul':
    case '$min':
    case '$max':
    case '$bit':
      return readNumberChange(operator, value, now);
    default:
      return readArrayChange(operator, value, now);
  }
}

const constant = (value: Json): Change => {
  const text = JSON.stringify(value);
  return () => JSON.parse(text);
};

/** Applies an update to a document in place; new fields come in the order of their paths, as in MongoDB. */
export function applyUpdate(document: JsonObject, update: Update): void {
  for (const step of update) {
    if (step.from === undefined) {
      applyAt(document, step.fields, step);
    } else {
      rename(document, step.from, step);
    }
  }
}

/** A field that is not there is not renamed; a field of the new name is replaced. */
function rename(document: JsonObject, from: readonly string[], step: Step): void {
  const [source, target] = [holderOf(document, from), holderOf(document, step.fields)];
  if (Array.isArray(source) || Array.isArray(target)) {
    throw unsupported('$rename within an array');
  }
  if (source !== undefined && !isDocument(source)) {
    throw failed(`cannot rename ${from.join('.')} of a value that is no object`);
  }
  const name = from.at(-1) ?? '';
  const value = source === undefined ? undefined : childOf(source, name);
  if (source !== undefined && value !== undefined) {
    applyAt(document, step.fields, { ...step, change: () => value });
    delete source[name];
  }
}

/** What the last field of a path lies in; an array as soon as one lies on the way. */
function holderOf(document: JsonObject, fields: readonly string[]): Json | undefined {
  let node: Json | undefined = document;
  for (const field of fields.slice(0, -1)) {
    if (Array.isArray(node)) {
      return node;
    }
    node = node === undefined || isDocument(node) ? node && childOf(node, field) : node;
  }
  return node;
}

function applyAt(node: Container, fields: readonly string[], step: Step): void {
  const [field = '', ...more] = fields;
  const old = childOf(node, field);
  if (more.length > 0) {
    descend(node, field, old, more, step);
    return;
  }
  const next = step.change(old);
  if (next !== undefined) {
    put(node, field, next);
  } else if (old !== undefined) {
    remove(node, field);
  }
}

function descend(node: Container, field: string, old: Json | undefined, more: readonly string[], step: Step): void {
  if (Array.isArray(old) || isDocument(old)) {
    applyAt(old, more, step);
    return;
  }
  if (old === undefined) {
    if (step.change(undefined) !== undefined) {
      const made: JsonObject = {};
      applyAt(made, more, step);
      put(node, field, made);
    }
    return;
  }
  if (step.operator !== '$unset') {
    if (step.change(undefined) === undefined) {
      throw unsupported(`${step.operator} of ${step.path} through a value that is no object`);
    }
    throw failed(`cannot make the path ${step.path} in a value that is no object`);
  }
}

const childOf = (node: Container, field: string): Json | undefined =>
  Array.isArray(node) ? node[positionOf(field)] : Object.hasOwn(node, field) ? node[field] : undefined;

function positionOf(field: string): number {
  if (!/^(?:0|[1-9]\d{0,4})$/.test(field)) {
    throw unsupported(`updating ${field} of an array`);
  }
  return Number(field);
}

/** Puts a value in its place; an array is filled up with nulls as far as that. */
function put(node: Container, field: string, value: Json): void {
  if (!Array.isArray(node)) {
    node[field] = value;
    return;
  }
  const position = positionOf(field);
  while (node.length < position) {
    node.push(null);
  }
  node[position] = value;
}

/** An item of an array becomes null, so that the others keep their positions. */
function remove(node: Container, field: string): void {
  if (Array.isArray(node)) {
    node[positionOf(field)] = null;
  } else {
    delete node[field];
  }
}
