import type { FormCell, FormRow, FormSheet } from '#domain/office/form';
import type { Instant } from '#domain/plain-date';
import { BASELINE, GREY } from './flow';
import { A4, bytesOf, drawCode, drawLine, MM, newPdf, type Pdf } from './sheet';
import { oneLine, typeset } from './typeset';
import { drawWatermark } from './watermark';

const LEFT = 22 * MM;
const WIDTH = A4.width - 2 * LEFT;
const BOTTOM = A4.height - 14 * MM;
const TOP = 16 * MM;
const CODE_SIDE = 30 * MM;
const COLUMNS = 12;
const PAD = 2 * MM;
const ORGAN = 14;
const TITLE = 22;
const TEXT = { size: 11.5, pitch: 17 } as const;
const NOTE = { size: 9.5, pitch: 14 } as const;
const AIR = 5 * MM;

const widthOf = ({ span }: FormCell): number => (span / COLUMNS) * WIDTH;

const linesOf = (cell: FormCell) =>
  cell.text.split('\n').flatMap((text) => typeset(text, (widthOf(cell) - 2 * PAD) / TEXT.size));

const heightOf = ({ cells, height }: FormRow): number =>
  Math.max(height * MM, ...cells.map((cell) => linesOf(cell).length * TEXT.pitch + PAD));

function drawCell(pdf: Pdf, cell: FormCell, x: number, y: number, height: number): void {
  pdf.rect(x, y, widthOf(cell), height).lineWidth(0.7).strokeColor('#000000').stroke();
  const lines = linesOf(cell);
  let top = y + (height - lines.length * TEXT.pitch) / 2;
  for (const line of lines) {
    const free = widthOf(cell) - line.width * TEXT.size;
    const from = cell.isLabel ? free / 2 : PAD;
    drawLine(pdf, line, x + from, top + TEXT.pitch * BASELINE, { size: TEXT.size });
    top += TEXT.pitch;
  }
}

function drawRow(pdf: Pdf, row: FormRow, y: number): number {
  const height = heightOf(row);
  let x = LEFT;
  for (const cell of row.cells) {
    drawCell(pdf, cell, x, y, height);
    x += widthOf(cell);
  }
  return y + height;
}

function middle(pdf: Pdf, text: string, y: number, size: number): void {
  const line = oneLine(text);
  const fitted = Math.min(size, (WIDTH - (CODE_SIDE + AIR) * 2) / line.width);
  drawLine(pdf, line, (A4.width - line.width * fitted) / 2, y, { size: fitted, bold: true });
}

/** Organ and title in the middle, the code in the corner: there it is on every photo of the sheet. */
function drawTop(pdf: Pdf, { organ, title, code }: FormSheet): number {
  if (code) {
    drawCode(pdf, code, { x: LEFT + WIDTH - CODE_SIDE, y: TOP, side: CODE_SIDE });
  }
  middle(pdf, organ, TOP + ORGAN, ORGAN);
  middle(pdf, title, TOP + ORGAN * 2 + TITLE, TITLE);
  return TOP + (code ? CODE_SIDE : ORGAN * 2 + TITLE) + AIR;
}

function beginPage(pdf: Pdf, { watermark }: FormSheet): void {
  pdf.addPage();
  if (watermark) {
    drawWatermark(pdf, watermark);
  }
}

/** 表格 PDF: a page, and a further one where what was recorded is long. */
export function formPdf(sheet: FormSheet, printedAt: Instant): Promise<Buffer> {
  const pdf = newPdf(sheet.title, printedAt);
  beginPage(pdf, sheet);
  let y = drawTop(pdf, sheet);
  const room = (height: number): void => {
    if (y + height > BOTTOM) {
      beginPage(pdf, sheet);
      y = TOP;
    }
  };
  for (const row of sheet.rows) {
    room(heightOf(row));
    y = drawRow(pdf, row, y);
  }
  y += AIR / 2;
  for (const note of sheet.notes) {
    for (const line of typeset(note, WIDTH / NOTE.size)) {
      room(NOTE.pitch);
      drawLine(pdf, line, LEFT, y + NOTE.pitch * BASELINE, { size: NOTE.size, color: GREY });
      y += NOTE.pitch;
    }
  }
  return bytesOf(pdf);
}
