import { encode as encodeJpeg } from 'jpeg-js';
import type { Pixels } from '../../cloudfunctions/office/paper/pixels';

/** How a photo of a sheet is taken. */
export interface Shot {
  /** Degrees. */
  readonly turn: number;
  /** How far the camera leans, as the share by which the far edge is shorter. */
  readonly lean: number;
  /** Radius of the blur in px of the photo. */
  readonly blur: number;
  /** 1 is daylight; the shadow falls off towards one corner. */
  readonly light: number;
  /** Noise of the sensor, in grey steps. */
  readonly noise: number;
  readonly width: number;
  readonly height: number;
  /** Share of the photo's smaller side that the sheet's longer side takes. */
  readonly fills: number;
  readonly quality: number;
  /** A number that the noise comes from. */
  readonly seed: number;
}

/** The same noise for the same number (mulberry32). */
export function noiseOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const TABLE = 96;

function at({ grey, width, height }: Pixels, x: number, y: number): number | undefined {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
    return undefined;
  }
  const [fx, fy] = [x - left, y - top];
  const [a, b] = [grey[top * width + left] ?? 0, grey[top * width + left + 1] ?? 0];
  const [c, d] = [grey[(top + 1) * width + left] ?? 0, grey[(top + 1) * width + left + 1] ?? 0];
  return (a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy;
}

/** Where the photo's pixel lies on one sheet: turned, and with the far edge shorter. */
function onSheet(sheet: Pixels, shot: Shot, centre: { x: number; y: number }, room: number) {
  const scale = sheet.height / (room * shot.fills);
  const turn = (shot.turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return (px: number, py: number): [number, number] => {
    const [dx, dy] = [(px - centre.x) * scale, (py - centre.y) * scale];
    const [x, y] = [dx * cos + dy * sin, -dx * sin + dy * cos];
    const far = 1 + (shot.lean * -y) / sheet.height;
    return [x * far + sheet.width / 2, y * far + sheet.height / 2];
  };
}

function blurred(grey: Float32Array, width: number, height: number, radius: number): Float32Array {
  const pass = (from: Float32Array, step: number, length: number, lines: number, stride: number): Float32Array => {
    const out = new Float32Array(from.length);
    for (let line = 0; line < lines; line += 1) {
      for (let n = 0; n < length; n += 1) {
        let [sum, count] = [0, 0];
        for (let k = -Math.ceil(radius); k <= Math.ceil(radius); k += 1) {
          const weight = Math.max(0, Math.min(1, radius + 0.5 - Math.abs(k)));
          const m = Math.max(0, Math.min(length - 1, n + k));
          sum += (from[line * stride + m * step] ?? 0) * weight;
          count += weight;
        }
        out[line * stride + n * step] = sum / count;
      }
    }
    return out;
  };
  return pass(pass(grey, 1, width, height, width), width, height, width, 1);
}

/** A photo of some sheets on a table, as a JPEG. */
export function photoOf(sheets: readonly Pixels[], shot: Shot): Buffer {
  const { width, height } = shot;
  const random = noiseOf(shot.seed);
  // Two lie side by side on a photo that is wide, one below the other on one that is high.
  const columns = sheets.length === 2 && height > width ? 1 : Math.ceil(Math.sqrt(sheets.length));
  const rows = Math.ceil(sheets.length / columns);
  const room = sheets.length === 1 ? Math.min(width, height) : Math.min(height / rows, (width / columns) * 1.3);
  const places = sheets.map((sheet, n) => {
    const centre = {
      x: (width * ((n % columns) + 0.5)) / columns,
      y: (height * (Math.floor(n / columns) + 0.5)) / rows,
    };
    return { sheet, to: onSheet(sheet, shot, centre, room) };
  });
  let grey = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let seen: number | undefined;
      for (const { sheet, to } of places) {
        seen ??= at(sheet, ...to(x, y));
      }
      const shadow = shot.light * (1 - 0.35 * ((x / width + y / height) / 2));
      grey[y * width + x] = (seen ?? TABLE) * shadow;
    }
  }
  grey = shot.blur > 0 ? new Float32Array(blurred(grey, width, height, shot.blur)) : grey;
  const data = new Uint8Array(width * height * 4);
  grey.forEach((value, n) => {
    data.fill(Math.max(0, Math.min(255, value + (random() - 0.5) * 2 * shot.noise)), n * 4, n * 4 + 3);
    data[n * 4 + 3] = 255;
  });
  return encodeJpeg({ data, width, height }, shot.quality).data;
}

/** The n-th of many photos: from careful to careless, each another way. */
export function shotNumber(n: number): Shot {
  const random = noiseOf(n + 1);
  const between = (low: number, high: number): number => low + random() * (high - low);
  const upright = random() < 0.5;
  const anyhow = random() < 0.2;
  return {
    turn: anyhow ? between(0, 360) : between(-15, 15) + (random() < 0.2 ? 180 : 0),
    lean: between(0, 0.3),
    blur: between(0, 1.6),
    light: between(0.35, 1),
    noise: between(0, 10),
    width: upright ? 1200 : 1600,
    height: upright ? 1600 : 1200,
    // The whole sheet is on the photo, however it lies: what was cut off nobody can read.
    fills: anyhow ? between(0.7, 0.76) : between(0.76, 0.92),
    quality: Math.round(between(45, 85)),
    seed: n,
  };
}
