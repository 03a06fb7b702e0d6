// 生僻字: how cloudfunctions/office/paper/rare-glyphs.bin was made. Run once, by hand, with the path of HanaMinB.ttf (Debian package
// fonts-hanazono 20170904-2.1; Hanazono Font License: free to copy and change). No package registry has such a font, so its outlines of
// extensions B to F, as polygons on a grid of 128 steps an em, lie in this repository. Nothing runs this in a build.
//
// The file: "NOLR", u16 grid, u16 baseline, u32 count of blocks; per block u32 first code point, u32 count, u32 offset, u32 length; then the
// blocks, each brotli of: per glyph u32 code point, u16 width; then all counts, xs and ys as varints, each stream with its u32 length.
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import * as fontkit from 'fontkit';

const OUT = 'cloudfunctions/office/paper/rare-glyphs.bin';
const FIRST = 0x20000;
const LAST = 0x2ebef;
const GRID = 128;
const NEAR = 0.8;
const A_BLOCK = 512;
const CURVE_STEPS = 4;

const font = fontkit.create(readFileSync(process.argv[2]));
const scale = GRID / font.unitsPerEm;

function polygonsOf(path) {
  const polygons = [];
  for (const { command, args } of path.commands) {
    if (command === 'moveTo') {
      polygons.push([args]);
    } else if (command === 'lineTo') {
      polygons.at(-1).push(args);
    } else if (command === 'quadraticCurveTo') {
      const [x0, y0] = polygons.at(-1).at(-1);
      const [cx, cy, x, y] = args;
      for (let n = 1; n <= CURVE_STEPS; n += 1) {
        const t = n / CURVE_STEPS;
        const u = 1 - t;
        polygons.at(-1).push([u * u * x0 + 2 * u * t * cx + t * t * x, u * u * y0 + 2 * u * t * cy + t * t * y]);
      }
    }
  }
  return polygons.map((polygon) => polygon.map(([x, y]) => [x * scale, y * scale]));
}

/** Douglas and Peucker: leaves out points that lie near the line between their neighbours. */
function fewer(points) {
  const [a, b] = [points[0], points.at(-1)];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  let far = 0;
  let where = 0;
  for (let n = 1; n < points.length - 1; n += 1) {
    const [x, y] = [points[n][0] - a[0], points[n][1] - a[1]];
    const distance = length === 0 ? Math.hypot(x, y) : Math.abs(dy * x - dx * y) / length;
    if (distance > far) {
      far = distance;
      where = n;
    }
  }
  return far > NEAR ? [...fewer(points.slice(0, where + 1)).slice(0, -1), ...fewer(points.slice(where))] : [a, b];
}

function closed(points) {
  const away = points.map(([x, y]) => Math.hypot(x - points[0][0], y - points[0][1]));
  const far = away.indexOf(Math.max(...away));
  const ring = [
    ...fewer(points.slice(0, far + 1)).slice(0, -1),
    ...fewer([...points.slice(far), points[0]]).slice(0, -1),
  ];
  const whole = ring.map(([x, y]) => [Math.round(x), Math.round(y)]);
  return whole.filter(([x, y], n) => n === 0 || x !== whole[n - 1][0] || y !== whole[n - 1][1]);
}

function varint(out, value) {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  while (rest >= 128) {
    out.push((rest & 127) | 128);
    rest >>= 7;
  }
  out.push(rest);
}

const u32 = (...values) => Buffer.from(Uint32Array.from(values).buffer);

function blockOf(points) {
  const [index, counts, xs, ys] = [Buffer.alloc(points.length * 6), [], [], []];
  points.forEach((point, n) => {
    const glyph = font.glyphForCodePoint(point);
    index.writeUInt32LE(point, n * 6);
    index.writeUInt16LE(Math.round(glyph.advanceWidth * scale), n * 6 + 4);
    const polygons = polygonsOf(glyph.path)
      .map(closed)
      .filter((polygon) => polygon.length > 2);
    varint(counts, polygons.length);
    let before = [0, 0];
    for (const polygon of polygons) {
      varint(counts, polygon.length);
      for (const [x, y] of polygon) {
        varint(xs, x - before[0]);
        varint(ys, y - before[1]);
        before = [x, y];
      }
    }
  });
  const streams = [counts, xs, ys].flatMap((stream) => [u32(stream.length), Buffer.from(stream)]);
  return brotliCompressSync(Buffer.concat([index, ...streams]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 20 },
  });
}

const points = [...new Set(font.characterSet)]
  .filter((point) => point >= FIRST && point <= LAST && font.glyphForCodePoint(point).path.commands.length > 0)
  .sort((a, b) => a - b);
const blocks = [];
for (let n = 0; n < points.length; n += A_BLOCK) {
  const own = points.slice(n, n + A_BLOCK);
  blocks.push({ first: own[0], count: own.length, data: blockOf(own) });
}
const head = Buffer.alloc(8);
head.write('NOLR', 'latin1');
head.writeUInt16LE(GRID, 4);
head.writeUInt16LE(Math.round(-font.descent * scale), 6);
let at = 12 + blocks.length * 16;
const index = blocks.map(({ first, count, data }) => {
  const entry = u32(first, count, at, data.length);
  at += data.length;
  return entry;
});
writeFileSync(OUT, Buffer.concat([head, u32(blocks.length), ...index, ...blocks.map(({ data }) => data)]));
console.log(`${points.length} glyphs, ${at} bytes`);
