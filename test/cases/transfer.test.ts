import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { absentFor, at, callRoll, caseOf, kid } from './support';
import { receiptBy } from './uploads';

jest.setTimeout(120_000);

const CASE = `${kid('a')}:1`;
const SENDER = 'townshipEducationOfficer';
const RECEIVER = 'townshipEducationOfficer.sibling';
const THERE = { case: CASE, to: 'yunling-t10', reason: '全家搬到十乡务工' };

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  await callRoll(product, '2026-11-06', {});
  await absentFor(product, 'a', ['2026-11-09', '2026-11-10', '2026-11-11']);
  setNow(at('2026-11-12', '09:00'));
  await product.as('principal').done('cases.verify', { case: CASE });
});
afterEach(() => product.close());

const listed = async (who: string) => (await product.as(who).done('cases.list', {})).items.map(({ id }) => id);

test('a move is refused and bounces: the receiver sees it while it may answer, the clock runs, the history stays (R91)', async () => {
  expect(await listed(RECEIVER)).toEqual([]);
  await product.as(SENDER).done('cases.transfer', THERE);
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'transferred', before: 'verifying' });
  await product.settle();
  const { items: told } = await product.as(RECEIVER).done('reminders.inbox', {});
  expect(told.map(({ kind, data }) => [kind, data['case']])).toEqual([['leadOpened', CASE]]);
  expect([await listed(SENDER), await listed(RECEIVER)]).toEqual([[CASE], [CASE]]);
  const mine = await product.as(SENDER).done('cases.case', { case: CASE });
  expect(mine.clocks).toMatchObject([{ clock: 'transfer', state: 'running', counted: { last: '2026-11-26' } }]);
  expect(mine.closed.map(({ action }) => action)).toEqual(expect.arrayContaining(['acceptTransfer', 'bounce']));
  const theirs = await product.as(RECEIVER).done('cases.case', { case: CASE });
  expect([theirs.actions, theirs.next]).toEqual([
    expect.arrayContaining(['acceptTransfer', 'bounce']),
    'acceptTransfer',
  ]);
  expect(await product.as(SENDER).call('cases.acceptTransfer', { case: CASE })).toMatchObject({
    code: 'ILLEGAL_STATE',
    message: '由接收的一方办理。',
  });
  await product.as(RECEIVER).done('cases.bounce', { case: CASE, reason: '上门两次，这家人没有来' });
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'verifying', before: null });
  expect([await listed(SENDER), await listed(RECEIVER)]).toEqual([[CASE], []]);
  const { items } = await product.as(SENDER).done('cases.transfers', { case: CASE });
  expect(items).toMatchObject([
    { to: '十乡', reason: '全家搬到十乡务工', answer: { accepted: false, reason: '上门两次，这家人没有来' } },
  ]);
  expect(JSON.stringify(await product.store.read('transfers', `${CASE}:1`))).not.toContain('搬到');
});

test('who takes it goes on where it was, names somebody of its own, and keeps it in the list', async () => {
  await product.as(SENDER).done('cases.assign', { case: CASE, post: 'yunling-t1-v1:villageHead:1' });
  await product.as(SENDER).done('cases.transfer', THERE);
  await product.as(RECEIVER).done('cases.acceptTransfer', { case: CASE });
  expect(await caseOf(product, 'a')).toMatchObject({
    state: 'verifying',
    assignee: null,
    hostPath: 'yunling/yunling-t10/',
  });
  expect([await listed(SENDER), await listed(RECEIVER)]).toEqual([[CASE], [CASE]]);
  const met = { case: CASE, kind: 'homeVisit', met: ['mother'], outcome: 'hesitating' } as const;
  expect((await product.as(RECEIVER).call('cases.contact', met)).ok).toBe(true);
});

test('a place outside of the county answers by its receipt, which the sender files', async () => {
  const outside = { ...THERE, to: 'outside', place: '邻省某县教育局', contact: '控辍办，固定电话见回执' };
  expect(await product.as(SENDER).call('cases.transfer', { ...THERE, to: 'outside' })).toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
  await product.as(SENDER).done('cases.transfer', outside);
  expect(await product.as(SENDER).call('cases.acceptTransfer', { case: CASE })).toMatchObject({
    fields: [{ path: 'proof' }],
  });
  const proof = await receiptBy(product, SENDER, CASE);
  await product.as(SENDER).done('cases.acceptTransfer', { case: CASE, proof });
  // Taken elsewhere is not yet back at school: it goes on until a document shows where the child learns.
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'verifying' });
});

test('when nobody answers in time the bureau settles it', async () => {
  await product.as(SENDER).done('cases.transfer', THERE);
  const bounce = { case: CASE, reason: '逾期没有接收' };
  expect((await product.as('bureauOfficer').call('cases.bounce', bounce)).ok).toBe(false);
  setNow(at('2026-11-26', '18:00'));
  expect(await product.as('bureauOfficer').call('cases.bounce', bounce)).toMatchObject({
    data: { state: 'verifying' },
  });
});

test('not to where the child lives, nor to what is no township of the county', async () => {
  for (const to of ['yunling-t1', 'yunling-s1', 'qingshi-t10', 'nowhere']) {
    expect(await product.as(SENDER).call('cases.transfer', { ...THERE, to })).toMatchObject({
      fields: [{ path: 'to' }],
    });
  }
});
