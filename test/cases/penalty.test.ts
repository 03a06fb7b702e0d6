import type { RequestOf } from '#domain/api';
import type { PaperKind } from '#domain/cases/papers';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { APPROVER, caseIdOf, issued, persuading, serving } from './paper-cases';
import { callRoll, caseOf, kid } from './support';
import { receiptBy } from './uploads';

jest.setTimeout(180_000);

const CASE = caseIdOf('a');
const START = plainDate('2026-10-12');
const UNLOCKED = [
  { key: 'penalty.basis', value: '《某省义务教育条例》第六十条', source: '县司法局核对' },
  { key: 'penalty.power', value: '省政府赋权公告第一号', source: '县司法局核对' },
] as const;
const TEXTS = { facts: '孩子自十月起没有到校，多次劝返无效。', ruling: '处以警告，并责令立即送孩子到校。' };

let product: Product;
let today: PlainDate;

const go = (day: PlainDate): void => {
  today = day;
  setNow(instantAt(day, '09:30'));
};

async function county(overrides: readonly object[]): Promise<void> {
  const policy = { _id: 'yunling:2', county: 'yunling', version: 2, base: 'national-2026', from: '2026-09-01', rev: 1 };
  await product.write('policies', [{ ...policy, overrides } as never]);
  const holidays = [{ from: '2027-02-05', to: '2027-02-11', name: '春节' }];
  const year = { _id: 'yunling:2027', county: 'yunling', year: '2027', makeUpDays: [], closures: [], source: '通知' };
  await product.write('holidays', [{ ...year, holidays, rev: 1 } as never]);
}

beforeEach(async () => {
  product = await openProduct('counted');
  go(START);
});
afterEach(() => product.close());

const approver = () => product.as(APPROVER);
const drafting = (kind: PaperKind): RequestOf<'cases.draftPaper'> => ({
  case: CASE,
  kind,
  addressees: ['guardian'],
  ...TEXTS,
});
const about = (paper: string) => ({ case: CASE, paper });
const serve = async (paper: string) =>
  approver().call('cases.serveNotice', await serving(product, paper, { on: today }));

/** Notice and order, served to the mother, each run out. */
async function untilReview(): Promise<void> {
  await persuading(product, 'a', { lastAttendedOn: plainDate('2026-09-18'), openedOn: plainDate('2026-09-22') });
  for (const kind of ['notice', 'order'] as const) {
    const paper = (await approver().done('cases.draftPaper', { ...drafting(kind) })).paper;
    await approver().done('cases.issueNotice', about(paper));
    await serve(paper);
    go(addDays(today, 10));
  }
  await approver().done('cases.review', { case: CASE });
}

const seal = async (paper: string) =>
  approver().done('cases.sealPaper', { ...about(paper), scan: await receiptBy(product, APPROVER, CASE) });

async function made(kind: PaperKind): Promise<string> {
  const { paper } = await approver().done('cases.draftPaper', drafting(kind));
  await approver().done('cases.issueNotice', about(paper));
  return paper;
}

const OFFICERS = [
  { name: '执法甲', certificate: '990101001' },
  { name: '执法乙', certificate: '990101002' },
];
const nameOfficers = () => approver().call('cases.nameOfficers', { case: CASE, officers: OFFICERS });
const answer = () =>
  product.as('enforcementOfficer').call('cases.answerStatement', {
    case: CASE,
    on: today,
    received: true,
    said: '家里困难',
    answer: '已核对，可以申请资助',
  });
const reviewed = (who = 'legalReviewer', agrees = true) =>
  product.as(who).call('cases.legalReview', { case: CASE, agrees, opinion: '事实清楚，程序合法' });
const penalty = async () => (await product.as('legalReviewer').done('cases.papers', { case: CASE })).penalty;

test('without article and power the whole chain is locked, and says why', async () => {
  await county([]);
  await untilReview();
  const closed = '没有地方性法规的处罚条款，不能处罚，只能继续劝返。';
  expect(await approver().call('cases.draftPaper', drafting('penaltyTold'))).toMatchObject({ message: closed });
  expect(await nameOfficers()).toMatchObject({ message: closed });
  const { kinds, penalty: standing } = await approver().done('cases.papers', { case: CASE });
  expect(kinds.find(({ kind }) => kind === 'penaltyDecision')).toMatchObject({ closed });
  expect(standing).toMatchObject({ locked: closed, officers: [] });
  const page = await approver().done('cases.case', { case: CASE });
  expect(page.next).toBe('admonish');
  expect(page.closed.find(({ action }) => action === 'issueNotice')).toMatchObject({ reason: closed });
  expect(await approver().done('cases.admonish', { case: CASE })).toMatchObject({ state: 'persuading' });
});

