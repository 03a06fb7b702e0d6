import { identityOf } from './compare';
import { compareKeys, keyAt, keyOf } from './key';
import { matches } from './match';
import { checkPath, readQuery } from './query';
import { failed, invalid, unsupported } from './refusal';
import { refuseRaw } from './unread';
import type { Change } from './update';
import { checked, isObject, isPlain, type Json, kindOf, numberOf, same } from './value';

/** Reads an operator that works on an array. */
export function readArrayChange(operator: string, value: Json, now: number): Change {
  switch (operator) {
    case '$push':
      return pushing(value, now);
    case '$addToSet':
      return addingToSet(value, now);
    case '$pop':
      return popping(value);
    case '$pullAll':
      return pullingAll(value, now);
    case '$pull':
      return pulling(value, now);
    default:
      throw unsupported(`the update operator ${operator}`);
  }
}

function array(operator: string, old: Json): Json[] {
  if (!Array.isArray(old)) {
    throw failed(`${operator} on a value that is not an array`);
  }
  return old;
}

const whole = (what: string, value: Json): number => {
  const node = checked(value, 0);
  const result = kindOf(node) === 'number' ? Number(numberOf(node)) : Number.NaN;
  if (!Number.isSafeInteger(result)) {
    throw invalid(`${what} needs a whole number`);
  }
  return result;
};

function each(operator: string, value: Json, allowed: readonly string[], now: number): Json[] {
  if (!isObject(value) || value['$each'] === undefined) {
    return [checked(value, now)];
  }
  for (const modifier of Object.keys(value)) {
    if (!allowed.includes(modifier)) {
      throw unsupported(`${operator} with ${modifier}`);
    }
  }
  if (!Array.isArray(value['$each'])) {
    throw invalid('$each needs an array');
  }
  refuseRaw(value['$each']);
  return value['$each'].map((item) => checked(item, now));
}

/** `$push`: puts the items in, then sorts, then cuts. */
function pushing(value: Json, now: number): Change {
  const items = each('$push', value, ['$each', '$position', '$sort', '$slice'], now);
  const { $position, $sort, $slice } = isObject(value) ? value : {};
  const at = $position === undefined ? Number.POSITIVE_INFINITY : whole('$position', $position);
  const sort = $sort === undefined ? (list: Json[]) => list : sorting($sort);
  const keep = $slice === undefined ? Number.POSITIVE_INFINITY : whole('$slice', $slice);
  return (old) => {
    const list = array('$push', old === undefined ? [] : old);
    const place = at < 0 ? Math.max(0, list.length + at) : Math.min(at, list.length);
    const sorted = sort([...list.slice(0, place), ...items, ...list.slice(place)]);
    return keep < 0 ? sorted.slice(keep) : sorted.slice(0, keep);
  };
}

const STABLE = 16;

/** `$sort` of `$push`: by the items themselves, or by fields of items that are documents. */
function sorting(by: Json): (list: Json[]) => Json[] {
  const steps = sortSteps(by);
  return (list) => {
    const keyed = list.map((item) => ({ item, keys: steps.map(({ path }) => sortKey(item, path)) }));
    keyed.sort((left, right) => {
      const at = left.keys.findIndex((key, index) => key !== right.keys[index]);
      return at < 0 ? 0 : compareKeys(left.keys[at] ?? '', right.keys[at] ?? '') * (steps[at]?.sign ?? 1);
    });
    const tied = keyed.some((one, at) => at > 0 && isTied(one, keyed[at - 1]));
    if (tied && list.length > STABLE) {
      throw unsupported('$push with a $sort that leaves the order open');
    }
    return keyed.map(({ item }) => item);
  };
}

interface Keyed {
  readonly item: Json;
  readonly keys: readonly string[];
}

/** Two neighbours that the sort does not tell apart and a reader does. */
const isTied = (one: Keyed, other: Keyed | undefined): boolean =>
  other !== undefined && one.keys.join('\n') === other.keys.join('\n') && !same(one.item, other.item);

function sortSteps(by: Json): { path: readonly string[]; sign: number }[] {
  if (!isPlain(by)) {
    return [{ path: [], sign: direction(by) }];
  }
  const steps = Object.entries(by).map(([path, sign]) => {
    checkPath(path);
    return { path: path.split('.'), sign: direction(sign) };
  });
  if (steps.length === 0) {
    throw invalid('$sort needs a field');
  }
  return steps;
}

function direction(value: Json): number {
  const sign = kindOf(value) === 'number' ? Number(numberOf(value)) : 0;
  if (sign !== 1 && sign !== -1) {
    throw invalid('$sort needs 1 or -1');
  }
  return sign;
}

function sortKey(item: Json, path: readonly string[]): string {
  const key = path.length === 0 ? keyOf(item) : isPlain(item) ? keyAt(item, path) : undefined;
  if (key === undefined) {
    throw unsupported('$push with a $sort of other items than scalars, or by a field of other items than documents');
  }
  return key;
}

function addingToSet(value: Json, now: number): Change {
  const items = each('$addToSet', value, ['$each'], now);
  return (old) => {
    const list = [...array('$addToSet', old === undefined ? [] : old)];
    const there = new Set(list.map(identityOf));
    for (const item of items) {
      const identity = identityOf(item);
      if (!there.has(identity)) {
        there.add(identity);
        list.push(item);
      }
    }
    return list;
  };
}

function popping(value: Json): Change {
  const end = kindOf(value) === 'number' ? Number(numberOf(value)) : 0;
  if (end !== 1 && end !== -1) {
    throw invalid('$pop needs 1 or -1');
  }
  return (old) =>
    old === undefined ? undefined : end === 1 ? array('$pop', old).slice(0, -1) : array('$pop', old).slice(1);
}

function pullingAll(value: Json, now: number): Change {
  if (!Array.isArray(value)) {
    throw invalid('$pullAll needs an array');
  }
  const gone = new Set(value.map((item) => identityOf(checked(item, now))));
  return without('$pullAll', (item) => gone.has(identityOf(item)));
}

const without =
  (operator: string, goes: (item: Json) => boolean): Change =>
  (old) =>
    old === undefined ? undefined : array(operator, old).filter((item) => !goes(item));

/** `$pull`: items equal to a value, documents that answer a query, or items that answer operators or a regular expression. */
function pulling(value: Json, now: number): Change {
  if (!isObject(value) || kindOf(value) !== 'object') {
    const gone = checked(value, now);
    return without('$pull', (item) => same(item, gone));
  }
  if (isPlain(value)) {
    const condition = readQuery(value, now);
    return without('$pull', (item) => isPlain(item) && matches(item, condition));
  }
  const condition = readQuery({ item: value }, now);
  return without('$pull', (item) => {
    if (Array.isArray(item)) {
      throw unsupported('$pull by operators of arrays in arrays');
    }
    return matches({ item }, condition);
  });
}
