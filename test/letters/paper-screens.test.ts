import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { found } from '#domain/errors';
import { type Seat, takeSeat } from '../attendance/seat';
import { drawn } from '../office/drawn';
import { launchBrowser } from '../support/browser';
import { until } from '../support/found';
import { openProduct, type Product } from '../support/product';
import { CLASS, letterOf, startLetters } from './class-letters';
import { withFiles } from './seat-files';

jest.setTimeout(240_000);

const TEACHER = { name: 'classTeacher', title: '班主任', place: '五（1）班' } as const;
const FOLDER = 'dist/pictures/paper/screens';

let browser: Browser;
let product: Product;
let seat: Seat;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  browser = await launchBrowser();
  product = await openProduct();
  await startLetters(product);
});
afterAll(async () => {
  await seat?.close();
  await product.close();
  await browser.close();
});

/** Pages of the printed sheets as picture files, and one of an empty table. */
async function photos(): Promise<string[]> {
  const letters = [letterOf('a'), letterOf('b')];
  const made = await product.as('classTeacher').done('office.blankSheets', { unit: CLASS, letters });
  const content = Buffer.from(await (await fetch(made.url)).arrayBuffer());
  drawn(content, 'screens', 110);
  const table = new PNG({ width: 600, height: 800 });
  table.data.fill(190);
  writeFileSync(`${FOLDER}/table.png`, PNG.sync.write(table));
  return [1, 2, 'table'].map((name) => `${FOLDER}/${name}.png`);
}

async function choose(files: readonly string[], button: RegExp): Promise<void> {
  const chooser = seat.page.waitForEvent('filechooser');
  await seat.page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles([...files]);
}

it('a teacher prints the sheets, photographs the signed ones, looks, vouches, and puts the unreadable one right by hand', async () => {
  seat = await takeSeat(browser, product, { ...TEACHER, width: 375 });
  await withFiles(seat, product);
  const { page, open, picture, tooWide } = seat;
  await open(`letters/class/index?unit=${CLASS}`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '打印纸质责任书' }).click();
  expect((await download).suggestedFilename()).toBe('五（1）班纸质责任书.pdf');
  await page.getByText('8 份排好了').waitFor();
  await picture('letter-class-paper');

  await page.getByRole('button', { name: '收签好的纸质责任书' }).click();
  await page.getByText('拍下签好的责任书').waitFor();
  await picture('letter-paper-empty');
  await choose(await photos(), /拍照或选照片/);
  await page.getByText('认出来了，请核对').waitFor({ timeout: 120_000 });
  await page.getByText('没有认出方码').waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: /收下 2 份/ }).waitFor({ timeout: 120_000 });
  await picture('letter-paper-look');
  expect(await tooWide()).toEqual([]);

  expect(await page.getByRole('button', { name: /收下 2 份/ }).isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: /每张都看过/ }).click();
  await page.getByRole('button', { name: /收下 2 份/ }).click();
  await page.getByText('这次收下的').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: /拍照或选照片/ }).waitFor();
  await picture('letter-paper-filed');

  await page.getByRole('button', { name: '第 1 张：选是谁的' }).click();
  await page.getByText('这是谁的？').waitFor();
  await picture('letter-paper-pick');
  await page.getByRole('button', { name: /娃c/ }).first().click();
  await page.getByRole('checkbox', { name: /每张都看过/ }).click();
  await page.getByRole('button', { name: /收下 1 份/ }).click();
  await page.getByText('3 份', { exact: true }).waitFor({ timeout: 60_000 });
  const states = await product.store.readAll('letters', [letterOf('a'), letterOf('b'), letterOf('c')]);
  expect(states.map(({ method }) => method)).toEqual(['paper', 'paper', 'paper']);
  const tray = async () => (await product.as('classTeacher').done('office.sheetTray', {})).photos;
  // The photo is put away after what it brought was filed.
  await until(
    'an empty tray',
    async () => (await tray()).length === 0,
    async () => JSON.stringify(await tray()),
  );
});

it('the receipt says who vouched, prints, and is taken back by the same teacher on the same day', async () => {
  const { page, open, picture } = seat;
  await open(`letters/receipt/index?letter=${encodeURIComponent(letterOf('c'))}`);
  await page.getByText('班主任 classTeacher').waitFor();
  await picture('letter-receipt-paper');
  for (const [button, ending] of [
    ['打印或保存（PDF）', '.pdf'],
    ['Word', '.docx'],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    expect((await download).suggestedFilename()).toBe(`控辍保学工作责任书-娃c${ending}`);
    await page.getByRole('button', { name: button }).and(page.locator(':not([disabled])')).waitFor();
  }
  await page.getByRole('button', { name: '收错了，撤回' }).click();
  await page.getByText('放到了别的孩子名下').click();
  await picture('letter-paper-take-back');
  await page.getByRole('button', { name: '撤回', exact: true }).click();
  await page.getByText('收纸质责任书').first().waitFor();
  expect(found(await product.store.read('letters', letterOf('c'))).state).toBe('issued');
  expect(seat.errors).toEqual([]);
});

it('at an office desk the page is as wide as it needs to be', async () => {
  const desk = await takeSeat(browser, product, { ...TEACHER, width: 1280 });
  await desk.open(`letters/class/index?unit=${CLASS}`);
  await desk.page.getByRole('button', { name: '打印纸质责任书' }).waitFor();
  await desk.picture('letter-class-paper-1280');
  expect(await desk.tooWide()).toEqual([]);
  await desk.close();
});
