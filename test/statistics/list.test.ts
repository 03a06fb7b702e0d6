import type { ListKind } from '#domain/statistics/api';
import { absentFor, at, callRoll } from '../cases/support';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { PERIOD, take } from './history';

jest.setTimeout(120_000);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await absentFor(product, 'a', ['2026-11-13', '2026-11-16', '2026-11-17']);
  for (const [child, state] of [0, 1, 2, 3, 4, 5].map((n) => [n, n % 5] as const)) {
    await take(product, { do: 'letter', child, state });
  }
  await take(product, { do: 'state', child: 6, state: 1, boarding: false });
  await take(product, { do: 'moveGroup', child: 5, group: 5 });
  await callRoll(product, '2026-11-18', { a: 'unexcused', c: 'sick' });
  setNow(at('2026-11-18', '10:20'));
  await product.settle();
});
afterAll(() => product.close());

async function namesOf(post: string, unit: string, what: ListKind): Promise<string[]> {
  const page = await product.as(post).done('statistics.list', { unit, what, round: PERIOD });
  return page.items.map((item) => item.name).sort();
}

test('a letter in a list says who signs it, so that two letters of one child are told apart', async () => {
  const page = await product.as('classTeacher').done('statistics.list', {
    unit: 'yunling-s1-y5-k1',
    what: 'unsigned',
    round: PERIOD,
  });
  expect(page.items).toEqual([expect.objectContaining({ name: '娃a', relation: '母亲', adultName: '妈0' })]);
});

const TOWNSHIP = 'townshipEducationOfficer';

test.each<[string, string, ListKind, string[]]>([
  [TOWNSHIP, 'yunling-t1', 'absent', ['娃a', '娃c']],
  [TOWNSHIP, 'yunling-t1', 'unexcused', ['娃a']],
  ['groupLeader', 'yunling-t1-v1-g1', 'absent', ['娃a']],
  ['classTeacher', 'yunling-s1-y5-k1', 'absent', ['娃a', '娃c']],
  ['bureauOfficer', 'yunling-edu', 'absent', ['娃a', '娃c']],
  [TOWNSHIP, 'yunling-t1', 'children', ['娃a', '娃b', '娃c', '娃e']],
  ['bureauOfficer', 'yunling-t10~unplaced', 'children', ['娃f']],
  ['bureauOfficer', 'yunling~noclass', 'unlisted', ['娃g']],
  [TOWNSHIP, 'yunling-t1', 'rollMissing', ['五（10）班']],
  ['principal', 'yunling-s1', 'rollMissing', ['五（10）班']],
  [TOWNSHIP, 'yunling-t1', 'unsigned', ['娃a']],
  ['classTeacher', 'yunling-s1-y5-k1', 'assisted', ['娃c']],
  [TOWNSHIP, 'yunling-t1', 'open', ['娃a']],
  ['bureauOfficer', 'yunling~noclass', 'open', ['娃g']],
  ['bureauOfficer', 'yunling-edu', 'open', ['娃a', '娃g']],
  ['bureauOfficer', 'yunling-edu', 'unlisted', ['娃g']],
])('%s of %s sees %s', async (post, unit, what, names) => {
  expect(await namesOf(post, unit, what)).toEqual(names);
});

test.each<[string, ListKind, (board: Awaited<ReturnType<typeof boardOf>>['totals']) => number]>([
  ['yunling-t1', 'children', (totals) => totals.children],
  ['yunling-t1', 'absent', (totals) => totals.absent],
  ['yunling-t1', 'unexcused', (totals) => totals.unexcused],
  ['yunling-t1', 'rollMissing', (totals) => totals.rollMissing],
  ['yunling-t1', 'letters', (totals) => totals.letters.total],
  ['yunling-t1', 'unsigned', (totals) => totals.letters.unsigned],
  ['yunling-t1', 'open', (totals) => totals.leads.open],
  ['yunling', 'children', (totals) => totals.children],
  ['yunling-edu', 'children', (totals) => totals.children],
  ['yunling-edu', 'open', (totals) => totals.leads.open],
  ['yunling-edu', 'absent', (totals) => totals.absent],
  ['yunling-edu', 'rollMissing', (totals) => totals.rollMissing],
])('the list of %s behind %s is as long as its number', async (unit, what, number) => {
  const { totals } = await boardOf(unit);
  expect(await namesOf('bureauOfficer', unit, what)).toHaveLength(number(totals));
});

test('the bureau’s own work counts the child in no class too', async () => {
  const { totals } = await boardOf('yunling-edu');
  const { counts } = await product.as('bureauOfficer').done('cases.list', {});
  const { todo } = await product.as('bureauOfficer').done('accounts.me', {});
  expect([counts.open, todo.leads]).toEqual([totals.leads.open, totals.leads.open]);
});

function boardOf(unit: string) {
  return product.as('bureauOfficer').done('statistics.board', { unit });
}

test('posts without business with names get none', async () => {
  for (const post of ['leadingGroup', 'systemAdmin', 'visitingInspector', 'subjectTeacher', 'rollCaller']) {
    const answered = await product.as(post).call('statistics.list', { unit: 'yunling', what: 'children' });
    expect({ post, ok: answered.ok }).toEqual({ post, ok: false });
  }
});

test('nobody lists what lies out of reach: a sibling township whose id begins alike, another county', async () => {
  for (const unit of ['yunling-t10', 'yunling-t10~unplaced', 'yunling-edu', 'qingshi-t1']) {
    const answered = await product.as(TOWNSHIP).call('statistics.list', { unit, what: 'children' });
    expect(answered).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  }
});

test('a cursor from somebody else is refused as such', async () => {
  const cursor = Buffer.from('[{"$gt":""},"x"]').toString('base64url');
  const answered = await product.as(TOWNSHIP).call('statistics.list', { unit: 'yunling-t1', what: 'children', cursor });
  expect(answered).toMatchObject({ ok: false, code: 'INVALID_ARGUMENT' });
});
