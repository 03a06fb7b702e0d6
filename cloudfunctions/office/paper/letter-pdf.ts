import type { EncodedInk } from '#domain/letters/ink';
import { type ClosingSide, checkpointWords, type LetterPaper, type PaperCheckpoint } from '#domain/office/paper';
import type { Instant } from '#domain/plain-date';
import {
  BASELINE,
  type Flow,
  GREY,
  type Layout,
  make,
  newPage,
  OFFICIAL,
  writeLines,
  writeOfficialNumbers,
  writeRule,
  writeTitle,
} from './flow';
import { printedMark } from './printed-pdf';
import { A4, bytesOf, drawCode, drawInk, drawLine, MM, newPdf, type Pdf } from './sheet';
import { type Line, oneLine, typeset } from './typeset';

/** What is drawn beside the text. */
export interface Beside {
  /** By seq of the signature; left out where it is not the reader's to see. */
  readonly inks: ReadonlyMap<number, EncodedInk>;
  readonly printedAt: Instant;
  /** Null while the county's log has none. */
  readonly checkpoint: PaperCheckpoint | null;
}

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

const RECORD = { size: 10, pitch: 16, label: 5 } as const;
const CODE_SIDE = 24 * MM;
/** Any mask can be read; to look for the best one for so long a text would cost a tenth of the whole letter. */
const ANCHOR_MASK = 3;
/** A checkpoint has some 240 characters: 57 cells of half a millimetre. */
const ANCHOR_SIDE = 30 * MM;
const INK = { width: 40 * MM, height: 16 * MM } as const;

/** 甲方、乙方 stand at the margin, headings too; everything else is indented by two characters. */
const indentOf = (text: string, heading: boolean, official: boolean): number =>
  !official && (heading || /^[甲乙丙]方/.test(text)) ? 0 : 2;

/** A column of 13 characters, two between: what does not fit on a line goes on below. */
const COLUMN = 13;
const GAP = 2;

/** The lines of one side: the organ's name where the seal comes, below it post and name of who answers, and the day. */
const closingLines = ({ label, organ, holder, day }: ClosingSide): Line[] =>
  [label, organ, holder, day || '　　　年　　月　　日'].flatMap((text) => typeset(text, COLUMN));

/** 落款 of a paper between organs: both sides beside each other, never torn from each other. */
function writeClosing(flow: Flow, { closing }: LetterPaper): void {
  const { pdf, layout } = flow;
  const columns = closing.map(closingLines);
  make(flow, layout.pitch * (Math.max(...columns.map((lines) => lines.length)) + 1));
  const top = flow.y + layout.pitch;
  columns.forEach((lines, n) => {
    flow.y = top;
    for (const line of lines) {
      const x = layout.left + n * (COLUMN + GAP) * layout.size;
      drawLine(pdf, line, x, flow.y + layout.pitch * BASELINE, { size: layout.size });
      flow.y += layout.pitch;
    }
  });
  flow.y = top + layout.pitch * Math.max(...columns.map((lines) => lines.length));
}

interface RecordRow {
  readonly label: Line;
  readonly lines: readonly Line[];
}

/** Everything of the record as lines, so that it is known how high it is before any of it is drawn. */
interface RecordLines {
  readonly rows: readonly RecordRow[];
  readonly note: readonly Line[];
  readonly anchor: readonly Line[];
  readonly height: number;
}

const valueAt = ({ left }: Layout): number => left + (RECORD.label + 1) * RECORD.size;
const codesAt = ({ left, width }: Layout): number => left + width - CODE_SIDE;
const inksAt = (layout: Layout): number => codesAt(layout) - INK.width - 4 * MM;

function recordLines(
  { record, note, checkCode, signatures }: LetterPaper,
  layout: Layout,
  beside: Beside,
): RecordLines {
  const { size, pitch } = RECORD;
  const isInked = signatures.some(({ seq }) => beside.inks.has(seq));
  const right = isInked ? inksAt(layout) : codesAt(layout);
  const rows = record.map(([name, value]) => ({
    label: oneLine(name),
    lines: typeset(value, (right - valueAt(layout) - 2 * MM) / size),
  }));
  const words = beside.checkpoint ? checkpointWords(beside.checkpoint) : [];
  const anchor = words.flatMap((text) => typeset(text, (layout.width - ANCHOR_SIDE - 6 * MM) / size));
  const texts = rows.reduce((sum, { lines }) => sum + lines.length, 0) * pitch;
  const inks = isInked ? signatures.length * INK.height : 0;
  const upper = Math.max(texts, inks, checkCode ? CODE_SIDE : 0) + pitch;
  const lower = anchor.length === 0 ? 0 : Math.max(anchor.length * pitch, ANCHOR_SIDE) + pitch / 2;
  const noted = typeset(note, layout.width / size);
  return { rows, note: noted, anchor, height: upper + noted.length * pitch + lower + 2 * pitch };
}

