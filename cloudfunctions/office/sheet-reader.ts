import { refuse } from '#domain/errors';
import { SHEET_LIMITS, type SheetRow } from '#domain/office/sheet';
import { readXml } from './xml';

/** Rows without anything in them cost time too. */
const ROW_TAGS_CAP = 200_000;
/** Above this row merged cells are headers: their text stands for every column of the block. */
const HEADER_ROWS = 12;

interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

interface OpenRow {
  readonly n: number;
  readonly hidden: boolean;
  readonly cells: string[];
  readonly formulas: number[];
  readonly numbers: number[];
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  text: string;
  formula: boolean;
}

/** `AB12` → column 27 (0 is A), row 12. */
function placeOf(reference: string): { readonly column: number; readonly row: number } | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!match) {
    return null;
  }
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(match[2]) };
}

function blockOf(reference: string): Block | null {
  const [from, to] = reference.split(':').map(placeOf);
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column } : null;
}

/** Reads the rows of one sheet, as texts, with what a text alone does not tell. */
class SheetReader {
  readonly rows: OpenRow[] = [];
  readonly blocks: Block[] = [];
  private row: OpenRow | undefined;
  private cell: OpenCell | undefined;
  private reading = '';
  private tags = 0;
  private last = 0;

  constructor(private readonly strings: readonly string[]) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.reading = name;
    if (name === 'row') {
      this.openRow(attributes);
    } else if (name === 'c') {
      this.openCell(attributes);
    } else if (name === 'f' && this.cell) {
      this.cell.formula = true;
    } else if (name === 'mergeCell') {
      const block = blockOf(attributes['ref'] ?? '');
      if (block && this.blocks.length < SHEET_LIMITS.rows) {
        this.blocks.push(block);
      }
    }
  }

  private openRow(attributes: Readonly<Record<string, string>>): void {
    this.tags += 1;
    if (this.tags > ROW_TAGS_CAP) {
      refuse('SHEET_TOO_LARGE');
    }
    const said = Number(attributes['r'] ?? this.last + 1);
    this.last = Number.isInteger(said) && said > this.last ? said : refuse('FILE_CORRUPT');
    const hidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
    this.row = { n: this.last, hidden, cells: [], formulas: [], numbers: [] };
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    const reference = attributes['r'];
    const place = reference === undefined ? null : placeOf(reference);
    if (reference !== undefined && place?.row !== this.row?.n) {
      refuse('FILE_CORRUPT');
    }
    this.cell = {
      column: place?.column ?? this.row?.cells.length ?? 0,
      type: attributes['t'] ?? 'n',
      text: '',
      formula: false,
    };
  }

  text(text: string): void {
    if (this.cell && (this.reading === 'v' || this.reading === 't') && this.cell.text.length <= SHEET_LIMITS.cell) {
      this.cell.text += text;
    }
  }

  close(name: string): void {
    this.reading = '';
    if (name === 'c' && this.cell && this.row) {
      this.closeCell(this.row, this.cell);
      this.cell = undefined;
    } else if (name === 'row' && this.row) {
      this.closeRow(this.row);
      this.row = undefined;
    }
  }

  private valueOf({ type, text }: OpenCell): string {
    if (type === 's') {
      return this.strings[Number(text)] ?? '';
    }
    return type === 'e' ? '' : text.slice(0, SHEET_LIMITS.cell);
  }

  private closeCell(row: OpenRow, cell: OpenCell): void {
    const value = this.valueOf(cell);
    if (value === '' && !cell.formula) {
      return;
    }
    if (cell.column >= SHEET_LIMITS.columns) {
      refuse('SHEET_TOO_LARGE');
    }
    while (row.cells.length < cell.column) {
      row.cells.push('');
    }
    row.cells[cell.column] = value;
    if (cell.formula) {
      row.formulas.push(cell.column);
    }
    if (cell.type === 'n') {
      row.numbers.push(cell.column);
    }
  }

  private closeRow(row: OpenRow): void {
    if (row.cells.some((cell) => cell.trim() !== '') || row.formulas.length > 0) {
      this.rows.push(row);
    }
    if (this.rows.length > SHEET_LIMITS.rows) {
      refuse('SHEET_TOO_LARGE');
    }
  }
}

/** Which columns of a row lie in merged blocks; in header rows the text of a block is repeated over its columns. */
function mergedColumns(row: OpenRow, blocks: readonly Block[]): number[] {
  const columns: number[] = [];
  for (const { top, left, bottom, right } of blocks) {
    if (row.n < top || row.n > bottom) {
      continue;
    }
    const last = Math.min(right, SHEET_LIMITS.columns - 1);
    for (let column = left; column <= last; column += 1) {
      columns.push(column);
      if (row.n === top && row.n <= HEADER_ROWS) {
        row.cells[column] = row.cells[left] ?? '';
      }
    }
  }
  return columns;
}

function finished(row: OpenRow, blocks: readonly Block[]): SheetRow {
  const merged = mergedColumns(row, blocks);
  return {
    n: row.n,
    cells: Array.from(row.cells, (cell) => cell ?? ''),
    ...(row.formulas.length > 0 ? { formulas: row.formulas } : {}),
    ...(row.numbers.length > 0 ? { numbers: row.numbers } : {}),
    ...(merged.length > 0 ? { merged } : {}),
    ...(row.hidden ? { hidden: true as const } : {}),
  };
}

/** The rows of a sheet that hold anything. @throws {Refusal} SHEET_TOO_LARGE, FILE_CORRUPT, FILE_UNSAFE */
export function readSheet(part: Buffer, strings: readonly string[]): SheetRow[] {
  const reader = new SheetReader(strings);
  readXml(part, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  });
  const byTop = [...reader.blocks].sort((a, b) => a.top - b.top);
  if (byTop.length === 0) {
    return reader.rows.map((row) => finished(row, []));
  }
  const ofRow = new Map<number, Block[]>();
  for (const block of byTop) {
    for (let n = block.top; n <= Math.min(block.bottom, block.top + 2 * HEADER_ROWS); n += 1) {
      ofRow.set(n, [...(ofRow.get(n) ?? []), block]);
    }
  }
  return reader.rows.map((row) => finished(row, ofRow.get(row.n) ?? []));
}
