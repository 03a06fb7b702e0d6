import type { LawPaper } from '#domain/office/case-paper';
import type { Instant } from '#domain/plain-date';
import {
  BASELINE,
  type Flow,
  type Layout,
  make,
  newPage,
  OFFICIAL,
  writeLines,
  writeOfficialNumbers,
  writeRule,
  writeTitle,
} from './flow';
import { A4, bytesOf, drawCode, drawLine, MM, newPdf, type Pdf } from './sheet';
import { type Line, oneLine, typeset } from './typeset';
import { drawWatermark } from './watermark';

/** 信函格式 (GB/T 9704-2012, 10.1): the mark of the organ 30 mm below the edge, red, a double rule 4 mm below it and one 20 mm above the lower edge. */
const HEAD = { top: 30 * MM, size: 34, gap: 4 * MM, rule: 170 * MM, foot: A4.height - 20 * MM } as const;
const RED = '#c8102e';
const THICK = 1.6;
const THIN = 0.6;
const BETWEEN = 2.4;
/** 发文字号 below the rule by seven eighths of a character; the title two lines below. */
const UNDER_RULE = 7 / 8;
const SMALL = { size: 10, pitch: 15 } as const;
const CODE_SIDE = 24 * MM;
/** 成文日期 of a sealed paper stands four characters from the right. */
const FROM_RIGHT = 4;

function redRule(pdf: Pdf, y: number, width: number): void {
  const left = (A4.width - HEAD.rule) / 2;
  pdf
    .moveTo(left, y)
    .lineTo(left + HEAD.rule, y)
    .lineWidth(width)
    .strokeColor(RED)
    .stroke();
}

/** 发文机关标志 as large as it fits, and both double rules of the first page. @returns where the rule below it ends. */
function writeHead(pdf: Pdf, organ: string): number {
  const line = oneLine(organ);
  const size = Math.min(HEAD.size, HEAD.rule / line.width);
  const below = HEAD.top + size;
  drawLine(pdf, line, (A4.width - line.width * size) / 2, below - size * 0.14, { size, bold: true, color: RED });
  const rule = below + HEAD.gap;
  redRule(pdf, rule, THICK);
  redRule(pdf, rule + BETWEEN, THIN);
  redRule(pdf, HEAD.foot - BETWEEN, THIN);
  redRule(pdf, HEAD.foot, THICK);
  return rule + BETWEEN;
}

/** 发文字号 at the right edge. */
function writeNumber(flow: Flow, number: string): void {
  const { pdf, layout } = flow;
  const line = oneLine(number);
  const x = layout.left + layout.width - line.width * layout.size;
  drawLine(pdf, line, x, flow.y + layout.size, { size: layout.size });
  flow.y += layout.pitch;
}

function writeTop(flow: Flow, { head, number, title }: LawPaper): void {
  if (head === null) {
    writeTitle(flow, title);
    writeNumber(flow, number);
    return;
  }
  flow.y = writeHead(flow.pdf, head) + flow.layout.size * UNDER_RULE;
  writeNumber(flow, number);
  flow.y += flow.layout.pitch;
  writeTitle(flow, title);
}

/** 落款: the organ over the middle of the day, with room for the seal. */
const CLOSING = 4;

function writeClosing(flow: Flow, { organ, day }: LawPaper): void {
  const { pdf, layout } = flow;
  const { size, pitch, left, width } = layout;
  flow.y += 2 * pitch;
  const lines = [oneLine(organ), oneLine(day)].map((line) => ({ line, wide: line.width * size }));
  const [name, date] = lines.map(({ wide }) => wide);
  const right = left + width - FROM_RIGHT * size;
  const middle = Math.min(right - (date ?? 0) / 2, left + width - size - (name ?? 0) / 2);
  for (const { line, wide } of lines) {
    drawLine(pdf, line, middle - wide / 2, flow.y + pitch * BASELINE, { size });
    flow.y += pitch;
  }
}

interface Foot {
  readonly lines: readonly Line[];
  readonly height: number;
}

function footOf({ foot, code }: LawPaper, { width }: Layout): Foot {
  const wide = width - (code ? CODE_SIDE + 6 * MM : 0);
  const lines = foot.flatMap((text) => typeset(text, wide / SMALL.size));
  return { lines, height: Math.max(lines.length * SMALL.pitch, code ? CODE_SIDE : 0) + 1.5 * SMALL.pitch };
}

/** Below a rule: what the sheet is worth, and the code to check it by. */
function writeFoot(flow: Flow, lines: readonly Line[], code: string | null): void {
  const { pdf, layout } = flow;
  flow.y += SMALL.pitch;
  writeRule(flow, flow.y);
  flow.y += SMALL.pitch / 2;
  if (code) {
    drawCode(pdf, code, { x: layout.left + layout.width - CODE_SIDE, y: flow.y, side: CODE_SIDE });
  }
  for (const line of lines) {
    drawLine(pdf, line, layout.left, flow.y + SMALL.pitch * BASELINE, { size: SMALL.size });
    flow.y += SMALL.pitch;
  }
}

/** The text; with its last lines go 落款 and foot, so that no page has a seal alone (GB/T 9704-2012, 7.3.5.4). */
function writeBody(flow: Flow, { paragraphs }: LawPaper, kept: number): void {
  for (const [n, { text, indent, heading }] of paragraphs.entries()) {
    if (heading) {
      // A heading goes with what it is over, and where that goes with the end, with the end.
      make(flow, n === paragraphs.length - 2 ? 3 * flow.layout.pitch + kept : 2 * flow.layout.pitch);
    }
    const isLast = n === paragraphs.length - 1;
    writeLines(flow, text, { indent, bold: heading, ...(isLast ? { kept } : {}) });
  }
}

/** 文书 PDF, from what was kept. */
export function casePaperPdf(paper: LawPaper, printedAt: Instant): Promise<Buffer> {
  const { watermark } = paper;
  const pdf = newPdf(paper.title, printedAt);
  if (watermark) {
    pdf.on('pageAdded', () => drawWatermark(pdf, watermark));
  }
  const flow: Flow = { pdf, layout: OFFICIAL, y: 0 };
  newPage(flow);
  writeTop(flow, paper);
  const foot = footOf(paper, OFFICIAL);
  writeBody(flow, paper, CLOSING * OFFICIAL.pitch + foot.height);
  writeClosing(flow, paper);
  writeFoot(flow, foot.lines, paper.code);
  // 信函格式 numbers no first page (10.1).
  writeOfficialNumbers(pdf, OFFICIAL, paper.head === null ? 0 : 1);
  return bytesOf(pdf);
}
