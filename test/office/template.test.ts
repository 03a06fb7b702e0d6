import ExcelJS from 'exceljs';
import { staffHeading, staffTexts } from '#domain/accounts/staff-sheet';
import { POSTS } from '#domain/posts';
import { CHILD_ALIASES, findColumns, UNIT_ALIASES } from '#domain/roster/import/columns';
import { templateWorkbook } from '../../cloudfunctions/office/template';
import { readWorkbookRows } from '../../cloudfunctions/office/workbook';

async function sheet(content: Buffer, name: string): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(content.buffer.slice(content.byteOffset, content.byteOffset + content.length) as ArrayBuffer);
  const rows: string[][] = [];
  book.getWorksheet(name)?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell((cell) => cells.push(cell.text));
    rows.push(cells);
  });
  return rows;
}

test('an empty template is understood and has no row: what explains it stands on sheets that are not read', async () => {
  const [children, units, staff] = await Promise.all(
    (['children', 'units', 'staff'] as const).map(async (kind) => readWorkbookRows(await templateWorkbook(kind))),
  );
  expect(findColumns(children ?? [], CHILD_ALIASES, ['name', 'class'])?.headerRow).toBe(1);
  expect(findColumns(units ?? [], UNIT_ALIASES, ['level', 'name', 'parent'])?.headerRow).toBe(1);
  expect([children?.length, units?.length, staff?.length]).toEqual([1, 1, 1]);
  const heading = staffHeading(staff ?? []);
  expect(heading && staffTexts(staff ?? [], heading)).toEqual([]);
});

test('the staff template names every post in a line of its own, with the units on which it stands', async () => {
  const rows = await sheet(await templateWorkbook('staff'), '岗位');
  expect(rows.slice(1).map(([title]) => title)).toEqual(Object.values(POSTS).map(({ title }) => title));
  expect(rows).toContainEqual(['法制审核员', '乡镇、县']);
});
