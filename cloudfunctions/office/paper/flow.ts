import { A4, drawLine, MM, type Pdf } from './sheet';
import { oneLine, typeset } from './typeset';

/** 版面: where text stands on a page, in points. */
export interface Layout {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly pitch: number;
  readonly title: number;
}

/** 版心 156 × 225 mm, 22 lines of 28 characters (GB/T 9704-2012, 5.2); margins 37, 35, 28 and 26 mm. */
export const OFFICIAL: Layout = {
  left: 28 * MM,
  width: 156 * MM,
  top: 37 * MM,
  bottom: A4.height - 35 * MM,
  size: (156 * MM) / 28,
  pitch: (225 * MM) / 22,
  title: 22,
};

export const GREY = '#595959';
/** Where the baseline lies in the height of a line. */
export const BASELINE = 0.78;

/** Where the next line goes. */
export interface Flow {
  readonly pdf: Pdf;
  readonly layout: Layout;
  y: number;
}

export function newPage(flow: Flow): void {
  flow.pdf.addPage();
  flow.y = flow.layout.top;
}

/** Begins a page when `height` does not fit any more. */
export function make(flow: Flow, height: number): void {
  if (flow.y + height > flow.layout.bottom + 0.5) {
    newPage(flow);
  }
}

interface Written {
  /** Of the first line, in characters. */
  readonly indent: number;
  readonly bold: boolean;
  /** What follows and must not begin a page without text: two lines of this paragraph go with it. */
  readonly kept?: number;
}

/** A paragraph, line by line. */
export function writeLines(flow: Flow, text: string, { indent, bold, kept = 0 }: Written): void {
  const { pdf, layout } = flow;
  const lines = typeset(text, layout.width / layout.size, indent);
  const tail = Math.max(0, lines.length - 2);
  for (const [n, line] of lines.entries()) {
    make(flow, kept > 0 && n === tail ? (lines.length - n) * layout.pitch + kept : layout.pitch);
    drawLine(pdf, line, layout.left, flow.y + layout.pitch * BASELINE, { size: layout.size, bold });
    flow.y += layout.pitch;
  }
}

/** The title in the middle, on as many lines as it needs. */
export function writeTitle(flow: Flow, title: string): void {
  const { pdf, layout } = flow;
  const pitch = layout.title * 1.5;
  for (const line of typeset(title, layout.width / layout.title)) {
    const x = layout.left + (layout.width - line.width * layout.title) / 2;
    drawLine(pdf, line, x, flow.y + pitch * BASELINE, { size: layout.title, bold: true });
    flow.y += pitch;
  }
  flow.y += layout.pitch / 2;
}

/** A rule over the whole width. */
export function writeRule({ pdf, layout }: Flow, y: number): void {
  const { left, width } = layout;
  pdf
    .moveTo(left, y)
    .lineTo(left + width, y)
    .lineWidth(0.7)
    .strokeColor('#000000')
    .stroke();
}

/** 页码 of a paper of office, `— 1 —`, outside below. @param from The first page that bears one. */
export function writeOfficialNumbers(pdf: Pdf, { left, width, bottom }: Layout, from = 0): void {
  const size = 14;
  for (let n = from; n < pdf.bufferedPageRange().count; n += 1) {
    pdf.switchToPage(n);
    const line = oneLine(`— ${n + 1} —`);
    const x = n % 2 === 0 ? left + width - line.width * size - size : left + size;
    drawLine(pdf, line, x, bottom + 7 * MM, { size });
  }
}