test('the whole chain, and each thing that is missing refuses (law.md 4)', async () => {
  await county(UNLOCKED);
  await untilReview();
  const before = await approver().done('cases.draftPaper', drafting('penaltyTold'));
  const told = before.paper;
  const issue = (paper: string) => approver().call('cases.issueNotice', about(paper));
  expect(await issue(told)).toMatchObject({ message: '要有两名持证的执法人员。' });
  const one = await approver().call('cases.nameOfficers', { case: CASE, officers: OFFICERS.slice(0, 1) });
  expect(one).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect((await approver().done('cases.papers', { case: CASE })).penalty).toMatchObject({
    acts: ['nameOfficers'],
    closed: [{ act: 'answerStatement', reason: '行政处罚告知书还没有送达每一位监护人。' }],
  });
  expect((await penalty()).closed).toMatchObject([{ act: 'legalReview', reason: '要有两名持证的执法人员。' }]);
  expect(await nameOfficers()).toMatchObject({ ok: true });
  expect(JSON.stringify((await caseOf(product, 'a'))?.steps)).not.toMatch(/执法甲|990101001/);

  // A paper of the chain is a draft until the organ has signed and sealed it.
  expect(await issue(told)).toMatchObject({ data: { number: '一乡罚告〔2026〕1号' } });
  expect(await approver().done('cases.paper', about(told))).toMatchObject({ isDraftPrint: true, state: 'issued' });
  expect(await serve(told)).toMatchObject({ message: '请先由机关签字盖章，上传盖章件，再送达。' });
  await seal(told);
  expect(await approver().done('cases.paper', about(told))).toMatchObject({ isDraftPrint: false });
  expect(await answer()).toMatchObject({ message: '行政处罚告知书还没有送达每一位监护人。' });
  expect(await serve(told)).toMatchObject({ data: { servedOn: today } });

  const decision = (await approver().done('cases.draftPaper', drafting('penaltyDecision'))).paper;
  const decide = () => approver().call('cases.decide', about(decision));
  expect(await decide()).toMatchObject({ message: expect.stringMatching(/^行政处罚告知书的期限到.*还没有过/) });
  const silent = { case: CASE, on: today, received: false } as const;
  expect(await approver().call('cases.answerStatement', silent)).toMatchObject({ code: 'ILLEGAL_STATE' });
  expect(await reviewed()).toMatchObject({ code: 'ILLEGAL_STATE' });
  go(addDays(today, 9));
  expect(await decide()).toMatchObject({ message: '陈述申辩还没有书面答复。' });
  expect(await reviewed()).toMatchObject({ message: '陈述申辩还没有书面答复。' });
  expect(await answer()).toMatchObject({ ok: true });
  expect(await decide()).toMatchObject({ message: '要由没有办理过这个个案的法制审核员审核。' });
  expect(await reviewed('legalReviewer', false)).toMatchObject({ ok: true });
  expect(await decide()).toMatchObject({ message: '要由没有办理过这个个案的法制审核员审核。' });
  expect((await product.as('legalReviewer').done('cases.reviews', {})).items).toMatchObject([
    { case: CASE, name: '娃a' },
  ]);
  expect(await reviewed()).toMatchObject({ ok: true });
  expect(await penalty()).toMatchObject({
    locked: null,
    officers: OFFICERS,
    statement: { received: true, said: '家里困难', answer: '已核对，可以申请资助' },
    review: { agrees: true, opinion: '事实清楚，程序合法' },
    suitUntil: null,
  });

  expect(await issue(decision)).toMatchObject({ message: '先登记处理决定，才能下达处罚决定书。' });
  expect(await approver().call('cases.decide', about(told))).toMatchObject({ code: 'ILLEGAL_STATE' });
  expect(await decide()).toMatchObject({ data: { state: 'decision' } });
  // What was decided is what leaves.
  const otherwise = { ...drafting('penaltyDecision'), ruling: '处以罚款，并责令立即送孩子到校。' };
  expect(await approver().call('cases.draftPaper', otherwise)).toMatchObject({
    message: expect.stringContaining('和登记的处理决定不一样'),
  });
  expect(await approver().call('cases.draftPaper', drafting('penaltyDecision'))).toMatchObject({ ok: true });
  expect(await issue(decision)).toMatchObject({ data: { number: '一乡罚决〔2026〕1号' } });
  await seal(decision);
  await serve(decision);
  const decidedOn = today;
  expect(decidedOn).toBe('2026-11-10');
  expect(await penalty()).toMatchObject({ suitUntil: '2027-05-10', courtUntil: '2027-08-10' });

  const demand = (await approver().done('cases.draftPaper', drafting('demand'))).paper;
  expect(await issue(demand)).toMatchObject({ message: '起诉期限到2027年5月10日 星期一为止，还没有过。' });
  go(plainDate('2027-05-11'));
  expect(await issue((await approver().done('cases.draftPaper', drafting('demand'))).paper)).toMatchObject({
    ok: true,
  });
  await seal(demand);
  await serve(demand);
  const application = (await approver().done('cases.draftPaper', drafting('courtApplication'))).paper;
  expect(await issue(application)).toMatchObject({ message: expect.stringContaining('催告书的期限') });
  // Ten working days after the eleventh: the twenty-fifth is still the family's.
  go(plainDate('2027-05-25'));
  expect(await issue((await approver().done('cases.draftPaper', drafting('courtApplication'))).paper)).toMatchObject({
    message: '催告书的期限到5月25日 星期二为止，还没有过。',
  });
  go(plainDate('2027-05-26'));
  const applied = await made('courtApplication');
  expect(applied).toBe(application);
  expect(await approver().call('cases.goToCourt', about(applied))).toMatchObject({
    message: '请先由机关签字盖章，上传盖章件。',
  });
  // What goes to the court is the court's to serve.
  const { items } = await product.as('guardian.a').done('cases.myNotices', { child: kid('a') });
  expect(items.find(({ kind }) => kind === 'penaltyDecision')).toMatchObject({ lastDay: '2027-05-10' });
  expect(items.map(({ kind }) => kind).sort()).toEqual(['demand', 'notice', 'order', 'penaltyDecision', 'penaltyTold']);
  await seal(applied);
  expect(await approver().done('cases.goToCourt', about(applied))).toMatchObject({ state: 'court' });
});

