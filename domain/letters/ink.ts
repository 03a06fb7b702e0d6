import { refuse } from '#domain/errors';

/** One point of handwriting in px of the pad; `t` in ms since the first one; `down` where the pen was set down. */
export interface InkPoint {
  readonly x: number;
  readonly y: number;
  readonly t: number;
  readonly down: boolean;
}

/** What the pad hands over. */
export interface DrawnInk {
  readonly points: readonly InkPoint[];
  readonly w: number;
  readonly h: number;
}

/** 笔迹 as it travels and is kept: text of at most 16 KB. */
export interface EncodedInk {
  readonly encoding: 'delta-1';
  readonly points: string;
  readonly w: number;
  readonly h: number;
}

export const INK_POINTS_CAP = 2000;
export const INK_TEXT_CAP = 16 * 1024;
const SIDE_CAP = 4096;
const DURATION_CAP = 3_600_000;
const STROKE = '.';
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const MORE = 32;

/** An empty scribble is no name (电子签名法 2: the signature must identify the signer). */
const FEWEST_POINTS = 8;
const SHORTEST_MS = 300;
const SMALLEST_SHARE = 0.02;

/** A signed number: sign in the lowest bit, then five bits a character, least first; 32 says that more follow. */
function digits(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = '';
  do {
    const five = rest % MORE;
    rest = Math.floor(rest / MORE);
    text += DIGITS[rest > 0 ? five + MORE : five];
  } while (rest > 0);
  return text;
}

/** Thins out until few enough: every other point inside a stroke goes, its first and last stay. */
export function thinned(points: readonly InkPoint[], most: number): readonly InkPoint[] {
  let kept = points;
  while (kept.length > most) {
    const fewer = kept.filter((point, at) => point.down || at % 2 === 0 || kept[at + 1]?.down !== false);
    kept = fewer.length === kept.length ? kept.slice(0, most) : fewer;
  }
  return kept;
}

function encodedPoints(points: readonly InkPoint[]): string {
  let before = { x: 0, y: 0, t: 0 };
  let text = '';
  points.forEach((point, at) => {
    text += point.down && at > 0 ? STROKE : '';
    text += digits(point.x - before.x) + digits(point.y - before.y) + digits(point.t - before.t);
    before = point;
  });
  return text;
}

/**
 * delta-1: per point the differences of x, y and t to the point before, `.` before the first point of each further stroke.
 * Too many points, or too long a text, are thinned out.
 */
export function encodeInk({ points, w, h }: DrawnInk): EncodedInk {
  let kept = thinned(points, INK_POINTS_CAP);
  let text = encodedPoints(kept);
  while (text.length > INK_TEXT_CAP) {
    kept = thinned(kept, Math.floor(kept.length / 2));
    text = encodedPoints(kept);
  }
  return { encoding: 'delta-1', points: text, w, h };
}

function numbersOf(stroke: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (const letter of stroke) {
    const digit = DIGITS.indexOf(letter);
    if (digit < 0 || scale > MORE ** 6) {
      refuse('INVALID_ARGUMENT');
    }
    value += (digit % MORE) * scale;
    scale *= MORE;
    if (digit < MORE) {
      numbers.push(value % 2 === 1 ? -(value - 1) / 2 : value / 2);
      value = 0;
      scale = 1;
    }
  }
  return scale === 1 && numbers.length % 3 === 0 && numbers.length > 0 ? numbers : refuse('INVALID_ARGUMENT');
}

function onPad(point: InkPoint, before: InkPoint | undefined): boolean {
  const near = (value: number): boolean => Math.abs(value) <= 2 * SIDE_CAP;
  return near(point.x) && near(point.y) && point.t >= (before?.t ?? 0) && point.t <= DURATION_CAP;
}

/** The points again, exactly. @throws {Refusal} INVALID_ARGUMENT when the text is no ink. */
export function decodeInk({ points: text, w, h }: EncodedInk): DrawnInk {
  if (text.length > INK_TEXT_CAP || w < 1 || h < 1 || w > SIDE_CAP || h > SIDE_CAP) {
    refuse('INVALID_ARGUMENT');
  }
  const points: InkPoint[] = [];
  for (const stroke of text === '' ? [] : text.split(STROKE)) {
    const numbers = numbersOf(stroke);
    for (let n = 0; n < numbers.length; n += 3) {
      const before = points.at(-1);
      const [dx = 0, dy = 0, dt = 0] = numbers.slice(n, n + 3);
      const { x, y, t } = before ?? { x: 0, y: 0, t: 0 };
      const point = { x: x + dx, y: y + dy, t: t + dt, down: n === 0 };
      points.push(onPad(point, before) ? point : refuse('INVALID_ARGUMENT'));
    }
  }
  // One drawing has one text: numbers written longer than need be, or a stroke mark without a stroke, are refused.
  const fits = points.length <= INK_POINTS_CAP && encodedPoints(points) === text;
  return fits ? { points, w, h } : refuse('INVALID_ARGUMENT');
}

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** How long the pen was at work, from its first point to its last. */
export function inkDuration({ points }: Pick<DrawnInk, 'points'>): number {
  return (points.at(-1)?.t ?? 0) - (points[0]?.t ?? 0);
}

/** Whether this can be a name: at least 8 points, 300 ms, and a box of 2 % of the pad around it. */
export function isSignature(ink: DrawnInk): boolean {
  if (ink.points.length < FEWEST_POINTS || inkDuration(ink) < SHORTEST_MS) {
    return false;
  }
  const box = spread(ink.points.map(({ x }) => x)) * spread(ink.points.map(({ y }) => y));
  return box >= SMALLEST_SHARE * ink.w * ink.h;
}
