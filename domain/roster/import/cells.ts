import type { SheetRow } from '#domain/office/sheet';
import type { Columns } from '#domain/roster/import/columns';
import type { RowNote } from '#domain/roster/import/report';
import { freeText } from '#domain/roster/import/text';

/** The cells of one row by field, and the notes that reading them leaves. */
export class Cells<F extends string> {
  readonly notes: RowNote[] = [];

  constructor(
    readonly row: SheetRow,
    private readonly columns: Columns<F>,
  ) {}

  has(field: F): boolean {
    return this.columns.at[field] !== undefined;
  }

  /** The text of a cell; empty where there is no such column. */
  text(field: F): string {
    const column = this.columns.at[field];
    return column === undefined ? '' : freeText(this.row.cells[column] ?? '');
  }

  isNumber(field: F): boolean {
    const column = this.columns.at[field];
    return column !== undefined && (this.row.numbers?.includes(column) ?? false);
  }

  /** The columns that this import uses and that are formulas or merged here. */
  suspicious(which: 'formulas' | 'merged'): F[] {
    const marked = this.row[which] ?? [];
    if (marked.length === 0) {
      return [];
    }
    const fields = Object.entries<number | undefined>(this.columns.at) as [F, number][];
    return fields.filter(([, column]) => marked.includes(column)).map(([field]) => field);
  }

  private note(level: RowNote['level'], field: F, masked: string, reason: string, mend: string): void {
    const column = this.columns.at[field];
    const title = column === undefined ? '' : freeText(this.columns.titles[column] ?? '').replace(/[★*]/g, '');
    this.notes.push({ row: this.row.n, column: title, value: masked, reason, mend, level });
  }

  /** Keeps the row out. @returns null, so that a reader can give up in one line. */
  fault(field: F, masked: string, reason: string, mend: string): null {
    this.note('fault', field, masked, reason, mend);
    return null;
  }

  warn(field: F, masked: string, reason: string, mend: string): void {
    this.note('warning', field, masked, reason, mend);
  }

  get faulty(): boolean {
    return this.notes.some((note) => note.level === 'fault');
  }
}
