const DEEPEST = 32;
/** What is written as it is, and has one form only: printable ASCII without quote and backslash. */
const PLAIN = /^[ !#-[\]-~]*$/;
const LONE_SURROGATE = /\p{Cs}/u;

/** The names and places that lead to what is being written; of use only when something is refused. */
const trail: (string | number)[] = [];

const refused = (depth: number, what: string): TypeError => {
  const steps = trail.slice(0, depth).map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return new TypeError(`$${steps.join('')}: ${what}`);
};

function text(value: string, depth: number): string {
  if (PLAIN.test(value)) {
    return `"${value}"`;
  }
  if (LONE_SURROGATE.test(value)) {
    throw refused(depth, 'not well-formed Unicode');
  }
  if (value !== value.normalize('NFC')) {
    throw refused(depth, 'not in normalisation form C');
  }
  return JSON.stringify(value);
}

function number(value: number, depth: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw refused(depth, 'not a safe integer');
  }
  return String(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function array(value: readonly unknown[], depth: number): string {
  // Not `map`: it would pass over the holes of a sparse array.
  const items = Array.from(value, (item, n) => {
    trail[depth] = n;
    return write(item, depth + 1);
  });
  return `[${items.join(',')}]`;
}

function object(value: object, depth: number): string {
  if (!isPlain(value) || Object.getOwnPropertySymbols(value).length > 0) {
    throw refused(depth, 'not a plain object');
  }
  const members = value as Readonly<Record<string, unknown>>;
  let out = '';
  // Without a comparison of its own, `sort` goes by UTF-16 units.
  for (const key of Object.keys(value).sort()) {
    const name = text(key, depth);
    trail[depth] = key;
    out += `${out === '' ? '' : ','}${name}:${write(members[key], depth + 1)}`;
  }
  return `{${out}}`;
}

function write(value: unknown, depth: number): string {
  if (depth > DEEPEST) {
    throw refused(depth, 'too deep');
  }
  switch (typeof value) {
    case 'string':
      return text(value, depth);
    case 'number':
      return number(value, depth);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) {
        return 'null';
      }
      return Array.isArray(value) ? array(value, depth) : object(value, depth);
    default:
      throw refused(depth, `${typeof value} has no canonical form`);
  }
}

/**
 * 规范形式: the one text of a value (RFC 8785), for digests. Only null, booleans, safe integers, well-formed strings already in NFC,
 * arrays and plain objects; keys in the order of their UTF-16 units. What another reader might write differently (fractions,
 * -0, undefined, dates, text that looks alike) is refused instead of being written somehow.
 * @throws {TypeError} naming the place, never the value.
 */
export function canonical(value: unknown): string {
  return write(value, 0);
}
