import { compareValues } from './compare';
import { Held, sizeOfValue } from './effort';
import { readExpression } from './expression';
import { type Grouping, Groups, readGrouping } from './group';
import { matches } from './match';
import { type Context, checkName, fieldOf, int, operatorOf } from './operator';
import { type Condition, checkPath, readQuery } from './query';
import { failed, invalid, unsupported } from './refusal';
import { type Reshape, readAddition, readProjection } from './reshape';
import type { Sink, Stage } from './sink';
import { readUnwinding, unwinding } from './unwind';
import { isPlain, type Json, type JsonObject, kindOf, numberOf } from './value';

/** What a stage is read with. */
export interface Reading {
  readonly now: number;
  /** Whether a `$sort` came before and its order still holds. */
  readonly sorted: boolean;
  /** The stages after this one. */
  readonly after: readonly { readonly key: string; readonly node: Json }[];
}

/** A blocking stage holds no more than this; the cloud holds 100 MB. */
const HELD = 50_000;
/** How many documents a `$sort` takes before it lets go those beyond what is wanted. */
const ROUND = 1000;
const NO_VARIABLES: ReadonlyMap<string, Json> = new Map();

const contextOf = (root: JsonObject): Context => ({ root, variables: NO_VARIABLES });

function checkHeld(many: number): void {
  if (many > HELD) {
    throw unsupported(`a stage that holds more than ${HELD} documents`);
  }
}

/** Gives documents on until no more are wanted. */
function flush(documents: Iterable<JsonObject>, next: Sink): void {
  for (const document of documents) {
    if (!next.take(document)) {
      break;
    }
  }
  next.end();
}

const STAGES: Readonly<Record<string, (node: Json, reading: Reading) => Stage>> = {
  $match: (node, { now }) => filtering(readQuery(node, now)),
  $project: (node) => reshaping(readProjection(node)),
  $addFields: (node) => reshaping(readAddition(node)),
  $replaceRoot: (node) => reshaping(readReplacement(node)),
  $group: (node, { sorted }) => grouping(readGrouping(node, sorted)),
  $sort: (node, { after }) => sorting(readOrder(node), kept(after)),
  $skip: (node) => skipping(readMany('$skip', node, 0)),
  $limit: (node) => limiting(readMany('$limit', node, 1)),
  $count: (node) => counting(readCountName(node)),
  $unwind: (node) => unwinding(readUnwinding(node)),
  $sortByCount: (node) => sortingByCount(node),
};

/** Reads one stage of the wire; what is not known to be right is refused by name. */
export function readStage(key: string, node: Json, reading: Reading): Stage {
  const read = Object.hasOwn(STAGES, key) ? STAGES[key] : undefined;
  if (read === undefined) {
    throw unsupported(`the aggregation stage ${key}`);
  }
  return read(node, reading);
}

const filtering =
  (condition: Condition): Stage =>
  (next) => ({ take: (document) => !matches(document, condition) || next.take(document), end: () => next.end() });

const reshaping =
  (reshape: Reshape): Stage =>
  (next) => ({ take: (document) => next.take(reshape(contextOf(document))), end: () => next.end() });

function readReplacement(node: Json): Reshape {
  if (!isPlain(node) || node['newRoot'] === undefined || Object.keys(node).length !== 1) {
    throw invalid('$replaceRoot needs newRoot');
  }
  const root = readExpression(node['newRoot']);
  return (context) => {
    const value = root(context);
    if (!isPlain(value)) {
      throw failed('newRoot must be an object');
    }
    return value;
  };
}

const grouping =
  (read: Grouping): Stage =>
  (next) => {
    const groups = new Groups(read);
    return {
      take: (document) => {
        groups.take(contextOf(document));
        checkHeld(groups.size);
        return true;
      },
      end: () => flush(groups.documents(), next),
    };
  };

type Steps = readonly { readonly path: readonly string[]; readonly sign: 1 | -1 }[];

function readOrder(node: Json): Steps {
  if (!isPlain(node) || Object.keys(node).length === 0) {
    throw invalid('$sort needs an object of fields');
  }
  return Object.entries(node).map(([path, value]) => {
    checkPath(path);
    const sign = kindOf(value) === 'number' ? numberOf(value) : 0;
    if (sign !== 1 && sign !== -1) {
      throw unsupported('a $sort that is neither 1 nor -1');
    }
    return { path: path.split('.'), sign };
  });
}

