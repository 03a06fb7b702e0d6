import type { CaseState } from '#domain/cases/documents';
import { found } from '#domain/errors';
import { addDays } from '#domain/plain-date';
import { blind } from '../../cloudfunctions/kit/secrets';
import { readWorkbookRows } from '../../cloudfunctions/office/workbook';
import { childLike, leadOf, withNumbers } from '../permission/plant';
import { TODAY } from '../support/fixture';
import { openProduct, type Product, requestId } from '../support/product';
import { kid } from './support';

jest.setTimeout(60_000);

const NUMBER = 'G990101201505060028';
let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const bureau = () => product.as('bureauOfficer');
const principal = () => product.as('principal');
const childOf = async (key: string) => found(await product.store.read('children', kid(key)));

async function inState(key: string, state: CaseState): Promise<void> {
  const one = leadOf(await childOf(key));
  await product.store.put('cases', { ...one, state, closedOn: state === 'closed' ? TODAY : null });
}

/** The child's 学籍号 stands on the roll and in its blind index. */
async function numbered(key: string): Promise<void> {
  await product.store.put('children', withNumbers(await childOf(key)));
  await product.write('idIndex', [{ _id: blind('number', 'yunling', NUMBER), county: 'yunling', child: kid(key) }]);
}

const listed = async (who: string, filter: 'differing' | 'marked' | 'faulty' = 'differing') =>
  (await product.as(who).done('cases.platform', { filter })).items.map(({ name, keying }) => [name, keying]);
const sheetOf = (key: string) => product.store.read('platformMarks', kid(key));

test('what has to be keyed in, in the order of the platform, until it is keyed in; a case that is over is cancelled there (R74)', async () => {
  await inState('g', 'dropped');
  await inState('e', 'suspected');
  await inState('a', 'dropped');
  await inState('b', 'verifying');
  expect(await listed('bureauOfficer')).toEqual([
    ['娃a', 'markDropped'],
    ['娃e', 'markSuspected'],
    ['娃g', 'markDropped'],
  ]);
  expect(await listed('principal')).toEqual([
    ['娃a', 'markDropped'],
    ['娃e', 'markSuspected'],
  ]);
  expect(await listed('principal.sibling')).toEqual([['娃g', 'markDropped']]);
  await principal().done('cases.setPlatformMark', { child: kid('a'), mark: 'dropped', on: TODAY });
  expect(await listed('principal')).toEqual([['娃e', 'markSuspected']]);
  expect(await listed('principal', 'marked')).toEqual([['娃a', null]]);
  await inState('a', 'closed');
  expect(await listed('bureauOfficer')).toContainEqual(['娃a', 'cancel']);
  await bureau().done('cases.setPlatformMark', { child: kid('a'), mark: 'cancelled', on: TODAY });
  const one = await bureau().done('cases.platformChild', { child: kid('a') });
  expect([one.keying, one.theirs, one.school, one.grade]).toEqual([null, 'cancelled', '第一小学', '五年级']);
  expect(one.trail.map((turn) => ['mark' in turn && turn.mark, turn.by.title])).toEqual([
    ['cancelled', '县教育局经办人'],
    ['dropped', '校长'],
  ]);
  expect(await sheetOf('a')).toMatchObject({ standing: false, rev: 2 });
});

test('the page after stays the page after, also when the last child of a page was keyed in meanwhile', async () => {
  const like = await childOf('a');
  const many = Array.from({ length: 60 }, (_, n) => childLike(like, `p${n}`, {}));
  await product.write('children', many);
  await product.write(
    'cases',
    many.map((child) => ({ ...leadOf(child), state: 'dropped' as const })),
  );
  const first = await bureau().done('cases.platform', {});
  const last = found(first.items.at(-1)).child;
  await bureau().done('cases.setPlatformMark', { child: last, mark: 'dropped', on: TODAY });
  const second = await bureau().done('cases.platform', { cursor: first.cursor ?? '' });
  const seen = [...first.items, ...second.items].map(({ child }) => child);
  expect([first.items.length, second.items.length, new Set(seen).size, second.cursor]).toEqual([50, 10, 60, null]);
});

