import fc from 'fast-check';
import { INK_POINTS_CAP, type InkPoint } from '#domain/letters/ink';
import { inkOf, scaled, withoutLastStroke, withPoint } from '../../src/ui/strokes';

const point = fc.record({ x: fc.nat(340), y: fc.nat(240), t: fc.nat(60_000), down: fc.boolean() });
const points = fc
  .array(point, { minLength: 1, maxLength: 6000, size: 'max' })
  .map((list) => list.map((one, at): InkPoint => ({ ...one, down: at === 0 || (one.down && at % 7 === 0) })));

test('never more points than may travel, every stroke still begins where it began', () => {
  fc.assert(
    fc.property(points, (list) => {
      const few = inkOf(list, 340, 240)?.points ?? [];
      expect(few.length).toBeLessThanOrEqual(INK_POINTS_CAP);
      expect(few[0]).toEqual(list[0]);
      if (list.length <= INK_POINTS_CAP) {
        expect(few).toEqual(list);
      } else {
        expect(few.filter(({ down }) => down)).toEqual(list.filter(({ down }) => down));
      }
    }),
    { numRuns: 30 },
  );
});

test('a trembling finger adds nothing, a new stroke always does', () => {
  const start: InkPoint = { x: 10, y: 10, t: 0, down: true };
  expect(withPoint([start], { x: 11, y: 10, t: 5, down: false })).toHaveLength(1);
  expect(withPoint([start], { x: 14, y: 10, t: 5, down: false })).toHaveLength(2);
  expect(withPoint([start], { x: 10, y: 10, t: 5, down: true })).toHaveLength(2);
});

test('strokes go back one by one', () => {
  const two: InkPoint[] = [
    { x: 1, y: 1, t: 0, down: true },
    { x: 9, y: 1, t: 9, down: false },
    { x: 1, y: 9, t: 20, down: true },
    { x: 9, y: 9, t: 30, down: false },
  ];
  expect(withoutLastStroke(two)).toEqual(two.slice(0, 2));
  expect(inkOf(withoutLastStroke(withoutLastStroke(two)), 300, 240)).toBeUndefined();
  expect(inkOf(two, 300.4, 240)).toEqual({ points: two, w: 300, h: 240, durationMs: 30 });
});

test('a draft from a wider pad fits this one', () => {
  const ink = { points: [{ x: 600, y: 100, t: 0, down: true }], w: 800, h: 240, durationMs: 0 };
  expect(scaled(ink, 400)).toEqual([{ x: 300, y: 50, t: 0, down: true }]);
});
