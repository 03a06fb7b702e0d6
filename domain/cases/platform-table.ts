import type { PlatformMark, RecordFault } from '#domain/cases/platform';
import { isPlainDate, type PlainDate } from '#domain/plain-date';
import { nameText, plainText } from '#domain/roster/import/text';

/** Rows of one paste: they are written together or not at all. */
export const PASTE_CAP = 50;

const COLUMNS = {
  school: ['学校', '学校名称', '就读学校'],
  grade: ['年级', '年级名称'],
  className: ['班级', '班级名称', '班'],
  name: ['姓名', '学生姓名'],
  number: ['学籍号', '全国学籍号', '个人标识码', '身份证号', '身份证件号'],
  says: ['标注', '辍学标注', '标注状态', '状态', '学生状态', '学籍状态'],
  on: ['日期', '标注日期', '登记日期'],
} as const;
type Column = keyof typeof COLUMNS;
/** The order that is meant where the table bears no header. */
const PLAIN_ORDER = Object.keys(COLUMNS) as Column[];
export const PASTE_COLUMNS = PLAIN_ORDER.map((column) => COLUMNS[column][0]);

const MARK_WORDS: Readonly<Record<PlatformMark, readonly string[]>> = {
  unmarked: ['未标注', '正常', '在读', '在籍在读', '无'],
  suspected: ['疑似辍学', '疑似'],
  dropped: ['辍学', '已辍学'],
  cancelled: ['已取消', '取消标注', '已取消标注', '撤销', '已复学'],
};
const FAULT_WORDS: Readonly<Record<RecordFault, readonly string[]>> = {
  problem: ['问题学籍'],
  elsewhere: ['其他离校', '其它离校'],
};

/** What a row says of the child: a mark, or a fault of its record. */
export type PastedSaying = { readonly mark: PlatformMark } | { readonly fault: RecordFault };

/** A row of the pasted table, as far as it can be understood by itself. */
export interface PastedRow {
  /** Line of the text, from 1. */
  readonly n: number;
  readonly school: string;
  readonly grade: string;
  readonly className: string;
  readonly name: string;
  /** 学籍号 or 身份证号 as the roster keeps it; empty where there is none. */
  readonly number: string;
  readonly says: PastedSaying | null;
  /** Null: not told. */
  readonly on: PlainDate | null;
  /** Why the row cannot be used, whoever it is about; null where it can. */
  readonly problem: string | null;
}

const keyed = <K extends string>(words: Readonly<Record<K, readonly string[]>>, text: string): K | null =>
  (Object.keys(words) as K[]).find((key) => words[key].includes(text)) ?? null;

function sayingOf(text: string): PastedSaying | null {
  const plain = plainText(text);
  const fault = keyed(FAULT_WORDS, plain);
  const mark = keyed(MARK_WORDS, plain);
  return fault ? { fault } : mark ? { mark } : null;
}

/** 2026-11-22, 2026/11/22, 2026.11.22, 20261122, 2026年11月22日; null for anything else. */
function dateOf(text: string): PlainDate | null {
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(plainText(text));
  const [, year = '', month = '', day = ''] = match ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return match && isPlainDate(date) ? date : null;
}

const cellsOf = (line: string): string[] =>
  (line.includes('\t') ? line.split('\t') : line.split(/[,，]|\s{2,}/u)).map((cell) => cell.trim());

function headerOf(cells: readonly string[]): (Column | null)[] | null {
  const columns = cells.map((cell) => keyed(COLUMNS, plainText(cell).replace(/[★*]/gu, '')));
  return columns.includes('name') || columns.includes('number') ? columns : null;
}

function problemOf(row: Omit<PastedRow, 'problem'>, says: string, on: string, today: PlainDate): string | null {
  if (row.name === '' && row.number === '') {
    return '没有姓名，也没有学籍号';
  }
  if (row.says === null) {
    return says === '' ? '没有写平台上的标注' : '看不懂平台上的标注';
  }
  if (on !== '' && row.on === null) {
    return '日期看不懂';
  }
  return row.on !== null && row.on > today ? '日期还没有到' : null;
}

function rowOf(cells: readonly string[], columns: readonly (Column | null)[], n: number, today: PlainDate): PastedRow {
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  const row = {
    n,
    school: cell('school'),
    grade: cell('grade'),
    className: cell('className'),
    name: nameText(cell('name')),
    number: plainText(cell('number')),
    says: sayingOf(cell('says')),
    on: dateOf(cell('on')),
  };
  return { ...row, problem: problemOf(row, cell('says'), cell('on'), today) };
}

/** 粘贴的表 from the platform: with a header, or in the order of `PASTE_COLUMNS`. Empty lines count as lines and are no rows. */
export function readPasted(text: string, today: PlainDate): PastedRow[] {
  const lines = text
    .split(/\r\n|\n|\r/u)
    .map((line, at) => ({ cells: cellsOf(line), n: at + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const header = headerOf(lines[0]?.cells ?? []);
  return lines.slice(header ? 1 : 0).map(({ cells, n }) => rowOf(cells, header ?? PLAIN_ORDER, n, today));
}

/** 没有用到的列: what the header names and nothing here takes. */
export function unknownColumns(text: string): string[] {
  const cells = cellsOf(text.split(/\r\n|\n|\r/u).find((line) => line.trim() !== '') ?? '');
  const columns = headerOf(cells);
  return columns === null ? [] : cells.filter((cell, n) => cell !== '' && columns[n] === null);
}

/** The text without these lines: so that what did not match can be left out, and seen to by hand. */
export function withoutLines(text: string, lines: readonly number[]): string {
  return text
    .split(/\r\n|\n|\r/u)
    .filter((_, at) => !lines.includes(at + 1))
    .join('\n');
}
