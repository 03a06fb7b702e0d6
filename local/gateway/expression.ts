import { spend } from './effort';
import { ARRAY_OPERATORS } from './expression-array';
import { DATE_OPERATORS } from './expression-date';
import { LOGIC_OPERATORS } from './expression-logic';
import { NUMBER_OPERATORS } from './expression-number';
import { TEXT_OPERATORS } from './expression-text';
import { checkName, type Expression, fieldOf, type Operators, operatorOf } from './operator';
import { invalid, unsupported } from './refusal';
import { checked, isObject, isPlain, type Json, type JsonObject } from './value';

const OPERATORS: Operators = {
  ...NUMBER_OPERATORS,
  ...LOGIC_OPERATORS,
  ...ARRAY_OPERATORS,
  ...TEXT_OPERATORS,
  ...DATE_OPERATORS,
};

const VALUES = new Set(['$numberInt', '$numberLong', '$numberDouble', '$oid', '$date', '$binary']);
const DEPTH = 60;

/** Reads an expression of the aggregation; what is not known to be right is refused by name. */
export function readExpression(node: Json, names: readonly string[] = [], depth = 0): Expression {
  if (depth > DEPTH) {
    throw unsupported(`an expression nested deeper than ${DEPTH}`);
  }
  if (typeof node === 'string') {
    return node.startsWith('$') ? readPath(node, names) : constant(node);
  }
  if (Array.isArray(node)) {
    const parts = node.map((part) => readExpression(part, names, depth + 1));
    return (context) => parts.map((part) => part(context) ?? null);
  }
  return isObject(node) ? readObject(node, names, depth) : constant(node);
}

function constant(node: Json): Expression {
  const value = checked(node, 0);
  return () => value;
}

function readObject(node: JsonObject, names: readonly string[], depth: number): Expression {
  const [first] = Object.keys(node);
  if (first !== undefined && VALUES.has(first)) {
    return constant(node);
  }
  const operator = operatorOf(node);
  if (operator !== undefined) {
    return readOperator(operator[0], operator[1], names, depth);
  }
  const parts = Object.entries(node).map(([name, part]) => {
    checkName(name);
    return [name, readExpression(part, names, depth + 1)] as const;
  });
  return (context) => {
    const made: JsonObject = {};
    for (const [name, part] of parts) {
      const value = part(context);
      if (value !== undefined) {
        made[name] = value;
      }
    }
    return made;
  };
}

function readOperator(name: string, node: Json, names: readonly string[], depth: number): Expression {
  if (name === '$literal') {
    return constant(node);
  }
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (operator === undefined) {
    throw unsupported(`the expression ${name}`);
  }
  return operator(node, (part, more = []) => readExpression(part, [...names, ...more], depth + 1));
}

/** `$a.b`, `$$ROOT.a`, `$$this.a`. */
function readPath(text: string, names: readonly string[]): Expression {
  const [variable = '', ...rest] = text.startsWith('$$')
    ? text.slice(2).split('.')
    : ['ROOT', ...text.slice(1).split('.')];
  for (const field of rest) {
    checkName(field);
  }
  if (variable === 'REMOVE' && rest.length === 0) {
    return () => undefined;
  }
  if (variable === 'ROOT' || variable === 'CURRENT') {
    return ({ root }) => follow(root, rest, 0);
  }
  if (!names.includes(variable)) {
    throw /^[a-z]/.test(variable) ? invalid(`the variable ${text} is not there`) : unsupported(`the variable ${text}`);
  }
  return ({ variables }) => follow(variables.get(variable), rest, 0);
}

/** What a path leads to; of an array the objects are entered, and what they have makes an array. */
function follow(node: Json | undefined, path: readonly string[], at: number): Json | undefined {
  const field = path[at];
  if (field === undefined) {
    return node;
  }
  if (isPlain(node)) {
    return follow(fieldOf(node, field), path, at + 1);
  }
  if (!Array.isArray(node)) {
    return undefined;
  }
  if (/^\d+$/.test(field) || node.some((item) => Array.isArray(item))) {
    throw unsupported('a path through a position in an array, or through arrays in arrays');
  }
  spend(node.length);
  return node
    .filter((item) => isPlain(item))
    .map((item) => follow(item, path, at))
    .filter((value) => value !== undefined);
}
