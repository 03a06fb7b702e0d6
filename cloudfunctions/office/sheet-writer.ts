import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';

const HEADER_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8F0FA' } } as const;
const FAULT_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDEEED' } } as const;
const WIDTH = { least: 8, most: 40 } as const;

/** One sheet to write; every cell is text, so that nothing is ever a formula and no long number loses digits. */
export interface SheetToWrite {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: Iterable<RowToWrite>;
  /** Rows below the header that a person fills: they are set to text too, or the program would eat leading zeros. */
  readonly emptyRows?: number;
}

export interface RowToWrite {
  readonly cells: readonly string[];
  /** Columns to mark red. */
  readonly faulty?: readonly number[];
}

const widthOf = (title: string): number => Math.min(WIDTH.most, Math.max(WIDTH.least, [...title].length * 2 + 2));

/** Control characters are no valid XML; a program that opens the file would call it damaged. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ');

function writeSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, { name, header, rows, emptyRows = 0 }: SheetToWrite) {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = header.map((title) => ({ width: widthOf(title), style: { numFmt: '@' } }));
  const titles = sheet.addRow(header.map(clean));
  titles.eachCell((cell) => {
    cell.fill = HEADER_FILL;
    cell.font = { bold: true };
  });
  titles.commit();
  for (const { cells, faulty = [] } of rows) {
    const row = sheet.addRow(cells.map(clean));
    for (const column of faulty) {
      row.getCell(column + 1).fill = FAULT_FILL;
    }
    row.commit();
  }
  for (let n = 0; n < emptyRows; n += 1) {
    sheet.addRow(header.map(() => '')).commit();
  }
  sheet.commit();
}

/** A workbook of text cells, written as a stream. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const stream = new PassThrough();
  const content = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  for (const sheet of sheets) {
    writeSheet(workbook, sheet);
  }
  await workbook.commit();
  return content;
}