test('who worked the case does not review it; a statement that comes after a review is reviewed again', async () => {
  await county(UNLOCKED);
  await untilReview();
  await nameOfficers();
  const told = await made('penaltyTold');
  await seal(told);
  await serve(told);
  go(addDays(today, 9));
  await answer();
  // The reviewer drafts as enforcement officer of the same township: a worker of the case from then on.
  const { openid } = product.actor('legalReviewer');
  const post = await product.store.read('posts', 'yunling-t1:enforcementOfficer:1');
  const holder = (await product.store.read('posts', 'yunling-t1:legalReviewer:1'))?.holder ?? null;
  await product.write('posts', [{ ...post, _id: 'yunling-t1:enforcementOfficer:2', n: 2, holder } as never]);
  expect(await reviewed()).toMatchObject({ ok: true });
  expect(await answer()).toMatchObject({ ok: true });
  const { paper } = await approver().done('cases.draftPaper', drafting('penaltyDecision'));
  expect(await approver().call('cases.decide', about(paper))).toMatchObject({ code: 'ILLEGAL_STATE' });
  await product
    .by({ openid, as: 'yunling-t1:enforcementOfficer:2' })
    .done('cases.draftPaper', drafting('penaltyDecision'));
  expect(await reviewed()).toMatchObject({ message: '您办理过这个个案，请由另一位法制审核员审核。' });
});

test('ninety days after it was opened nothing can be decided; a child that comes back ends it', async () => {
  await county(UNLOCKED);
  await untilReview();
  await nameOfficers();
  const told = await made('penaltyTold');
  await seal(told);
  await serve(told);
  go(addDays(today, 9));
  await answer();
  await reviewed();
  go(plainDate('2027-03-01'));
  const { paper } = await approver().done('cases.draftPaper', drafting('penaltyDecision'));
  const decide = () => approver().call('cases.decide', about(paper));
  expect(await decide()).toMatchObject({ message: '已经超过立案后的办理期限，不能再作出决定。' });
  await approver().done('cases.claimReturn', { case: CASE, on: today });
  expect(await decide()).toMatchObject({ message: '有人登记了孩子已经返校，请先由班级确认。' });
  await callRoll(product, today, {});
  await product.as('classTeacher').done('cases.confirmReturn', { case: CASE });
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'followUp' });
  expect(await decide()).toMatchObject({ message: '这个状态不能这样办理。' });
});

test('the reviewer sees nothing of a family before the case is in review', async () => {
  await county(UNLOCKED);
  await persuading(product, 'a');
  const paper = await issued(product, 'a', START);
  expect(await product.as('legalReviewer').call('cases.paper', about(paper))).toMatchObject({ code: 'ILLEGAL_STATE' });
  expect(await product.as('legalReviewer').call('cases.papers', { case: CASE })).toMatchObject({
    code: 'ILLEGAL_STATE',
  });
});

test('no paper of the chain without facts and ruling, and none with what no law gives', async () => {
  await county(UNLOCKED);
  await untilReview();
  const { ruling: _, ...rest } = drafting('penaltyTold');
  expect(await approver().call('cases.draftPaper', rest)).toMatchObject({ fields: [{ path: 'ruling' }] });
  expect(
    await approver().call('cases.draftPaper', { ...drafting('penaltyTold'), ruling: '取消低保，列入黑名单' }),
  ).toMatchObject({ code: 'TEMPLATE_UNLAWFUL' });
});
