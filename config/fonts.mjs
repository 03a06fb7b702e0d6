// 字体: makes the font that letters are printed with from the pinned package: every outline on a grid of 192 steps an em (0.03 mm at
// body size) and with no more points than that needs. A letter's subset becomes a third smaller. Made once, kept in dist.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';

const SOURCE = 'node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';
const RARE = 'cloudfunctions/office/paper/rare-glyphs.bin';
const FOLDER = 'dist/fonts';
const MADE = `${FOLDER}/song.ttf`;
const EM = 192;
/** How far a simpler curve may lie from the font's own, in its 1,000 steps an em. */
const NEAR = 7;
const ON = 1;

/** Differences of one axis as TrueType packs them: nothing, a byte with its sign in the flag, or two bytes. */
function packed(delta, short, same) {
  if (delta === 0) {
    return { flag: same, bytes: [] };
  }
  return Math.abs(delta) < 256
    ? { flag: short | (delta > 0 ? same : 0), bytes: [Math.abs(delta)] }
    : { flag: 0, bytes: [(delta >> 8) & 255, delta & 255] };
}

function repeated(flags) {
  const out = [];
  for (let at = 0; at < flags.length; ) {
    let run = 1;
    while (flags[at + run] === flags[at] && run < 256) {
      run += 1;
    }
    out.push(...(run > 2 ? [flags[at] | 8, run - 1] : Array(run).fill(flags[at])));
    at += run;
  }
  return out;
}

const between = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

function onCurve(a, control, b, t) {
  const u = 1 - t;
  return {
    x: u * u * a.x + 2 * u * t * control.x + t * t * b.x,
    y: u * u * a.y + 2 * u * t * control.y + t * t * b.y,
  };
}

function fromSegment(point, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / square;
  const held = Math.max(0, Math.min(1, t));
  return Math.hypot(point.x - a.x - held * dx, point.y - a.y - held * dy);
}

/** Where the tangents at both ends meet; null when they do not meet between them. */
function meeting(a, first, last, b) {
  const [d1, d2] = [
    { x: first.x - a.x, y: first.y - a.y },
    { x: b.x - last.x, y: b.y - last.y },
  ];
  const cross = d1.x * d2.y - d1.y * d2.x;
  const along = ((b.x - a.x) * d2.y - (b.y - a.y) * d2.x) / cross;
  const back = -((b.x - a.x) * d1.y - (b.y - a.y) * d1.x) / cross;
  return cross !== 0 && along > 0 && back > 0 ? { x: a.x + along * d1.x, y: a.y + along * d1.y } : null;
}

/** One control point that does for all these, as near as NEAR; null when none does. */
function single(a, controls, b) {
  const control = meeting(a, controls[0], controls.at(-1), b);
  if (!control) {
    return null;
  }
  const drawn = Array.from({ length: 17 }, (_, n) => onCurve(a, control, b, n / 16));
  const near = (point) => drawn.some((one, n) => n > 0 && fromSegment(point, drawn[n - 1], one) <= NEAR);
  let from = a;
  for (const [n, own] of controls.entries()) {
    const to = n + 1 < controls.length ? between(own, controls[n + 1]) : b;
    if (![0.25, 0.5, 0.75, 1].every((t) => near(onCurve(from, own, to, t)))) {
      return null;
    }
    from = to;
  }
  return control;
}

/** Fewer control points between two ends: the font was made from curves of another kind, with more than the eye needs. */
function fewer(a, controls, b) {
  const off = controls.map(({ x, y }) => ({ x, y, onCurve: false }));
  const one = controls.length > 1 ? single(a, controls, b) : null;
  if (one) {
    return [{ ...one, onCurve: false }];
  }
  if (controls.length < 4) {
    return off;
  }
  const half = controls.length >> 1;
  const middle = between(controls[half - 1], controls[half]);
  const both = [fewer(a, controls.slice(0, half), middle), fewer(middle, controls.slice(half), b)];
  const joined = [...both[0], { ...middle, onCurve: true }, ...both[1]];
  return joined.length < off.length ? joined : off;
}

function simpler(contour) {
  const start = contour.findIndex((point) => point.onCurve);
  if (start < 0) {
    return contour;
  }
  const ring = [...contour.slice(start), ...contour.slice(0, start)];
  const kept = [];
  for (let at = 0; at < ring.length; ) {
    let next = at + 1;
    while (next < ring.length && !ring[next].onCurve) {
      next += 1;
    }
    kept.push(ring[at], ...fewer(ring[at], ring.slice(at + 1, next), ring[next % ring.length]));
    at = next;
  }
  return kept;
}

/** Points on the coarse grid, without those that fell together. */
function coarse(contour, scale) {
  const points = simpler(contour).map(({ x, y, onCurve }) => ({
    x: Math.round(x * scale),
    y: Math.round(y * scale),
    onCurve,
  }));
  return points.filter((point, at) => {
    const before = points.at(at - 1);
    return points.length < 3 || point.x !== before.x || point.y !== before.y || point.onCurve !== before.onCurve;
  });
}

