import { spend } from './effort';
import { failed, invalid, unsupported } from './refusal';
import { isObject, isPlain, type Json, type JsonObject, kindOf, numberOf } from './value';

/** What an expression is evaluated in: the document of the stage and the variables of `$map`, `$filter` and the like. */
export interface Context {
  readonly root: JsonObject;
  readonly variables: ReadonlyMap<string, Json | undefined>;
}

/** An expression, read; undefined is what a missing field gives. */
export type Expression = (context: Context) => Json | undefined;

/** Reads an expression; `names` are variables that it sees besides those around it. */
export type Reader = (node: Json, names?: readonly string[]) => Expression;

/** Reads what follows the name of an operator. */
export type Operator = (node: Json, read: Reader) => Expression;
export type Operators = Readonly<Record<string, Operator>>;

/** Null or missing. */
export const isNothing = (value: Json | undefined): value is null | undefined => value === null || value === undefined;

/** The arguments of an operator; one alone may stand without its brackets. */
export const argumentsOf = (node: Json): Json[] => (Array.isArray(node) ? node : [node]);

/** An operator that works on the values of all its arguments; `known` is how many the cloud takes where that is more than `max`. */
export function eager(
  name: string,
  min: number,
  max: number,
  apply: (...values: (Json | undefined)[]) => Json | undefined,
  known = max,
): Operator {
  return (node, read) => {
    const nodes = argumentsOf(node);
    const isKnown = nodes.length > max ? nodes.length <= known : nodes.length === 0 && max === Number.POSITIVE_INFINITY;
    if (nodes.length < min || nodes.length > max) {
      throw (isKnown ? unsupported : invalid)(`${name} with ${nodes.length} arguments`);
    }
    const parts = nodes.map((part) => read(part));
    return (context) => looked(apply(...parts.map((part) => looked(part(context)))));
  };
}

/** A value that an operator looks at or makes, paid for. */
function looked<T extends Json | undefined>(value: T): T {
  spend(Array.isArray(value) ? value.length + 1 : typeof value === 'string' ? 1 + (value.length >> 3) : 1);
  return value;
}

/** MongoDB gives null or an error here, as the order of the arguments and its optimizer have it. */
export const mixed = (name: string) => unsupported(`${name} of null together with what it does not take`);

/** The named arguments of an operator such as `$filter`; undefined where an optional one is not given. */
export function named(
  name: string,
  node: Json,
  required: readonly string[],
  optional: readonly string[] = [],
): (argument: string) => Json | undefined {
  if (!isPlain(node)) {
    throw invalid(`${name} needs an object of arguments`);
  }
  for (const argument of Object.keys(node)) {
    if (!required.includes(argument) && !optional.includes(argument)) {
      throw unsupported(`${name} with ${argument}`);
    }
  }
  for (const argument of required) {
    if (node[argument] === undefined) {
      throw invalid(`${name} needs ${argument}`);
    }
  }
  return (argument) => node[argument];
}

/** MongoDB's truth: everything but false, null, missing and zero. */
export function isTrue(value: Json | undefined): boolean {
  if (isNothing(value) || value === false) {
    return false;
  }
  if (kindOf(value) !== 'number') {
    return true;
  }
  const number = numberOf(value);
  if (Number.isNaN(number)) {
    throw unsupported('not-a-number as true or false');
  }
  return Number(number) !== 0;
}

/** A whole number that an operator counts by, whatever its type on the wire. */
export function wholeOf(name: string, value: Json): number {
  const number = kindOf(value) === 'number' ? numberOf(value) : undefined;
  if (typeof number !== 'number' || !Number.isInteger(number) || Math.abs(number) > 0x7fffffff) {
    throw failed(`${name} needs a whole number`);
  }
  return number;
}

export const int = (value: number): Json => ({ $numberInt: String(value === 0 ? 0 : value) });

/** A field's own value, never an object's inherited one. */
export const fieldOf = (node: JsonObject, field: string): Json | undefined =>
  Object.hasOwn(node, field) ? node[field] : undefined;

/** Whether a computed field may have this name. */
export const isName = (name: string): boolean =>
  !(name === '' || name.startsWith('$') || name.includes('.') || name.includes('\0') || name === '__proto__');

/** Refuses a name that a computed field may not have. */
export function checkName(name: string): void {
  if (!isName(name)) {
    throw invalid(`the field name ${JSON.stringify(name)} is not allowed`);
  }
}

/** The one operator of `{ $name: … }`, or undefined where the node is no operator. */
export function operatorOf(node: Json): [string, Json] | undefined {
  const entries = isObject(node) ? Object.entries(node) : [];
  if (!entries.some(([name]) => name.startsWith('$'))) {
    return undefined;
  }
  const [first] = entries;
  if (entries.length !== 1 || first === undefined) {
    throw invalid('an operator beside other fields');
  }
  return first;
}
