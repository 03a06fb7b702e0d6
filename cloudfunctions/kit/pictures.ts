import { crc32, inflateSync } from 'node:zlib';
import { Refusal, refuse } from '#domain/errors';

const SIDE_CAP = 4096;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ff', 'hex');

const broken = (): never => refuse('FILE_CORRUPT', { message: '照片打不开，请重新拍一张。' });

function requireSides(width: number, height: number): void {
  if (width === 0 || height === 0) {
    broken();
  }
  if (width > SIDE_CAP || height > SIDE_CAP) {
    refuse('FILE_TOO_LARGE', { message: '照片太大，请用手机自带的压缩后再传。' });
  }
}

/** Chunks without which the picture is not the same picture; whatever else a PNG carries may tell of place and person. */
const PNG_KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

interface PngChunk {
  readonly type: string;
  readonly data: Buffer;
  readonly whole: Buffer;
}

function pngChunk(content: Buffer, at: number): PngChunk {
  const size = content.readUInt32BE(at);
  const end = at + 12 + size;
  if (end > content.length) {
    broken();
  }
  const type = content.toString('latin1', at + 4, at + 8);
  if (crc32(content.subarray(at + 4, end - 4)) !== content.readUInt32BE(end - 4)) {
    broken();
  }
  return { type, data: content.subarray(at + 8, end - 4), whole: content.subarray(at, end) };
}

function cleanPng(content: Buffer): Buffer {
  const kept: PngChunk[] = [];
  for (let at = PNG.length; kept.at(-1)?.type !== 'IEND'; ) {
    if (at + 12 > content.length) {
      broken();
    }
    const chunk = pngChunk(content, at);
    at += chunk.whole.length;
    if (PNG_KEPT.has(chunk.type)) {
      kept.push(chunk);
    } else if (/^[A-Z]/.test(chunk.type)) {
      broken();
    }
  }
  const [header] = kept;
  if (header?.type !== 'IHDR' || header.data.length !== 13) {
    return broken();
  }
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  requireSides(width, height);
  // Eight bytes a pixel is the most that a PNG can hold.
  const pixels = Buffer.concat(kept.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data));
  inflateSync(pixels, { maxOutputLength: height * (width * 8 + 1) + 64 });
  return Buffer.concat([PNG, ...kept.map((chunk) => chunk.whole)]);
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** JFIF and Adobe's colour mark are needed to draw; EXIF (place, time, device), comments and colour profiles are not. */
const isKept = (marker: number): boolean =>
  marker === 0xe0 || marker === 0xee || (marker >= 0xc0 && marker <= 0xdf) || isFrame(marker);

/** The end of the entropy-coded data after a scan header. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = from; at + 1 < content.length; at += 1) {
    const next = content[at + 1] ?? 0;
    if (content[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) {
      return at;
    }
  }
  return broken();
}

function segmentEnd(content: Buffer, at: number): number {
  if (content[at] !== 0xff || at + 4 > content.length) {
    return broken();
  }
  const end = at + 2 + content.readUInt16BE(at + 2);
  return end > content.length ? broken() : end;
}

function cleanJpeg(content: Buffer): Buffer {
  const parts: Buffer[] = [content.subarray(0, 2)];
  let framed = false;
  let at = 2;
  while (content[at + 1] !== END_OF_IMAGE) {
    const marker = content[at + 1] ?? 0;
    const head = segmentEnd(content, at);
    const end = marker === START_OF_SCAN ? endOfScan(content, head) : head;
    if (isFrame(marker)) {
      requireSides(content.readUInt16BE(at + 7), content.readUInt16BE(at + 5));
      framed = true;
    }
    if (isKept(marker)) {
      parts.push(content.subarray(at, end));
    }
    at = end;
  }
  return framed ? Buffer.concat([...parts, content.subarray(at, at + 2)]) : broken();
}

/**
 * 照片: a PNG or JPEG whose structure holds, with nothing in it but the picture: no place, time or device. Anything else is refused.
 * @throws {Refusal} FILE_CORRUPT, FILE_TOO_LARGE, FILE_UNSAFE
 */
export function cleanPicture(content: Buffer): Buffer {
  const isPng = content.subarray(0, PNG.length).equals(PNG);
  if (!isPng && !content.subarray(0, JPEG.length).equals(JPEG)) {
    refuse('FILE_UNSAFE', { message: '只能传 JPG 或 PNG 照片。' });
  }
  try {
    return isPng ? cleanPng(content) : cleanJpeg(content);
  } catch (error) {
    // Offsets outside the file and pixels that do not inflate are one thing to the person: the picture is damaged.
    if (error instanceof Refusal) {
      throw error;
    }
    return broken();
  }
}