test('nobody is to be cancelled whose case lies on no path that the bureau looks along', async () => {
  await inState('a', 'dropped');
  const one = found(await product.store.read('cases', `${kid('a')}:1`));
  await product.store.put('cases', { ...one, dutyPath: null });
  await bureau().done('cases.setPlatformMark', { child: kid('a'), mark: 'dropped', on: TODAY });
  expect(await listed('bureauOfficer')).toEqual([]);
  // The latest of its rounds, whichever that is.
  const round = (n: number, state: CaseState) => ({ ...one, _id: `${kid('a')}:${n}`, round: n, state, dutyPath: null });
  await product.store.put('cases', { ...round(1, 'closed'), closedOn: TODAY });
  await product.write('cases', [{ ...round(2, 'closed'), closedOn: TODAY }, round(3, 'dropped')]);
  expect(await listed('bureauOfficer')).toEqual([]);
  await product.store.put('cases', { ...round(3, 'closed'), closedOn: TODAY });
  expect(await listed('bureauOfficer')).toEqual([['娃a', 'cancel']]);
});

test('a mark of tomorrow is refused, and so is a child of another school', async () => {
  const mark = { mark: 'dropped', on: addDays(TODAY, 1) } as const;
  expect(await principal().call('cases.setPlatformMark', { child: kid('a'), ...mark })).toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
  const other = await principal().call('cases.setPlatformMark', { child: kid('g'), mark: 'dropped', on: TODAY });
  expect(other.ok).toBe(false);
  expect(await sheetOf('g')).toBeNull();
});

test('a faulty record is reported with its treatment, accepted and done; given back it is reported anew (R81)', async () => {
  const turn = (act: 'open' | 'report' | 'accept' | 'finish' | 'giveBack', more = {}) =>
    principal().call('cases.turnRecord', { child: kid('a'), act, on: TODAY, ...more });
  expect(await turn('open')).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect((await turn('open', { fault: 'elsewhere' })).ok).toBe(true);
  expect(await turn('open', { fault: 'problem' })).toMatchObject({ code: 'ILLEGAL_STATE' });
  expect(await turn('accept')).toMatchObject({ code: 'ILLEGAL_STATE' });
  expect(await turn('report')).toMatchObject({ code: 'INVALID_ARGUMENT' });
  for (const [act, more] of [
    ['report', { treatment: 'proof' }],
    ['giveBack', {}],
    ['report', { treatment: 'remove' }],
    ['accept', {}],
  ] as const) {
    expect([act, (await turn(act, more)).ok]).toEqual([act, true]);
  }
  expect((await bureau().done('cases.platform', { filter: 'faulty' })).items).toMatchObject([
    { name: '娃a', record: { fault: 'elsewhere', treatment: 'remove', stage: 'accepted' } },
  ]);
  expect((await turn('finish')).ok).toBe(true);
  expect(await listed('bureauOfficer', 'faulty')).toEqual([]);
  expect((await sheetOf('a'))?.trail).toHaveLength(6);
});

const TABLE = ['学校\t年级\t班级\t姓名\t学籍号\t标注\t日期', `\t\t\t\t${NUMBER}\t辍学\t2026-11-02`].join('\n');

