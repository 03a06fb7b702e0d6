import ExcelJS from 'exceljs';
import { strFromU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** A workbook of one sheet; strings, numbers, dates and formulas as a spreadsheet program writes them. */
export async function workbook(
  rows: readonly (readonly unknown[])[],
  change: (sheet: ExcelJS.Worksheet) => void = () => undefined,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sheet1');
  for (const row of rows) {
    sheet.addRow([...row]);
  }
  change(sheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The same archive with some entries changed (text), added (bytes) or taken away (null). */
export function withEntries(content: Buffer, changes: Readonly<Record<string, string | Uint8Array | null>>): Buffer {
  const entries: Zippable = { ...unzipSync(new Uint8Array(content)) };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) {
      delete entries[name];
    } else {
      entries[name] = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    }
  }
  return Buffer.from(zipSync(entries, { level: 9 }));
}

/** The text of one entry. */
export function entryText(content: Buffer, name: string): string {
  return strFromU8(unzipSync(new Uint8Array(content))[name] ?? new Uint8Array());
}
