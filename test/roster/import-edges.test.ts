import type { Child } from '#domain/roster/documents';
import { markedWorkbook } from '../../cloudfunctions/office/marked-workbook';
import { readWorkbookRows } from '../../cloudfunctions/office/workbook';
import { advance } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { bring, carryOut, demoNumber, dryRun, pupil } from './school-sheet';

const SCHOOL = 'yunling-s1';
const OTHER = 'yunling-s10';
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

async function children(county = 'yunling'): Promise<Child[]> {
  const { items } = await product.store.page('children', { equal: { county }, range: { key: 'pinyin' }, limit: 500 });
  return items.filter((child) => child.name.startsWith('山小'));
}

async function imported(
  rows: readonly string[][],
  unit = SCHOOL,
  who = 'rosterClerk',
  county: 'yunling' | 'qingshi' = 'yunling',
) {
  const caller = product.as(who, county);
  const plan = await dryRun(caller, await bring(caller, rows), unit);
  return { plan, progress: await carryOut(caller, plan.job) };
}

async function faultsOf(job: string, who = 'rosterClerk'): Promise<string[]> {
  const report = await product.as(who).done('roster.importReport', { job, action: 'fault' });
  return report.items.map((note) => `${note.row} ${note.reason}`);
}

test('no import takes a child from a school that the post does not reach', async () => {
  await imported([pupil(1)]);
  const caller = product.as('rosterClerk.sibling');
  const plan = await dryRun(caller, await bring(caller, [pupil(1)]), OTHER);
  expect(plan.summary).toMatchObject({ fault: 1, change: 0 });
  expect(await faultsOf(plan.job, 'rosterClerk.sibling')).toEqual(['2 这个孩子已在本县别的学校就读']);
  await carryOut(caller, plan.job);
  expect((await children())[0]?.eduPath).toContain('yunling-s1/');
});

test('a number of another county is another child there', async () => {
  await imported([pupil(1)]);
  const there = await imported([pupil(1)], 'qingshi-s1', 'rosterClerk', 'qingshi');
  expect(there.plan.summary).toMatchObject({ create: 1 });
  const [here] = await children();
  const [other] = await children('qingshi');
  expect(other?._id).not.toBe(here?._id);
  expect(other?.idBlind).not.toBe(here?.idBlind);
});

test('two numbers of two children in one row are a fault; a 学籍号 that comes later is found by afterwards', async () => {
  const register = `G${demoNumber(1)}`;
  await imported([pupil(1), pupil(2)]);
  const later = await imported([pupil(1, { 学籍号: register })]);
  expect(later.plan.summary).toMatchObject({ change: 1 });
  const byRegister = await imported([pupil(1, { 身份证件号: '', 学籍号: register })]);
  expect(byRegister.plan.summary).toMatchObject({ create: 0, same: 1 });
  const temporary = `L${demoNumber(2)}`;
  await imported([pupil(2, { 学籍号: temporary })]);
  const mixed = await imported([pupil(1, { 学籍号: temporary })]);
  expect(mixed.plan.summary).toMatchObject({ fault: 1 });
  expect(await faultsOf(mixed.plan.job)).toEqual(['2 身份证号和学籍号是两个不同的孩子']);
  expect(await children()).toHaveLength(2);
});

test('an import that its screen left half done is carried on by the tick, and ends the same', async () => {
  const caller = product.as('rosterClerk');
  const rows = Array.from({ length: 450 }, (_, n) => pupil(n + 1));
  const plan = await dryRun(caller, await bring(caller, rows), SCHOOL);
  expect(plan).toMatchObject({ total: 3, summary: { create: 450 } });
  await caller.done('roster.commitImport', { job: plan.job });
  expect(await caller.done('roster.continueImport', { job: plan.job })).toMatchObject({ state: 'running', done: 1 });
  // Until the flip nobody sees any of it, and what has come in is not in anybody's way.
  expect(await children()).toHaveLength(0);
  const open = await product.store.read('openJobs', 'yunling');
  expect(open?.jobs.map((job) => job.paths)).toEqual([['yunling-edu/yunling-c1/yunling-s1/', 'yunling/']]);
  advance(3 * MINUTE);
  await product.tick('roster');
  expect(await caller.done('roster.importProgress', { job: plan.job })).toMatchObject({
    state: 'done',
    counts: { create: 450 },
  });
  expect(await children()).toHaveLength(450);
  expect(await caller.done('roster.continueImport', { job: plan.job })).toMatchObject({ state: 'done' });
});

