import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { plainDate } from '#domain/plain-date';
import { type Seat, takeSeat } from '../attendance/seat';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { bornIn, departments, LABOUR, officerOf } from './departments';
import { absentFor, at, callRoll, kid } from './support';

jest.setTimeout(120_000);

const CASE = `${kid('a')}:1`;
const SENDER = { name: 'townshipEducationOfficer', title: '教育专干', place: '一乡' } as const;
const OFFICER = { name: 'departmentOfficer', title: '部门经办人', place: '县人力资源和社会保障局' } as const;

let browser: Browser;
let product: Product;
const seats: Seat[] = [];
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct('counted');
  await departments(product);
  await bornIn(product, '2012-06');
  await callRoll(product, '2026-11-06', {});
  await absentFor(product, 'a', ['2026-11-09', '2026-11-10', '2026-11-11']);
  setNow(at('2026-11-12', '09:00'));
  await product.as('principal').done('cases.verify', { case: CASE });
});
afterEach(async () => {
  for (const seat of seats.splice(0)) {
    expect(seat.errors).toEqual([]);
    await seat.close();
  }
  await product.close();
});

async function seatOf(who: Parameters<typeof takeSeat>[2]): Promise<Seat> {
  const seat = await takeSeat(browser, product, who);
  seats.push(seat);
  return seat;
}

/** At the department's own desk; the cast knows only the county's. */
async function atDepartment(width: number): Promise<Seat> {
  const seat = await takeSeat(browser, product, { ...OFFICER, width });
  seats.push(seat);
  const { as } = officerOf(product, LABOUR);
  const { title, place } = OFFICER;
  await seat.page.addInitScript(
    (value) => localStorage.setItem('/seat/0/acting', value),
    JSON.stringify({ as, standings: [{ as, title, place }] }),
  );
  return seat;
}

test('a township sees line by line what leaves, sends it, and the department settles it', async () => {
  const sender = await seatOf(SENDER);
  const { page } = sender;
  await sender.open(`cases/case/index?case=${encodeURIComponent(CASE)}`);
  await page.getByText('部门转介').click();
  await page.getByText('还没有转介').waitFor();
  await page.getByText('转给一个部门').click();
  await page.getByText('请选要办什么事。').waitFor();
  await page.getByRole('button', { name: '要办什么事，请选择' }).click();
  await page.getByText('招用未满16周岁的人', { exact: true }).click();
  // The one department that acts in it is chosen already.
  await page.getByRole('button', { name: '转给，县人力资源和社会保障局' }).waitFor();
  await page.getByLabel('用工单位名称和地址').fill('城关镇某餐馆');
  await page.getByLabel('要办的事').fill('在后厨做工，请查处');
  await page.getByText('看对方会看到什么').click();
  await page.getByText('对方只看到这些').waitFor();
  await page.getByText('14 周岁').waitFor();
  expect(await sender.tooWide()).toEqual([]);
  await sender.picture('referral-preview');
  await page.getByText('转介', { exact: true }).click();
  await page.getByText('等对方受理').waitFor();
  await sender.picture('referral-sent');

  const desk = await atDepartment(1280);
  await desk.open('cases/referral/list/index');
  await desk.page.getByText('招用未满16周岁的人').waitFor();
  await desk.picture('referral-list-1280');
  await desk.page.getByText('招用未满16周岁的人').click();
  await desk.page.getByText('城关镇某餐馆').waitFor();
  await desk.page.getByRole('radio', { name: '受理', exact: true }).click();
  await desk.page.getByRole('button', { name: '受理', exact: true }).click();
  await desk.page.getByLabel('办的结果').fill('已责令辞退');
  await desk.page.getByRole('button', { name: '办结', exact: true }).click();
  await desk.page.getByText('已办结').first().waitFor();
  await desk.picture('referral-done-1280');

  await sender.open(`cases/case/index?case=${encodeURIComponent(CASE)}`);
  await page.getByText('县人力资源和社会保障局：已办结').waitFor();
  await page.getByText('招用未满16周岁的人。已责令辞退').waitFor();
});

test('on a phone: what is not taken is gone for the department, and its reason is there for the sender', async () => {
  const { referral } = await product.as(SENDER.name).done('cases.refer', {
    case: CASE,
    matter: 'childLabour',
    to: LABOUR,
    dueOn: plainDate('2026-11-20'),
    familyAgreed: false,
    words: { employer: '城关镇某餐馆', facts: '请查处' },
  });
  const phone = await atDepartment(375);
  await phone.open(`cases/referral/one/index?referral=${referral}`);
  await phone.page.getByText('城关镇某餐馆').waitFor();
  await phone.page.getByRole('radio', { name: '不受理' }).click();
  await phone.page.getByLabel('为什么不受理').fill('单位在邻县');
  expect(await phone.tooWide()).toEqual([]);
  await phone.picture('referral-one');
  await phone.page.getByRole('button', { name: '不受理' }).click();
  await phone.page.getByText('这件事已经不归本部门办').waitFor();
  expect(await phone.page.getByText('城关镇某餐馆').count()).toBe(0);
  const sender = await seatOf(SENDER);
  await sender.open(`cases/referral/index?case=${encodeURIComponent(CASE)}`);
  await sender.page.getByText('单位在邻县').waitFor();
});
