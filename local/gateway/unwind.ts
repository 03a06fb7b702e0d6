import { spend } from './effort';
import { checkName, fieldOf } from './operator';
import { invalid, unsupported } from './refusal';
import type { Stage } from './sink';
import { isPlain, type Json, type JsonObject } from './value';

/** What a document more costs, in looks. */
const COST = 4;

/** A `$unwind`, read. */
export interface Unwinding {
  readonly path: readonly string[];
  readonly index: string | undefined;
  readonly preserve: boolean;
}

/** Reads a `$unwind`, a path or an object. */
export function readUnwinding(node: Json): Unwinding {
  const options: JsonObject = typeof node === 'string' ? { path: node } : isPlain(node) ? node : {};
  for (const option of Object.keys(options)) {
    if (option !== 'path' && option !== 'includeArrayIndex' && option !== 'preserveNullAndEmptyArrays') {
      throw invalid(`$unwind with ${option}`);
    }
  }
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: preserve = false } = options;
  if (typeof path !== 'string' || !path.startsWith('$') || typeof preserve !== 'boolean') {
    throw invalid('$unwind needs a path that begins with $');
  }
  const fields = path.slice(1).split('.');
  for (const field of fields) {
    checkName(field);
  }
  return { path: fields, index: readIndex(index, fields), preserve };
}

function readIndex(index: Json | undefined, fields: readonly string[]): string | undefined {
  if (index === undefined) {
    return undefined;
  }
  if (typeof index !== 'string') {
    throw invalid('includeArrayIndex needs the name of a field');
  }
  if (index === fields[0] || index.includes('.')) {
    throw unsupported('includeArrayIndex in a field of a field or in the field itself');
  }
  checkName(index);
  return index;
}

/** One document per item of an array; what is no array is its own only item. */
export const unwinding =
  (read: Unwinding): Stage =>
  (next) => ({
    take: (document) => {
      const value = unwound(document, read.path);
      if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
        return !read.preserve || next.take(preserved(document, read, value));
      }
      return Array.isArray(value)
        ? value.every((item, at) => next.take(separated(document, read, item, { $numberLong: String(at) })))
        : next.take(separated(document, read, value, null));
    },
    end: () => next.end(),
  });

/** A document without items: an empty array goes, null stays. */
function preserved(document: JsonObject, read: Unwinding, value: Json | undefined): JsonObject {
  const whole = Array.isArray(value) ? withField(document, read.path, undefined) : document;
  return read.index === undefined ? whole : { ...whole, [read.index]: null };
}

function separated(document: JsonObject, read: Unwinding, item: Json, place: Json): JsonObject {
  spend(COST);
  const one = withField(document, read.path, item);
  return read.index === undefined ? one : { ...one, [read.index]: place };
}

function unwound(document: JsonObject, path: readonly string[]): Json | undefined {
  let node: Json | undefined = document;
  for (const field of path) {
    if (Array.isArray(node)) {
      throw unsupported(`$unwind of ${path.join('.')}, which leads through an array`);
    }
    node = isPlain(node) ? fieldOf(node, field) : undefined;
  }
  return node;
}

/** A copy of a document with another value at a path that is there; undefined takes it away. */
function withField(document: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  const [field = '', ...rest] = path;
  const made = { ...document };
  const inner = fieldOf(document, field);
  const next = rest.length > 0 && isPlain(inner) ? withField(inner, rest, value) : value;
  if (next === undefined) {
    delete made[field];
  } else {
    made[field] = next;
  }
  return made;
}