/** How many documents of a `$sort` the `$skip` and `$limit` right after it let through at most. */
function kept(after: Reading['after']): number {
  const [first, second] = after;
  if (first?.key === '$limit') {
    return readMany('$limit', first.node, 1);
  }
  const isPage = first?.key === '$skip' && second?.key === '$limit';
  return isPage ? readMany('$skip', first.node, 0) + readMany('$limit', second.node, 1) : HELD;
}

/** Sorts; where only the first ones are wanted the others are let go every now and then. */
const sorting =
  (steps: Steps, wanted: number): Stage =>
  (next) => {
    const held: { document: JsonObject; keys: Json[]; size: number }[] = [];
    const weight = new Held();
    /** What the last of those that are surely wanted is sorted by. */
    let last: readonly Json[] | undefined;
    const compare = (left: readonly Json[], right: readonly Json[]) => {
      for (const [at, { sign }] of steps.entries()) {
        const order = compareValues(left[at], right[at]);
        if (order !== 0) {
          return order * sign;
        }
      }
      return 0;
    };
    const settle = () => {
      held.sort((left, right) => compare(left.keys, right.keys));
      for (const { size } of held.splice(wanted)) {
        weight.let(size);
      }
      last = held.length === wanted ? held.at(-1)?.keys : undefined;
    };
    return {
      take: (document) => {
        const keys = steps.map(({ path }) => sortKey(document, path));
        if (last !== undefined && compare(keys, last) >= 0) {
          return true;
        }
        const size = sizeOfValue(document);
        weight.add(size);
        held.push({ document, keys, size });
        if (held.length >= wanted + ROUND) {
          settle();
        }
        checkHeld(held.length);
        return true;
      },
      end: () => {
        settle();
        flush(
          held.map(({ document }) => document),
          next,
        );
      },
    };
  };

/** What a document is sorted by; a missing field sorts as null. */
function sortKey(document: JsonObject, path: readonly string[]): Json {
  let node: Json | undefined = document;
  for (const field of path) {
    if (Array.isArray(node)) {
      break;
    }
    node = isPlain(node) ? fieldOf(node, field) : undefined;
  }
  if (Array.isArray(node)) {
    throw unsupported(`sorting by ${path.join('.')}, where an array lies`);
  }
  return node ?? null;
}

function readMany(stage: string, node: Json, least: number): number {
  const many = typeof node === 'number' ? node : kindOf(node) === 'number' ? numberOf(node) : undefined;
  if (typeof many !== 'number' || !Number.isSafeInteger(many) || many < least) {
    throw invalid(`${stage} needs a whole number, ${least} or more`);
  }
  return many;
}

const skipping =
  (many: number): Stage =>
  (next) => {
    let skipped = 0;
    return {
      take: (document) => {
        skipped += 1;
        return skipped <= many || next.take(document);
      },
      end: () => next.end(),
    };
  };

const limiting =
  (many: number): Stage =>
  (next) => {
    let taken = 0;
    return {
      take: (document) => {
        taken += 1;
        return taken <= many && next.take(document) && taken < many;
      },
      end: () => next.end(),
    };
  };

function readCountName(node: Json): string {
  if (typeof node !== 'string' || node === '_id') {
    throw invalid('$count needs the name of a field');
  }
  checkName(node);
  return node;
}

/** The number of documents; of none there is no answer at all. */
const counting =
  (name: string): Stage =>
  (next) => {
    let total = 0;
    return {
      take: () => {
        total += 1;
        return true;
      },
      end: () => flush(total === 0 ? [] : [{ [name]: int(total) }], next),
    };
  };

function sortingByCount(node: Json): Stage {
  const isPath = typeof node === 'string' && node.startsWith('$');
  if (!isPath && operatorOf(node) === undefined) {
    throw invalid('$sortByCount needs a field or an operator');
  }
  const groups = readGrouping({ _id: node, count: { $sum: { $numberInt: '1' } } }, false);
  return (next) => grouping(groups)(sorting([{ path: ['count'], sign: -1 }], HELD)(next));
}
