import { STAFF_TITLES } from '#domain/roster/import/columns';
import { encrypt, personIdOf } from '../../cloudfunctions/kit/secrets';
import { readWorkbookRows } from '../../cloudfunctions/office/workbook';
import { NOW, phoneOf } from '../support/fixture';
import { openProduct, type Product } from '../support/product';

jest.setTimeout(30_000);

const CLASS = 'yunling-s1-y5-k1';
const FILE = 'staffsheet1';

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

/** A workbook as `office.readWorkbook` leaves it: whose it is, and its rows of text, 200 a page; a title stands above the heading. */
async function plantSheet(
  rows: readonly (readonly string[])[],
  {
    titles = STAFF_TITLES,
    file = FILE,
    by = 'bureauOfficer',
  }: { titles?: readonly string[]; file?: string; by?: string } = {},
) {
  const all = [['云岭县工作人员表'], titles, ...rows].map((cells, n) => ({ n: n + 1, cells }));
  const pages = Array.from({ length: Math.ceil(all.length / 200) }, (_, n) => all.slice(n * 200, (n + 1) * 200));
  await product.write('incoming', [
    {
      _id: file,
      county: 'yunling',
      purpose: 'workbook',
      by: personIdOf('yunling', product.actor(by).openid),
      post: product.actor(by).as,
      path: `incoming/${file}`,
      source: '',
      size: 1,
      sha256: '',
      state: 'kept',
      kept: '',
      at: NOW,
    },
  ]);
  await product.write(
    'workbookRows',
    pages.map((page, n) => {
      const _id = `${file}:${n}`;
      const place = { collection: 'workbookRows', field: 'rows', id: _id };
      return { _id, county: 'yunling', file, n, rows: encrypt(JSON.stringify(page), place), until: NOW + 86_400_000 };
    }),
  );
}

const row = (n: number, role = '点名人', unit = '五(1)班', above = '第一小学') => [
  `老师${'甲乙丙丁'[n % 4]}${'子丑寅卯'[Math.floor(n / 4) % 4]}`,
  phoneOf(70_000 + n),
  role,
  unit,
  above,
];

async function carryOut(name: string, file = FILE) {
  const caller = product.as(name);
  const { job } = await caller.done('accounts.commitStaffImport', { file });
  for (let n = 0; n < 50; n += 1) {
    const progress = await caller.done('accounts.continueStaffImport', { job });
    if (progress.state === 'done') {
      return progress;
    }
  }
  throw new Error('the import does not end');
}

