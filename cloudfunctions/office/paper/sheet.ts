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
const TO_EIGHTH = 8;

export type Pdf = InstanceType<typeof PDFDocument>;
const short = (value: number): number => Math.round(value * 100) / 100;

/** An empty PDF with the printing font; its bytes depend on what is drawn and on `at` alone. */
export function newPdf(title: string, at: Instant): Pdf {
  const info = { Title: title, Producer: '一个都不能少', Creator: '一个都不能少', CreationDate: new Date(at) };
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
  for (const polygon of polygons) {
    polygon.forEach(([px, py], n) => {
      const [to, up] = [short(x + px * size), short(y - py * size)];
      n === 0 ? pdf.moveTo(to, up) : pdf.lineTo(to, up);
    });
    pdf.closePath();
  }
  pdf.fill();
  pdf.endMarkedContent();
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
  const across = box.x + (box.width - wide * scale) / 2;
  const down = box.y + (box.height - high * scale) / 2;
  for (const { x, y, down: begins } of points) {
    const [to, at] = [short(across + (x - left) * scale), short(down + (y - top) * scale)];
    begins ? pdf.moveTo(to, at) : pdf.lineTo(to, at);
  }
  pdf.lineWidth(1.4).lineCap('round').lineJoin('round').strokeColor('#000000').stroke();
}

/** 二维码 in vectors, each row's dark runs as one rectangle. Its quiet zone is the caller's paper. */
export function drawCode(pdf: Pdf, text: string, x: number, y: number, side: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const cell = side / size;
  data.forEach((row, at) => {
    for (let from = 0; from < size; from += 1) {
      let to = from;
      while (row[to]) {
        to += 1;
      }
      if (to > from) {
        pdf.rect(
          short(x + from * cell),
          short(y + at * cell),
          short((to - from) * cell),
          short(cell + cell / TO_EIGHTH ** 2),
        );
        from = to;
      }
    }
  });
  pdf.fillColor('#000000').fill();
}
