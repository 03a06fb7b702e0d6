import fc from 'fast-check';
import { pagesOf } from '../../cloudfunctions/office/pages';
import { pinyinOf } from '../../cloudfunctions/office/pinyin';
import { writeWorkbook } from '../../cloudfunctions/office/sheet-writer';
import { readWorkbookRows } from '../../cloudfunctions/office/workbook';
import { entryText, withEntries, workbook } from './workbooks';

const SHEET = 'xl/worksheets/sheet1.xml';

test('a formula, a number cell, a hidden row and a merged block are told, not only their text', async () => {
  const content = await workbook(
    [
      ['名单', '', ''],
      ['姓名', '身份证号', '班'],
      ['张小明', 1.1010119900307e17, { formula: '1+1', result: 2 }],
      ['李小红', '990101201503051235', '=1+1'],
    ],
    (sheet) => {
      sheet.mergeCells('A1:C1');
      sheet.getRow(4).hidden = true;
    },
  );
  const rows = readWorkbookRows(content);
  expect(rows[0]).toEqual({ n: 1, cells: ['名单', '名单', '名单'], merged: [0, 1, 2] });
  expect(rows[2]).toMatchObject({ n: 3, numbers: expect.arrayContaining([1]), formulas: [2] });
  expect(rows[2]?.cells[1]).toMatch(/^11010119900307\d{4}$|E\+17$/);
  expect(rows[3]).toEqual({ n: 4, cells: ['李小红', '990101201503051235', '=1+1'], hidden: true });
});

test('texts in runs are joined, reading aids are not part of them', async () => {
  const content = await workbook([['姓名']]);
  const strings =
    '<sst><si><r><t>张</t></r><r><t xml:space="preserve">小 </t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si></sst>';
  const rows = readWorkbookRows(withEntries(content, { 'xl/sharedStrings.xml': strings }));
  expect(rows[0]?.cells).toEqual(['张小 ']);
});

test('rows without anything and hidden sheets before the data do not matter', async () => {
  const content = await workbook([[], [null, ''], ['姓名'], [], ['张小明']]);
  expect(readWorkbookRows(content).map((row) => [row.n, row.cells[0]])).toEqual([
    [3, '姓名'],
    [5, '张小明'],
  ]);
});

const word = fc.string({ unit: fc.constantFrom(...'张王李0123456789=+-@\t<&>"\'·𬱖 ＝'), maxLength: 12 });

test('what is written is read again as it was, and nothing becomes a formula', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      async (lines) => {
        const content = await writeWorkbook([
          { name: '数据', header: ['列'], rows: lines.map((cells) => ({ cells })) },
        ]);
        expect(entryText(content, SHEET)).not.toContain('<f>');
        const read = new Map(readWorkbookRows(content).map((row) => [row.n, row]));
        for (const [n, cells] of lines.entries()) {
          const row = read.get(n + 2);
          expect(row?.formulas).toBeUndefined();
          const shown = cells.map((cell) => cell.replace(/\p{Cc}/gu, ' '));
          expect(shown.map((_, column) => row?.cells[column] ?? '')).toEqual(shown.map((cell) => (row ? cell : '')));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('pages hold every row once, in order, and none is too large for a document', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 700 }), (lengths) => {
      const rows = lengths.map((length, n) => ({ n: n + 1, cells: Array.from({ length }, () => '测'.repeat(100)) }));
      const pages = pagesOf(rows);
      expect(pages.flatMap((page) => JSON.parse(page) as unknown[])).toEqual(rows);
      expect(Math.max(0, ...pages.map((page) => Buffer.byteLength(page)))).toBeLessThan(330 * 1024);
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['张小明', 'zxm zhangxiaoming'],
  ['单雄', 'sx shanxiong'],
  ['欧阳娜', 'oyn ouyangna'],
  ['吕绿', 'll lvlv'],
  ['阿依古丽·买买提', 'ayglmmt ayigulimaimaiti'],
  ['Anna', 'a anna'],
  ['', ''],
])('the pinyin of %s is %s', (name, pinyin) => {
  expect(pinyinOf(name)).toBe(pinyin);
});
