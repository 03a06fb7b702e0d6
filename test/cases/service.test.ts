import type { RequestOf } from '#domain/api';
import { found } from '#domain/errors';
import { plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { APPROVER, caseIdOf, issued, persuading, serving } from './paper-cases';
import { at, caseOf } from './support';
import { receiptBy } from './uploads';

jest.setTimeout(120_000);

const CASE = caseIdOf('a');
type Changes = Partial<RequestOf<'cases.serveNotice'>>;

let product: Product;
let paper: string;
beforeEach(async () => {
  product = await openProduct('counted');
  await persuading(product, 'a');
  paper = await issued(product, 'a', TODAY);
});
afterEach(() => product.close());

const serve = async (changes: Changes, who = APPROVER) =>
  product.as(who).call('cases.serveNotice', await serving(product, paper, changes));
const row = async () => (await product.as(APPROVER).done('cases.papers', { case: CASE })).items[0]?.addressees[0];
const clocks = async () =>
  (await product.as(APPROVER).done('cases.case', { case: CASE })).clocks.filter(({ clock }) => clock === 'notice');

const GRANDMOTHER = { receiver: 'adultOfHome', relation: '母亲', receiverName: '奶奶', receiverIsAdult: true } as const;

const LEFT = {
  method: 'left',
  receiver: undefined,
  refusal: '不肯签',
  witnessOf: 'committee',
  witnessUnit: '一村村委会',
  witness: '周明',
} as const;

describe('送达 (law.md 2), by the functions', () => {
  test.each<[string, Changes, RegExp]>([
    ['direct, without the signed 送达回证', { proof: [] }, /送达回证/],
    ['direct, nobody named', { receiver: undefined }, /谁签收/],
    ['the grandmother who lives with the child and not with the mother', GRANDMOTHER, /不和受送达人同住/],
    ['a child of the home', { ...GRANDMOTHER, livesWithAddressee: true, receiverIsAdult: false }, /成年人/],
    ['left without a reason', { method: 'left', receiver: undefined }, /为什么拒收/],
    ['left, neither witness nor photo', { method: 'left', refusal: '不开门', proof: [] }, /见证/],
    ['left, with a witness and no photo', { ...LEFT, proof: [] }, /签了名的送达回证/],
    ['left, a witness of nowhere', { ...LEFT, witnessOf: undefined }, /村委会、居委会的人/],
    ['left, the pupil as witness', { ...LEFT, witness: '娃a' }, /不能当见证人/],
    ['left, the other parent as witness', { ...LEFT, witness: '爸a' }, /不能当见证人/],
    ['left, one of the servers as witness', { ...LEFT, servers: ['周明', '乙'] }, /不能当见证人/],
    ['by mail without the receipt', { method: 'mail', proof: [] }, /回执/],
    ['entrusted, and nobody took it', { method: 'entrusted' }, /还没有接受委托/],
    ['a WeChat screenshot', { method: 'electronic', receiver: undefined }, /只算一次联系/],
    ['a public notice at once', { method: 'publicNotice', failedBefore: '没去过' }, /其他方式都送不到/],
  ])('%s: is kept, says what is wanting, and starts nothing', async (_, changes, wanting) => {
    expect(await serve(changes)).toMatchObject({
      data: { state: 'noticeIssued', servedOn: null, wanting: expect.stringMatching(wanting) },
    });
    expect(await clocks()).toEqual([]);
    expect(await row()).toMatchObject({
      servedOn: null,
      attempts: [{ n: 1, wanting: expect.stringMatching(wanting) }],
    });
  });

  test.each<[string, Changes]>([
    ['direct', {}],
    ['a grown-up of one home', { ...GRANDMOTHER, livesWithAddressee: true }],
    ['whom the guardian named', { receiver: 'named', relation: '弟弟', receiverName: '舅舅', receiverIsAdult: true }],
    ['left, with a witness', LEFT],
    ['by mail', { method: 'mail', receiver: undefined }],
  ])('%s: starts the term of this guardian, and no other', async (_, changes) => {
    expect(await serve(changes)).toMatchObject({ data: { state: 'noticeServed', servedOn: '2026-11-18' } });
    expect(await clocks()).toMatchObject([
      { about: 'guardian', startedOn: '2026-11-18', counted: { last: '2026-11-25' } },
    ]);
  });
});

test('refused at the door: left with its photo, and printed on the 送达回证', async () => {
  await serve({ ...LEFT, refusal: '骂人，不肯签' });
  const { services } = await product.as(APPROVER).done('cases.paper', { case: CASE, paper });
  expect(services).toMatchObject([
    {
      name: '妈a',
      method: 'left',
      place: '一组家中',
      refusal: '骂人，不肯签',
      witness: '周明',
      witnessOf: 'committee',
      witnessUnit: '一村村委会',
      servers: ['甲', '乙'],
      source: '《中华人民共和国民事诉讼法》第八十九条',
      servedOn: '2026-11-18',
      proof: [{ path: expect.stringContaining('files/') }],
    },
  ]);
  expect(JSON.stringify(await product.store.read('services', services[0]?.id ?? ''))).not.toMatch(/骂人|周明|甲/);
});

test('online only to an address that was confirmed before; then the notice carries how to apply', async () => {
  const scan = await receiptBy(product, 'townshipEducationOfficer', CASE);
  const confirmed = { case: CASE, slot: 'guardian', on: TODAY, address: '微信本人账号', scan } as const;
  setNow(at('2026-11-19', '10:00'));
  const early = { method: 'electronic', receiver: undefined, proof: [], on: TODAY } as const;
  expect(await serve({ ...early, on: TODAY })).toMatchObject({ data: { servedOn: null } });
  const carer = await product
    .as('townshipEducationOfficer')
    .call('cases.confirmAddress', { ...confirmed, slot: 'contact' });
  expect(carer).toMatchObject({ code: 'INVALID_ARGUMENT' });
  await product.as('townshipEducationOfficer').done('cases.confirmAddress', confirmed);
  expect(await serve({ ...early, on: plainDate('2026-11-19') })).toMatchObject({ data: { servedOn: '2026-11-19' } });
  expect((await product.as(APPROVER).done('cases.papers', { case: CASE })).guardians).toMatchObject([
    { slot: 'guardian', addressConfirmedOn: TODAY },
    { slot: 'guardian2', addressConfirmedOn: null },
  ]);
});

test('a parent away: another township takes the request, serves, and sends the proof back', async () => {
  const asked = { case: CASE, paper, addressee: 'guardian', to: 'yunling-t10', place: '远村一组租住处' } as const;
  const { entrusted } = await product.as(APPROVER).done('cases.entrustService', asked);
  expect(await serve({ method: 'entrusted' })).toMatchObject({ data: { servedOn: null } });
  for (const who of [APPROVER, 'bureauOfficer', 'villageHead']) {
    expect((await product.as(who).call('cases.acceptService', { entrusted })).ok).toBe(false);
  }
  const there = product.as('townshipEducationOfficer.sibling');
  // It sees whom to serve and where, and nothing else of the case.
  expect((await there.done('cases.entrustedServices', {})).items).toEqual([
    {
      id: entrusted,
      title: '限期复学通知书',
      number: '一乡限返〔2026〕1号',
      from: '云岭县一乡人民政府',
      name: '妈a',
      place: '远村一组租住处',
      requestedOn: TODAY,
      acceptedOn: null,
    },
  ]);
  expect((await there.call('cases.papers', { case: CASE })).ok).toBe(false);
  await there.done('cases.acceptService', { entrusted });
  expect(await there.call('cases.acceptService', { entrusted })).toMatchObject({ code: 'ILLEGAL_STATE' });
  expect(await row()).toMatchObject({ entrusted: { to: '十乡', acceptedOn: TODAY } });
  expect(await serve({ method: 'entrusted' })).toMatchObject({ data: { servedOn: TODAY } });
});

test('a township elsewhere answers by letter, which the sender files', async () => {
  const asked = { case: CASE, paper, addressee: 'guardian2', place: '外省某镇工地' } as const;
  const { entrusted } = await product.as(APPROVER).done('cases.entrustService', asked);
  const accept = (letter?: string) =>
    product.as('townshipEducationOfficer').call('cases.acceptService', { entrusted, ...(letter ? { letter } : {}) });
  expect(await accept()).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(await accept(await receiptBy(product, 'townshipEducationOfficer', CASE))).toMatchObject({ ok: true });
  expect(await serve({ method: 'entrusted', addressee: 'guardian2' })).toMatchObject({ data: { servedOn: TODAY } });
});

test('after two methods have failed a public notice counts thirty days later, and reviewing waits for it', async () => {
  await serve({ proof: [] });
  await serve({ method: 'mail', proof: [] });
  expect(
    await serve({ method: 'publicNotice', receiver: undefined, failedBefore: '上门无人，邮件退回' }),
  ).toMatchObject({
    data: { servedOn: '2026-12-18', state: 'noticeServed' },
  });
  expect((await row())?.attempts.map(({ method, servedOn }) => [method, servedOn])).toEqual([
    ['direct', null],
    ['mail', null],
    ['publicNotice', '2026-12-18'],
  ]);
});

test('nobody is served twice, whom the paper does not name, before it was made, or by another organ', async () => {
  expect(await serve({ addressee: 'carer' })).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(await serve({ on: plainDate('2026-11-17') })).toMatchObject({ fields: [{ rule: '不能早于制发的那一天' }] });
  expect(await serve({ on: plainDate('2026-11-19') })).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(await serve({})).toMatchObject({ ok: true });
  expect(await serve({})).toMatchObject({ message: '已经送达这位监护人，不用再登记。' });
  const scan = await receiptBy(product, 'bureauApprover', CASE);
  const other = await serving(product, paper, { addressee: 'guardian2', proof: [scan] });
  expect(await product.as('bureauApprover').call('cases.serveNotice', other)).toMatchObject({ code: 'FORBIDDEN' });
  expect((await caseOf(product, 'a'))?.steps.filter(({ action }) => action === 'serveNotice')).toHaveLength(1);
});

test('a photo of somebody else proves nothing', async () => {
  const other = await receiptBy(product, 'villageHead', CASE);
  expect(await serve({ proof: [other] })).toMatchObject({ code: 'NOT_FOUND' });
});

test('days of a pause do not count, for whoever was served; for longer than half a year nothing is put off at once', async () => {
  await serve({});
  const pause = (from: string, to: string) =>
    product
      .as(APPROVER)
      .call('cases.pause', { case: CASE, from: plainDate(from), to: plainDate(to), reason: 'disaster' });
  expect(await pause('2026-11-20', '2026-11-22')).toMatchObject({ ok: true });
  expect(await clocks()).toMatchObject([{ counted: { last: '2026-11-30', moved: 'holiday', paused: 3 } }]);
  expect(await pause('2026-11-23', '2036-11-23')).toMatchObject({ code: 'INVALID_ARGUMENT', fields: [{ path: 'to' }] });
  expect(await pause('2026-11-23', '2026-11-20')).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(await clocks()).toHaveLength(1);
});

test('a paper of the round before is served no more once the family was admonished', async () => {
  await serve({});
  const before = await caseOf(product, 'a');
  const step = { at: at('2026-11-18', '11:00'), on: TODAY, by: { person: null, post: null } };
  const admonished = [...(before?.steps ?? []), { ...step, action: 'admonish' as const }];
  await product.store.put('cases', { ...found(before), state: 'persuading', steps: admonished });
  const again = await issued(product, 'a', TODAY);
  expect(await serve({ addressee: 'guardian2' })).toMatchObject({
    code: 'ILLEGAL_STATE',
    message: '这是上一轮劝返的文书，不再送达，请重新制发。',
  });
  paper = again;
  expect(await serve({ addressee: 'guardian2' })).toMatchObject({ data: { servedOn: TODAY } });
});

test('a service recorded wrong is struck by a second person with a reason: kept, and its clock has never run', async () => {
  await serve({});
  const [wrong] = (await product.as(APPROVER).done('cases.paper', { case: CASE, paper })).services;
  const service = wrong?.id ?? '';
  expect(wrong?.striking).toEqual({ closed: expect.stringMatching(/登记的人自己不能更正/) });
  expect(await clocks()).toHaveLength(1);
  const struck = { case: CASE, paper, service, why: '签收的是邻居，不是本人' } as const;
  expect(await product.as(APPROVER).call('cases.strikeService', struck)).toMatchObject({ code: 'ILLEGAL_STATE' });
  expect(await product.as('bureauOfficer').call('cases.strikeService', struck)).toMatchObject({ code: 'FORBIDDEN' });

  expect(await product.as('townshipEducationOfficer').done('cases.strikeService', struck)).toMatchObject({
    state: 'noticeIssued',
  });
  expect(await clocks()).toEqual([]);
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'noticeIssued' });
  expect(await row()).toMatchObject({ servedOn: null, attempts: [{ n: 1, servedOn: null, struckOn: TODAY }] });
  const whole = await product.as(APPROVER).done('cases.paper', { case: CASE, paper });
  expect(whole.services).toMatchObject([{ struck: { on: TODAY, why: struck.why }, striking: null, proof: [{}] }]);
  expect(JSON.stringify(await product.store.read('services', service))).not.toContain('邻居');
  const again = await product.as(APPROVER).call('cases.strikeService', struck);
  expect(again).toMatchObject({ code: 'ILLEGAL_STATE', message: expect.stringMatching(/已经更正过/) });

  setNow(at('2026-11-20', '09:00'));
  expect(await serve({ on: plainDate('2026-11-20') })).toMatchObject({ data: { servedOn: '2026-11-20' } });
  expect(await clocks()).toMatchObject([{ startedOn: '2026-11-20', counted: { last: '2026-11-27' } }]);
});
