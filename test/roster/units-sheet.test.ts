import { fileStore } from '../../cloudfunctions/kit/sdk';
import { workbook } from '../office/workbooks';
import { openProduct, type Product } from '../support/product';

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const HEADER = ['层级★', '名称★', '上级★', '电话'];

async function planned(rows: readonly (readonly string[])[], by = 'bureauOfficer', unit = 'yunling-edu') {
  const caller = product.as(by);
  const content = await workbook([HEADER, ...rows]);
  const begun = await caller.done('office.beginUpload', { size: content.length });
  await fileStore().uploadFile({ cloudPath: begun.cloudPath, fileContent: content });
  const { file } = await caller.done('office.readWorkbook', { upload: begun.upload });
  const plan = await caller.done('roster.planImport', { file, kind: 'units', unit });
  const { items } = await caller.done('roster.importReport', { job: plan.job });
  return { ...plan, faults: items.map(({ row, column, reason }) => [row, column, reason]) };
}

async function carryOut(job: string) {
  const caller = product.as('bureauOfficer');
  await caller.done('roster.commitImport', { job });
  for (let n = 0; n < 20; n += 1) {
    const progress = await caller.done('roster.continueImport', { job });
    if (progress.state === 'done') {
      return progress;
    }
  }
  throw new Error('the import does not end');
}

/** Names of the units of a kind with those above them, as they are stored. */
async function namesOf(kind: 'group' | 'class'): Promise<string[]> {
  const { items } = await product.store.page('units', {
    equal: { county: 'yunling' },
    range: { key: 'path' },
    limit: 500,
  });
  const name = new Map(items.map((unit) => [unit._id, unit.name]));
  return items
    .filter((unit) => unit.kind === kind)
    .map((unit) =>
      unit.path
        .split('/')
        .filter(Boolean)
        .slice(1)
        .map((id) => name.get(id))
        .join('/'),
    );
}

const TREES = [
  ['乡镇', '松林镇', '县'],
  ['乡镇', '石桥镇', '县'],
  ['村', '青石村', '松林镇'],
  ['村', '青石村', '石桥镇'],
  ['组', '第一组', '松林镇/青石村'],
  ['村民小组', '第一组', '石桥镇／青石村'],
  ['学校', '松林小学', '县教育局'],
  ['九年一贯制学校', '石桥学校', '教育局'],
  ['年级', '7', '石桥学校'],
  ['年级', '一年级', '石桥学校'],
  ['年级', '一年级', '松林小学'],
  ['班', '1班', '松林小学/一年级'],
  ['班', '七年级2班', '石桥学校/初一'],
] as const;

test('places of one name are told apart by what stands above them, and classes by school and grade', async () => {
  const plan = await planned(TREES);
  expect(plan.faults).toEqual([]);
  await carryOut(plan.job);
  expect(await namesOf('group')).toEqual(expect.arrayContaining(['松林镇/青石村/第一组', '石桥镇/青石村/第一组']));
  // One form of the name, the one that the roster's import makes too.
  expect(await namesOf('class')).toEqual(
    expect.arrayContaining(['松林小学/一年级/一(1)班', '石桥学校/七年级/七(2)班']),
  );
});

test('the same sheet again changes nothing, however a class is written', async () => {
  await carryOut((await planned(TREES)).job);
  const again = await planned([...TREES, ['班', '一（1）班', '松林小学/一年级'], ['班', '01', '松林小学/一年级']]);
  expect(again.summary).toMatchObject({ create: 0, same: TREES.length + 2, fault: 0, newUnits: 0 });
});

test('each row that cannot be placed says why', async () => {
  const plan = await planned([
    ...TREES,
    ['组', '第二组', '青石村'],
    ['村', '白水村', ''],
    ['村', '', '松林镇'],
    ['部落', '甲', '县'],
    ['年级', '高一', '石桥学校'],
    ['班', '七(3)班', '石桥学校/一年级'],
    ['班', '1班', '石桥学校'],
  ]);
  expect(plan.summary).toMatchObject({ create: TREES.length, fault: 7 });
  expect(plan.faults).toEqual([
    [15, '上级', '有几个同名的上级'],
    [16, '上级', '没有填上级'],
    [17, '名称', '没有填名称'],
    [18, '层级', '层级看不懂'],
    [19, '名称', '年级看不懂'],
    [20, '名称', '班的名称看不懂，或和年级不一致'],
    [21, '上级', '没有找到这个上级'],
  ]);
});

test('a school adds below itself and nowhere else', async () => {
  const plan = await planned(
    [
      ['乡镇', '松林镇', '县'],
      ['学校', '松林小学', '教育局'],
      ['年级', '九年级', '第一小学'],
      ['年级', '九年级', '第二小学'],
      ['班', '4班', '九年级'],
    ],
    'rosterClerk',
    'yunling-s1',
  );
  expect(plan.summary).toMatchObject({ create: 2, fault: 3 });
  expect(plan.faults.map(([row]) => row)).toEqual([2, 3, 5]);
});
