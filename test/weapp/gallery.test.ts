import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { openPhone, type Phone } from './phone';

jest.setTimeout(60_000);

let browser: Browser;
let phone: Phone;

async function gallery(section: string, fontFactor = 1): Promise<Phone> {
  return openPhone({
    browser,
    openid: 'o-gallery',
    call: async () => ({ ok: true, data: {}, at: 0 }),
    page: 'gallery/components/index',
    query: { section },
    fontFactor,
  });
}

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async () => {
  expect(phone.errors).toEqual([]);
  await phone.close();
});
afterAll(() => browser.close());

test('a signature is drawn with a finger, taken back stroke by stroke', async () => {
  phone = await gallery('ask');
  await phone.see('还没有写');
  await phone.draw();
  await phone.see('个点');
  const full = await phone.text();
  await phone.screenshot('dist/pictures/weapp-signature.png');
  await phone.tap('撤回一笔');
  await phone.gone(/\d+ 个点/.exec(full)?.[0] ?? 'no points');
  await phone.tap('重写');
  await phone.see('还没有写');
});
