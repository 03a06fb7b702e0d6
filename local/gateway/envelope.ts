import type { Order, Projection } from './find';
import { type Condition, checkPath, prefixesOf, readQuery } from './query';
import { invalid, Refusal, unsupported } from './refusal';
import { isObject, type Json, type JsonObject, kindOf, numberOf, parsed } from './value';

/** The fields that the SDK puts into every request and that mean nothing here. */
const EVERYWHERE = new Set([
  'action',
  'envName',
  'wxCloudApiToken',
  'wxCloudbaseAccesstoken',
  'tcb_sessionToken',
  'sessionToken',
  'crossAuthorizationToken',
]);

const MAX_ROWS = 1000;
const DEFAULT_ROWS = 100;

/** One request of the wire, its fields read with care: what is not known is refused, never ignored. */
export class Envelope {
  constructor(
    readonly fields: JsonObject,
    readonly now: number,
  ) {}

  get action(): string {
    return typeof this.fields['action'] === 'string' ? this.fields['action'] : '';
  }

  /** Refuses fields that this action has no meaning for. */
  only(...known: readonly string[]): void {
    for (const field of Object.keys(this.fields)) {
      if (!EVERYWHERE.has(field) && !known.includes(field)) {
        throw unsupported(`the field ${field} of ${this.action}`);
      }
    }
    if (this.fields['crossAuthorizationToken']) {
      throw unsupported('calling another account');
    }
  }

  text(field: string): string {
    const value = this.fields[field];
    if (typeof value !== 'string' || value === '') {
      throw invalid(`${field} must be a text`);
    }
    return value;
  }

  optionalText(field: string): string | undefined {
    return this.fields[field] === undefined ? undefined : this.text(field);
  }

  flag(field: string, fallback: boolean): boolean {
    const value = this.fields[field] ?? fallback;
    if (typeof value !== 'boolean') {
      throw invalid(`${field} must be true or false`);
    }
    return value;
  }

  private whole(field: string, fallback: number, max: number): number {
    const value = this.fields[field] ?? fallback;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > max) {
      throw invalid(`${field} must be a whole number up to ${max}`);
    }
    return value;
  }

  get offset(): number {
    return this.whole('offset', 0, Number.MAX_SAFE_INTEGER);
  }

  get limit(): number {
    const limit = this.whole('limit', DEFAULT_ROWS, MAX_ROWS);
    return limit === 0 ? DEFAULT_ROWS : limit;
  }

  /** A field that holds extended JSON as text. */
  node(field: string): Json | undefined {
    const value = this.fields[field];
    return value === undefined || value === '' ? undefined : checkNesting(parsed(this.text(field), field));
  }

  /** The query; `needed` for acts that must not fall on a whole collection by accident. */
  condition(needed: boolean): Condition {
    const type = this.fields['queryType'] ?? 'WHERE';
    if (type !== 'WHERE' && type !== 'DOC') {
      throw invalid('queryType must be WHERE or DOC');
    }
    const node = this.node('query');
    const empty = node === undefined || (isObject(node) && Object.keys(node).length === 0);
    if (empty && needed) {
      throw invalid(`${this.action} needs a query`);
    }
    return readQuery(node === undefined ? {} : node, this.now);
  }

  get documents(): Json[] {
    const data = this.fields['data'];
    if (!Array.isArray(data) || data.length === 0) {
      throw invalid('data must be a list of documents');
    }
    return data.map((item) => {
      if (typeof item !== 'string') {
        throw invalid('data must be a list of extended JSON texts');
      }
      return parsed(item, 'data');
    });
  }

  get order(): Order {
    const node = this.node('order');
    if (node === undefined) {
      return [];
    }
    return this.signs('order', node).map(([path, sign]) => {
      if (sign !== 1 && sign !== -1) {
        throw unsupported('an order that is neither 1 nor -1');
      }
      return { path, down: sign === -1 };
    });
  }

  get projection(): Projection | undefined {
    const node = this.node('projection');
    const signs = node === undefined ? [] : this.signs('projection', node);
    if (signs.length === 0) {
      return undefined;
    }
    const id = signs.find(([path]) => path === '_id')?.[1] !== 0;
    const others = signs.filter(([path]) => path !== '_id');
    const keep = others[0] === undefined ? id : others[0][1] === 1;
    if (signs.some(([, sign]) => sign !== 0 && sign !== 1) || others.some(([, sign]) => (sign === 1) !== keep)) {
      throw invalid('a projection must either keep or leave out');
    }
    checkProjection(signs, keep);
    return { keep, id, paths: others.map(([path]) => path) };
  }

  private signs(field: string, node: Json): [string, number][] {
    if (!isObject(node)) {
      throw invalid(`${field} must be an object`);
    }
    return Object.entries(node).map(([path, sign]) => {
      checkPath(path);
      if (kindOf(sign) !== 'number') {
        throw unsupported(`${field} with operators`);
      }
      return [path, Number(numberOf(sign))];
    });
  }
}

/** Refuses a path within another one, and `_id` kept where others are left out. */
function checkProjection(signs: readonly [string, number][], keep: boolean): void {
  const paths = new Set(signs.map(([path]) => path));
  for (const [path, sign] of signs) {
    if (prefixesOf(path).some((prefix) => paths.has(prefix)) || path.startsWith('_id.')) {
      throw unsupported(`a projection with ${path} and a part of it`);
    }
    if (path === '_id' && sign === 1 && !keep) {
      throw unsupported('a projection that keeps _id and leaves out others');
    }
  }
}

const DEPTH = 250;

/** Refuses what is nested deeper than anything that is understood, before it is read by functions that call themselves. */
export function checkNesting(node: Json, depth = 0): Json {
  if (depth > DEPTH) {
    throw invalid(`nested deeper than ${DEPTH}`);
  }
  for (const inner of Array.isArray(node) ? node : isObject(node) ? Object.values(node) : []) {
    checkNesting(inner, depth + 1);
  }
  return node;
}

/** Refuses an environment that is not this one. */
export function checkEnvironment(envelope: Envelope, environment: string): void {
  if (envelope.fields['envName'] !== environment) {
    throw new Refusal('INVALID_ENV', `this gateway has the environment ${environment} only`);
  }
}