function outline(contours) {
  const points = contours.flat();
  if (points.length === 0) {
    return Buffer.alloc(0);
  }
  const [flags, xs, ys, ends] = [[], [], [], []];
  let before = { x: 0, y: 0 };
  for (const point of points) {
    const x = packed(point.x - before.x, 2, 16);
    const y = packed(point.y - before.y, 4, 32);
    flags.push((point.onCurve ? ON : 0) | x.flag | y.flag);
    xs.push(...x.bytes);
    ys.push(...y.bytes);
    before = point;
  }
  let end = -1;
  for (const contour of contours) {
    end += contour.length;
    ends.push(end >> 8, end & 255);
  }
  const head = Buffer.alloc(10);
  const across = points.map(({ x }) => x);
  const up = points.map(({ y }) => y);
  const box = [contours.length, Math.min(...across), Math.min(...up), Math.max(...across), Math.max(...up)];
  box.forEach((value, n) => {
    head.writeInt16BE(value, n * 2);
  });
  const body = Buffer.concat([head, Buffer.from([...ends, 0, 0, ...repeated(flags), ...xs, ...ys])]);
  return Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
}

/** The whole of a TrueType file from its tables. */
function assembled(tables) {
  const names = Object.keys(tables).sort();
  const directory = Buffer.alloc(12 + names.length * 16);
  const log = Math.floor(Math.log2(names.length));
  directory.writeUInt32BE(0x00010000, 0);
  [names.length, 16 << log, log, names.length * 16 - (16 << log)].forEach((value, n) => {
    directory.writeUInt16BE(value, 4 + n * 2);
  });
  const parts = [directory];
  let at = directory.length;
  names.forEach((name, n) => {
    const data = Buffer.concat([tables[name], Buffer.alloc((4 - (tables[name].length % 4)) % 4)]);
    let sum = 0;
    for (let word = 0; word < data.length; word += 4) {
      sum = (sum + data.readUInt32BE(word)) >>> 0;
    }
    directory.write(name.padEnd(4), 12 + n * 16, 'latin1');
    [sum, at, tables[name].length].forEach((value, m) => {
      directory.writeUInt32BE(value, 16 + n * 16 + m * 4);
    });
    parts.push(data);
    at += data.length;
  });
  return Buffer.concat(parts);
}

const scaledWords = (table, offsets, scale) => {
  const copy = Buffer.from(table);
  for (const offset of offsets) {
    copy.writeInt16BE(Math.round(copy.readInt16BE(offset) * scale), offset);
  }
  return copy;
};

function thinned(source) {
  const font = fontkit.create(source);
  const scale = EM / font.unitsPerEm;
  const raw = (name) => {
    const { offset, length } = font.directory.tables[name];
    return source.subarray(offset, offset + length);
  };
  const glyphs = [];
  const loca = Buffer.alloc((font.numGlyphs + 1) * 4);
  const hmtx = Buffer.alloc(font.numGlyphs * 4);
  let at = 0;
  for (let id = 0; id < font.numGlyphs; id += 1) {
    const glyph = font.getGlyph(id);
    const contours = glyph._getContours().map((contour) => coarse(contour, scale));
    const data = outline(contours);
    const left = Math.min(0, ...contours.flat().map(({ x }) => x));
    hmtx.writeUInt16BE(Math.round(glyph.advanceWidth * scale), id * 4);
    hmtx.writeInt16BE(contours.length > 0 ? Math.min(...contours.flat().map(({ x }) => x)) : left, id * 4 + 2);
    glyphs.push(data);
    at += data.length;
    loca.writeUInt32BE(at, (id + 1) * 4);
  }
  const head = scaledWords(raw('head'), [36, 38, 40, 42], scale);
  head.writeUInt16BE(EM, 18);
  head.writeInt16BE(1, 50);
  const hhea = scaledWords(raw('hhea'), [4, 6, 8, 10, 12, 14, 16], scale);
  hhea.writeUInt16BE(font.numGlyphs, 34);
  const post = Buffer.alloc(32);
  post.writeUInt32BE(0x00030000, 0);
  return assembled({
    head,
    hhea,
    hmtx,
    loca,
    post,
    maxp: raw('maxp'),
    cmap: raw('cmap'),
    name: raw('name'),
    'OS/2': scaledWords(raw('OS/2'), [2, 68, 70, 72, 74, 76, 86, 88], scale),
    glyf: Buffer.concat(glyphs),
  });
}

/** Lays out what letters are printed with, for tests and measurements in dist/fonts; the large font only when its sources changed. */
function makeFonts() {
  const digest = createHash('sha256');
  const source = readFileSync(SOURCE);
  digest.update(source).update(readFileSync(fileURLToPath(import.meta.url)));
  const stamp = `${MADE}.sha256`;
  const wanted = digest.digest('hex');
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(MADE) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    writeFileSync(MADE, thinned(source));
    writeFileSync(stamp, wanted);
  }
  copyFileSync(RARE, `${FOLDER}/rare-glyphs.bin`);
}

/** Puts the fonts beside a function: they are too large to lie in its program. */
export function layFonts(folder) {
  makeFonts();
  mkdirSync(`${folder}/fonts`, { recursive: true });
  for (const name of ['song.ttf', 'rare-glyphs.bin']) {
    copyFileSync(`${FOLDER}/${name}`, `${folder}/fonts/${name}`);
  }
}
