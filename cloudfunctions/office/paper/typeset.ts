import { isSelector } from '#domain/office/paper';
import { hasGlyph, widthOf } from './song-font';

/** A part of a line that is drawn in one go: text of the printing font, or one rare character. */
export interface Piece {
  readonly text: string;
  readonly rare: boolean;
  /** In em. */
  readonly width: number;
}

export interface Line {
  readonly pieces: readonly Piece[];
  /** In em, with its indent. */
  readonly width: number;
  readonly indent: number;
}

/** 行首禁则 and 行尾禁则: what must not begin, and not end, a line. */
const NEVER_FIRST = '，。、；：？！）》〉】〕』」”’…—·％%,.;:?!)]}';
const NEVER_LAST = '（《〈【〔『「“‘([{';
/** A number with its hyphen is one word: a telephone’s is not torn. */
const WORD = /[0-9A-Za-z-]/;

interface Mark {
  readonly text: string;
  readonly rare: boolean;
  readonly width: number;
}

/** A text has some hundred different characters, each many times: looked up once for the life of the function. */
const marks = new Map<string, Mark>();

function markOf(text: string): Mark {
  const known = marks.get(text);
  if (known) {
    return known;
  }
  const point = text.codePointAt(0) ?? 0;
  const mark = { text, rare: !hasGlyph(point), width: widthOf(point) };
  marks.set(text, mark);
  return mark;
}

/** The characters of a text without what draws nothing. */
function marksOf(text: string): Mark[] {
  const all: Mark[] = [];
  for (const character of text) {
    if (!isSelector(character.codePointAt(0) ?? 0)) {
      all.push(markOf(character));
    }
  }
  return all;
}

/** Whether a line may end between these two. */
function mayBreak(before: Mark, after: Mark): boolean {
  const inWord = WORD.test(before.text) && WORD.test(after.text);
  return !inWord && !NEVER_FIRST.includes(after.text) && !NEVER_LAST.includes(before.text);
}

/** The last place before `limit` where the line may end; `limit` itself when a word fills the line. */
function breakBefore(own: readonly Mark[], from: number, limit: number): number {
  for (let at = limit; at > from + 1; at -= 1) {
    const [before, after] = [own[at - 1], own[at]];
    if (before && after && mayBreak(before, after)) {
      return at;
    }
  }
  return limit;
}

function piecesOf(own: readonly Mark[]): Piece[] {
  const pieces: { text: string; rare: boolean; width: number }[] = [];
  for (const { text, rare, width } of own) {
    const last = pieces.at(-1);
    if (last && !rare && !last.rare) {
      last.text += text;
      last.width += width;
    } else {
      pieces.push({ text, rare, width });
    }
  }
  return pieces;
}

const lineOf = (own: readonly Mark[], indent: number): Line => ({
  pieces: piecesOf(own),
  width: own.reduce((sum, { width }) => sum + width, indent),
  indent,
});

/** A text as lines at most `width` em wide, the first one indented. Chinese breaks anywhere but before and after certain marks. */
export function typeset(text: string, width: number, indent = 0): Line[] {
  const own = marksOf(text);
  const lines: Line[] = [];
  let from = 0;
  let used = indent;
  for (let at = 0; at < own.length; at += 1) {
    const mark = own[at];
    used += mark?.width ?? 0;
    if (used > width + 1e-6 && at > from) {
      const end = breakBefore(own, from, at);
      lines.push(lineOf(own.slice(from, end), lines.length === 0 ? indent : 0));
      from = end;
      used = own.slice(from, at + 1).reduce((sum, one) => sum + one.width, 0);
    }
  }
  return [...lines, lineOf(own.slice(from), lines.length === 0 ? indent : 0)];
}

/** One line whatever its width. */
export const oneLine = (text: string): Line => lineOf(marksOf(text), 0);
