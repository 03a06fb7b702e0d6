import { type DrawnInk, INK_POINTS_CAP, type InkPoint, thinned } from '#domain/letters/ink';
import type { Brush } from '../platform/contract';

/** 手写签名 as the pad gives it: what the server draws again and keeps. */
export interface RawInk extends DrawnInk {
  readonly durationMs: number;
}

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

/** The ink of a pad, or undefined while nothing is written. */
export function inkOf(points: readonly InkPoint[], w: number, h: number): RawInk | undefined {
  const few = thinned(points, INK_POINTS_CAP);
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
