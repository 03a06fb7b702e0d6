import { type EncodedInk, encodeInk, type InkPoint } from '#domain/letters/ink';
import type { Chance } from './random';

const PAD = { w: 600, h: 260 } as const;
const STROKES_A_CHARACTER = 6;
const POINTS_A_STROKE = 9;
const STEP_MS = 14;
const LIFT_MS = 110;

interface Box {
  readonly left: number;
  readonly width: number;
}

/** One stroke across a character's box: a slightly bent line, as a finger draws it. */
function stroke(chance: Chance, { left, width }: Box, begin: number): InkPoint[] {
  const height = PAD.h * 0.72;
  const top = PAD.h * 0.14;
  const flat = chance.often(0.5);
  const from = { x: left + width * chance.next() * 0.4, y: top + height * chance.next() * 0.7 };
  const to = {
    x: Math.min(PAD.w - 4, from.x + width * (flat ? 0.6 : 0.1 + chance.next() * 0.3)),
    y: Math.min(PAD.h - 4, from.y + height * (flat ? chance.next() * 0.1 : 0.3 + chance.next() * 0.3)),
  };
  const bend = (chance.next() - 0.5) * 24;
  return Array.from({ length: POINTS_A_STROKE }, (_, n) => {
    const share = n / (POINTS_A_STROKE - 1);
    const bow = Math.sin(share * Math.PI) * bend;
    return {
      x: Math.round(from.x + (to.x - from.x) * share + (flat ? 0 : bow)),
      y: Math.round(Math.max(2, from.y + (to.y - from.y) * share + (flat ? bow : 0))),
      t: begin + n * STEP_MS,
      down: n === 0,
    };
  });
}

/** 笔迹 of somebody in the demo: strokes side by side, one box a character of the name. Nobody's real hand. */
export function handwriting(chance: Chance, name: string): EncodedInk {
  const characters = Math.min(6, [...name].length);
  const width = PAD.w / characters;
  const points: InkPoint[] = [];
  for (let character = 0; character < characters; character += 1) {
    const strokes = STROKES_A_CHARACTER + chance.int(-2, 3);
    for (let n = 0; n < strokes; n += 1) {
      const begin = (points.at(-1)?.t ?? -LIFT_MS) + LIFT_MS + chance.int(0, 60);
      points.push(...stroke(chance, { left: character * width, width }, begin));
    }
  }
  return encodeInk({ points, ...PAD });
}
