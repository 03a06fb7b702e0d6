import jsQR from 'jsqr';
import type { Pixels } from './pixels';

/** A part of a photo that is looked at by itself. */
interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

const MOST_CODES = 8;
/** Longest sides in px at which a photo is searched. */
const COARSE = 1000;
const FINE = 1600;
const WHITE = 255;

function rgbaOf({ grey, width, height }: Pixels): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let n = 0; n < grey.length; n += 1) {
    data.fill(grey[n] ?? 0, n * 4, n * 4 + 3);
    data[n * 4 + 3] = 255;
  }
  return data;
}

function meanOf({ grey, width }: Pixels, { left, top, width: w, height: h }: Part): number {
  let sum = 0;
  for (let y = top; y < top + h; y += 1) {
    for (let x = left; x < left + w; x += 1) {
      sum += grey[y * width + x] ?? WHITE;
    }
  }
  return sum / (w * h);
}

/** Every pixel of the smaller picture is the mean of those that it stands for. */
function scaled(pixels: Pixels, to: number): Pixels {
  const scale = to / Math.max(pixels.width, pixels.height);
  const [width, height] = [Math.round(pixels.width * scale), Math.round(pixels.height * scale)];
  const grey = new Uint8ClampedArray(width * height);
  const stretch = (at: number): [from: number, size: number] => {
    const from = Math.floor(at / scale);
    return [from, Math.max(1, Math.floor((at + 1) / scale) - from)];
  };
  for (let y = 0; y < height; y += 1) {
    const [top, high] = stretch(y);
    for (let x = 0; x < width; x += 1) {
      const [left, wide] = stretch(x);
      grey[y * width + x] = meanOf(pixels, { left, top, width: wide, height: high });
    }
  }
  return { grey, width, height };
}

function cut({ grey, width }: Pixels, part: Part): Pixels {
  const out = new Uint8ClampedArray(part.width * part.height);
  for (let y = 0; y < part.height; y += 1) {
    const from = (part.top + y) * width + part.left;
    out.set(grey.subarray(from, from + part.width), y * part.width);
  }
  return { grey: out, width: part.width, height: part.height };
}

/** Overlapping parts, `n` each way and half a part more: whatever lies on a border of one lies within another. */
function partsOf({ width, height }: Pixels, n: number): Part[] {
  const [w, h] = [Math.floor(width / n), Math.floor(height / n)];
  const starts = Array.from({ length: 2 * n - 1 }, (_, at) => at / 2);
  return starts.flatMap((row) =>
    starts.map((column) => ({ left: Math.floor(column * w), top: Math.floor(row * h), width: w, height: h })),
  );
}

/** Pixels between the corners become paper, so that the next search finds another code. */
function blot(pixels: Pixels, corners: readonly Corner[], at: Corner): void {
  const xs = corners.map(({ x }) => x + at.x);
  const ys = corners.map(({ y }) => y + at.y);
  const left = Math.max(0, Math.floor(Math.min(...xs)));
  const right = Math.min(pixels.width, Math.ceil(Math.max(...xs)));
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < Math.min(pixels.height, Math.max(...ys)); y += 1) {
    pixels.grey.fill(WHITE, y * pixels.width + left, y * pixels.width + right);
  }
}

/** Finds codes in each part until none is found; each found is blotted out of the whole. */
function search(pixels: Pixels, parts: readonly Part[], found: Set<string>): void {
  for (const part of parts) {
    for (let n = 0; n < MOST_CODES; n += 1) {
      const own = cut(pixels, part);
      const code = jsQR(rgbaOf(own), own.width, own.height, { inversionAttempts: 'dontInvert' });
      if (!code || code.data === '') {
        break;
      }
      found.add(code.data);
      const { topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner } = code.location;
      blot(pixels, [topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner], { x: part.left, y: part.top });
    }
  }
}

const whole = ({ width, height }: Pixels): Part => ({ left: 0, top: 0, width, height });

/** The photo no larger than so many px, and a copy: searching blots it. */
function atMost(photo: Pixels, side: number): Pixels {
  return Math.max(photo.width, photo.height) > side ? scaled(photo, side) : { ...photo, grey: photo.grey.slice() };
}

/**
 * 认码: the texts of all codes on a photo. A coarser picture has less noise and is searched first; then the quarters of both, since several
 * sheets confuse a search for one code; where nothing was found, every corner of the finer one.
 */
export function codesIn(photo: Pixels): string[] {
  const found = new Set<string>();
  const coarse = atMost(photo, COARSE);
  search(coarse, [whole(coarse), ...partsOf(coarse, 2)], found);
  const fine = atMost(photo, FINE);
  search(fine, found.size === 0 ? [whole(fine), ...partsOf(fine, 2)] : partsOf(fine, 2), found);
  if (found.size === 0) {
    search(fine, partsOf(fine, 3), found);
  }
  return [...found];
}