describe('工作人员表', () => {
  it('says of each row what it would do and what is wrong with it, and writes nothing', async () => {
    const rows = [
      row(0),
      row(1, '班主任'),
      ['', phoneOf(1), '点名人', '五（1）班', '第一小学'],
      ['好老师', '1.38E+10', '点名人', '五（1）班', '第一小学'],
      row(4, '皇帝'),
      row(5, '校长', '第一小学', ''),
      row(6, '点名人', '五（9）班'),
      row(7, '点名人', '五（1）班', ''),
    ];
    await plantSheet(rows);
    await plantSheet(rows, { file: 'ofschool', by: 'principal' });
    const before = await product.store.page('posts', {
      equal: { county: 'yunling' },
      range: { key: 'path' },
      limit: 1000,
    });
    const bureau = await product.as('bureauOfficer').done('accounts.planStaffImport', { file: FILE });
    expect(bureau.summary).toEqual({ create: 1, replace: 2, same: 0, fault: 5 });
    expect(bureau.notes.map((note) => [note.row, note.column])).toEqual([
      [5, '姓名'],
      [6, '手机号'],
      [7, '岗位'],
      [9, '单位'],
      [10, '单位'],
    ]);
    const principal = await product.as('principal').done('accounts.planStaffImport', { file: 'ofschool' });
    // The principal reaches one school, so 五（1）班 alone is clear there; but a principal does not appoint principals.
    expect(principal.notes.map((note) => [note.row, note.column])).toEqual([
      [5, '姓名'],
      [6, '手机号'],
      [7, '岗位'],
      [8, '岗位'],
      [9, '单位'],
    ]);
    const after = await product.store.page('posts', {
      equal: { county: 'yunling' },
      range: { key: 'path' },
      limit: 1000,
    });
    expect(after.items).toEqual(before.items);
  });

  it('knows a class however it is written, and asks for the grade where only that tells', async () => {
    await plantSheet([
      row(0, '点名人', '五年级1班'),
      row(1, '点名人', '1班', '第一小学/五年级'),
      row(2, '点名人', '五（1）班', '第一小学/五年级'),
      row(3, '点名人', '五年级1班', '第一小学/六年级'),
    ]);
    const { summary, notes } = await product.as('bureauOfficer').done('accounts.planStaffImport', { file: FILE });
    expect(notes.map((note) => [note.row, note.column])).toEqual([[6, '单位']]);
    expect(summary.fault).toBe(1);
  });

  it('comes back with what is wrong beside each row, to whoever brought it alone', async () => {
    await plantSheet([row(0), row(1, '皇帝'), ['好老师', '1234', '点名人', '五（1）班', '第一小学']]);
    const bureau = product.as('bureauOfficer');
    const { notes } = await bureau.done('accounts.planStaffImport', { file: FILE });
    const made = await bureau.done('office.staffReport', { file: FILE });
    const marked = readWorkbookRows(Buffer.from(await (await fetch(made.url)).arrayBuffer()));
    expect(marked.map(({ cells }) => [cells[0], cells.at(-1)])).toEqual([
      ['姓名★', '错误说明'],
      [row(0)[0], row(0)[4]],
      [row(1)[0], '岗位：没有这个岗位，岗位名称见模板的“岗位”表'],
      ['好老师', '手机号：手机号不是 11 位，把这一列设为文本，重新填写 11 位手机号'],
    ]);
    expect(notes).toHaveLength(2);
    const other = await product.as('systemAdmin').call('office.staffReport', { file: FILE });
    expect(other).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  });

  it('carries out the good rows once, however often it is asked', async () => {
    await plantSheet([row(0), row(1), row(2, '班主任'), row(3, '皇帝')]);
    const progress = await carryOut('bureauOfficer');
    expect(progress.counts).toEqual({ create: 2, replace: 1, same: 0, fault: 1 });
    expect((await carryOut('bureauOfficer')).counts).toEqual(progress.counts);
    const teacher = await product.store.read('posts', `${CLASS}:classTeacher:1`);
    expect(teacher).toMatchObject({ name: '老师丙子', holder: null });
    expect(await product.as('classTeacher').call('accounts.meetingCode', { unit: CLASS })).toMatchObject({
      code: 'POST_NOT_HELD',
    });
    const again = await product.as('bureauOfficer').done('accounts.planStaffImport', { file: FILE });
    expect(again.summary).toEqual({ create: 0, replace: 0, same: 3, fault: 1 });
  });

  it('goes through a large sheet in chunks', async () => {
    await plantSheet(Array.from({ length: 90 }, (_, n) => row(n)));
    const { counts, done, total } = await carryOut('bureauOfficer');
    expect([counts['create'], done]).toEqual([90, total]);
    const { items } = await product.store.page('posts', {
      equal: { county: 'yunling', unit: CLASS, role: 'rollCaller' },
      limit: 200,
    });
    expect(new Set(items.map((post) => post.n)).size).toBe(91);
  });

  it('knows the columns by other names, and refuses a sheet without them', async () => {
    await plantSheet([['王老师', phoneOf(9), '点名人', '第一小学', '五（1）班']], {
      titles: ['姓名', '联系电话', '职务', '单位名称', '班级'],
      file: 'other',
    });
    expect((await product.as('bureauOfficer').done('accounts.planStaffImport', { file: 'other' })).summary.create).toBe(
      1,
    );
    await plantSheet([['1', '2']], { titles: ['序号', '备注'], file: 'wrong' });
    expect(await product.as('bureauOfficer').call('accounts.planStaffImport', { file: 'wrong' })).toMatchObject({
      code: 'HEADER_UNKNOWN',
    });
    expect(await product.as('bureauOfficer').call('accounts.planStaffImport', { file: 'gone' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(
      await product.as('bureauOfficer', 'qingshi').call('accounts.planStaffImport', { file: 'other' }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});
