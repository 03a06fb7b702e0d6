import { readExpression } from './expression';
import { type Context, checkName, type Expression, fieldOf, operatorOf } from './operator';
import { invalid, unsupported } from './refusal';
import { isObject, isPlain, type Json, type JsonObject, kindOf, numberOf } from './value';

/** What becomes of a field, or of the fields in it. */
type Shape =
  | { readonly kind: 'keep' | 'drop' }
  | { readonly kind: 'compute'; readonly expression: Expression }
  | { readonly kind: 'inner'; readonly fields: Shapes };
type Shapes = Map<string, Shape>;

/** A stage that makes each document anew. */
export type Reshape = (context: Context) => JsonObject;

/** Reads a `$addFields`. */
export function readAddition(node: Json): Reshape {
  const shapes = readShapes('$addFields', node, (part) => ({ kind: 'compute', expression: readExpression(part) }));
  return (context) => {
    const made = { ...context.root };
    compute(made, shapes, context);
    return made;
  };
}

/** Reads a `$project`: it keeps fields and computes others, or it leaves fields out. */
export function readProjection(node: Json): Reshape {
  const shapes = readShapes('$project', node, readShown);
  const id = shapes.get('_id');
  const others = [...shapes].filter(([name]) => name !== '_id').map(([, shape]) => shape);
  const leaves = others.length === 0 ? id?.kind === 'drop' : others.some(holdsDrop);
  if (leaves) {
    if (others.some(holdsOther) || (id !== undefined && holdsOther(id))) {
      throw invalid('a projection must either keep or leave out');
    }
    return ({ root }) => leaveOut(root, shapes);
  }
  if (others.some(holdsDrop) || (id?.kind === 'inner' && holdsDrop(id))) {
    throw invalid('a projection must either keep or leave out');
  }
  if (id === undefined) {
    shapes.set('_id', { kind: 'keep' });
  }
  return (context) => {
    const made = keep(context.root, shapes);
    compute(made, shapes, context);
    return made;
  };
}

const holds =
  (wanted: (shape: Shape) => boolean) =>
  (shape: Shape): boolean =>
    shape.kind === 'inner' ? [...shape.fields.values()].some(holds(wanted)) : wanted(shape);
const holdsDrop = holds(({ kind }) => kind === 'drop');
const holdsOther = holds(({ kind }) => kind !== 'drop');
const holdsComputed = holds(({ kind }) => kind === 'compute');

/** One value of a `$project`. */
function readShown(node: Json): Shape {
  const kind = kindOf(node);
  if (kind === 'boolean' || kind === 'number') {
    const shown = kind === 'number' ? numberOf(node) : Number(node);
    if (shown !== 0 && shown !== 1) {
      throw unsupported('a $project of a number that is neither 0 nor 1');
    }
    return { kind: shown === 1 ? 'keep' : 'drop' };
  }
  if (kind === 'object' || kind === 'array' || (typeof node === 'string' && node.startsWith('$'))) {
    return { kind: 'compute', expression: readExpression(node) };
  }
  throw unsupported('a constant in $project without $literal');
}

function readShapes(stage: string, node: Json, read: (part: Json) => Shape): Shapes {
  if (!isPlain(node) || Object.keys(node).length === 0) {
    throw invalid(`${stage} needs an object of fields`);
  }
  const shapes: Shapes = new Map();
  for (const [path, part] of Object.entries(node)) {
    place(stage, shapes, path.split('.'), part, read);
  }
  return shapes;
}

/** Puts one path into the tree of fields; two paths that meet are refused. */
function place(stage: string, shapes: Shapes, path: readonly string[], part: Json, read: (part: Json) => Shape): void {
  const [field = '', ...rest] = path;
  if (field.includes('.')) {
    throw unsupported(`a dotted path within a field of ${stage}`);
  }
  checkName(field);
  if (/^\d+$/.test(field)) {
    throw unsupported(`${stage} of a field that is a number`);
  }
  const there = shapes.get(field);
  const isInner = rest.length > 0 || isFields(part);
  if (there !== undefined && (!isInner || there.kind !== 'inner')) {
    throw invalid(`${stage} names ${field} twice`);
  }
  if (!isInner) {
    shapes.set(field, read(part));
    return;
  }
  const fields: Shapes = there?.kind === 'inner' ? there.fields : new Map();
  shapes.set(field, { kind: 'inner', fields });
  if (rest.length > 0) {
    place(stage, fields, rest, part, read);
    return;
  }
  for (const [name, inner] of Object.entries(isObject(part) ? part : {})) {
    place(stage, fields, [name], inner, read);
  }
}

/** Fields in a field, as against an expression. */
function isFields(part: Json): boolean {
  if (kindOf(part) !== 'object' || operatorOf(part) !== undefined) {
    return false;
  }
  if (!isObject(part) || Object.keys(part).length === 0) {
    throw unsupported('an empty object in a projection');
  }
  return true;
}

function keep(node: JsonObject, shapes: Shapes): JsonObject {
  const made: JsonObject = {};
  for (const [field, value] of Object.entries(node)) {
    const shape = shapes.get(field);
    const kept = shape?.kind === 'keep' ? value : shape?.kind === 'inner' ? keepIn(value, shape.fields) : undefined;
    if (kept !== undefined) {
      made[field] = kept;
    }
  }
  return made;
}

function keepIn(value: Json, shapes: Shapes): Json | undefined {
  if (!Array.isArray(value)) {
    return isPlain(value) ? keep(value, shapes) : undefined;
  }
  if (!value.every((item) => isPlain(item)) && [...shapes.values()].some(holdsComputed)) {
    throw unsupported('computing a field in an array that holds more than objects');
  }
  return value.map((item) => keepIn(item, shapes)).filter((item) => item !== undefined);
}

function leaveOut(node: JsonObject, shapes: Shapes): JsonObject {
  const made: JsonObject = {};
  for (const [field, value] of Object.entries(node)) {
    const shape = shapes.get(field);
    if (shape === undefined) {
      made[field] = value;
    } else if (shape.kind === 'inner') {
      made[field] = leaveOutIn(value, shape.fields);
    }
  }
  return made;
}

function leaveOutIn(value: Json, shapes: Shapes): Json {
  if (Array.isArray(value)) {
    return value.map((item) => leaveOutIn(item, shapes));
  }
  return isPlain(value) ? leaveOut(value, shapes) : value;
}

/** Puts computed fields into an object of this stage's own; what computes to missing is taken away. */
function compute(made: JsonObject, shapes: Shapes, context: Context): void {
  for (const [field, shape] of shapes) {
    if (shape.kind === 'compute') {
      const value = shape.expression(context);
      if (value === undefined) {
        delete made[field];
      } else {
        made[field] = value;
      }
    } else if (shape.kind === 'inner' && holdsComputed(shape)) {
      made[field] = computeIn(fieldOf(made, field), shape.fields, context);
    }
  }
}

function computeIn(value: Json | undefined, shapes: Shapes, context: Context): Json {
  if (Array.isArray(value)) {
    if (!value.every((item) => isPlain(item))) {
      throw unsupported('computing a field in an array that holds more than objects');
    }
    return value.map((item) => computeIn(item, shapes, context));
  }
  const made = isPlain(value) ? { ...value } : {};
  compute(made, shapes, context);
  if (!isPlain(value) && Object.keys(made).length === 0) {
    throw unsupported('a computed field that is missing, in an object that is missing');
  }
  return made;
}
