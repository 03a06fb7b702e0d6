import type { EncodedInk } from '#domain/letters/ink';
import type { LetterPaper } from '#domain/office/paper';
import { writtenDate } from '#domain/office/paper';
import { dayOf, type Instant } from '#domain/plain-date';
import { A4, bytesOf, drawCode, drawInk, drawLine, MM, newPdf, type Pdf } from './sheet';
import { oneLine, typeset } from './typeset';

/** What is drawn beside the text. */
export interface Beside {
  /** By seq of the signature; left out where it is not the reader's to see. */
  readonly inks: ReadonlyMap<number, EncodedInk>;
  readonly printedAt: Instant;
}

interface Layout {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly pitch: number;
  readonly title: number;
}

/** 版心 156 × 225 mm, 22 lines of 28 characters (GB/T 9704-2012, 5.2); margins 37, 35, 28 and 26 mm. */
const OFFICIAL: Layout = {
  left: 28 * MM,
  width: 156 * MM,
  top: 37 * MM,
  bottom: A4.height - 35 * MM,
  size: (156 * MM) / 28,
  pitch: (225 * MM) / 22,
  title: 22,
};

/** For families: everyday size, on two sides of a sheet at most. */
const PLAIN: Layout = {
  left: 24 * MM,
  width: 162 * MM,
  top: 22 * MM,
  bottom: A4.height - 22 * MM,
  size: 12,
  pitch: 21,
  title: 20,
};

const GREY = '#595959';
const BASELINE = 0.78;
const RECORD = { size: 10, pitch: 16, label: 5 } as const;
const CODE_SIDE = 24 * MM;
const INK = { width: 40 * MM, height: 16 * MM } as const;

/** Where the next line goes. */
interface Flow {
  readonly pdf: Pdf;
  readonly layout: Layout;
  y: number;
}

function newPage(flow: Flow): void {
  flow.pdf.addPage();
  flow.y = flow.layout.top;
}

/** Begins a page when `height` does not fit any more. */
function make(flow: Flow, height: number): void {
  if (flow.y + height > flow.layout.bottom + 0.5) {
    newPage(flow);
  }
}

function writeLines(flow: Flow, text: string, indent: number, bold: boolean): void {
  const { pdf, layout } = flow;
  for (const line of typeset(text, layout.width / layout.size, indent)) {
    make(flow, layout.pitch);
    drawLine(pdf, line, layout.left, flow.y + layout.pitch * BASELINE, { size: layout.size, bold });
    flow.y += layout.pitch;
  }
}

function writeTitle(flow: Flow, title: string): void {
  const { pdf, layout } = flow;
  const pitch = layout.title * 1.5;
  for (const line of typeset(title, layout.width / layout.title)) {
    const x = layout.left + (layout.width - line.width * layout.title) / 2;
    drawLine(pdf, line, x, flow.y + pitch * BASELINE, { size: layout.title, bold: true });
    flow.y += pitch;
  }
  flow.y += layout.pitch / 2;
}

/** 甲方、乙方 stand at the margin, headings too; everything else is indented by two characters. */
const indentOf = (text: string, heading: boolean, official: boolean): number =>
  !official && (heading || /^[甲乙丙]方/.test(text)) ? 0 : 2;

/** 落款 of a paper between organs: parties and day at the right, four characters from the margin. */
function writeClosing(flow: Flow, { parties, signatures }: LetterPaper): void {
  const { pdf, layout } = flow;
  const last = signatures.at(-1);
  const lines = [...parties, ...(last ? [writtenDate(dayOf(last.at))] : [])].map(oneLine);
  make(flow, layout.pitch * (lines.length + 1));
  flow.y += layout.pitch;
  for (const line of lines) {
    const x = layout.left + layout.width - (line.width + 4) * layout.size;
    drawLine(pdf, line, x, flow.y + layout.pitch * BASELINE, { size: layout.size });
    flow.y += layout.pitch;
  }
}

function recordHeight(paper: LetterPaper, note: number): number {
  return Math.max(paper.record.length * RECORD.pitch, CODE_SIDE) + note * RECORD.pitch + 3 * RECORD.pitch;
}

/** 签署记录 between two rules: what is known, the handwriting, and the code that leads to the record. */
function writeRecord(flow: Flow, paper: LetterPaper, { inks }: Beside): void {
  const { pdf, layout } = flow;
  const { size, pitch, label } = RECORD;
  const note = typeset(paper.note, layout.width / size);
  make(flow, recordHeight(paper, note.length));
  flow.y += pitch;
  const right = layout.left + layout.width;
  const rule = (y: number): void => {
    pdf.moveTo(layout.left, y).lineTo(right, y).lineWidth(0.7).strokeColor('#000000').stroke();
  };
  rule(flow.y);
  const top = flow.y + pitch / 2;
  flow.y = top;
  for (const [name, value] of paper.record) {
    drawLine(pdf, oneLine(name), layout.left, flow.y + pitch * BASELINE, { size, color: GREY });
    drawLine(pdf, oneLine(value), layout.left + (label + 1) * size, flow.y + pitch * BASELINE, { size });
    flow.y += pitch;
  }
  if (paper.checkCode) {
    drawCode(pdf, paper.checkCode, right - CODE_SIDE, top, CODE_SIDE);
  }
  writeInks(flow, paper, inks, top);
  flow.y = Math.max(flow.y, paper.checkCode ? top + CODE_SIDE : flow.y) + pitch / 2;
  for (const line of note) {
    drawLine(pdf, line, layout.left, flow.y + pitch * BASELINE, { size, color: GREY });
    flow.y += pitch;
  }
  rule(flow.y + pitch / 4);
}

function writeInks(flow: Flow, paper: LetterPaper, inks: Beside['inks'], top: number): void {
  const { pdf, layout } = flow;
  const x = layout.left + layout.width - CODE_SIDE - INK.width - 4 * MM;
  let y = top;
  for (const { seq } of paper.signatures) {
    const ink = inks.get(seq);
    if (ink) {
      drawInk(pdf, ink, { x, y, ...INK });
      y += INK.height;
    }
  }
}

/** 页码: between organs outside below, `— 1 —`; for families in the middle, with how many there are. */
function writeNumbers(pdf: Pdf, { left, width, bottom }: Layout, official: boolean): void {
  const { count } = pdf.bufferedPageRange();
  for (let n = 0; n < count; n += 1) {
    pdf.switchToPage(n);
    const size = official ? 14 : 9;
    const line = oneLine(official ? `— ${n + 1} —` : `第 ${n + 1} 页，共 ${count} 页`);
    const wide = line.width * size;
    const outside = n % 2 === 0 ? left + width - wide - size : left + size;
    drawLine(pdf, line, official ? outside : left + (width - wide) / 2, bottom + (official ? 7 : 10) * MM, {
      size,
      color: official ? '#000000' : GREY,
    });
  }
}

/** 责任书 PDF: from the sealed record, the handwriting as strokes, the code to check it by. */
export function letterPdf(paper: LetterPaper, beside: Beside): Promise<Buffer> {
  const layout = paper.official ? OFFICIAL : PLAIN;
  const pdf = newPdf(paper.title, beside.printedAt);
  const flow: Flow = { pdf, layout, y: 0 };
  newPage(flow);
  writeTitle(flow, paper.title);
  for (const { text, heading } of paper.paragraphs) {
    writeLines(flow, text, indentOf(text, heading, paper.official), heading);
  }
  if (paper.official) {
    writeClosing(flow, paper);
  }
  writeRecord(flow, paper, beside);
  writeNumbers(pdf, layout, paper.official);
  return bytesOf(pdf);
}
