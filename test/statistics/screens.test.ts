import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { takeSeat } from '../attendance/seat';
import { absentFor, at, callRoll } from '../cases/support';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { take } from './history';

jest.setTimeout(120_000);

let browser: Browser;
let product: Product;
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct();
  await absentFor(product, 'a', ['2026-11-13', '2026-11-16', '2026-11-17']);
  for (const [child, state] of [0, 1, 2, 3, 4, 5].map((n) => [n, n % 5] as const)) {
    await take(product, { do: 'letter', child, state });
  }
  await callRoll(product, '2026-11-18', { a: 'unexcused', c: 'sick' });
  setNow(at('2026-11-18', '10:20'));
  await product.settle();
});
afterEach(() => product.close());

test('a township sees its villages, and a number opens its list', async () => {
  const who = { name: 'townshipEducationOfficer', title: '教育专干', place: '一乡' };
  const seat = await takeSeat(browser, product, who);
  await seat.open('statistics/board/index');
  await seat.page.getByText('截至').first().waitFor();
  await seat.picture('board-township');
  await seat.page.getByRole('tab', { name: '责任书' }).click();
  await seat.picture('board-letters');
  await seat.page.getByRole('button', { name: /^没到校/ }).click();
  await seat.page.getByText('未请假').first().waitFor();
  await seat.picture('board-list');
  expect(seat.errors).toEqual([]);
  await seat.close();
});

test('the county sees both lines add to one total', async () => {
  const who = { name: 'leadingGroup', title: '县领导小组', place: '云岭县', width: 1280 };
  const seat = await takeSeat(browser, product, who);
  await seat.open('statistics/board/index');
  await seat.page.getByText('两条线合计一致。').waitFor();
  await seat.picture('board-county');
  await seat.page.emulateMedia({ media: 'print' });
  await seat.page.setViewportSize({ width: 794, height: 1123 });
  await seat.page.screenshot({ path: 'dist/pictures/board-print.png' });
  expect(seat.errors).toEqual([]);
  await seat.close();
});

test('a desktop shows the list beside the board', async () => {
  const who = { name: 'bureauOfficer', title: '县教育局经办人', place: '教育局', width: 1280 };
  const seat = await takeSeat(browser, product, who);
  await seat.open('statistics/board/index');
  await seat.page.getByRole('button', { name: /没点名的班/ }).click();
  await seat.page.getByText('五（10）班').waitFor();
  await seat.picture('board-desktop');
  expect(seat.errors).toEqual([]);
  await seat.close();
});

test('a class sees its own figures', async () => {
  const who = { name: 'classTeacher', title: '班主任', place: '五（1）班' };
  const seat = await takeSeat(browser, product, who);
  await seat.open('statistics/board/index');
  await seat.page.getByText('怎么签的').waitFor();
  await seat.picture('board-class');
  expect(seat.errors).toEqual([]);
  await seat.close();
});
