import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { takeSeat } from '../attendance/seat';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { until } from '../support/found';
import { openProduct, type Product } from '../support/product';
import { absentFor, at, caseOf, kid } from './support';

jest.setTimeout(120_000);

const OFFICER = { name: 'townshipEducationOfficer', title: '教育专干', place: '一乡' } as const;

let browser: Browser;
let product: Product;
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct('counted');
  await absentFor(product, 'a', ['2026-11-12', '2026-11-13', '2026-11-16']);
  setNow(at('2026-11-17', '09:00'));
  await product.as('classTeacher').done('cases.report', { child: kid('c'), reason: 'awayUnknown' });
  await product.settle();
  setNow(at('2026-11-18', '09:00'));
});
afterEach(() => product.close());

test('the list puts what is overdue first, and a tap opens the case with the call at the thumb', async () => {
  const seat = await takeSeat(browser, product, OFFICER);
  await seat.open('cases/list/index');
  await seat.page.getByText('娃a').waitFor();
  await seat.picture('cases-list');
  const names = await seat.page.getByText(/^娃[ac]$/).allTextContents();
  expect(names).toEqual(['娃a', '娃c']);
  await seat.page.getByRole('button', { name: /娃a/ }).click();
  await seat.page.getByText('立为线索').waitFor();
  await seat.picture('case');
  expect(seat.errors).toEqual([]);
  await seat.close();
});

test('call, and put the contact on record: six taps, no typing', async () => {
  const seat = await takeSeat(browser, product, OFFICER);
  await seat.open(`cases/case/index?case=${kid('a')}:1`);
  await seat.page.getByRole('button', { name: '打电话' }).click();
  await seat.page.getByText('演示：只显示号码，不会拨出').waitFor();
  await seat.picture('case-call');
  await seat.page.getByRole('button', { name: '关闭' }).click();
  await seat.page.getByRole('button', { name: '记一次联系' }).click();
  await seat.page.getByRole('checkbox', { name: '母亲' }).click();
  await seat.page.getByRole('radio', { name: '同意返校' }).click();
  await seat.page.getByRole('radio', { name: /明天/ }).click();
  await seat.picture('case-contact');
  await seat.page.getByRole('button', { name: '保存' }).click();
  await seat.page
    .getByText(/打电话$/)
    .first()
    .waitFor();
  await seat.page.getByText('通话：母亲。结果：同意返校').waitFor();
  expect(await caseOf(product, 'a')).toMatchObject({ contacts: 1, nextOn: '2026-11-19' });
  await seat.picture('case-contacted');
  expect(seat.errors).toEqual([]);
  await seat.close();
});

test('assign somebody in two taps', async () => {
  const seat = await takeSeat(browser, product, OFFICER);
  await seat.open(`cases/case/index?case=${kid('a')}:1`);
  await seat.page.getByRole('button', { name: '指派责任人' }).click();
  await seat.page
    .getByText(/村党支部书记/)
    .first()
    .waitFor();
  await seat.picture('case-assign');
  await seat.page
    .getByRole('button', { name: /村民小组长/ })
    .first()
    .click();
  await seat.page.getByText('包保责任人 · 一组').waitFor();
  expect((await caseOf(product, 'a'))?.assignee).toBe('yunling-t1-v1-g1:groupLeader:1');
  await seat.close();
});

test('on a desktop the case stands beside the list', async () => {
  const seat = await takeSeat(browser, product, { ...OFFICER, width: 1280 });
  await seat.open('cases/list/index');
  await seat.page.getByRole('button', { name: /娃a/ }).click();
  await seat.page.getByText('立为线索').waitFor();
  await seat.picture('cases-desktop');
  expect(seat.errors).toEqual([]);
  await seat.close();
});

test('a contact made without network is kept and sent once', async () => {
  const seat = await takeSeat(browser, product, OFFICER);
  await seat.open(`cases/contact/index?case=${kid('a')}:1&kind=homeVisit`);
  await seat.page.getByRole('checkbox', { name: '祖辈' }).click();
  seat.setOnline(false);
  await seat.page.getByRole('radio', { name: '还在犹豫' }).click();
  await seat.page.reload();
  await seat.page.getByRole('button', { name: '保存' }).click();
  await seat.page.getByText('已保存在手机上').waitFor();
  await seat.picture('case-contact-unsent');
  expect((await caseOf(product, 'a'))?.contacts).toBe(0);
  seat.setOnline(true);
  await seat.page.reload();
  const contacts = async () => (await caseOf(product, 'a'))?.contacts;
  await until(
    'the contact on record',
    async () => (await contacts()) === 1,
    async () => `contacts: ${await contacts()}`,
  );
  await seat.close();
});

test('a village reports a child in three taps and lands on its case', async () => {
  const seat = await takeSeat(browser, product, { name: 'villageHead.sibling', title: '村主任', place: '十村' });
  await seat.open(`cases/report/index?child=${kid('e')}`);
  await seat.page.getByRole('radio', { name: '可能在务工' }).click();
  await seat.picture('case-report');
  await seat.page.getByRole('button', { name: '上报' }).click();
  await seat.page.getByText('村里上报：可能在务工').first().waitFor();
  expect((await caseOf(product, 'e'))?.state).toBe('lead');
  expect(seat.errors).toEqual([]);
  await seat.close();
});

test('a child who may be missing stands before everything', async () => {
  const lead = await caseOf(product, 'a');
  if (!lead) {
    throw new Error('no lead');
  }
  const signal = { key: 'missing:2026-11-18', kind: 'missing', on: lead.openedOn, at: lead.openedAt } as const;
  await product.store.tx(async (tx) => {
    await tx.read('cases', lead._id);
    await tx.replace('cases', { ...lead, urgent: true, signals: [...lead.signals, signal], rev: lead.rev + 1 });
  });
  const seat = await takeSeat(browser, product, OFFICER);
  await seat.open(`cases/case/index?case=${kid('a')}:1`);
  await seat.page.getByText('孩子可能走失').waitFor();
  await seat.picture('case-missing');
  expect(seat.errors).toEqual([]);
  await seat.close();
});
