import fc from 'fast-check';
import { Refusal } from '#domain/errors';
import {
  type DrawnInk,
  decodeInk,
  encodeInk,
  INK_POINTS_CAP,
  INK_TEXT_CAP,
  type InkPoint,
  isSignature,
} from '#domain/letters/ink';

const W = 343;
const H = 200;

/** Strokes as a hand makes them: steps of a few px every few ms. */
const stroke = fc.array(
  fc.record({ dx: fc.integer({ min: -40, max: 40 }), dy: fc.integer({ min: -40, max: 40 }), dt: fc.nat(60) }),
  { minLength: 1, maxLength: 60 },
);
const drawing = fc.array(stroke, { minLength: 1, maxLength: 8 }).map((strokes): DrawnInk => {
  const points: InkPoint[] = [];
  let at = { x: 170, y: 100, t: 0 };
  for (const steps of strokes) {
    steps.forEach(({ dx, dy, dt }, n) => {
      const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
      at = { x: clamp(at.x + dx, W), y: clamp(at.y + dy, H), t: at.t + dt };
      points.push({ ...at, down: n === 0 });
    });
  }
  return { points, w: W, h: H };
});

test('delta-1 brings back every point and every stroke', () => {
  fc.assert(fc.property(drawing, (ink) => expect(decodeInk(encodeInk(ink))).toEqual(ink)));
});

test('delta-1 is written so and not otherwise', () => {
  const points = [
    { x: 10, y: 20, t: 0, down: true },
    { x: 11, y: 19, t: 16, down: false },
    { x: 60, y: 19, t: 320, down: true },
  ];
  expect(encodeInk({ points, w: 300, h: 180 })).toEqual({
    encoding: 'delta-1',
    points: 'UoBACDgB.iDAgT',
    w: 300,
    h: 180,
  });
});

test('ten minutes of scribbling still travel: fewer points, the ends of the strokes stay', () => {
  const points = Array.from({ length: 20_000 }, (_, n) => ({
    x: (n * 37) % 2000,
    y: (n * 91) % 1500,
    t: n * 30,
    down: n % 500 === 0,
  }));
  const ink = encodeInk({ points, w: 2000, h: 1500 });
  const back = decodeInk(ink);
  expect(ink.points.length).toBeLessThanOrEqual(INK_TEXT_CAP);
  expect(back.points.length).toBeLessThanOrEqual(INK_POINTS_CAP);
  expect(back.points.length).toBeGreaterThan(500);
  expect(back.points.filter(({ down }) => down)).toEqual(points.filter(({ down }) => down));
});

test.each([
  ['a letter of no alphabet', 'AA*'],
  ['a number that does not end', 'AAg'],
  ['a point without its time', 'AABB'],
  ['an empty stroke', 'AAA..AAA'],
  ['time that runs back', 'AAA.AAD'],
  ['a point far off the pad', 'ggggggDAA'],
  ['a number without end', 'g'.repeat(40)],
])('refuses %s', (_, points) => {
  expect(() => decodeInk({ encoding: 'delta-1', points, w: W, h: H })).toThrow(Refusal);
});

test('any text at all is read or refused, never half', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AgB-_.9zK'), maxLength: 300 }), (points) => {
      try {
        const ink = decodeInk({ encoding: 'delta-1', points, w: W, h: H });
        expect(encodeInk(ink).points).toBe(points);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('an empty scribble is no name', () => {
  const wave = (count: number, stepMs: number, height: number): DrawnInk => ({
    points: Array.from({ length: count }, (_, n) => ({
      x: 20 + n * 5,
      y: n % 2 === 0 ? 20 : 20 + height,
      t: n * stepMs,
      down: n === 0,
    })),
    w: W,
    h: H,
  });

  test.each([
    [true, 'a name', wave(30, 20, 80)],
    [true, 'just enough', wave(8, 43, 41)],
    [false, 'seven points', wave(7, 60, 80)],
    [false, 'under 300 ms', wave(30, 10, 80)],
    [false, 'a box under 2 % of the pad', wave(30, 20, 9)],
    [false, 'nothing', { points: [], w: W, h: H }],
  ])('%s: %s', (enough, _, ink) => {
    expect(isSignature(ink)).toBe(enough);
  });
});
