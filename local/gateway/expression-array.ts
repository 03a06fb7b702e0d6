import { compareValues, identityOf } from './compare';
import { bounded, checkSize, sizeOfValue, spend, whole } from './effort';
import { variableName } from './expression-logic';
import {
  type Context,
  type Expression,
  eager,
  int,
  isName,
  isNothing,
  isTrue,
  mixed,
  named,
  type Operator,
  type Operators,
  wholeOf,
} from './operator';
import { failed, unsupported } from './refusal';
import { isPlain, type Json, type JsonObject, kindOf } from './value';

const MOST = 100_000;

function arrayOf(name: string, value: Json | undefined): Json[] {
  if (!Array.isArray(value)) {
    throw failed(`${name} with a value of type ${kindOf(value ?? null)}`);
  }
  return value;
}

function elementAt(list: Json | undefined, place: Json | undefined): Json | undefined {
  if (isNothing(list) || isNothing(place)) {
    return null;
  }
  return arrayOf('$arrayElemAt', list).at(wholeOf('$arrayElemAt', place));
}

function slice(list: Json | undefined, place: Json | undefined, ...rest: (Json | undefined)[]): Json {
  if (isNothing(list) || isNothing(place)) {
    return null;
  }
  const items = arrayOf('$slice', list);
  const first = wholeOf('$slice', place);
  if (rest.some(isNothing)) {
    return null;
  }
  const [many] = rest.map((number) => wholeOf('$slice', number ?? null));
  if (many === undefined ? first === 0 : many <= 0) {
    throw unsupported('$slice of no items');
  }
  if (many === undefined) {
    return first > 0 ? items.slice(0, first) : items.slice(first);
  }
  const from = first < 0 ? Math.max(0, items.length + first) : first;
  return items.slice(from, from + many);
}

function concat(...lists: (Json | undefined)[]): Json {
  const given = lists.filter((list) => !isNothing(list));
  if (given.length < lists.length && !given.every((list) => Array.isArray(list))) {
    throw mixed('$concatArrays');
  }
  const arrays = given.map((list) => arrayOf('$concatArrays', list));
  spend(arrays.reduce((many, list) => many + list.length, 0));
  return given.length < lists.length ? null : arrays.flat();
}

/** The given variables beside those that are there. */
const withVariables = (context: Context, given: readonly (readonly [string, Json | undefined])[]): Context => ({
  ...context,
  variables: new Map([...context.variables, ...given]),
});

/** An operator that looks at each item of an array: null where there is no array. */
function each(
  name: string,
  inner: string,
  apply: (items: readonly Json[], evaluate: (item: Json) => Json | undefined) => Json,
): Operator {
  return (node, read) => {
    const argument = named(name, node, ['input', inner], ['as']);
    const as = argument('as') === undefined ? 'this' : variableName(argument('as'));
    const input = read(argument('input') ?? null);
    const expression = read(argument(inner) ?? null, [as]);
    return (context) => {
      const list = input(context);
      return isNothing(list)
        ? null
        : apply(arrayOf(name, list), (item) => {
            spend(1);
            return expression(withVariables(context, [[as, item]]));
          });
    };
  };
}

const reduce: Operator = (node, read) => {
  const argument = named('$reduce', node, ['input', 'initialValue', 'in']);
  const input = read(argument('input') ?? null);
  const first = read(argument('initialValue') ?? null);
  const step: Expression = read(argument('in') ?? null, ['this', 'value']);
  return (context) => {
    const list = input(context);
    if (isNothing(list)) {
      return null;
    }
    let value = first(context);
    for (const item of arrayOf('$reduce', list)) {
      spend(1);
      value = bounded(
        step(
          withVariables(context, [
            ['this', item],
            ['value', value],
          ]),
        ),
      );
    }
    return value;
  };
};

function range(...values: (Json | undefined)[]): Json {
  const [start = 0, end = 0, step = 1] = values.map((value) => wholeOf('$range', value ?? null));
  if (step === 0) {
    throw failed('$range with a step of zero');
  }
  const length = Math.max(0, Math.ceil((end - start) / step));
  if (length > MOST) {
    throw unsupported(`$range over more than ${MOST} numbers`);
  }
  return Array.from({ length }, (_, at) => int(start + at * step));
}

function indexOf(list: Json | undefined, item: Json | undefined): Json {
  if (isNothing(list)) {
    return null;
  }
  return int(arrayOf('$indexOfArray', whole(list)).findIndex((one) => compareValues(one, item) === 0));
}

