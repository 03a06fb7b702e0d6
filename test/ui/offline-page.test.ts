import type { Browser } from 'playwright-core';
import { takeSeat } from '../attendance/seat';
import { launchBrowser } from '../support/browser';
import { openProduct, type Product } from '../support/product';

jest.setTimeout(120_000);

let browser: Browser;
let product: Product;
beforeAll(async () => {
  product = await openProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

test('in a browser without network a page that was never opened says so, and home stays', async () => {
  const teacher = { name: 'classTeacher', title: '班主任', place: '第一小学五（1）班' };
  const seat = await takeSeat(browser, product, teacher);
  await seat.open('home/index');
  const door = seat.page.getByRole('button', { name: /家长码/ });
  await door.waitFor();
  await seat.context.route('**/*.js', (route) => route.abort('internetdisconnected'));
  await door.click();
  await seat.page.getByText('这一页要连上网络才能打开。').waitFor();
  await seat.page.getByText('确定').click();
  await door.waitFor();
  expect(await seat.page.evaluate(() => window.location.hash)).toContain('home/index');
  await seat.close();
});
