import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { decodeInk, type EncodedInk, thinned } from '#domain/letters/ink';
import type { Instant } from '#domain/plain-date';
import { rareGlyph } from './rare-glyphs';
import { songFont } from './song-font';
import type { Line } from './typeset';

/** Points of an inch in a millimetre. */
export const MM = 72 / 25.4;
export const A4 = { width: 210 * MM, height: 297 * MM } as const;

/** Points that show a signature as well on paper as the two thousand that are kept. */
const INK_SHOWN = 600;
const BOLD = 0.028;
const PEN = 1.4;
const EM = 1000;
/** Rows of a code overlap by a hair, so that no viewer draws a line between them. */
const OVERLAP = 1.02;

export type Pdf = InstanceType<typeof PDFDocument>;
const short = (value: number): number => Math.round(value * 100) / 100;

/** An empty PDF with the printing font; its bytes depend on what is drawn and on `at` alone. */
export function newPdf(title: string, at: Instant, mark?: string): Pdf {
  const info = {
    Title: title,
    ...(mark ? { Keywords: mark } : {}),
    Producer: '一个都不能少',
    Creator: '一个都不能少',
    CreationDate: new Date(at),
  };
  const pdf = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, bufferPages: true, info, font: '' });
  // pdfkit takes an opened font too, which its types do not say: it is read once for all letters, not once for each.
  return pdf.font(songFont() as unknown as string);
}

/** The whole file. */
export async function bytesOf(pdf: Pdf): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of ended(pdf)) {
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts);
}

function ended(pdf: Pdf): AsyncIterable<Uint8Array> {
  pdf.end();
  return pdf as unknown as AsyncIterable<Uint8Array>;
}

interface Style {
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
}

function drawRare(pdf: Pdf, character: string, x: number, y: number, size: number): void {
  const polygons = rareGlyph(character.codePointAt(0) ?? 0)?.polygons ?? [];
  // The text itself for whoever copies or reads aloud: a drawing has none.
  pdf.markContent('Span', { actual: character });
  // In steps of its own em: the same character again is the same bytes again, which packs well.
  pdf
    .save()
    .translate(short(x), short(y))
    .scale(size / EM, -size / EM);
  for (const polygon of polygons) {
    polygon.forEach(([px, py], n) => {
      const [to, up] = [Math.round(px * EM), Math.round(py * EM)];
      n === 0 ? pdf.moveTo(to, up) : pdf.lineTo(to, up);
    });
    pdf.closePath();
  }
  pdf.fill().restore().endMarkedContent();
}

/** Draws a line with its baseline at `y`. */
export function drawLine(pdf: Pdf, { pieces, indent }: Line, x: number, y: number, style: Style): void {
  const { size, bold = false, color = '#000000' } = style;
  let at = x + indent * size;
  pdf.fontSize(size).fillColor(color);
  if (bold) {
    pdf.strokeColor(color).lineWidth(size * BOLD);
  }
  for (const { text, rare, width } of pieces) {
    if (rare) {
      drawRare(pdf, text, at, y, size);
    } else {
      pdf.text(text, at, y, { lineBreak: false, baseline: 'alphabetic', features: [], fill: true, stroke: bold });
    }
    at += width * size;
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** 手写签名 drawn from its points as strokes, as large as the box allows. */
export function drawInk(pdf: Pdf, encoded: EncodedInk, box: Box): void {
  const ink = decodeInk(encoded);
  const points = thinned(ink.points, INK_SHOWN);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left || 1, Math.max(...ys) - top || 1];
  const scale = Math.min(box.width / wide, box.height / high, 1);
  // The points as they were written, whole numbers, under a scale: half the size of points of the page.
  pdf
    .save()
    .translate(short(box.x + (box.width - wide * scale) / 2), short(box.y + (box.height - high * scale) / 2))
    .scale(scale)
    .translate(-left, -top);
  for (const { x, y, down: begins } of points) {
    begins ? pdf.moveTo(x, y) : pdf.lineTo(x, y);
  }
  pdf
    .lineWidth(short(PEN / scale))
    .lineCap('round')
    .lineJoin('round')
    .strokeColor('#000000')
    .stroke()
    .restore();
}

interface CodePlace {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly ecc?: 'L' | 'M';
  /** One of the eight masks (0 to 7); without it all are tried for the one that reads best, which takes a while for a long text. */
  readonly maskPattern?: number;
}

/** 二维码 in vectors, each row's dark runs as one rectangle, in cells: small numbers keep the file small. Its quiet zone is the caller's paper. */
export function drawCode(pdf: Pdf, text: string, { x, y, side, ecc = 'M', maskPattern = -1 }: CodePlace): void {
  const { data, size } = encode(text, { ecc, border: 0, maskPattern });
  // Whoever copies the code out of the file gets what it says.
  pdf
    .markContent('Span', { actual: text })
    .save()
    .translate(x, y)
    .scale(side / size);
  data.forEach((row, at) => {
    for (let from = 0; from < size; from += 1) {
      let to = from;
      while (row[to]) {
        to += 1;
      }
      if (to > from) {
        pdf.rect(from, at, to - from, OVERLAP);
        from = to;
      }
    }
  });
  pdf.fillColor('#000000').fill().restore().endMarkedContent();
}
