/** Most rows and columns that a workbook may bring. */
export const SHEET_LIMITS = { rows: 35_000, columns: 80, cell: 500 } as const;

/** One row of a sheet as read: texts by column, and by column index what a text alone does not tell. */
export interface SheetRow {
  /** Row number as the spreadsheet shows it. */
  readonly n: number;
  readonly cells: readonly string[];
  /** Cells that hold a formula. */
  readonly formulas?: readonly number[];
  /** Cells stored as a number: long ones have lost digits. */
  readonly numbers?: readonly number[];
  /** Cells that are part of a merged block. */
  readonly merged?: readonly number[];
  readonly hidden?: true;
  /** Of the child's name, where `office` found that column: initials and full, by which the child is searched. */
  readonly pinyin?: string;
}
