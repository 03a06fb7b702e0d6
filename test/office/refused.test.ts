import fc from 'fast-check';
import { Refusal } from '#domain/errors';
import { readWorkbookRows } from '../../cloudfunctions/office/workbook';
import { entryText, withEntries, workbook } from './workbooks';

const SHEET = 'xl/worksheets/sheet1.xml';
const MS = 2000;

/** The code with which a workbook is refused, within two seconds; `read` when it is not. */
function codeOf(content: Buffer): string {
  const begun = performance.now();
  try {
    readWorkbookRows(content);
    return 'read';
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    return error.code;
  } finally {
    expect(performance.now() - begun).toBeLessThan(MS);
  }
}

let good: Buffer;
let sheet: string;
beforeAll(async () => {
  good = await workbook([
    ['姓名', '性别'],
    ['张小明', '男'],
  ]);
  sheet = entryText(good, SHEET);
});

test('a plain workbook is read', () => {
  expect(readWorkbookRows(good).map((row) => row.cells)).toEqual([
    ['姓名', '性别'],
    ['张小明', '男'],
  ]);
});

test('a macro is refused, wherever it shows', () => {
  expect(codeOf(withEntries(good, { 'xl/vbaProject.bin': 'x' }))).toBe('FILE_UNSAFE');
  const types = entryText(good, '[Content_Types].xml').replace(
    'spreadsheetml.sheet.main',
    'spreadsheetml.sheet.macroEnabled.main',
  );
  expect(codeOf(withEntries(good, { '[Content_Types].xml': types }))).toBe('FILE_UNSAFE');
});

test.each([
  'xl/externalLinks/externalLink1.xml',
  'xl/embeddings/oleObject1.bin',
  'xl/activeX/activeX1.xml',
  '../evil.xml',
  '/etc/x',
  'xl\\x.xml',
])('an entry that has no business in a roster is refused: %s', (name) => {
  expect(codeOf(withEntries(good, { [name]: 'x' }))).toBe('FILE_UNSAFE');
});

test('a document type, and with it any entity, is refused', () => {
  const bomb = sheet.replace('<worksheet', '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet');
  expect(codeOf(withEntries(good, { [SHEET]: bomb }))).toBe('FILE_UNSAFE');
});

test('a bomb is refused before it is unpacked: declared size, ratio, and a directory that lies', () => {
  const big = new Uint8Array(101 * 1024 * 1024);
  expect(codeOf(withEntries(good, { [SHEET]: big }))).toBe('FILE_TOO_LARGE');
  expect(codeOf(withEntries(good, { [SHEET]: big.subarray(0, 20 * 1024 * 1024) }))).toBe('FILE_TOO_LARGE');
  const lying = withEntries(good, { [SHEET]: sheet + ' '.repeat(3 * 1024 * 1024) });
  const directory = lying.lastIndexOf(Buffer.from(SHEET)) - 46;
  lying.writeUInt32LE(1000, directory + 24);
  expect(codeOf(lying)).toBe('FILE_CORRUPT');
});

test('a workbook with a password, an old .xls, and anything else under the name .xlsx', () => {
  const locked = Buffer.from(good);
  const directory = locked.indexOf(Buffer.from('PK\u0001\u0002'));
  locked.writeUInt16LE(locked.readUInt16LE(directory + 8) | 1, directory + 8);
  expect(codeOf(locked)).toBe('FILE_UNSAFE');
  expect(codeOf(Buffer.from('d0cf11e0a1b11ae1'.repeat(100), 'hex'))).toBe('FILE_CORRUPT');
  expect(codeOf(Buffer.from('姓名,性别\n张小明,男\n'))).toBe('FILE_CORRUPT');
  expect(codeOf(Buffer.alloc(0))).toBe('FILE_CORRUPT');
});

test('too many rows or columns', () => {
  const row = (n: number): string => `<row r="${n}"><c r="A${n}" t="str"><v>x</v></c></row>`;
  const rows = Array.from({ length: 35_001 }, (_, n) => row(n + 1)).join('');
  const of = (inner: string): Buffer =>
    withEntries(good, { [SHEET]: sheet.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${inner}</sheetData>`) });
  expect(codeOf(of(rows))).toBe('SHEET_TOO_LARGE');
  expect(codeOf(of('<row r="1"><c r="CC1" t="str"><v>x</v></c></row>'))).toBe('SHEET_TOO_LARGE');
  expect(
    codeOf(of('<row r="1"/>'.repeat(1) + Array.from({ length: 200_001 }, (_, n) => `<row r="${n + 2}"/>`).join(''))),
  ).toBe('SHEET_TOO_LARGE');
});

test('parts that are missing, twice there, or no XML', () => {
  expect(codeOf(withEntries(good, { 'xl/workbook.xml': null }))).toBe('FILE_CORRUPT');
  expect(codeOf(withEntries(good, { [SHEET]: '<worksheet><sheetData><row r="1">' }))).toBe('FILE_CORRUPT');
  expect(codeOf(withEntries(good, { [SHEET]: 'not xml' }))).toBe('FILE_CORRUPT');
  expect(codeOf(withEntries(good, { [SHEET.toUpperCase()]: sheet }))).toBe('FILE_CORRUPT');
});

test('a file cut off anywhere, or damaged anywhere, is refused by a code', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: good.length - 1 }), (length) => {
      expect(['FILE_CORRUPT', 'FILE_UNSAFE']).toContain(codeOf(good.subarray(0, length)));
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: good.length - 1 }), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 8,
      }),
      (bytes) => {
        const damaged = Buffer.from(good);
        for (const [at, value] of bytes) {
          damaged[at] = value;
        }
        expect(['read', 'FILE_CORRUPT', 'FILE_UNSAFE', 'FILE_TOO_LARGE', 'SHEET_TOO_LARGE']).toContain(codeOf(damaged));
      },
    ),
    { numRuns: 2000 },
  );
});