/** The object, unless JavaScript put its names into another order than they came in: those that are numbers first. */
function ordered(made: JsonObject, names: Iterable<string>): JsonObject {
  const keys = Object.keys(made);
  let at = 0;
  for (const name of new Set(names)) {
    if (keys[at] !== name) {
      throw unsupported('an object with a name that is a number behind another name');
    }
    at += 1;
  }
  return made;
}

function merge(...parts: (Json | undefined)[]): Json {
  const merged: JsonObject = {};
  const names: string[] = [];
  for (const part of parts) {
    if (!isNothing(part) && !isPlain(part)) {
      throw failed(`$mergeObjects with a value of type ${kindOf(part)}`);
    }
    Object.assign(merged, part);
    names.push(...Object.keys(part ?? {}));
  }
  return ordered(merged, names);
}

function toPairs(value: Json | undefined): Json {
  if (isNothing(value)) {
    return null;
  }
  if (!isPlain(value)) {
    throw failed(`$objectToArray with a value of type ${kindOf(value)}`);
  }
  return Object.entries(value).map(([k, v]) => ({ k, v }));
}

/** The name and the value of `[name, value]` or `{ k: name, v: value }`. */
function partsOf(pair: Json): readonly (Json | undefined)[] {
  if (Array.isArray(pair)) {
    return pair.length === 2 ? pair : [];
  }
  return isPlain(pair) && Object.keys(pair).length === 2 ? [pair['k'], pair['v']] : [];
}

function fromPairs(list: Json | undefined): Json {
  if (isNothing(list)) {
    return null;
  }
  const made: JsonObject = {};
  const names: string[] = [];
  const pairs = arrayOf('$arrayToObject', list);
  for (const pair of pairs) {
    const [name, value] = partsOf(pair);
    if (typeof name !== 'string' || value === undefined || Array.isArray(pair) !== Array.isArray(pairs[0])) {
      throw failed('$arrayToObject needs pairs of a name and a value, all written alike');
    }
    if (!isName(name)) {
      throw unsupported('$arrayToObject with a name that a field may not have');
    }
    made[name] = value;
    names.push(name);
  }
  return ordered(made, names);
}

/** `$setEquals` and `$setIsSubset`, which take arrays only; of many MongoDB looks at no more than it must. */
const sets = (name: string, max: number, holds: (first: Set<string>, other: Set<string>) => boolean) =>
  eager(name, 2, max, (...lists) => {
    if (lists.length > 2 && !lists.every((list) => Array.isArray(list))) {
      throw unsupported(`${name} of more than two, where one is no array`);
    }
    const [first = new Set<string>(), ...others] = lists.map(
      (list) => new Set(arrayOf(name, whole(list)).map(identityOf)),
    );
    return others.every((other) => holds(first, other));
  });

const isWithin = (inner: Set<string>, outer: Set<string>) => [...inner].every((key) => outer.has(key));

const isIn = eager('$in', 2, 2, (item, list) =>
  arrayOf('$in', whole(list)).some((one) => compareValues(one, item) === 0),
);

/** The operators on arrays, and between arrays and objects. */
export const ARRAY_OPERATORS: Operators = {
  $in: isIn,
  $size: eager('$size', 1, 1, (list) => int(arrayOf('$size', list).length)),
  $isArray: eager('$isArray', 1, 1, (list) => Array.isArray(list)),
  $arrayElemAt: eager('$arrayElemAt', 2, 2, elementAt),
  $slice: eager('$slice', 2, 3, slice),
  $concatArrays: eager('$concatArrays', 1, Number.POSITIVE_INFINITY, concat),
  $reverseArray: eager('$reverseArray', 1, 1, (list) =>
    isNothing(list) ? null : arrayOf('$reverseArray', list).toReversed(),
  ),
  $indexOfArray: eager('$indexOfArray', 2, 2, indexOf, 4),
  $range: eager('$range', 2, 3, range),
  $filter: each('$filter', 'cond', (items, holds) => items.filter((item) => isTrue(holds(item)))),
  $map: each('$map', 'in', (items, evaluate) => {
    let size = 0;
    return items.map((item) => {
      const value = evaluate(item) ?? null;
      size += sizeOfValue(value);
      checkSize(size);
      return value;
    });
  }),
  $reduce: reduce,
  $mergeObjects: eager('$mergeObjects', 1, Number.POSITIVE_INFINITY, merge),
  $objectToArray: eager('$objectToArray', 1, 1, toPairs),
  $arrayToObject: eager('$arrayToObject', 1, 1, fromPairs),
  $setEquals: sets('$setEquals', Number.POSITIVE_INFINITY, (a, b) => isWithin(a, b) && isWithin(b, a)),
  $setIsSubset: sets('$setIsSubset', 2, isWithin),
};
