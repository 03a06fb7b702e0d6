import { mkdirSync } from 'node:fs';
import { encode as encodeJpeg } from 'jpeg-js';
import type { Browser } from 'playwright-core';
import { plainDate } from '#domain/plain-date';
import { type Seat, takeSeat } from '../attendance/seat';
import { withFiles } from '../letters/seat-files';
import { drawn } from '../office/drawn';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { until } from '../support/found';
import { openProduct, type Product } from '../support/product';
import { APPROVER, caseIdOf, issued, persuading } from './paper-cases';
import { at, caseOf } from './support';

jest.setTimeout(180_000);

const OFFICER = { name: 'townshipEducationOfficer', title: '教育专干', place: '一乡' } as const;
const CASE = caseIdOf('a');
const PAPER = `${CASE}:notice:1`;

let browser: Browser;
let product: Product;
let seat: Seat;
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct('counted');
  await persuading(product, 'a');
  await issued(product, 'a', plainDate('2026-11-16'));
  setNow(at('2026-11-18', '09:00'));
  seat = await takeSeat(browser, product, OFFICER);
  await withFiles(seat, product);
});
afterEach(async () => {
  expect(seat.errors).toEqual([]);
  await seat.close();
  await product.close();
});

async function look(name: string): Promise<void> {
  await seat.picture(name);
  expect(await seat.tooWide()).toEqual([]);
}

type Picture = { readonly width: number; readonly height: number; readonly data: Uint8Array };

async function photograph(picture: Picture, button: string): Promise<void> {
  const [chooser] = await Promise.all([
    seat.page.waitForEvent('filechooser'),
    seat.page.getByRole('button', { name: button }).click(),
  ]);
  const { data } = encodeJpeg(picture, 80);
  await chooser.setFiles([{ name: 'sheet.jpg', mimeType: 'image/jpeg', buffer: data }]);
}

/** The printed receipt of the mother, as a photo. */
async function receipt(): Promise<Picture> {
  const asked = { case: CASE, paper: PAPER, addressee: 'guardian', format: 'pdf' } as const;
  const { url } = await product.as(APPROVER).done('office.receiptForm', asked);
  const [page] = drawn(Buffer.from(await (await fetch(url)).arrayBuffer()), 'screen-receipt', 110);
  return page ?? grey();
}

const grey = (): Picture => ({ width: 200, height: 280, data: new Uint8Array(200 * 280 * 4).fill(200) });

test('a receipt signed on paper: its photo finds the case and goes along to the record, which is service', async () => {
  await seat.open('cases/forms/index');
  await seat.page.getByText('拍下填好的家访记录表、送达回证').waitFor();
  await look('forms-empty');
  await photograph(await receipt(), '拍照或选照片');
  await seat.page.getByText('送达回证：《限期复学通知书》，送给妈a').waitFor();
  await look('forms-found');
  await seat.page.getByRole('button', { name: '娃a：登记送达' }).click();
  await seat.page.getByRole('radio', { name: '直接送达' }).click();
  await seat.page.getByRole('radio', { name: '本人' }).click();
  await seat.page.getByLabel('第1张照片', { exact: true }).waitFor();
  await look('forms-serve');
  await seat.page.getByLabel('送达人', { exact: true }).fill('甲');
  await seat.page.getByText('这样算送达').waitFor();
  await seat.page.getByRole('button', { name: '登记送达' }).last().click();
  const state = async () => (await caseOf(product, 'a'))?.state;
  await until(
    'the case served',
    async () => (await state()) === 'noticeServed',
    async () => `state: ${await state()}`,
  );
  const { services } = await product.as(APPROVER).done('cases.paper', { case: CASE, paper: PAPER });
  expect(services.map(({ proof, wanting }) => [proof.length, wanting])).toEqual([[1, null]]);
  const waiting = async () => (await product.as(OFFICER.name).done('office.sheetTray', {})).photos.length;
  await until(
    'an empty tray',
    async () => (await waiting()) === 0,
    async () => `photos: ${await waiting()}`,
  );
});

test('a photo without a code waits in the tray until somebody says whose it is, or throws it away', async () => {
  await seat.open('cases/forms/index');
  await photograph(grey(), '拍照或选照片');
  await seat.page.getByText('没有认出方码').waitFor();
  await seat.page.getByRole('button', { name: '第 1 张：选孩子' }).click();
  await seat.page.getByText('这是谁的？').waitFor();
  await look('forms-pick');
  await seat.page.getByText('娃a').first().click();
  await seat.page.getByRole('button', { name: '送达回证' }).waitFor();
  await look('forms-pick-which');
  await seat.open('cases/forms/index');
  await seat.page.getByRole('button', { name: '第 1 张：扔掉' }).click();
  await seat.page.getByText('拍下填好的家访记录表、送达回证').waitFor();
  expect((await product.as(OFFICER.name).done('office.sheetTray', {})).photos).toEqual([]);
});

test('打印 on the case: the form for a visit, the notice as PDF and Word, and the receipt that is still owed', async () => {
  await seat.open(`cases/case/index?case=${CASE}`);
  await seat.page.getByRole('button', { name: '打印', exact: true }).click();
  await seat.page.getByText('送给母亲 妈a').waitFor();
  await look('forms-print');
  for (const name of ['打印家访记录表，PDF', '打印文书，PDF', '打印文书，Word', '打印空白送达回证，PDF']) {
    const [download] = await Promise.all([
      seat.page.waitForEvent('download'),
      seat.page.getByRole('button', { name }).first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(name.endsWith('Word') ? /\.docx$/ : /\.pdf$/);
    await seat.page.getByText('排好了').first().waitFor();
  }
  await look('forms-printed');
});
