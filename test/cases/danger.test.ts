import { personIdOf } from '../../cloudfunctions/kit/secrets';
import { openProduct, type Product } from '../support/product';
import { kid } from './support';

jest.setTimeout(60_000);

const WORDS = '身上有青紫的伤，孩子说怕回家';
let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
});
afterEach(() => product.close());

const report = (who: string, rest: object = {}) =>
  product.as(who).done('cases.reportDanger', { child: kid('a'), reason: 'harmed', words: WORDS, ...rest });
const inbox = async (who: string) => (await product.as(who).done('reminders.inbox', {})).items;

test('a report: those named in it are told at once and open it; nobody else can know that there is one', async () => {
  const { danger, mustPolice } = await report('classTeacher');
  expect(mustPolice).toBe(true);
  await product.settle();
  for (const who of ['principal', 'townshipApprover']) {
    const [message] = await inbox(who);
    expect(message).toMatchObject({ kind: 'dangerReported', urgent: true, childName: null, data: { danger } });
    expect(await product.as(who).done('cases.danger', { danger })).toMatchObject({ reason: 'harmed', words: WORDS });
  }
  for (const who of ['villageHead', 'gradeLead', 'townshipEducationOfficer', 'bureauApprover', 'systemAdmin']) {
    expect(await product.as(who).call('cases.danger', { danger })).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect(await product.as(who).done('cases.dangers', {})).toEqual({ items: [] });
    expect(await inbox(who)).toEqual([]);
  }
  expect(await product.as('guardian.a').call('cases.danger', { danger })).toMatchObject({ ok: false });
  expect((await product.as('classTeacher').done('cases.dangers', {})).items).toMatchObject([{ id: danger }]);
});

test('it stands in no list, count, case, log of who looked, fact or message of the child', async () => {
  const { danger } = await report('villageHead');
  await product.settle();
  await product.as('principal').done('cases.danger', { danger });
  const view = await product.as('principal').done('cases.danger', { danger });
  expect(view.opened.map(({ post }) => post.title)).toEqual(['校长', '校长']);
  expect((await product.as('guardian.a').done('accounts.childAccess', { child: kid('a') })).items).toEqual([]);
  expect(await product.store.read('cases', `${kid('a')}:1`)).toBeNull();
  expect((await product.as('bureauOfficer').done('cases.list', {})).items).toEqual([]);
  for (const name of ['facts', 'messages', 'nodes', 'accessLog', 'pending', 'limits'] as const) {
    const { items } = await product.store.page(name, { equal: { county: 'yunling' }, limit: 1000 });
    const about = items.filter((one) => JSON.stringify(one).includes('danger')).map((one) => JSON.stringify(one));
    expect(about.filter((text) => text.includes(kid('a')))).toEqual([]);
  }
  const stored = JSON.stringify(await product.store.read('dangers', danger));
  expect(stored).not.toContain('青紫');
  expect(stored).not.toContain('harmed');
});

test('where somebody of the school may be in it, the school is not told', async () => {
  await report('villageHead', { keepFrom: 'school' });
  await product.settle();
  expect(await inbox('principal')).toEqual([]);
  expect(await inbox('townshipApprover')).toHaveLength(1);
});

test('a guardian who holds a post besides is neither told nor shown it', async () => {
  const principal = personIdOf('yunling', product.actor('principal').openid);
  const { items } = await product.store.page('bindings', { equal: { county: 'yunling', child: kid('a') }, limit: 10 });
  const like = items.find(({ state, to }) => state === 'bound' && to === null);
  if (!like) {
    throw new Error('the child has a guardian');
  }
  await product.write('bindings', [{ ...like, _id: `${kid('a')}:${principal}`, person: principal }]);
  const { danger } = await report('classTeacher');
  await product.settle();
  expect(await inbox('principal')).toEqual([]);
  expect(await product.as('principal').call('cases.danger', { danger })).toMatchObject({ code: 'NOT_FOUND' });
});

test('whom it is handed to can open it, from then on; a successor in a post cannot', async () => {
  const { danger } = await report('classTeacher');
  const { hands } = await product.as('principal').done('cases.danger', { danger });
  const worker = hands.find(({ title }) => title === '村儿童主任');
  expect(await product.as('childWelfareWorker').call('cases.danger', { danger })).toMatchObject({ code: 'NOT_FOUND' });
  await product.as('principal').done('cases.followDanger', { danger, handTo: worker?.id, words: '请上门看看' });
  await product.settle();
  expect(await inbox('childWelfareWorker')).toHaveLength(1);
  expect(await product.as('childWelfareWorker').done('cases.danger', { danger })).toMatchObject({
    notes: [{ words: '请上门看看' }],
    named: [{ as: 'reporter' }, { as: 'told' }, { as: 'told' }, { as: 'handed' }],
  });
  const as = product.actor('principal').as;
  const post = await product.store.read('posts', as);
  const next = personIdOf('yunling', product.actor('rosterClerk').openid);
  await product.store.put('posts', Object.assign({ ...post }, { holder: next }) as never);
  const successor = product.by({ openid: product.actor('rosterClerk').openid, as });
  expect(await successor.call('cases.danger', { danger })).toMatchObject({ code: 'NOT_FOUND' });
});

test('what must go to the police is not ended before it did; under fourteen that is every early marriage', async () => {
  const { danger, mustPolice } = await report('classTeacher', { reason: 'marriage' });
  expect(mustPolice).toBe(true);
  const end = { danger, outcome: 'safe' } as const;
  expect(await product.as('classTeacher').call('cases.followDanger', end)).toMatchObject({ code: 'ILLEGAL_STATE' });
  await product.as('classTeacher').done('cases.followDanger', { danger, organ: 'police' });
  expect(await product.as('classTeacher').done('cases.followDanger', end)).toMatchObject({ state: 'closed' });
  const alone = await report('classTeacher', { reason: 'unattended', words: '' });
  expect(alone.mustPolice).toBe(false);
  expect(await product.as('principal').call('cases.followDanger', { danger: alone.danger })).toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
});