test('a plan lives for a day; an import that was begun is ended before its plan is swept away', async () => {
  const caller = product.as('rosterClerk');
  const left = await dryRun(caller, await bring(caller, [pupil(1)]), SCHOOL);
  const begun = await dryRun(caller, await bring(caller, [pupil(2)]), SCHOOL);
  await caller.done('roster.commitImport', { job: begun.job });
  advance(DAY + MINUTE);
  await product.tick('roster');
  for (const { job } of [left, begun]) {
    expect(await product.store.read('jobRows', `${job}:1`)).toBeNull();
  }
  expect((await children()).map((child) => child.name)).toEqual(['山小丙']);
  expect(await caller.call('roster.commitImport', { job: left.job })).toMatchObject({ code: 'NOT_FOUND' });
});

test('siblings share a household, over pages and imports, and the village sees them in 我的户', async () => {
  const mother = { 家庭成员1姓名: '山大妈', 家庭成员1联系电话: '00000069999' };
  const far = Array.from({ length: 210 }, (_, n) => pupil(n + 10));
  await imported([pupil(1, mother), ...far, pupil(2, mother)]);
  await imported([pupil(3, mother)]);
  const family = (await children()).filter((child) => child.adults[0]?.name === '山大妈');
  expect(family).toHaveLength(3);
  expect(new Set(family.map((child) => child.household)).size).toBe(1);
  const seen = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof mine>> = await mine(cursor);
    seen.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  expect(seen.find((household) => household.head === '山大妈')?.children).toHaveLength(3);
  expect(seen.flatMap((household) => household.children)).toHaveLength(213);
});

const mine = (cursor: string | null) => product.as('groupLeader').done('roster.myHouseholds', { cursor });

test('a child that moves house gets its household there; the roll counts it in its new group', async () => {
  await imported([pupil(1)]);
  const moved = await imported([pupil(1, { 居住村: '十村' })]);
  expect(moved.plan.summary).toMatchObject({ change: 1 });
  const [child] = await children();
  expect(child?.dutyPath).toBe('yunling/yunling-t1/yunling-t1-v10/yunling-t1-v10-g1/');
  expect(await product.store.read('households', child?.household ?? '')).toMatchObject({ group: 'yunling-t1-v10-g1' });
  await product.settle();
  const before = await product.store.read('nodes', 'roster:yunling-t1-v1-g1:2026-2027-autumn');
  const after = await product.store.read('nodes', 'roster:yunling-t1-v10-g1:2026-2027-autumn');
  expect([before?.counts['enrolled'] ?? 0, after?.counts['enrolled']]).toEqual([2, 2]);
});

test('a marked workbook that comes back is marked afresh', async () => {
  const rows = [
    { n: 1, cells: ['姓名', '班级', '错误说明'] },
    { n: 2, cells: ['山小乙', '2班', '班级：没有填班级，请填班级'] },
    { n: 3, cells: ['山小丙', '', ''] },
  ];
  const note = { row: 3, column: '班级', value: '', reason: '没有填班级', mend: '请填班级', level: 'fault' } as const;
  const read = readWorkbookRows(await markedWorkbook(rows, [note], 1));
  expect(read.map(({ cells }) => cells.join('|'))).toEqual([
    '姓名|班级|错误说明',
    '山小乙|2班',
    '山小丙||班级：没有填班级，请填班级',
  ]);
});

test('the marked workbook has the same rows, what is wrong behind them, and a summary without whole numbers', async () => {
  const caller = product.as('rosterClerk');
  const rows = [pupil(1), pupil(2, { 班级: '？' }), pupil(3, { 家庭成员1姓名: '=HYPERLINK("http://x")' })];
  const plan = await dryRun(caller, await bring(caller, rows), SCHOOL);
  const made = await caller.done('office.rowReport', { job: plan.job });
  const content = Buffer.from(await (await fetch(made.url)).arrayBuffer());
  const read = readWorkbookRows(content);
  expect(read.map((row) => row.cells[0])).toEqual(['姓名', '山小乙', '山小丙', '山小丁']);
  expect(read[0]?.cells.at(-1)).toBe('错误说明');
  expect(read[2]?.cells.at(-1)).toContain('班级：年级和班级看不懂或不一致');
  expect(read.every((row) => row.formulas === undefined)).toBe(true);
  expect(await product.as('principal').call('office.rowReport', { job: plan.job })).toMatchObject({
    code: 'NOT_FOUND',
  });
});
