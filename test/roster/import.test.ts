import type { ReplyOf } from '#domain/api';
import { checkCharacter } from '#domain/roster/identity-number';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { workbook } from '../office/workbooks';
import { phoneOf } from '../support/fixture';
import { openProduct, type Product } from '../support/product';

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

/** A number of the demo's region, which is nobody's. */
function idOf(n: number, birth = '20150306'): string {
  const first = `990101${birth}${String(n).padStart(3, '0')}`;
  return first + checkCharacter(first);
}

const HEADER = [
  '姓名',
  '性别',
  '出生日期',
  '身份证件号',
  '年级',
  '班级',
  '就读方式',
  '居住乡镇',
  '居住村',
  '居住组',
  '家庭成员1姓名',
  '家庭成员1关系',
  '家庭成员1是否监护人',
  '家庭成员1联系电话',
];

function rowOf(n: number, change: Partial<Record<string, string>> = {}): string[] {
  const sex = n % 2 === 1 ? '男' : '女';
  const cells: Record<string, string> = {
    姓名: `山小${'一二三四五六七八九十'[n % 10]}${n}`.replace(/\d+/g, ''),
    性别: sex,
    出生日期: '2015-03-06',
    身份证件号: idOf(n),
    年级: '五年级',
    班级: '3班',
    就读方式: '走读',
    居住乡镇: '一乡',
    居住村: '一村',
    居住组: '一组',
    家庭成员1姓名: `山大${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`,
    家庭成员1关系: '母亲',
    家庭成员1是否监护人: '是',
    家庭成员1联系电话: phoneOf(70_000 + n),
    ...change,
  };
  return HEADER.map((title) => cells[title] ?? '');
}

async function uploaded(
  rows: readonly (readonly string[])[],
  kind: 'children' | 'units' = 'children',
  header: readonly string[] = HEADER,
): Promise<string> {
  const caller = product.as(kind === 'units' ? 'bureauOfficer' : 'rosterClerk');
  const content = await workbook([header, ...rows]);
  const begun = await caller.done('office.beginUpload', { size: content.length });
  await fileStore().uploadFile({ cloudPath: begun.cloudPath, fileContent: content });
  return (await caller.done('office.readWorkbook', { upload: begun.upload })).file;
}

const SCHOOL = 'yunling-s1';

async function plan(file: string): Promise<ReplyOf<'roster.planImport'>> {
  const clerk = product.as('rosterClerk');
  let reply = await clerk.done('roster.planImport', { file, kind: 'children', unit: SCHOOL });
  while (!reply.done) {
    reply = await clerk.done('roster.planImport', { file, kind: 'children', unit: SCHOOL });
  }
  return reply;
}

async function commit(job: string, caller = product.as('rosterClerk')) {
  await caller.done('roster.commitImport', { job });
  let progress = await caller.done('roster.continueImport', { job });
  while (progress.state === 'running') {
    progress = await caller.done('roster.continueImport', { job });
  }
  return progress;
}

const newClass = async () => {
  const { items } = await product.store.page('units', {
    equal: { county: 'yunling', parent: 'yunling-s1-y5' },
    range: { key: 'order' },
  });
  return items.find((unit) => unit.name.includes('3') || unit.name.includes('三'));
};

test('a roster goes in at one end: children on a class that was not there, on their group, with their adults; and the same file again changes nothing', async () => {
  const rows = Array.from({ length: 12 }, (_, n) => rowOf(n + 1));
  const first = await plan(await uploaded(rows));
  expect(first.summary).toMatchObject({ rows: 12, create: 12, change: 0, same: 0, fault: 0 });
  expect(first.summary.newUnits).toBeGreaterThan(0);
  expect(await newClass()).toBeUndefined();
  expect(await commit(first.job)).toMatchObject({ state: 'done', counts: { create: 12 } });
  const unit = await newClass();
  const page = await product.store.page('children', {
    equal: { county: 'yunling', classId: unit?._id ?? '' },
    range: { key: 'pinyin' },
    limit: 50,
  });
  expect(page.items).toHaveLength(12);
  expect(page.items[0]).toMatchObject({
    state: 'enrolled',
    dutyPath: 'yunling/yunling-t1/yunling-t1-v1/yunling-t1-v1-g1/',
    adults: [{ slot: 'guardian', kind: 'parent', relation: '母亲' }],
  });
  expect(JSON.stringify(page.items)).not.toContain(idOf(1));
  const again = await plan(await uploaded(rows));
  expect(again.summary).toMatchObject({ rows: 12, create: 0, change: 0, same: 12 });
  await product.settle();
  const board = await product.store.read('nodes', `roster:${unit?._id}:2026-2027-autumn`);
  expect(board?.counts).toMatchObject({ enrolled: 12 });
});

