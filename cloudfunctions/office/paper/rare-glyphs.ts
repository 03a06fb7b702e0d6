import { brotliDecompressSync } from 'node:zlib';
import { fontFile } from './font-file';

/** 生僻字 of extensions B to F as polygons; distances in em, y upwards from the baseline. */
export interface RareGlyph {
  readonly width: number;
  readonly polygons: readonly (readonly (readonly [number, number])[])[];
}

interface Block {
  readonly first: number;
  readonly count: number;
  readonly offset: number;
  readonly length: number;
}

interface Glyphs {
  readonly file: Buffer;
  readonly grid: number;
  readonly blocks: readonly Block[];
}

const HEAD = 12;
const ENTRY = 16;
const INDEXED = 6;

let glyphs: Glyphs | undefined;

function open(): Glyphs {
  if (!glyphs) {
    const file = fontFile('rare-glyphs.bin');
    const blocks = Array.from({ length: file.readUInt32LE(8) }, (_, n): Block => {
      const at = HEAD + n * ENTRY;
      const [first = 0, count = 0, offset = 0, length = 0] = [0, 4, 8, 12].map((step) => file.readUInt32LE(at + step));
      return { first, count, offset, length };
    });
    glyphs = { file, grid: file.readUInt16LE(4), blocks };
  }
  return glyphs;
}

/** Numbers with their sign in the lowest bit, seven bits a byte. */
function reader(stream: Buffer): () => number {
  let at = 0;
  return () => {
    let value = 0;
    let shift = 0;
    let byte = 0;
    do {
      byte = stream[at] ?? 0;
      at += 1;
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte >= 128);
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  };
}

const unpacked = new Map<number, ReadonlyMap<number, RareGlyph>>();

function unpack({ file, grid }: Glyphs, { count, offset, length }: Block): Map<number, RareGlyph> {
  const content = brotliDecompressSync(file.subarray(offset, offset + length));
  let at = count * INDEXED;
  const [counts, xs, ys] = [0, 1, 2].map(() => {
    const size = content.readUInt32LE(at);
    at += 4 + size;
    return reader(content.subarray(at - size, at));
  });
  const made = new Map<number, RareGlyph>();
  for (let n = 0; counts && xs && ys && n < count; n += 1) {
    let [x, y] = [0, 0];
    const polygons = Array.from({ length: counts() }, () =>
      Array.from({ length: counts() }, (): readonly [number, number] => {
        x += xs();
        y += ys();
        return [x / grid, y / grid];
      }),
    );
    const point = content.readUInt32LE(n * INDEXED);
    made.set(point, { width: content.readUInt16LE(n * INDEXED + 4) / grid, polygons });
  }
  return made;
}

/** The glyph of a character that the printing font lacks; null when nobody has it. Unpacks its block of some 500 when first asked. */
export function rareGlyph(point: number): RareGlyph | null {
  if (point < 0x20000) {
    return null;
  }
  const all = open();
  const block = all.blocks.findLast(({ first }) => first <= point);
  if (!block) {
    return null;
  }
  const known = unpacked.get(block.first) ?? unpack(all, block);
  unpacked.set(block.first, known);
  return known.get(point) ?? null;
}