test('a pasted table is matched by number, or by school, class and name; what matches nobody is named and nothing is written', async () => {
  await numbered('a');
  const text = [
    TABLE,
    '第一小学\t五年级\t10班\t娃e\t\t疑似辍学\t',
    '第一小学\t\t五(1)班\t娃b\t\t问题学籍\t',
    '第一小学\t五年级\t1班\t没有他\t\t辍学\t',
    '第十小学\t五年级\t1班\t娃g\t\t辍学\t',
    '\t\t\t娃b\tG990101201505060028\t辍学\t',
    '\t\t\t\tG990101201505060036\t辍学\t',
    '第一小学\t五年级\t10班\t娃e\t\t辍学\t',
    '第一小学\t五年级\t9班\t娃e\t\t辍学\t',
  ].join('\n');
  const { rows, usable } = await principal().done('cases.readPlatformTable', { text });
  expect(usable).toBe(false);
  expect(rows.map(({ n, problem }) => [n, problem])).toEqual([
    [2, null],
    [3, null],
    [4, null],
    [5, '这个班没有叫这个名字的孩子'],
    [6, '没有这所学校'],
    [7, '学籍号和姓名对不上'],
    [8, '名册里没有这个学籍号'],
    [9, '和第 3 行是同一个孩子'],
    [10, '这所学校没有这个班'],
  ]);
  expect(await principal().call('cases.savePlatformTable', { text })).toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: '有 6 行对不上，一行也没有存。',
  });
  expect([await sheetOf('a'), await sheetOf('b'), await sheetOf('e')]).toEqual([null, null, null]);
  const right = text.split('\n').slice(0, 4).join('\n');
  const id = requestId();
  expect(await principal().done('cases.savePlatformTable', { text: right }, id)).toEqual({ rows: 3 });
  expect(await principal().done('cases.savePlatformTable', { text: right }, id)).toEqual({ rows: 3 });
  expect(await sheetOf('a')).toMatchObject({ mark: 'dropped', on: '2026-11-02', rev: 1 });
  expect(await sheetOf('b')).toMatchObject({ mark: 'unmarked', record: { fault: 'problem', stage: 'found' } });
  // The same table again says nothing new.
  expect(await principal().done('cases.savePlatformTable', { text: right })).toEqual({ rows: 0 });
});

test('two of one name in a class are told apart by the number alone; of the number of another school nothing is told', async () => {
  await product.store.put('children', { ...(await childOf('c')), name: '娃b' });
  await numbered('g');
  const text = `第一小学\t五年级\t1班\t娃b\t\t辍学\t\n\t\t\t娃g\t${NUMBER}\t辍学\t`;
  const { rows } = await principal().done('cases.readPlatformTable', { text });
  expect(rows.map(({ problem, className }) => [problem, className])).toEqual([
    ['这个班有同名的孩子，请填学籍号', ''],
    ['名册里没有这个学籍号', ''],
  ]);
  expect((await bureau().done('cases.readPlatformTable', { text })).rows[1]?.problem).toBeNull();
  const many = Array.from({ length: 51 }, () => '第一小学\t\t\t甲\t\t辍学\t').join('\n');
  expect(await bureau().call('cases.readPlatformTable', { text: many })).toMatchObject({ code: 'INVALID_ARGUMENT' });
});

test('the sheet has the numbers in clear for whoever keys them in, and it is on record who took it', async () => {
  await numbered('a');
  await inState('a', 'dropped');
  expect((await principal().done('cases.platform', {})).items[0]?.number).not.toBe(NUMBER);
  const made = await principal().done('office.platformList', {});
  const rows = readWorkbookRows(Buffer.from(await (await fetch(made.url)).arrayBuffer()));
  expect(rows.map(({ cells }) => cells.slice(0, 9))).toEqual([
    ['学校', '年级', '班级', '学籍号', '姓名', '平台上的标注', '标注日期', '要在平台上做的', '我们的依据'],
    ['第一小学', '五年级', '五（1）班', NUMBER, '娃a', '未标注', '', '标注为辍学', '辍学'],
  ]);
  const { items } = await product.store.page('accessLog', {
    equal: { county: 'yunling', child: null },
    range: { key: 'at' },
  });
  expect(items.filter(({ operation }) => operation === 'office.platformList')).toMatchObject([
    { fields: ['cases', 'registerNumber'] },
  ]);
});
