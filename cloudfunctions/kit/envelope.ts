import * as z from 'zod';
import type { Envelope } from '#domain/api';
import { type FieldProblem, refuse } from '#domain/errors';

const REQUEST_CAP = 64 * 1024;
const DEPTH_CAP = 12;
const KEYS_CAP = 3000;
const FIELDS_SHOWN = 5;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const EnvelopeShape = z.strictObject({
  operation: z.string().max(60),
  request: z.unknown(),
  requestId: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,64}$/)
    .optional(),
  as: z
    .string()
    .regex(/^[A-Za-z0-9:_~-]{1,120}$/)
    .optional(),
});

/** Operators of the database never get past here: no key may begin with `$` or contain a dot. */
function checkKeys(value: unknown, depth: number, budget: { left: number }): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (depth > DEPTH_CAP) {
    refuse('INVALID_ARGUMENT');
  }
  for (const key of Object.keys(value)) {
    budget.left -= 1;
    if (budget.left < 0 || key.startsWith('$') || key.includes('.') || FORBIDDEN_KEYS.has(key)) {
      refuse('INVALID_ARGUMENT');
    }
    checkKeys((value as Readonly<Record<string, unknown>>)[key], depth + 1, budget);
  }
}

function sizeOf(event: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(event) ?? '');
  } catch {
    return refuse('INVALID_ARGUMENT');
  }
}

/** 信封: the call as it came, within the limits. WeChat adds `userInfo` of its own, which is dropped unread. */
export function readEnvelope(event: unknown): Envelope {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    refuse('INVALID_ARGUMENT');
  }
  const { userInfo: _ignored, tcbContext: _unused, ...rest } = event as Readonly<Record<string, unknown>>;
  if (sizeOf(rest) > REQUEST_CAP) {
    refuse('PAYLOAD_TOO_LARGE');
  }
  checkKeys(rest, 0, { left: KEYS_CAP });
  const parsed = EnvelopeShape.safeParse(rest);
  if (!parsed.success) {
    refuse('INVALID_ARGUMENT');
  }
  const { operation, request, requestId, as } = parsed.data;
  return { operation, request: request ?? {}, ...(requestId ? { requestId } : {}), ...(as ? { as } : {}) };
}

const WORDS: Readonly<Record<string, string>> = {
  invalid_type: '格式不对或没有填',
  too_small: '太短或太小',
  too_big: '太长或太大',
  invalid_format: '写法不对',
  invalid_value: '不在可选的范围里',
  unrecognized_keys: '有多余的内容',
  not_multiple_of: '应为整数',
  invalid_union: '写法不对',
};

/** The shapes that lie at `key` of a shape; none where the key is the caller's own word, as in a record. */
function inside(shape: unknown, key: PropertyKey): unknown[] {
  if (shape instanceof z.ZodObject) {
    return typeof key === 'string' && Object.hasOwn(shape.shape, key) ? [shape.shape[key]] : [];
  }
  if (shape instanceof z.ZodArray) {
    return typeof key === 'number' ? [shape.element] : [];
  }
  if (shape instanceof z.ZodUnion) {
    return shape.options.flatMap((option) => inside(option, key));
  }
  const { unwrap } = Object(shape) as { readonly unwrap?: () => unknown };
  return unwrap ? inside(unwrap.call(shape), key) : [];
}

/** Where a fault is, as far as the names are ours: what follows is what was sent. */
function pathOf(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const known: PropertyKey[] = [];
  let at: unknown[] = [schema];
  for (const key of path) {
    at = at.flatMap((shape) => inside(shape, key));
    if (at.length === 0) {
      break;
    }
    known.push(key);
  }
  return known.map(String).join('.');
}

/** Field faults for the form: path and a rule in words, never what was sent. A custom issue brings its own sentence. */
export function shapeProblems(error: z.ZodError, schema: z.ZodType): FieldProblem[] {
  return error.issues.slice(0, FIELDS_SHOWN).map((issue) => ({
    path: pathOf(schema, issue.path),
    rule: issue.code === 'custom' ? issue.message : (WORDS[issue.code] ?? '写法不对'),
  }));
}
