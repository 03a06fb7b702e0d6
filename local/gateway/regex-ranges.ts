import { unsupported } from './refusal';

/** Code points from `from` to `to`, both within. */
export type Range = readonly [from: number, to: number];

/** The last code point. */
export const LAST = 0x10ffff;

/** The letters of words. */
export const WORD: readonly Range[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const DIGIT: readonly Range[] = [[48, 57]];
const SPACE: readonly Range[] = [
  [9, 13],
  [32, 32],
];

/** The escaped classes, of ASCII as PCRE has them unless told otherwise. */
export const CLASSES: Readonly<Record<string, readonly Range[]>> = {
  d: DIGIT,
  w: WORD,
  s: SPACE,
  D: without(DIGIT),
  W: without(WORD),
  S: without(SPACE),
};

/** Every code point that is in none of the ranges. */
export function without(ranges: readonly Range[]): Range[] {
  const left: Range[] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((one, other) => one[0] - other[0])) {
    if (from > next) {
      left.push([next, from - 1]);
    }
    next = Math.max(next, to + 1);
  }
  return next > LAST ? left : [...left, [next, LAST]];
}

/** A range in both cases, where that is certain: ASCII letters, and what has no case. */
export function inBothCases([from, to]: Range): Range[] {
  if (to > 127 && !isCaseless(from, to)) {
    throw unsupported('a regular expression without case for letters other than a to z');
  }
  const ranges: Range[] = [[from, to]];
  for (const [first, shift] of [
    [65, 32],
    [97, -32],
  ] as const) {
    const [low, high] = [Math.max(from, first), Math.min(to, first + 25)];
    if (low <= high) {
      ranges.push([low + shift, high + shift]);
    }
  }
  return ranges;
}

/** Ideographs, kana and their punctuation; or one character that has no other case. */
function isCaseless(from: number, to: number): boolean {
  const char = String.fromCodePoint(from);
  const alone = from === to && !/\p{L}|\p{M}|\p{N}/u.test(char);
  return (from >= 0x3000 && to <= 0x9fff) || (alone && char.toLowerCase() === char.toUpperCase());
}
