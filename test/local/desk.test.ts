import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { miniProgramCode, phoneNumber, sendSubscription } from '../../cloudfunctions/kit/wechat';
import { templateIds } from '../../local/wechat/templates';
import { launchBrowser } from '../support/browser';
import { builtFolder, type Served, serve } from './local-product';

jest.setTimeout(120_000);

let folder: Awaited<ReturnType<typeof builtFolder>>;
let served: Served;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  folder = await builtFolder();
  served = await serve(folder.dist, join(folder.dist, 'data'));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  folder?.drop();
});

beforeEach(async () => {
  errors = [];
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(served.origin);
});

afterEach(async () => {
  expect(errors).toEqual([]);
  await page.close();
});

const phone = (seat: number) => page.locator(`.phone[data-seat="${seat}"]`);
const inside = (seat: number): FrameLocator => phone(seat).frameLocator('iframe');
const seated = (seat: number) => [...(served.product.seats().everybody ?? [])].find((one) => one.seat === seat);

async function push(openid: string, page: string): Promise<void> {
  const data = { thing1: '学生缺勤', thing2: '张**', time3: '2026年11月20日 08:15', thing4: '请联系家长' };
  await sendSubscription({ openid, templateId: templateIds().alert, page, data }, Date.now());
}

test('three phones with who they are, the day and the figures', async () => {
  for (const seat of [0, 1, 2]) {
    const name = seated(seat)?.name ?? '';
    await phone(seat).locator('.plate').getByText(name, { exact: true }).waitFor();
    await inside(seat).getByText(name, { exact: true }).waitFor();
    expect(await phone(seat).locator('iframe').boundingBox()).toMatchObject({ width: 373, height: expect.any(Number) });
  }
  await page.getByText('11月20日 星期五').waitFor();
  expect(await page.locator('.plate .post').allTextContents()).toEqual([
    expect.stringContaining('的家长'),
    expect.stringContaining('班主任'),
    expect.stringContaining('教育专干'),
  ]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('somebody else sits down: found by a word, and what the last one left on the phone is gone', async () => {
  const other = served.product.seats().everybody.find((one) => one.posts.some(({ role }) => role === 'villageHead'));
  await inside(2)
    .getByText(seated(2)?.name ?? '', { exact: true })
    .waitFor();
  await page.evaluate(() => window.localStorage.setItem('/seat/2/old', 'draft of the one before'));
  await phone(2).getByRole('button', { name: '换人' }).click();
  await page.getByRole('searchbox').fill(`${other?.name} 村委会主任`);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: other?.name ?? '' })
    .first()
    .click();
  await inside(2)
    .getByText(other?.name ?? '', { exact: true })
    .waitFor();
  expect(await page.evaluate(() => window.localStorage.getItem('/seat/2/old'))).toBeNull();
  expect(await page.evaluate(() => window.localStorage.getItem('/seat/0/draft'))).toBe('mine');
  await phone(2).getByRole('button', { name: '换人' }).click();
  await page.getByRole('searchbox').fill('没有这个人');
  await page.getByText('没有找到').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a pushed message lies on top of the tray and opens its card in the phone it was sent to', async () => {
  const teacher = seated(1);
  await page.getByText('微信消息').waitFor();
  await page.waitForFunction(() => window.sessionStorage.getItem('desk-seen') !== null);
  await push(teacher?.openid ?? '', 'reminders/message/index?message=m%3A1');
  const card = page.locator('.cards .card').first();
  await card.getByText(`发给 ${teacher?.name}`).waitFor();
  await card.getByText('请联系家长').waitFor();
  expect(await page.locator('#unread').textContent()).toBe('1');
  await card.click();
  await inside(1).getByText('#/reminders/message/index?message=m%3A1').waitFor();
  await page.waitForFunction(() => document.getElementById('unread')?.textContent === '');
});

test('a message to somebody who sits nowhere: they sit down where their kind does', async () => {
  const parent = served.product
    .seats()
    .everybody.find((one) => one.children.length > 0 && one.posts.length === 0 && one.seat === undefined);
  await page.waitForFunction(() => window.sessionStorage.getItem('desk-seen') !== null);
  await push(parent?.openid ?? '', 'reminders/message/index?message=p');
  await page.locator('.cards .card').first().getByText(`发给 ${parent?.name}`).click();
  await inside(0)
    .getByText(parent?.name ?? '', { exact: true })
    .waitFor();
  await inside(0).getByText('#/reminders/message/index?message=p').waitFor();
});

test('a code lies in the tray and is scanned by any of the phones', async () => {
  const code = await miniProgramCode('c-abc', 'accounts/bind/index', 0);
  expect(code.length).toBeGreaterThan(100);
  const card = page.locator('.cards .code').first();
  await card.getByRole('img').waitFor();
  expect(await card.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(400);
  await card.getByRole('button').nth(2).click();
  await inside(2)
    .getByText(/\?scene=c-abc&.*#\/accounts\/bind\/index/)
    .waitFor();
});

test('on a small screen the phones and the tray are tabs', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await phone(0).isVisible()).toBe(true);
  await page.getByRole('tab', { name: seated(1)?.name ?? '' }).click();
  expect([await phone(0).isVisible(), await phone(1).isVisible()]).toEqual([false, true]);
  await page.getByRole('tab', { name: /消息/ }).click();
  expect([await phone(1).isVisible(), await page.locator('.tray').isVisible()]).toEqual([false, true]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the phone button of a seat is the phone of who sits there', async () => {
  const code = await page.evaluate(async () => {
    const reply = await fetch('/seat/2/wx/phone', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return ((await reply.json()) as { code: string }).code;
  });
  expect(await phoneNumber(code, Date.now())).toBe(seated(2)?.phone);
});

test('the next school day', async () => {
  await page.getByRole('button', { name: '下一个上课日' }).click();
  await page.getByText('11月23日 星期一').waitFor();
});
