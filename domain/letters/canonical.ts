const DEEPEST = 32;
/** What is written as it is, and has one form only: printable ASCII without quote and backslash. */
const PLAIN = /^[ !#-[\]-~]*$/;
const LONE_SURROGATE = /\p{Cs}/u;

function text(value: string, where: string): string {
  if (PLAIN.test(value)) {
    return `"${value}"`;
  }
  if (LONE_SURROGATE.test(value)) {
    throw new TypeError(`${where}: not well-formed Unicode`);
  }
  if (value !== value.normalize('NFC')) {
    throw new TypeError(`${where}: not in normalisation form C`);
  }
  return JSON.stringify(value);
}

function number(value: number, where: string): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new TypeError(`${where}: not a safe integer`);
  }
  return String(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function array(value: readonly unknown[], where: string, depth: number): string {
  // Not `map`: it would pass over the holes of a sparse array.
  const items = Array.from(value, (item, n) => write(item, `${where}[${n}]`, depth));
  return `[${items.join(',')}]`;
}

function object(value: object, where: string, depth: number): string {
  if (!isPlain(value) || Object.getOwnPropertySymbols(value).length > 0) {
    throw new TypeError(`${where}: not a plain object`);
  }
  const members = value as Readonly<Record<string, unknown>>;
  let out = '';
  // Without a comparison of its own, `sort` goes by UTF-16 units.
  for (const key of Object.keys(value).sort()) {
    out += `${out === '' ? '' : ','}${text(key, where)}:${write(members[key], `${where}.${key}`, depth)}`;
  }
  return `{${out}}`;
}

function write(value: unknown, where: string, depth: number): string {
  if (depth > DEEPEST) {
    throw new TypeError(`${where}: too deep`);
  }
  switch (typeof value) {
    case 'string':
      return text(value, where);
    case 'number':
      return number(value, where);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) {
        return 'null';
      }
      return Array.isArray(value) ? array(value, where, depth + 1) : object(value, where, depth + 1);
    default:
      throw new TypeError(`${where}: ${typeof value} has no canonical form`);
  }
}

/**
 * 规范形式: the one text of a value (RFC 8785), for digests. Only null, booleans, safe integers, well-formed strings already in NFC,
 * arrays and plain objects; keys in the order of their UTF-16 units. What another reader might write differently (fractions,
 * -0, undefined, dates, text that looks alike) is refused instead of being written somehow.
 * @throws {TypeError} naming the place, never the value.
 */
export function canonical(value: unknown): string {
  return write(value, '$', 0);
}
