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
  seat = await takeSeat(browser, product, { name: 'bureauOfficer', title: '县教育局经办人', place: '教育局' });
});
afterEach(async () => {
  expect(seat?.errors).toEqual([]);
  await seat?.close();
  await product.close();
});

const tap = (it: Seat, name: string | RegExp) => it.page.getByRole('button', { name }).first().click();

test('a year without 放假安排 is filled in from what the law gives, and saved with its source', async () => {
  const it = seat as Seat;
  await it.open('county/holidays/index');
  await it.page.getByText('2026年的放假安排已经公布').waitFor();
  await it.picture('holidays-published');
  await it.page.getByRole('tab', { name: '2027年' }).click();
  await it.page.getByText('还没有2027年的放假安排').waitFor();
  await tap(it, /先填入法律规定的/);
  await it.page.getByPlaceholder('如：国务院办公厅关于节假日安排的通知').fill('国务院办公厅通知');
  await it.picture('holidays-entering');
  await tap(it, '保存2027年的安排');
  await it.page.getByText('2027年的放假安排已经录入').waitFor();
});

test('the standard in force is compared with a pack: old, new, source, from which day', async () => {
  const it = seat as Seat;
  await it.open('county/policy/index');
  await tap(it, /和别的版本对比/);
  await it.page.getByRole('radio', { name: '省级示例（2026）' }).last().click();
  await it.page.getByText('改成：责令送被监护人接受义务教育通知书').waitFor();
  await it.picture('policy-compare');
});