test('a changed row changes that child only, and keeps its id', async () => {
  await commit((await plan(await uploaded([rowOf(1), rowOf(2)]))).job);
  const before = await newClass();
  const next = await plan(await uploaded([rowOf(1, { 就读方式: '住校' }), rowOf(2)]));
  expect(next.summary).toMatchObject({ create: 0, change: 1, same: 1 });
  await commit(next.job);
  const { items } = await product.store.page('children', {
    equal: { county: 'yunling', classId: before?._id ?? '' },
    range: { key: 'pinyin' },
    limit: 10,
  });
  expect(items.map((child) => child.boarding).sort()).toEqual([false, true]);
});

test('faults stand in the report by row and column with what to mend, masked; good rows still go in', async () => {
  const wrong = idOf(3).slice(0, 17) + (idOf(3).endsWith('1') ? '2' : '1');
  const rows = [rowOf(1), rowOf(2, { 身份证件号: '1.1E+17' }), rowOf(3, { 身份证件号: wrong }), rowOf(1)];
  const planned = await plan(await uploaded(rows));
  expect(planned.summary).toMatchObject({ rows: 4, create: 1, fault: 3 });
  const report = await product.as('rosterClerk').done('roster.importReport', { job: planned.job, action: 'fault' });
  expect(report.items.map((note) => note.row)).toEqual([3, 4, 5]);
  for (const note of report.items) {
    expect([note.reason, note.mend].join('')).not.toContain(wrong);
    expect(note.value).not.toBe(wrong);
    expect(note.mend.length).toBeGreaterThan(4);
  }
  expect(await commit(planned.job)).toMatchObject({ counts: { create: 1, fault: 3 } });
});

test('a chunk done twice, and a start done twice, end the same', async () => {
  const planned = await plan(await uploaded(Array.from({ length: 5 }, (_, n) => rowOf(n + 1))));
  const clerk = product.as('rosterClerk');
  await Promise.all([
    clerk.call('roster.commitImport', { job: planned.job }),
    clerk.call('roster.commitImport', { job: planned.job }),
  ]);
  await Promise.all([
    clerk.call('roster.continueImport', { job: planned.job }),
    clerk.call('roster.continueImport', { job: planned.job }),
  ]);
  expect(await commit(planned.job)).toMatchObject({ state: 'done' });
  const unit = await newClass();
  const { items } = await product.store.page('children', {
    equal: { county: 'yunling', classId: unit?._id ?? '' },
    range: { key: 'pinyin' },
    limit: 50,
  });
  expect(items).toHaveLength(5);
});

test('somebody else sees neither plan nor report', async () => {
  const planned = await plan(await uploaded([rowOf(1)]));
  const other = product.as('rosterClerk.sibling');
  expect(await other.call('roster.importReport', { job: planned.job })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await other.call('roster.commitImport', { job: planned.job })).toMatchObject({ code: 'NOT_FOUND' });
});

test('the trees come in with a sheet, parents before children', async () => {
  const header = ['层级', '名称', '上级'];
  const rows = [
    ['乡镇', '松林镇', '县'],
    ['村', '白水村', '松林镇'],
    ['村民小组', '第一组', '白水村'],
    ['学校', '松林小学', '教育局'],
    ['怪', '甲', '乙'],
  ];
  const file = await uploaded(rows, 'units', header);
  const office = product.as('bureauOfficer');
  const planned = await office.done('roster.planImport', { file, kind: 'units', unit: 'yunling-edu' });
  expect(planned).toMatchObject({ done: true, summary: { create: 4, fault: 1, newUnits: 4 } });
  await commit(planned.job, office);
  const { items } = await product.store.page('units', {
    equal: { county: 'yunling', kind: 'group' },
    range: { key: 'path' },
    limit: 50,
  });
  expect(items.some((unit) => unit.name === '第一组')).toBe(true);
});
