import fc from 'fast-check';
import * as z from 'zod';

/** The part of JSON Schema that the requests come out as. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
}

const TEXT_MAX = 60;
const ITEMS_MAX = 4;
const DEPTH_MAX = 6;

/** Texts that mean something here: ids of what there is, days, words; by the name of the field where it says what is meant. */
export interface Pool {
  readonly all: readonly string[];
  readonly of: Readonly<Record<string, readonly string[]>>;
}

function textOf(shape: Shape, pool: Pool, key: string): fc.Arbitrary<unknown> {
  const { pattern, minLength = 0, maxLength = TEXT_MAX } = shape;
  const fits = (text: string): boolean => {
    const long = text.length >= minLength && text.length <= maxLength;
    return long && (pattern === undefined || new RegExp(pattern, 'u').test(text));
  };
  const made =
    pattern === undefined
      ? fc.string({ minLength, maxLength: Math.min(maxLength, Math.max(minLength, TEXT_MAX)), unit: 'grapheme' })
      : fc.stringMatching(new RegExp(pattern));
  const known = [
    { weight: 16, texts: (pool.of[key] ?? []).filter(fits) },
    { weight: 2, texts: pool.all.filter(fits) },
  ].filter(({ texts }) => texts.length > 0);
  const choices = known.map(({ weight, texts }) => ({ weight, arbitrary: fc.constantFrom(...texts) }));
  return fc.oneof({ weight: 1, arbitrary: made }, ...choices);
}

function objectOf({ properties = {}, required = [], additionalProperties }: Shape, pool: Pool): fc.Arbitrary<unknown> {
  if (typeof additionalProperties === 'object') {
    return fc.dictionary(fc.constantFrom(...pool.all), valid(additionalProperties, pool, ''), { maxKeys: ITEMS_MAX });
  }
  const parts = Object.entries(properties).map(([key, inner]) => [key, valid(inner, pool, key)] as const);
  return fc.record(Object.fromEntries(parts), { requiredKeys: [...required] });
}

/** Whatever a form could send for this shape, as far as the shape alone tells. */
function valid(shape: Shape, pool: Pool, key: string): fc.Arbitrary<unknown> {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) {
    return fc.oneof(...choices.map((one) => valid(one, pool, key)));
  }
  if (shape.allOf) {
    return valid(Object.assign({}, ...shape.allOf) as Shape, pool, key);
  }
  if ('const' in shape) {
    return fc.constant(shape.const);
  }
  if (shape.enum) {
    return fc.constantFrom(...shape.enum);
  }
  switch (shape.type) {
    case 'object':
      return objectOf(shape, pool);
    case 'array':
      if (shape.prefixItems) {
        return fc.tuple(...shape.prefixItems.map((one) => valid(one, pool, key)));
      }
      return fc.array(valid(shape.items ?? {}, pool, key), {
        minLength: shape.minItems ?? 0,
        maxLength: Math.min(shape.maxItems ?? ITEMS_MAX, Math.max(shape.minItems ?? 0, ITEMS_MAX)),
      });
    case 'integer': {
      const { minimum = -5, maximum = 500 } = shape;
      const some = fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) });
      const few = [0, 1, 2].filter((n) => n >= minimum && n <= maximum);
      return few.length === 0 ? some : fc.oneof(fc.constantFrom(...few), some);
    }
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return textOf(shape, pool, key);
  }
}

/** Requests as the operation's own schema describes them. */
export function requestsOf(schema: z.ZodType, pool: Pool): fc.Arbitrary<unknown> {
  return valid(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, pool, '');
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || at.length > DEPTH_MAX) {
    return [at];
  }
  const inside = Object.entries(value).flatMap(([key, inner]) =>
    pathsIn(inner, [...at, Array.isArray(value) ? Number(key) : key]),
  );
  return [at, ...inside];
}

function replaced(value: unknown, path: Path, by: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return by(value);
  }
  if (Array.isArray(value)) {
    return value.map((inner, n) => (n === key ? replaced(inner, rest, by) : inner));
  }
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: replaced(object[key], rest, by) };
}

/** How one place of a request is spoilt. */
export type Spoil = (old: unknown) => unknown;

/** The request with one of its places spoilt; `where` chooses the place. */
export function spoilt(request: unknown, where: number, by: Spoil): unknown {
  const paths = pathsIn(request);
  return replaced(request, paths[where % paths.length] ?? [], by);
}
