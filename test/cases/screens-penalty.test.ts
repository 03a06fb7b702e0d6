import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import type { PaperKind } from '#domain/cases/papers';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { type Seat, takeSeat } from '../attendance/seat';
import { withFiles } from '../letters/seat-files';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { until } from '../support/found';
import { openProduct, type Product } from '../support/product';
import { APPROVER as APPROVING, caseIdOf, persuading, serving } from './paper-cases';
import { caseOf } from './support';
import { receiptBy } from './uploads';

jest.setTimeout(180_000);

const APPROVER = { name: 'townshipApprover', title: '乡镇分管领导', place: '一乡' } as const;
const ENFORCER = { name: 'enforcementOfficer', title: '执法人员', place: '一乡' } as const;
const REVIEWER = { name: 'legalReviewer', title: '法制审核员', place: '一乡' } as const;
const CASE = caseIdOf('a');
const PAPERS = `cases/papers/index?case=${CASE}`;
const TEXTS = { facts: '孩子自十月起没有到校，多次劝返无效。', ruling: '处以警告，并责令立即送孩子到校。' };

let browser: Browser;
let product: Product;
let today: PlainDate;
const seats: Seat[] = [];

const go = (day: PlainDate): void => {
  today = day;
  setNow(instantAt(day, '09:30'));
};
const approver = () => product.as(APPROVING);

async function unlocked(): Promise<void> {
  const values = { 'penalty.basis': '《某省义务教育条例》第六十条', 'penalty.power': '省政府赋权公告第一号' };
  const overrides = Object.entries(values).map(([key, value]) => ({ key, value, source: '县司法局核对' }));
  const policy = { _id: 'yunling:2', county: 'yunling', version: 2, base: 'national-2026', from: '2026-09-01', rev: 1 };
  await product.write('policies', [{ ...policy, overrides } as never]);
  const holidays = [{ from: '2027-02-05', to: '2027-02-11', name: '春节' }];
  const year = { _id: 'yunling:2027', county: 'yunling', year: '2027', makeUpDays: [], closures: [], source: '通知' };
  await product.write('holidays', [{ ...year, holidays, rev: 1 } as never]);
}

async function draft(kind: PaperKind): Promise<string> {
  const asked = { case: CASE, kind, addressees: ['guardian'] as const, ...TEXTS };
  return (await approver().done('cases.draftPaper', asked)).paper;
}

/** Issued, and of the chain sealed; then signed for by the mother. */
async function served(kind: PaperKind, isSealed = true): Promise<string> {
  const paper = await draft(kind);
  await approver().done('cases.issueNotice', { case: CASE, paper });
  if (isSealed) {
    const scan = await receiptBy(product, APPROVING, CASE);
    await approver().done('cases.sealPaper', { case: CASE, paper, scan });
  }
  await approver().done('cases.serveNotice', await serving(product, paper, { on: today }));
  return paper;
}

beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
  product = await openProduct('counted');
  go(plainDate('2026-10-12'));
  await unlocked();
  await persuading(product, 'a', { lastAttendedOn: plainDate('2026-09-18'), openedOn: plainDate('2026-09-22') });
  for (const kind of ['notice', 'order'] as const) {
    await served(kind, false);
    go(addDays(today, 10));
  }
  await approver().done('cases.review', { case: CASE });
  const officers = [
    { name: '执法甲', certificate: '990101001' },
    { name: '执法乙', certificate: '990101002' },
  ];
  await approver().done('cases.nameOfficers', { case: CASE, officers });
  await served('penaltyTold');
  go(addDays(today, 9));
});
afterEach(async () => {
  for (const seat of seats.splice(0)) {
    expect(seat.errors).toEqual([]);
    await seat.close();
  }
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

async function seatOf(who: Parameters<typeof takeSeat>[2]): Promise<Seat> {
  const seat = await takeSeat(browser, product, who);
  seats.push(seat);
  await withFiles(seat, product);
  return seat;
}

async function look(seat: Seat, name: string): Promise<void> {
  await seat.picture(name);
  expect(await seat.tooWide()).toEqual([]);
}

test('陈述申辩 is answered in writing, 法制审核 waits on the home of its reviewer, and only then a decision is registered', async () => {
  const enforcer = await seatOf(ENFORCER);
  await enforcer.open(PAPERS);
  await enforcer.page.getByRole('button', { name: /陈述申辩/ }).click();
  await enforcer.page.getByText('请选有没有提出。').waitFor();
  await enforcer.page.getByRole('radio', { name: '提出了' }).click();
  await enforcer.page.getByLabel('家长说了什么').fill('家里困难，交不起车费');
  await enforcer.page.getByLabel('书面答复').fill('已核对，可以申请交通补助');
  await look(enforcer, 'penalty-statement');
  await enforcer.page.getByRole('button', { name: '登记', exact: true }).click();
  await enforcer.page.getByText(/收到，已书面答复/).waitFor();

  const reviewer = await seatOf(REVIEWER);
  await reviewer.open('home/index');
  await reviewer.page.getByRole('button', { name: '去审核（1 个）' }).waitFor();
  await look(reviewer, 'home-reviewer');
  await reviewer.page.getByRole('button', { name: '法制审核，1 个等着办' }).click();
  await reviewer.page.getByText('等审核').waitFor();
  await look(reviewer, 'reviews');
  await reviewer.page.getByRole('button', { name: /娃a/ }).click();
  await reviewer.page.getByText('现在可以办').waitFor();
  await look(reviewer, 'review-papers');
  await reviewer.page.getByRole('button', { name: '写审核意见' }).click();
  await reviewer.page.getByText('没有办理过这个个案的人才能审核').waitFor();
  await reviewer.page.getByRole('radio', { name: '同意', exact: true }).click();
  await reviewer.page.getByLabel('审核意见', { exact: true }).fill('主体、权限、程序合法，事实清楚');
  await look(reviewer, 'review');
  await reviewer.page.getByRole('button', { name: '提交审核意见' }).click();
  await reviewer.page.getByText(/同意：主体、权限、程序合法/).waitFor();

  const decision = await draft('penaltyDecision');
  const approving = await seatOf(APPROVER);
  await approving.open(`cases/papers/paper/index?case=${CASE}&paper=${decision}`);
  await approving.page.getByRole('button', { name: '登记处理决定' }).waitFor();
  await look(approving, 'decision-draft');
  await approving.page.getByRole('button', { name: '登记处理决定' }).click();
  await approving.page.getByRole('button', { name: '制发，编号' }).waitFor();
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'decision' });
});

test('after the terms for suing and the demand, what went to the court is registered', async () => {
  await served('penaltyDecision');
  go(plainDate('2027-05-11'));
  await served('demand');
  go(plainDate('2027-05-26'));
  const paper = await draft('courtApplication');
  await approver().done('cases.issueNotice', { case: CASE, paper });
  const scan = await receiptBy(product, APPROVING, CASE);
  await approver().done('cases.sealPaper', { case: CASE, paper, scan });
  const approving = await seatOf(APPROVER);
  await approving.open(PAPERS);
  await approving.page.getByText(/申请强制执行到/).waitFor();
  await look(approving, 'court-chain');
  await approving.page
    .getByRole('button', { name: /强制执行申请书/ })
    .first()
    .click();
  await approving.page.getByRole('button', { name: '登记移送、起诉' }).waitFor();
  await look(approving, 'court-paper');
  await approving.page.getByRole('button', { name: '登记移送、起诉' }).click();
  const state = async () => (await caseOf(product, 'a'))?.state;
  await until(
    'the case before the court',
    async () => (await state()) === 'court',
    async () => `state: ${await state()}`,
  );
});
