import { identityOf } from './compare';
import { compareKeys, keyOf } from './key';
import type { Comparison, Condition } from './query';
import { unsupported } from './refusal';
import { isDocument, type Json, kindOf, numberOf, same } from './value';

/** Whether a document answers a query, as MongoDB reads it. */
export function matches(document: Json, condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => matches(document, part));
    case 'or':
      return condition.parts.some((part) => matches(document, part));
    case 'nor':
      return !condition.parts.some((part) => matches(document, part));
    case 'not':
      return !matches(document, condition.part);
    case 'compare':
      return compares(reach(document, condition.path), condition.operator, condition.value);
    case 'in':
      return isAmong(reach(document, condition.path), condition.identities);
    case 'exists':
      return reach(document, condition.path).leaves.some((leaf) => leaf !== undefined) === condition.wanted;
    case 'size':
      return arraysAt(document, condition.path).some((list) => list.length === condition.size);
    case 'mod':
      return itemsAt(document, condition.path).some((item) => leaves(item, condition.divisor, condition.remainder));
    case 'regex':
      return itemsAt(document, condition.path).some((item) => typeof item === 'string' && condition.regex.test(item));
    case 'element':
      return arraysAt(document, condition.path).some((list) =>
        list.some((item) => elementMatches(item, condition.part, condition.document)),
      );
  }
}

function elementMatches(item: Json, part: Condition, document: boolean): boolean {
  if (document && Array.isArray(item)) {
    throw unsupported('$elemMatch over arrays in arrays');
  }
  return document && !isDocument(item) ? false : matches(item, part);
}

/** What a path leads to; undefined stands for a field that is not there. */
interface Reached {
  readonly leaves: (Json | undefined)[];
  /** The path is the element itself: an array is not opened. */
  readonly element: boolean;
  /** A field of the path was read as a position in an array. */
  positioned: boolean;
}

/** Everything a dotted path leads to. Arrays on the way are entered item by item (objects only), or at a position. */
function reach(document: Json, path: string): Reached {
  if (path === '') {
    return { leaves: [document], element: true, positioned: false };
  }
  const reached: Reached = { leaves: [], element: false, positioned: false };
  collect(document, path.split('.'), 0, reached);
  return reached;
}

function collect(node: Json | undefined, path: readonly string[], at: number, reached: Reached): void {
  const field = path[at];
  if (field === undefined) {
    reached.leaves.push(node);
  } else if (Array.isArray(node)) {
    if (/^\d+$/.test(field)) {
      collectAt(node, path, at, field, reached);
      return;
    }
    for (const item of node) {
      if (isDocument(item)) {
        collect(item, path, at, reached);
      }
    }
  } else {
    collect(isDocument(node) && Object.hasOwn(node, field) ? node[field] : undefined, path, at + 1, reached);
  }
}

/** `list.0`: MongoDB reads it as a position, and as a field `0` of every item too. */
function collectAt(list: readonly Json[], path: readonly string[], at: number, field: string, reached: Reached): void {
  if (list.some((item) => isDocument(item) && Object.hasOwn(item, field)) || String(Number(field)) !== field) {
    throw unsupported('a position in an array that may be the name of a field too');
  }
  reached.positioned = true;
  const item = list[Number(field)];
  if (Array.isArray(item)) {
    throw unsupported('a position that leads to an array in an array');
  }
  if (item !== undefined && (isDocument(item) || at + 1 === path.length)) {
    collect(item, path, at + 1, reached);
  }
}

const arraysAt = (document: Json, path: string): Json[][] =>
  reach(document, path).leaves.filter((leaf) => Array.isArray(leaf));

/** What a path leads to, an array standing for its items. */
function itemsAt(document: Json, path: string): (Json | undefined)[] {
  const { leaves: found, element } = reach(document, path);
  return element ? found : found.flatMap((leaf) => (Array.isArray(leaf) ? leaf : [leaf]));
}

const NOTHING = identityOf(null);

/** Equal to one of many values, which are not gone through one by one. */
function isAmong({ leaves: found, element, positioned }: Reached, identities: ReadonlySet<string>): boolean {
  if (positioned && identities.has(NOTHING)) {
    throw unsupported('a comparison with null at a position in an array');
  }
  return found.some((leaf) => {
    if (Array.isArray(leaf) && !element && leaf.some((item) => identities.has(identityOf(item)))) {
      return true;
    }
    return identities.has(identityOf(leaf ?? null));
  });
}

function compares({ leaves: found, element, positioned }: Reached, operator: Comparison, value: Json): boolean {
  if (value === null && positioned) {
    throw unsupported('a comparison with null at a position in an array');
  }
  return found.some((leaf) => {
    if (Array.isArray(leaf) && !element) {
      return leaf.some((item) => holds(item, operator, value)) || holds(leaf, operator, value);
    }
    return holds(leaf ?? null, operator, value);
  });
}

/** Whether a division leaves this remainder; the sign is that of the dividend. */
function leaves(item: Json | undefined, divisor: bigint, remainder: bigint): boolean {
  if (item === undefined || kindOf(item) !== 'number') {
    return false;
  }
  const value = numberOf(item);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw unsupported('$mod of a number that is not whole');
  }
  return BigInt(value) % divisor === remainder;
}

function holds(node: Json, operator: Comparison, value: Json): boolean {
  if (operator === 'eq') {
    return same(node, value);
  }
  const kind = kindOf(value);
  if (kindOf(node) !== kind) {
    return false;
  }
  const orEqual = operator === 'gte' || operator === 'lte';
  if (kind === 'null' || (kind === 'number' && [node, value].some((one) => Number.isNaN(numberOf(one))))) {
    return orEqual && same(node, value);
  }
  const order = compareKeys(keyOf(node) ?? '', keyOf(value) ?? '') * (operator === 'gt' || operator === 'gte' ? 1 : -1);
  return orEqual ? order >= 0 : order > 0;
}
