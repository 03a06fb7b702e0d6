import type { Brush } from '../platform/contract';

/** One point of handwriting, relative to the pad in px; `t` in ms since the first one; `down` where the pen was set down. */
export interface InkPoint {
  readonly x: number;
  readonly y: number;
  readonly t: number;
  readonly down: boolean;
}

/** 手写签名 as points: what the server draws again and keeps. */
export interface RawInk {
  readonly points: readonly InkPoint[];
  readonly w: number;
  readonly h: number;
  readonly durationMs: number;
}

/** No more than this many points travel in a request. */
export const MOST_POINTS = 2000;
/** Closer than this to the point before is trembling, not writing. */
const NEAREST_PX = 1.5;

/** Adds a point, unless the pen has hardly moved. */
export function withPoint(points: readonly InkPoint[], next: InkPoint): readonly InkPoint[] {
  const last = points.at(-1);
  if (!next.down && last && Math.hypot(next.x - last.x, next.y - last.y) < NEAREST_PX) {
    return points;
  }
  return [...points, next];
}

/** Takes the last stroke back. */
export function withoutLastStroke(points: readonly InkPoint[]): readonly InkPoint[] {
  const start = points.findLastIndex(({ down }) => down);
  return start < 0 ? [] : points.slice(0, start);
}

/** At most `most` points: leaves out every other one inside the strokes until they are few enough; ends of strokes stay. */
export function thinned(points: readonly InkPoint[], most: number = MOST_POINTS): readonly InkPoint[] {
  let kept = points;
  while (kept.length > most) {
    const fewer = kept.filter((point, at) => point.down || at % 2 === 0 || kept[at + 1]?.down !== false);
    if (fewer.length === kept.length) {
      return kept.slice(0, most);
    }
    kept = fewer;
  }
  return kept;
}

/** The ink of a pad, or undefined while nothing is written. */
export function inkOf(points: readonly InkPoint[], w: number, h: number): RawInk | undefined {
  const few = thinned(points);
  const last = few.at(-1);
  return last && { points: few, w: Math.round(w), h: Math.round(h), durationMs: last.t };
}

/** The points of an ink on a pad of this width (a draft may come from a phone held the other way). */
export function scaled(ink: RawInk | undefined, width: number): readonly InkPoint[] {
  const factor = ink && ink.w > 0 && width > 0 ? width / ink.w : 1;
  const points = ink?.points ?? [];
  return Math.abs(factor - 1) < 0.01
    ? points
    : points.map((point) => ({ ...point, x: Math.round(point.x * factor), y: Math.round(point.y * factor) }));
}

/** Draws strokes through the middles of neighbouring points, so that corners are round. */
export function paint(brush: Brush, points: readonly InkPoint[]): void {
  brush.lineWidth = 3.5;
  brush.lineCap = 'round';
  brush.lineJoin = 'round';
  points.forEach(({ x, y, down }, at) => {
    const before = points[at - 1];
    brush.beginPath();
    if (down || !before) {
      brush.moveTo(x, y);
      brush.lineTo(x + 0.1, y);
    } else {
      const earlier = before.down ? before : (points[at - 2] ?? before);
      brush.moveTo((earlier.x + before.x) / 2, (earlier.y + before.y) / 2);
      brush.quadraticCurveTo(before.x, before.y, (before.x + x) / 2, (before.y + y) / 2);
      brush.lineTo(x, y);
    }
    brush.stroke();
  });
}
