import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { encode as encodeJpeg } from 'jpeg-js';
import type { Browser } from 'playwright-core';
import { type Seat, takeSeat } from '../attendance/seat';
import { launchBrowser } from '../support/browser';
import { openProduct, type Product } from '../support/product';
import { issue, issuerSigns, partySigns } from './campaign-driving';
import { CLASS, letterOf, signAs, startLetters } from './class-letters';
import { withFiles } from './seat-files';

jest.setTimeout(120_000);

const PRINCIPAL = { name: 'principal', title: '校长', place: '第一小学' } as const;
let browser: Browser;
let product: Product;
let letter: string;
const seats: Seat[] = [];
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
  product = await openProduct();
  const campaign = await issue(product.as('principal'), 'principalClassTeacher', 'yunling-s1');
  letter = `${campaign}:${CLASS}:classTeacher-1`;
  await partySigns(product.as('classTeacher'), letter);
  await issuerSigns(product.as('principal'), campaign);
  await startLetters(product);
  await signAs(product, 'guardian.a', letterOf('a'));
  await product.settle();
});
const receiptPage = (): string => `letters/receipt/index?letter=${encodeURIComponent(letter)}`;
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

test('a principal files the sealed pages, sees that it is filed, and takes it back', async () => {
  const seat = await takeSeat(browser, product, PRINCIPAL);
  seats.push(seat);
  await withFiles(seat, product);
  const { page, open, picture, tooWide } = seat;
  await open(receiptPage());
  await page.getByText('内部文书，只有电子签署').first().waitFor();
  await picture('scan-receipt');
  expect(await tooWide()).toEqual([]);
  await page.getByRole('button', { name: '存盖章的扫描件' }).click();
  await picture('scan-sheet');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByText('拍照', { exact: true }).click(),
  ]);
  const photos = [30, 220].map((shade, n) => {
    const { data } = encodeJpeg({ data: new Uint8Array(200 * 280 * 4).fill(shade), width: 200, height: 280 }, 60);
    return { name: `${n}.jpg`, mimeType: 'image/jpeg', buffer: data };
  });
  await chooser.setFiles(photos);
  await page.getByRole('checkbox').click();
  await picture('scan-chosen');
  expect(await tooWide()).toEqual([]);
  await page.getByRole('button', { name: '存档' }).click();
  await page.getByText('已盖章，扫描件已归档').waitFor();
  await page.getByText(/电子签署，盖章的扫描件已归档/).waitFor();
  await picture('scan-filed');
  expect(await tooWide()).toEqual([]);
  await page.getByRole('button', { name: '存错了，撤回' }).click();
  await page.getByText('还没有盖章', { exact: true }).click();
  await page.getByRole('button', { name: '撤回', exact: true }).click();
  await page.getByText('内部文书，只有电子签署').first().waitFor();
});

const choosing = async ({ page }: Seat, button: string | RegExp, ...files: readonly (readonly [string, Buffer])[]) => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByText(button, typeof button === 'string' ? { exact: true } : {}).click(),
  ]);
  await chooser.setFiles(files.map(([name, buffer]) => ({ name, mimeType: 'application/octet-stream', buffer })));
};

test('what is no PDF is refused when it is chosen, whatever its name; taken out, it takes tick and error along', async () => {
  const seat = await takeSeat(browser, product, PRINCIPAL);
  seats.push(seat);
  await withFiles(seat, product);
  const { page, open, picture } = seat;
  await open(receiptPage());
  await page.getByRole('button', { name: '存盖章的扫描件' }).click();
  await choosing(seat, '选扫描的 PDF', ['scan.pdf', Buffer.from('会议记录')]);
  await page.getByText('这不是 PDF').waitFor();
  expect(await page.getByText('scan.pdf').count()).toBe(0);
  await picture('scan-no-pdf');
  await choosing(seat, '选扫描的 PDF', ['cut.pdf', Buffer.from('%PDF-1.4 cut off')]);
  await page.getByText('cut.pdf').waitFor();
  expect(await page.getByText('这不是 PDF').count()).toBe(0);
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '存档' }).click();
  await page.getByText(/PDF 打不开或没有传完/).waitFor();
  await page.getByRole('button', { name: '去掉这个 PDF' }).click();
  await page.getByText('选扫描的 PDF').waitFor();
  expect(await page.getByText(/PDF 打不开或没有传完/).count()).toBe(0);
  expect(await page.getByRole('checkbox').getAttribute('aria-checked')).toBe('false');
  await choosing(seat, '拍照', ['0.jpg', Buffer.from('会议记录')]);
  await page.getByText('1 个文件不是照片').waitFor();
  await page.getByText('确定', { exact: true }).click();
});

test.each([375, 1280])(
  'a PDF of another letter is filed only after 就是这份, with both titles before the eyes, at %d px',
  async (width) => {
    const seat = await takeSeat(browser, product, { ...PRINCIPAL, width });
    seats.push(seat);
    await withFiles(seat, product);
    const { page, open, picture, tooWide } = seat;
    const { url } = await product.as('guardian.a').done('office.letterPaper', { letter: letterOf('a'), format: 'pdf' });
    const other = Buffer.from(await (await fetch(url)).arrayBuffer());
    await open(receiptPage());
    await page.getByRole('button', { name: '存盖章的扫描件' }).click();
    await choosing(seat, '选扫描的 PDF', ['other.pdf', other]);
    await page.getByRole('checkbox').click();
    await page.getByRole('button', { name: '存档', exact: true }).click();
    await page.getByText('这可能是另一份责任书').waitFor();
    await page.getByText(/要存的：《.+》.+、.+/).waitFor();
    await page.getByText('文件上的码：《控辍保学工作责任书》').waitFor();
    await picture(`scan-other-${width}`);
    expect(await tooWide()).toEqual([]);
    expect((await product.store.read('letters', letter))?.events.at(-1)?.type).not.toBe('scanned');
    await page.getByRole('button', { name: '就是这份，存档' }).click();
    await page.getByText('已盖章，扫描件已归档').waitFor();
    await product.as('principal').done('letters.withdrawScan', { letter, reason: 'wrongFile' });
  },
);

test('anybody sees the public keys with their fingerprints, and the newest checkpoint', async () => {
  const seat = await takeSeat(browser, product, { name: 'stranger', title: '', place: '' });
  seats.push(seat);
  const { page, open, picture, tooWide } = seat;
  await open('home/index');
  await page.getByText('核验一份责任书').click();
  await page.getByText('公钥和检查点').first().click();
  await page
    .getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/)
    .first()
    .waitFor();
  await page
    .getByText(/\d{4}年\d+月\d+日起/)
    .first()
    .waitFor();
  await page.getByText(/县日志检查点：第 \d+ 条为止/).waitFor();
  await picture('published-keys');
  expect(await tooWide()).toEqual([]);
});

test('an office’s board is printed with the checkpoint', async () => {
  const seat = await takeSeat(browser, product, { ...PRINCIPAL, width: 1280 });
  seats.push(seat);
  const { page, open } = seat;
  await open('statistics/board/index');
  await page.getByText('打印').first().waitFor();
  await page.getByText('县日志检查点').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  await page.getByText(/^not-one-less\/yunling$/).waitFor({ state: 'visible' });
  await page.screenshot({ path: join('dist/pictures', 'board-print-checkpoint.png') });
});
