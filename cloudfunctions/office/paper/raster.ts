import { PNG } from 'pngjs';
import { encode } from 'uqr';
import { decodeInk, type EncodedInk } from '#domain/letters/ink';

/** A picture for a document that takes no strokes. */
export interface Picture {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

const PEN = 2;
const SCALE = 2;
const PAD = 6;
const CELL = 6;

function blank(width: number, height: number): PNG {
  const png = new PNG({ width, height });
  png.data.fill(255);
  return png;
}

function dot(png: PNG, x: number, y: number, radius: number): void {
  for (let dy = -radius; dy <= radius; dy += 1) {
    for (let dx = -radius; dx <= radius; dx += 1) {
      const [px, py] = [Math.round(x + dx), Math.round(y + dy)];
      const inside =
        px >= 0 && py >= 0 && px < png.width && py < png.height && dx * dx + dy * dy <= radius * radius + 1;
      if (inside) {
        png.data.fill(0, (py * png.width + px) * 4, (py * png.width + px) * 4 + 3);
      }
    }
  }
}

const made = (png: PNG): Picture => ({
  data: PNG.sync.write(png, { colorType: 0 }),
  width: png.width,
  height: png.height,
});

/** 手写签名 as a picture. */
export function inkPicture(encoded: EncodedInk): Picture {
  const { points } = decodeInk(encoded);
  const [left, top] = [Math.min(...points.map(({ x }) => x)), Math.min(...points.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...points.map(({ x }) => x)), Math.max(...points.map(({ y }) => y))];
  const png = blank((right - left) * SCALE + 2 * PAD, (bottom - top) * SCALE + 2 * PAD);
  points.forEach((point, n) => {
    const before = point.down ? point : (points[n - 1] ?? point);
    const steps = Math.max(1, Math.hypot(point.x - before.x, point.y - before.y) * SCALE);
    for (let step = 0; step <= steps; step += 1) {
      const x = before.x + ((point.x - before.x) * step) / steps - left;
      const y = before.y + ((point.y - before.y) * step) / steps - top;
      dot(png, x * SCALE + PAD, y * SCALE + PAD, PEN);
    }
  });
  return made(png);
}

/** 二维码 as a picture. */
export function codePicture(text: string, ecc: 'L' | 'M' = 'M'): Picture {
  const { data, size } = encode(text, { ecc, border: 2 });
  const png = blank(size * CELL, size * CELL);
  for (let y = 0; y < size * CELL; y += 1) {
    for (let x = 0; x < size * CELL; x += 1) {
      if (data[Math.floor(y / CELL)]?.[Math.floor(x / CELL)]) {
        png.data.fill(0, (y * png.width + x) * 4, (y * png.width + x) * 4 + 3);
      }
    }
  }
  return made(png);
}
