import type { SheetRow } from '#domain/office/sheet';
import type { RowNote } from '#domain/roster/import/report';
import { type RowToWrite, type SheetToWrite, writeWorkbook } from './sheet-writer';

const WHY = '错误说明';
const SUMMARY_HEADER = ['行', '列', '原来的值（已遮挡）', '类别', '问题', '怎么改'];

/** A warning says that it keeps nothing out: a row with warnings alone is imported. */
const sentence = ({ column, reason, mend, level }: RowNote): string =>
  `${level === 'warning' ? '提醒（不影响导入）：' : ''}${column ? `${column}：` : ''}${reason}，${mend}`;

/** A sheet that was annotated before and came back mended: what was said then goes, or it would stand beside what is said now. */
function withoutOldWords(rows: readonly SheetRow[], headerRow: number): SheetRow[] {
  const header = rows.filter((row) => row.n <= headerRow).at(-1)?.cells ?? [];
  const end = header.indexOf(WHY);
  return end < 0 ? [...rows] : rows.map((row) => ({ ...row, cells: row.cells.slice(0, end) }));
}

/** The sheet as it came, with what is wrong behind each row; rows without a word stay as they are. */
function markedSheet(
  rows: readonly SheetRow[],
  notes: ReadonlyMap<number, readonly RowNote[]>,
  headerRow: number,
): SheetToWrite {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const header = rows.filter((row) => row.n <= headerRow).at(-1)?.cells ?? [];
  const padded = (row: SheetRow): string[] => Array.from({ length: width }, (_, column) => row.cells[column] ?? '');
  const titles = Array.from({ length: width }, (_, column) => header[column] ?? '');
  const columnOf = (note: RowNote): number =>
    titles.findIndex((title) => title.replace(/[★*]/g, '').endsWith(note.column));
  const lines = rows.filter((row) => row.n > headerRow);
  return {
    name: '数据',
    header: [...titles, WHY],
    rows: lines.map((row): RowToWrite => {
      const own = notes.get(row.n) ?? [];
      const faulty = own.filter((note) => note.level === 'fault').map(columnOf);
      return { cells: [...padded(row), own.map(sentence).join('；')], faulty: faulty.filter((column) => column >= 0) };
    }),
  };
}

const summarySheet = (notes: readonly RowNote[]): SheetToWrite => ({
  name: '汇总',
  header: SUMMARY_HEADER,
  rows: notes.map(({ row, column, value, level, reason, mend }) => ({
    cells: [String(row), column, value, level === 'fault' ? '错误' : '提醒', reason, mend],
  })),
});

function byRow(notes: readonly RowNote[]): Map<number, RowNote[]> {
  const map = new Map<number, RowNote[]>();
  for (const note of notes) {
    map.set(note.row, [...(map.get(note.row) ?? []), note]);
  }
  return map;
}

/** 带批注的表: the rows as they came with what is wrong beside each, and all of it once more on a sheet of its own. */
export const markedWorkbook = (
  rows: readonly SheetRow[],
  notes: readonly RowNote[],
  headerRow: number,
): Promise<Buffer> =>
  writeWorkbook([markedSheet(withoutOldWords(rows, headerRow), byRow(notes), headerRow), summarySheet(notes)]);
