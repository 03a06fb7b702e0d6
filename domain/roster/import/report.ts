/** What an import may bring: 学生名册, or 机构 (both trees). */
export const IMPORT_KINDS = { children: '学生名册', units: '机构' } as const;
export type ImportKind = keyof typeof IMPORT_KINDS;

/** What the import will do with a row. */
export const ROW_ACTIONS = { create: '新增', change: '有变化', same: '没有变化', fault: '有错误' } as const;
export type RowAction = keyof typeof ROW_ACTIONS;

/** One thing about one cell: which row and column of the workbook, the masked value, what is wrong, how to mend it. */
export interface RowNote {
  /** Row number as the spreadsheet shows it. */
  readonly row: number;
  readonly column: string;
  /** Masked: never a whole name, number or address. */
  readonly value: string;
  readonly reason: string;
  readonly mend: string;
  /** A fault keeps the row out; a warning lets it in. */
  readonly level: 'fault' | 'warning';
}

/** 预检结果: how many rows will do what, and how many classes and grades will be made. */
export interface ImportSummary {
  readonly rows: number;
  readonly create: number;
  readonly change: number;
  readonly same: number;
  readonly fault: number;
  readonly warnings: number;
  readonly newUnits: number;
}

export const NO_ROWS: ImportSummary = { rows: 0, create: 0, change: 0, same: 0, fault: 0, warnings: 0, newUnits: 0 };

/** How far a commit is. */
export interface ImportProgress {
  readonly job: string;
  readonly state: 'planned' | 'running' | 'done' | 'undone';
  readonly done: number;
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
}
