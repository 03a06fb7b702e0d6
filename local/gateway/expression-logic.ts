import { compareValues } from './compare';
import { whole } from './effort';
import {
  argumentsOf,
  type Expression,
  eager,
  int,
  isNothing,
  isTrue,
  named,
  type Operator,
  type Operators,
} from './operator';
import { failed, invalid, unsupported } from './refusal';
import type { Json } from './value';

const comparison = (name: string, holds: (order: number) => boolean) =>
  eager(name, 2, 2, (left, right) => holds(compareValues(whole(left), whole(right))));

/** `$and` and `$or` look no further than they must. */
const all =
  (wanted: boolean): Operator =>
  (node, read) => {
    const parts = argumentsOf(node).map((part) => read(part));
    return wanted
      ? (context) => parts.every((part) => isTrue(part(context)))
      : (context) => parts.some((part) => isTrue(part(context)));
  };

const condition: Operator = (node, read) => {
  const [when, then, otherwise] = Array.isArray(node) ? threeOf(node, read) : namedThree(node, read);
  return (context) => (isTrue(when(context)) ? then(context) : otherwise(context));
};

function threeOf(nodes: readonly Json[], read: (node: Json) => Expression): [Expression, Expression, Expression] {
  const [when, then, otherwise] = nodes;
  if (when === undefined || then === undefined || otherwise === undefined || nodes.length !== 3) {
    throw invalid('$cond needs three arguments');
  }
  return [read(when), read(then), read(otherwise)];
}

function namedThree(node: Json, read: (node: Json) => Expression): [Expression, Expression, Expression] {
  const argument = named('$cond', node, ['if', 'then', 'else']);
  return threeOf([argument('if') ?? null, argument('then') ?? null, argument('else') ?? null], read);
}

const switching: Operator = (node, read) => {
  const argument = named('$switch', node, ['branches'], ['default']);
  const branches = argument('branches');
  const rest = argument('default');
  if (!Array.isArray(branches) || branches.length === 0) {
    throw invalid('$switch needs a list of branches');
  }
  const cases = branches.map((branch) => {
    const part = named('$switch', branch, ['case', 'then']);
    return { when: read(part('case') ?? null), give: read(part('then') ?? null) };
  });
  const otherwise = rest === undefined ? undefined : read(rest);
  return (context) => {
    const found = cases.find(({ when }) => isTrue(when(context)));
    if (found === undefined && otherwise === undefined) {
      throw failed('$switch without a branch that holds and without a default');
    }
    return found === undefined ? otherwise?.(context) : found.give(context);
  };
};

const instead: Operator = (node, read) => {
  const [value, replacement, more] = argumentsOf(node).map((part) => read(part));
  if (value === undefined || replacement === undefined) {
    throw invalid('$ifNull needs two arguments');
  }
  if (more !== undefined) {
    throw unsupported('$ifNull with more than two arguments');
  }
  return (context) => {
    const given = value(context);
    return isNothing(given) ? replacement(context) : given;
  };
};

/** Variables for one expression; each is read with the variables around it. */
const letting: Operator = (node, read) => {
  const argument = named('$let', node, ['vars', 'in']);
  const vars = argument('vars');
  if (typeof vars !== 'object' || vars === null || Array.isArray(vars)) {
    throw invalid('$let needs an object of variables');
  }
  const parts = Object.entries(vars).map(([name, value]) => [variableName(name), read(value)] as const);
  const inner = read(
    argument('in') ?? null,
    parts.map(([name]) => name),
  );
  return (context) => {
    const given = parts.map(([name, value]) => [name, value(context)] as const);
    return inner({ ...context, variables: new Map([...context.variables, ...given]) });
  };
};

/** A name that a variable of one's own may have. */
export function variableName(name: Json | undefined): string {
  if (typeof name === 'string' && (name === 'CURRENT' || /[^\0-\x7f]/.test(name))) {
    throw unsupported('a variable CURRENT, or one with letters beyond ASCII,');
  }
  if (typeof name !== 'string' || !/^[a-z][A-Za-z0-9_]*$/.test(name)) {
    throw invalid('a variable needs a name of letters that begins with a small one');
  }
  return name;
}

/** Comparison, boolean and conditional operators. */
export const LOGIC_OPERATORS: Operators = {
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $cmp: eager('$cmp', 2, 2, (left, right) => int(Math.sign(compareValues(whole(left), whole(right))))),
  $and: all(true),
  $or: all(false),
  $not: eager('$not', 1, 1, (value) => !isTrue(value)),
  $cond: condition,
  $ifNull: instead,
  $switch: switching,
  $let: letting,
};
