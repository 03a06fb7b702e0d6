import { compareKeys, keyOf } from './key';
import type { Comparison, Condition } from './query';
import { unsupported } from './refusal';
import { isPlain, type Json, kindOf, numberOf, same } from './value';

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
      return compares(document, condition.path, condition.operator, condition.value);
    case 'in':
      return condition.values.some((value) => compares(document, condition.path, 'eq', value));
    case 'exists':
      return leavesAt(document, condition.path).some((leaf) => leaf !== undefined) === condition.wanted;
    case 'size':
      return leavesAt(document, condition.path).some((leaf) => Array.isArray(leaf) && leaf.length === condition.size);
    case 'element':
      return leavesAt(document, condition.path).some(
        (leaf) => Array.isArray(leaf) && leaf.some((item) => elementMatches(item, condition.part, condition.document)),
      );
  }
}

function elementMatches(item: Json, part: Condition, document: boolean): boolean {
  if (document && Array.isArray(item)) {
    throw unsupported('$elemMatch over arrays in arrays');
  }
  return document && !isPlain(item) ? false : matches(item, part);
}

/**
 * Everything a dotted path leads to. Arrays on the way are entered element by element (objects only); undefined stands for a
 * field that is not there. The path '' is the value itself.
 */
function leavesAt(document: Json, path: string): (Json | undefined)[] {
  const leaves: (Json | undefined)[] = [];
  if (path === '') {
    return [document];
  }
  collect(document, path.split('.'), 0, leaves);
  return leaves;
}

function collect(node: Json | undefined, path: readonly string[], at: number, leaves: (Json | undefined)[]): void {
  const field = path[at];
  if (field === undefined) {
    leaves.push(node);
  } else if (Array.isArray(node)) {
    if (/^\d+$/.test(field)) {
      throw unsupported('a position in an array as part of a path');
    }
    for (const item of node) {
      if (isPlain(item)) {
        collect(item, path, at, leaves);
      }
    }
  } else {
    collect(isPlain(node) && Object.hasOwn(node, field) ? node[field] : undefined, path, at + 1, leaves);
  }
}

function compares(document: Json, path: string, operator: Comparison, value: Json): boolean {
  return leavesAt(document, path).some((leaf) => {
    if (Array.isArray(leaf) && path !== '') {
      return leaf.some((item) => holds(item, operator, value)) || holds(leaf, operator, value);
    }
    return holds(leaf ?? null, operator, value);
  });
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
