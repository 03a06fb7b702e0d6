import { mkdirSync } from 'node:fs';
import { encode as encodeJpeg } from 'jpeg-js';
import type { Browser } from 'playwright-core';
import { type Seat, takeSeat } from '../attendance/seat';
import { withFiles } from '../letters/seat-files';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { until } from '../support/found';
import { openProduct, type Product } from '../support/product';
import { absentFor, at, caseOf, kid } from './support';

jest.setTimeout(120_000);

const VILLAGE = { name: 'villageHead', title: '村主任', place: '一村' } as const;
const CASE = `${kid('a')}:1`;

let browser: Browser;
let product: Product;
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct('counted');
  await absentFor(product, 'a', ['2026-11-18', '2026-11-19', '2026-11-20']);
  setNow(at('2026-11-20', '09:30'));
});
afterEach(() => product.close());

async function photograph({ page }: Seat): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByText('拍照', { exact: true }).first().click(),
  ]);
  const { data } = encodeJpeg({ data: new Uint8Array(200 * 280 * 4).fill(200), width: 200, height: 280 }, 60);
  await chooser.setFiles([{ name: 'home.jpg', mimeType: 'image/jpeg', buffer: data }]);
}

async function contactsAre(count: number): Promise<void> {
  const contacts = async () => (await caseOf(product, 'a'))?.contacts;
  await until(
    'the contact on record',
    async () => (await contacts()) === count,
    async () => `contacts: ${await contacts()}`,
  );
}

test('a visit with a companion and a photo is four taps and those; it waits without network and is told on the case', async () => {
  const seat = await takeSeat(browser, product, VILLAGE);
  await withFiles(seat, product);
  await seat.open(`cases/contact/index?case=${CASE}&kind=homeVisit`);
  await seat.page.getByRole('checkbox', { name: '母亲' }).click();
  await seat.page.getByRole('radio', { name: '还在犹豫' }).click();
  await seat.page.getByRole('checkbox', { name: /班主任/ }).click();
  await photograph(seat);
  await seat.page.getByText('去掉', { exact: true }).waitFor();
  await seat.picture('field-contact');
  expect(await seat.tooWide()).toEqual([]);
  seat.setOnline(false);
  await seat.page.reload();
  await seat.page.getByText('去掉', { exact: true }).waitFor();
  await seat.page.getByRole('button', { name: '保存' }).click();
  await seat.page.getByText('已保存在手机上').waitFor();
  await seat.page.getByText('未上传 1 份').waitFor();
  await seat.picture('field-contact-unsent');
  seat.setOnline(true);
  await seat.page.reload();
  await contactsAre(1);
  await seat.open(`cases/case/index?case=${CASE}`);
  await seat.page.getByText('同行：班主任', { exact: false }).waitFor();
  await seat.page.getByText('看照片').waitFor();
  await seat.page.getByText('联系前：点名 2 天，到校 0 天', { exact: false }).waitFor();
  await seat.picture('field-case-told');
  expect(await seat.tooWide()).toEqual([]);
  expect(seat.errors).toEqual([]);
  await seat.close();
});

test('a visit to a case that was ended meanwhile is told, not dropped', async () => {
  const seat = await takeSeat(browser, product, VILLAGE);
  await seat.open(`cases/contact/index?case=${CASE}&kind=homeVisit`);
  await seat.page.getByRole('checkbox', { name: '母亲' }).click();
  seat.setOnline(false);
  await seat.page.getByRole('radio', { name: '同意返校' }).click();
  await seat.page.getByRole('button', { name: '保存' }).click();
  await seat.page.getByText('已保存在手机上').waitFor();
  const one = await caseOf(product, 'a');
  if (!one) {
    throw new Error('no case');
  }
  await product.store.put('cases', { ...one, state: 'ended', rev: one.rev + 1 });
  seat.setOnline(true);
  await seat.page.reload();
  await seat.page.getByText('1 份没有办成，点开看看').click();
  await seat.page.getByText(/没有办成：/).waitFor();
  await seat.picture('field-contact-refused');
  await seat.close();
});

test('what has waited 30 days is said, and only the person throws it away', async () => {
  const seat = await takeSeat(browser, product, VILLAGE);
  await seat.open(`cases/contact/index?case=${CASE}&kind=homeVisit`);
  await seat.page.getByRole('checkbox', { name: '母亲' }).click();
  seat.setOnline(false);
  await seat.page.getByRole('radio', { name: '同意返校' }).click();
  await seat.page.getByRole('button', { name: '保存' }).click();
  await seat.page.getByText('未上传 1 份').waitFor();
  await seat.page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((one) => one.includes('queue:'))) {
      const entry = JSON.parse(localStorage.getItem(key) ?? '{}');
      localStorage.setItem(key, JSON.stringify({ ...entry, since: entry.since - 31 * 86_400_000 }));
    }
  });
  await seat.page.reload();
  await seat.page.getByText('1 份存了 30 天还没有传上去').click();
  await seat.page.getByText('不传了').waitFor();
  await seat.picture('field-late');
  await seat.page.getByText('不传了').click();
  await seat.page.getByText('删掉', { exact: true }).click();
  await seat.page.getByText('存了 30 天').waitFor({ state: 'detached' });
  expect((await caseOf(product, 'a'))?.contacts).toBe(0);
  await seat.close();
});
