import { namesIn } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import { sheetCode } from '#domain/letters/paper';
import { isHouseholdLetter } from '#domain/letters/parties';
import { type LetterPaper, paperOf } from '#domain/office/paper';
import type { Instant } from '#domain/plain-date';
import { A4, bytesOf, drawCode, drawLine, MM, newPdf, type Pdf } from './sheet';
import { type Line, oneLine, typeset } from './typeset';

const LEFT = 18 * MM;
const WIDTH = A4.width - 2 * LEFT;
const TOP = 14 * MM;
const BOTTOM = A4.height - 12 * MM;
/** Sizes of the text, the largest with which a letter fits on one side of a sheet. */
const SIZES = [12, 11.5, 11, 10.5, 10, 9.5, 9] as const;
const PITCH = 1.5;
const TITLE = 18;
const FOOT = 50 * MM;
const CODE = 42 * MM;
const BASELINE = 0.78;
const GREY = '#595959';
/** Sizes of the line that says who signs, and how high it may become. */
const WHO = [11, 10, 9, 8, 7] as const;
const WHO_HEIGHT = 12 * MM;

interface Set {
  readonly line: Line;
  readonly bold: boolean;
}

function linesOf({ paragraphs }: LetterPaper, size: number): Set[] {
  return paragraphs.flatMap(({ text, heading }) => {
    const indent = heading || /^[甲乙丙]方/.test(text) ? 0 : 2;
    return typeset(text, WIDTH / size, indent).map((line) => ({ line, bold: heading }));
  });
}

const room = BOTTOM - TOP - FOOT - TITLE * 2;

/** The text at the largest size that fits on one side; a longer one runs on at everyday size. */
function fitted(paper: LetterPaper): { readonly lines: readonly Set[]; readonly size: number } {
  for (const size of SIZES) {
    const lines = linesOf(paper, size);
    if (lines.length * size * PITCH <= room) {
      return { lines, size };
    }
  }
  return { lines: linesOf(paper, SIZES[3]), size: SIZES[3] };
}

/** Who signs: the last party is the one who is asked. */
const signerOf = (letter: Letter): string => letter.content.parties.at(-1)?.nameShown ?? '';

/** A label, and after it the line to write on; `over` stands on that line. */
function field(pdf: Pdf, label: string, y: number, to: number, over = ''): void {
  const x = LEFT;
  const line = oneLine(label);
  drawLine(pdf, line, x, y, { size: 12 });
  const from = x + line.width * 12 + 4;
  drawLine(pdf, oneLine(over), from, y, { size: 12 });
  pdf
    .moveTo(from, y + 3)
    .lineTo(to, y + 3)
    .lineWidth(0.7)
    .strokeColor('#000000')
    .stroke();
}

/** About whom, and who signs: the lines that there is room for, smaller where names are long, so that none is cut off. */
function writeWho(pdf: Pdf, letter: Letter, top: number, width: number): void {
  const { school, className, child } = namesIn(letter);
  const relation = letter.content.fields['关系'];
  const about = isHouseholdLetter(letter) ? [className, child] : [school, className, child];
  const text = `${about.filter(Boolean).join(' ')}　签字人：${signerOf(letter)}${relation ? `（${relation}）` : ''}`;
  const set = WHO.map((size) => ({ size, lines: typeset(text, width / size) }));
  const fits = set.find(({ size, lines }) => lines.length * size * 1.3 <= WHO_HEIGHT) ?? set.at(-1);
  fits?.lines.forEach((line, at) => {
    drawLine(pdf, line, LEFT, top + 5 * MM + (at + BASELINE) * fits.size * 1.3, { size: fits.size });
  });
}

/** 签字处: the code, who signs for whom, name, day, and what becomes of the sheet. Always at the foot, so that it is found at a glance. */
function drawFoot(pdf: Pdf, letter: Letter, print: string, { n, of }: { n: number; of: number }): void {
  const top = BOTTOM - FOOT;
  const right = LEFT + WIDTH - CODE - 7 * MM;
  pdf
    .moveTo(LEFT, top)
    .lineTo(LEFT + WIDTH, top)
    .lineWidth(0.7)
    .strokeColor('#000000')
    .stroke();
  drawCode(pdf, sheetCode(letter), { x: LEFT + WIDTH - CODE, y: top + 6 * MM, side: CODE });
  writeWho(pdf, letter, top, right - LEFT);
  field(pdf, '我已看懂，同意签字。签名：', top + 21 * MM, right);
  field(pdf, '签字日期：', top + 32 * MM, right, '　　　　年　　　月　　　日');
  const says = `第 ${n} 页，共 ${of} 页。签好交给老师或组长拍照。照片里请拍全这个方码。不签，不影响孩子上学。`;
  const small = [...typeset(says, (right - LEFT) / 9), ...(print === '' ? [] : [oneLine(`平台公钥指纹：${print}`)])];
  small.forEach((line, at) => {
    drawLine(pdf, line, LEFT, top + 38 * MM + at * 11, { size: 9, color: GREY });
  });
}

function drawLetter(pdf: Pdf, letter: Letter, print: string): void {
  const paper = paperOf(letter);
  const { lines, size } = fitted(paper);
  const a = Math.floor(room / (size * PITCH));
  const pages = Math.max(1, Math.ceil(lines.length / a));
  for (let n = 0; n < pages; n += 1) {
    pdf.addPage();
    let y = TOP;
    const title = oneLine(paper.title);
    drawLine(pdf, title, LEFT + (WIDTH - title.width * TITLE) / 2, y + TITLE, { size: TITLE, bold: true });
    y += TITLE * 2;
    for (const { line, bold } of lines.slice(n * a, (n + 1) * a)) {
      drawLine(pdf, line, LEFT, y + size * PITCH * BASELINE, { size, bold });
      y += size * PITCH;
    }
    drawFoot(pdf, letter, print, { n: n + 1, of: pages });
  }
}

/** What stands on every sheet of a file. */
interface OfFile {
  readonly title: string;
  readonly at: Instant;
  /** 公钥指纹; empty while there is none. */
  readonly print: string;
}

/** 纸质责任书: letters still to be signed, one after the other, each with its code and a place to sign. */
export function blankPdf(letters: readonly Letter[], { title, at, print }: OfFile): Promise<Buffer> {
  const pdf = newPdf(title, at);
  for (const letter of letters) {
    drawLetter(pdf, letter, print);
  }
  return bytesOf(pdf);
}