function writeSmall(flow: Flow, line: Line, x: number, color = '#000000'): void {
  drawLine(flow.pdf, line, x, flow.y + RECORD.pitch * BASELINE, { size: RECORD.size, color });
}

function writeGrey(flow: Flow, lines: readonly Line[]): void {
  for (const line of lines) {
    writeSmall(flow, line, flow.layout.left, GREY);
    flow.y += RECORD.pitch;
  }
}

function writeRows(flow: Flow, rows: readonly RecordRow[]): void {
  for (const { label, lines } of rows) {
    writeSmall(flow, label, flow.layout.left, GREY);
    for (const line of lines) {
      writeSmall(flow, line, valueAt(flow.layout));
      flow.y += RECORD.pitch;
    }
  }
}

/** @returns where the handwriting ends. */
function writeInks({ pdf, layout }: Flow, { signatures }: LetterPaper, inks: Beside['inks'], top: number): number {
  let y = top;
  for (const { seq } of signatures) {
    const ink = inks.get(seq);
    if (ink) {
      drawInk(pdf, ink, { x: inksAt(layout), y, ...INK });
      y += INK.height;
    }
  }
  return y;
}

/** 县日志检查点 with its code: what the reader keeps. */
function writeAnchor(flow: Flow, anchor: readonly Line[], checkpoint: PaperCheckpoint | null): void {
  if (!checkpoint) {
    return;
  }
  flow.y += RECORD.pitch / 2;
  const top = flow.y;
  const x = flow.layout.left + flow.layout.width - ANCHOR_SIDE;
  drawCode(flow.pdf, checkpoint.printed.trim(), { x, y: top, side: ANCHOR_SIDE, ecc: 'L', maskPattern: ANCHOR_MASK });
  writeGrey(flow, anchor);
  flow.y = Math.max(flow.y, top + ANCHOR_SIDE);
}

/** 签署记录 between two rules: what is known, the handwriting, the code that leads to the record, the checkpoint to keep. */
function writeRecord(flow: Flow, paper: LetterPaper, beside: Beside): void {
  const { pdf, layout } = flow;
  const { rows, note, anchor, height } = recordLines(paper, layout, beside);
  make(flow, height);
  flow.y += RECORD.pitch;
  writeRule(flow, flow.y);
  flow.y += RECORD.pitch / 2;
  const top = flow.y;
  writeRows(flow, rows);
  if (paper.checkCode) {
    drawCode(pdf, paper.checkCode, { x: codesAt(layout), y: top, side: CODE_SIDE });
    flow.y = Math.max(flow.y, top + CODE_SIDE);
  }
  flow.y = Math.max(flow.y, writeInks(flow, paper, beside.inks, top)) + RECORD.pitch / 2;
  writeGrey(flow, note);
  writeAnchor(flow, anchor, beside.checkpoint);
  // A code needs four cells of white on every side.
  writeRule(flow, flow.y + RECORD.pitch / 2);
}

/** 页码 for families: in the middle, with how many there are. */
function writeNumbers(pdf: Pdf, { left, width, bottom }: Layout): void {
  const { count } = pdf.bufferedPageRange();
  for (let n = 0; n < count; n += 1) {
    pdf.switchToPage(n);
    const size = 9;
    const line = oneLine(`第 ${n + 1} 页，共 ${count} 页`);
    drawLine(pdf, line, left + (width - line.width * size) / 2, bottom + 10 * MM, { size, color: GREY });
  }
}

/** 责任书 PDF: from the sealed record, the handwriting as strokes, the code to check it by. */
export function letterPdf(paper: LetterPaper, beside: Beside): Promise<Buffer> {
  const layout = paper.official ? OFFICIAL : PLAIN;
  const pdf = newPdf(paper.title, beside.printedAt, printedMark(paper));
  const flow: Flow = { pdf, layout, y: 0 };
  newPage(flow);
  writeTitle(flow, paper.title);
  for (const { text, heading } of paper.paragraphs) {
    writeLines(flow, text, { indent: indentOf(text, heading, paper.official), bold: heading });
  }
  if (paper.official) {
    writeClosing(flow, paper);
  }
  writeRecord(flow, paper, beside);
  paper.official ? writeOfficialNumbers(pdf, layout) : writeNumbers(pdf, layout);
  return bytesOf(pdf);
}
