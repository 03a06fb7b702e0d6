import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { type Seat, takeSeat } from '../attendance/seat';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { absentFor, at, kid } from './support';

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
  product = await openProduct('counted');
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

const button = (it: Seat, name: string | RegExp) => it.page.getByRole('button', { name }).first();

async function leads(): Promise<void> {
  await absentFor(product, 'a', ['2026-11-12', '2026-11-13', '2026-11-16']);
  setNow(at('2026-11-18', '09:00'));
  await product.as('classTeacher').done('cases.report', { child: kid('c'), reason: 'awayUnknown' });
  await product.settle();
}

test('the county narrows its open cases by state, clock and place, and takes them as a workbook', async () => {
  await leads();
  const it = await sit('bureauOfficer', '县教育局经办人', '教育局', 1280);
  await it.open('cases/list/index');
  await it.page.getByText('娃a').waitFor();
  await it.picture('cases-list-county');
  await button(it, '按状态、期限、地方筛选').click();
  await it.page.getByRole('radio', { name: '线索 2' }).click();
  await it.picture('cases-narrow');
  await button(it, '就看这些').click();
  await button(it, '只看：线索').waitFor();
  await it.page.getByRole('button', { name: '导出这些，Excel' }).waitFor();
});

test('today: whom the village goes to see, the most pressing first', async () => {
  await leads();
  const it = await sit('villageHead', '村党支部书记', '一村');
  await it.open('cases/list/index?filter=today');
  await it.page.getByText('今天去看谁').first().waitFor();
  await it.page.getByText('娃a').waitFor();
  await it.picture('cases-today');
});

test('a sign is ticked, talked over and settled', async () => {
  const it = await sit('classTeacher', '班主任', '');
  await it.open('cases/signs/index?unit=yunling-s1-y5-k1');
  await it.page.getByText('现在没有要留心的孩子。').waitFor();
  await button(it, '添一个孩子').click();
  await button(it, /娃b/).click();
  await it.page.getByRole('checkbox', { name: '说不想读了' }).click();
  await it.picture('signs-tick');
  await button(it, '记下').click();
  await it.page.getByText('待联系').waitFor();
  await it.picture('signs');
  await button(it, '家访、联系过了').click();
  await it.page.getByRole('radio', { name: '同意返校' }).click();
  await button(it, '记下').click();
  await it.page.getByText('跟进中').waitFor();
  await button(it, '已解决').click();
  await it.page.getByText('现在没有要留心的孩子。').waitFor();
});
