import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { type Seat, takeSeat } from '../attendance/seat';
import { launchBrowser } from '../support/browser';
import { openProduct, type Product } from '../support/product';

jest.setTimeout(120_000);

let browser: Browser;
let product: Product;
let seat: Seat | undefined;
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct();
});
afterEach(async () => {
  expect(seat?.errors).toEqual([]);
  await seat?.close();
  seat = undefined;
  await product.close();
});

async function sit(name: string, title: string, place: string, width = 375): Promise<Seat> {
  seat = await takeSeat(browser, product, { name, title, place, width });
  return seat;
}

const tap = (it: Seat, name: string | RegExp) => it.page.getByRole('button', { name }).first().click();
const sees = (it: Seat, words: string | RegExp) => it.page.getByText(words).first().waitFor();
const office = () => sit('bureauOfficer', '县教育局经办人', '教育局');

it('leads the office through the steps and ticks them', async () => {
  const it = await office();
  await it.open('county/setup/index');
  await sees(it, '预警标准');
  await it.picture('setup');
  await tap(it, /工作人员/);
  await sees(it, /个班没有班主任/);
  await it.picture('setup-step');
  await tap(it, '这一步做好了');
  await sees(it, '1 / 7');
  expect(await it.tooWide()).toEqual([]);
});

it('leads the system administrator nowhere that is shut to them', async () => {
  const it = await sit('systemAdmin', '系统管理员', '云岭县');
  await it.open('county/setup/index');
  await tap(it, /学生名册/);
  await sees(it, '这一步由学校和县教育局办理');
  expect(await it.page.getByRole('button', { name: '去导入' }).count()).toBe(0);
  await it.picture('setup-admin');
  await it.open('county/units/index');
  await sees(it, '两棵树');
  await sees(it, '教育局');
  expect(await it.page.getByRole('button', { name: '用表导入机构' }).count()).toBe(0);
});

it('closes a day by tapping it, and the school has a calendar of its own', async () => {
  const it = await sit('principal', '校长', '第一小学');
  await it.open('county/calendar/index');
  await sees(it, '现在用的是教育局的校历');
  await it.picture('calendar');
  await tap(it, /11月18日/);
  await it.page.getByRole('radio', { name: '停课' }).click();
  await it.page.getByLabel('原因').fill('暴雨停课');
  await it.picture('calendar-day');
  await tap(it, '就这样');
  await tap(it, '保存校历');
  await sees(it, '第一小学自己的校历');
  await sees(it, '校历已保存');
  await it.page.getByRole('tab', { name: /学期/ }).click();
  await sees(it, '暴雨停课');
  await it.picture('calendar-lists');
  expect(await it.tooWide()).toEqual([]);
  const seen = await product.as('classTeacher').done('attendance.today', { unit: 'yunling-s1-y5-k1' });
  expect(seen.schoolDay).toBe(false);
});

it('changes one value with its source, and shows what differs from the pack', async () => {
  const it = await office();
  await it.open('county/policy/index');
  await sees(it, '待核对');
  await it.picture('policy');
  await tap(it, /告知乡镇/);
  await it.page.getByLabel('本县的规定').fill('5');
  await it.page.getByLabel('来源').fill('县实施方案第六条');
  await it.picture('policy-value');
  await tap(it, '改成这个');
  await tap(it, /保存/);
  await sees(it, /已保存为第 \d+ 版/);
  await it.picture('policy-changed');
  const view = await product.as('bureauOfficer').done('county.policy', {});
  expect(view.values.find((row) => row.key === 'absence.leadDay')).toMatchObject({
    value: 5,
    source: '县实施方案第六条',
  });
});

it('sends a trial to oneself and sees it arrive', async () => {
  const it = await office();
  await it.open('county/trial/index');
  await tap(it, '给我发一条');
  await sees(it, '正在路上');
  await product.settle();
  await sees(it, '已送到');
  await it.picture('trial');
});

it('stands on an office screen too', async () => {
  const it = await sit('bureauOfficer', '县教育局经办人', '教育局', 1280);
  await it.open('county/calendar/index');
  await sees(it, '上课');
  await it.picture('calendar-desktop');
  await it.open('accounts/staff/index');
  await sees(it, '在岗');
  await it.picture('staff-desktop');
  await it.open('home/index');
  await sees(it, '启用步骤');
  await it.picture('home-desktop');
});
