import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Seat, takeSeat } from '../attendance/seat';
import { launchBrowser } from '../support/browser';
import { openProduct, type Product } from '../support/product';
import { letterOf, signAs, startLetters } from './class-letters';

jest.setTimeout(120_000);

const PARENT = { name: 'guardian.a', title: '家长', place: '云岭县' } as const;
let browser: Browser;
let product: Product;
const seats: Seat[] = [];
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct();
  await startLetters(product);
  await signAs(product, 'guardian.a', letterOf('a'));
  await product.settle();
});
afterEach(async () => {
  for (const seat of seats.splice(0)) {
    expect(seat.errors).toEqual([]);
    await seat.close();
  }
  await product.close();
});

const receiptPage = `letters/receipt/index?letter=${encodeURIComponent(letterOf('a'))}`;

it.each([375, 1280])('a parent saves the evidence file, and checks it on the page, at %d px', async (width) => {
  const seat = await takeSeat(browser, product, { ...PARENT, width });
  seats.push(seat);
  const { page, open, picture, tooWide } = seat;
  await open(receiptPage);
  await page.getByText('县日志检查点：第 18 条为止').waitFor();
  await picture(`evidence-receipt-${width}`);
  expect(await tooWide()).toEqual([]);
  await page.getByText('下载证据文件').first().click();
  await page.getByRole('button', { name: '准备文件' }).click();
  await page.getByText('文件准备好了').waitFor();
  await picture(`evidence-made-${width}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存到本机' }).click(),
  ]);
  const file = join(tmpdir(), `evidence-${process.pid}-${width}.json`);
  await download.saveAs(file);
  expect(download.suggestedFilename()).toMatch(/^责任书证据-[0-9A-Z-]{14}\.json$/);

  const { checkpoint } = await product.as('guardian.a').done('letters.receipt', { letter: letterOf('a') });
  await open('letters/list/index');
  await page.getByText('核验证据文件').first().click();
  const choose = async (name: RegExp, path: string): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name }).click()]);
    await chooser.setFiles(path);
  };
  const check = async (path: string): Promise<void> => {
    await choose(/选证据文件/, path);
    await page.getByRole('button', { name: '核验', exact: true }).click();
  };
  let typed = '';
  const type = async (text: string): Promise<void> => {
    typed = text;
    await page.getByRole('textbox', { name: /检查点/ }).fill(text);
  };
  /** Once what was typed before stands in the field again, it can be typed over. */
  const again = async (): Promise<void> => {
    await page.getByRole('button', { name: '换文件或检查点，再核验' }).click();
    await page.waitForFunction((before) => document.querySelector('textarea')?.value === before, typed);
  };
  await check(file);
  await page.getByText('没有发现改动，但还有没有证明的事').waitFor();
  await page.getByText(/没有外部留存的检查点/).waitFor();
  await picture(`evidence-checked-${width}`);
  expect(await tooWide()).toEqual([]);
  await again();
  await type(checkpoint?.printed ?? '');
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await page.getByText(/已证明：这些记录没有改动/).waitFor();
  await picture(`evidence-proved-${width}`);
  await again();
  await type(`第 ${checkpoint?.size} 条为止`);
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await page.getByText(/那句话里没有校验值/).waitFor();
  await again();
  await type('五行文字');
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await page.getByText(/这里读不出检查点/).waitFor();
  await picture(`evidence-checkpoint-unread-${width}`);
  await type('');
  await choose(/选另一份文件/, file);
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await page.getByText(/另一份文件的记录与这份完全一样/).waitFor();
  await picture(`evidence-other-${width}`);
  expect(await tooWide()).toEqual([]);
  await again();
  await choose(/选证据文件/, __filename);
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await page.getByText('这不是证据文件', { exact: true }).waitFor();
  expect(await page.getByText('这不是证据文件', { exact: true }).isVisible()).toBe(true);
  expect(await page.getByText(/不一致|改动过/).count()).toBe(0);
  await picture(`evidence-none-${width}`);
  await again();
  await page.getByRole('button', { name: '去掉另一份文件' }).click();
  writeFileSync(file, readFileSync(file, 'utf8').replace('五（1）班', '五（2）班'));
  await check(file);
  await page.getByText('不能使用：文件与封存时不一致').waitFor();
  await picture(`evidence-broken-${width}`);
});
