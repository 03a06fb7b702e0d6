import { childId } from '../support/fixture';
import { type Caller, isPost } from './callers';

/** One way of putting another id into the place of a known one. */
export interface Twin {
  readonly name: string;
  /** The same text about something else; unchanged when it names nothing of ours. */
  readonly of: (text: string) => string;
}

function twin(name: string, child: () => string, swaps: readonly (readonly [RegExp, string])[]): Twin {
  return {
    name,
    of: (text) =>
      swaps.reduce((now, [from, to]) => now.replace(from, to), text.replaceAll(childId('yunling', 'a'), child())),
  };
}

const END = '(?=:|$)';

/** What is not there at all, of the same shape. */
export const MISSING = twin('nothing', () => 'a'.repeat(26), [
  [new RegExp(`^(yunling[a-z0-9-]*?)${END}`), '$1-zz9'],
  [/^(scene|staff-|file-|job-)(.*)$/, '$1$2zz9'],
  [/^family:yunling-zz9$/, 'family:nowhere'],
]);

/** The same in the other county. */
const FOREIGN = twin('the other county', () => childId('qingshi', 'a'), [[/yunling/g, 'qingshi']]);

/** The same in the other school and the other township. */
const FAR = twin('the far branch', () => childId('yunling', 'g'), [
  [/yunling-s1\b/g, 'yunling-s10'],
  [/yunling-c1\b/g, 'yunling-c10'],
  [/yunling-t1\b/g, 'yunling-t10'],
  [/^sceneclassyunling$/, 'scenefarclassyunling'],
  [/^staff-yunling$/, 'staff-far-yunling'],
]);

/** What stands beside it and begins alike. */
const BESIDE = twin('the sibling', () => childId('yunling', 'e'), [
  [/yunling-s1-y5-k1\b/g, 'yunling-s1-y5-k10'],
  [/yunling-t1-v1-g1\b/g, 'yunling-t1-v1-g10'],
  [/yunling-t1-v1(?=:|$)/g, 'yunling-t1-v10'],
]);

const NARROW = new Set(['-s1-y5-k1', '-t1-v1-g1', '-t1-v1']);
const WIDE = new Set(['', '-edu']);

/** Which swaps lead out of what this caller reaches; what is public in the county ends at its border. */
export function twinsFor(caller: Caller, isPublic: boolean): Twin[] {
  if (isPublic) {
    return [FOREIGN];
  }
  if (!isPost(caller)) {
    return [FOREIGN, FAR, BESIDE];
  }
  return [FOREIGN, ...(WIDE.has(caller.unit) ? [] : [FAR]), ...(NARROW.has(caller.unit) ? [BESIDE] : [])];
}

/** The same request with every id of ours swapped. */
export function swapped(request: unknown, twin: Twin): unknown {
  return JSON.parse(JSON.stringify(request), (_key, value: unknown) =>
    typeof value === 'string' ? twin.of(value) : value,
  );
}

/** Words that an answer about the main branch has no business with. */
export const elsewhereWords = (): readonly string[] => [
  childId('yunling', 'g'),
  childId('qingshi', 'a'),
  'qingshi',
  '青石县',
  'yunling-s10',
  'yunling-t10-v1-g1',
];
