import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { refuse } from '#domain/errors';

/** A photo as grey values, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8ClampedArray;
}

const MEMORY_MB = 160;
const MEGAPIXELS = 17;
const isPng = (content: Buffer): boolean => content[0] === 0x89;

/** The grey of every pixel (ITU-R BT.601). */
function greyOf({ width, height, data }: { width: number; height: number; data: Uint8Array }): Pixels {
  const grey = new Uint8ClampedArray(width * height);
  for (let n = 0; n < grey.length; n += 1) {
    const at = n * 4;
    grey[n] = ((data[at] ?? 0) * 299 + (data[at + 1] ?? 0) * 587 + (data[at + 2] ?? 0) * 114) / 1000;
  }
  return { width, height, grey };
}

/** Unpacks a photo. @throws {Refusal} FILE_CORRUPT when it cannot be drawn */
export function pixelsOf(content: Buffer): Pixels {
  try {
    return greyOf(
      isPng(content)
        ? PNG.sync.read(content)
        : decodeJpeg(content, {
            useTArray: true,
            formatAsRGBA: true,
            tolerantDecoding: true,
            maxMemoryUsageInMB: MEMORY_MB,
            maxResolutionInMP: MEGAPIXELS,
          }),
    );
  } catch {
    // Whatever a decoder says of a broken picture, the person can do one thing about it.
    return refuse('FILE_CORRUPT', { message: '照片打不开，请重新拍一张。' });
  }
}
