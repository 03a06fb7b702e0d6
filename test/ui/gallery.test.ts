import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { SIZES } from '../../src/ui/tokens';
import { launchBrowser } from '../support/browser';
import { serveBuilt } from '../support/built-files';

jest.setTimeout(120_000);

const ADDRESS = 'https://seat.test/seat/0/app/';
const SECTIONS = ['people', 'ask', 'board', 'state'] as const;
const CASES = [320, 375, 900].flatMap((width) => [
  { width, large: false },
  { width, large: true },
]);

let browser: Browser;

beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(width: number, large: boolean): Promise<{ page: Page; foreign: string[]; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 720 }, locale: 'zh-CN' });
  const { foreign } = await serveBuilt(context, ADDRESS, 'dist/h5');
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript((on) => localStorage.setItem('/seat/0/large-text', String(on)), large);
  return { page, foreign, errors };
}

/** What stands wider than the screen, and what can be tapped but is smaller than a fingertip. */
function faults(page: Page, tap: number): Promise<string[]> {
  return page.evaluate((least) => {
    const wide = [...document.querySelectorAll('#app *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5)
      .map((element) => `wider than the screen: ${element.className} ${element.textContent?.slice(0, 20)}`);
    const small = [...document.querySelectorAll('button, input, textarea')].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      return height < least - 0.5 || width < least - 0.5
        ? [`${Math.round(width)} × ${Math.round(height)}: ${element.className} ${element.textContent?.slice(0, 20)}`]
        : [];
    });
    return [...wide, ...small];
  }, tap);
}

/** Text that its box cuts off. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#app *')]
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const hides = overflowX === 'hidden' || overflowY === 'hidden';
        return hides && element.tagName !== 'INPUT' && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `${element.className}: ${element.textContent?.slice(0, 20)}`),
  );
}

test.each(CASES)('every component stands well at $width px, large: $large', async ({ width, large }) => {
  const { page, foreign, errors } = await open(width, large);
  for (const section of SECTIONS) {
    await page.goto(`${ADDRESS}#/gallery/components/index?section=${section}`);
    await page.reload();
    await page.getByText('去签字').waitFor();
    await page.evaluate(() => document.fonts.ready);
    expect(await faults(page, large ? SIZES.large.tap : SIZES.normal.tap)).toEqual([]);
    expect(await cutOff(page)).toEqual([]);
    const height = await page.evaluate(() => document.querySelector('.taro_page')?.scrollHeight ?? 720);
    await page.setViewportSize({ width, height: Math.max(720, height) });
    await page.screenshot({ path: `dist/pictures/gallery-${section}-${width}${large ? '-large' : ''}.png` });
    await page.setViewportSize({ width, height: 720 });
  }
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('the keyboard reaches everything: Tab to a child, Enter opens it beside the list', async () => {
  const { page } = await open(1280, false);
  await page.goto(`${ADDRESS}#/gallery/components/index?section=people`);
  await page.getByText('张*明').waitFor();
  await page.getByRole('button', { name: /张\*明/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('家长回答：明天到校').waitFor();
  expect(await page.getByText('今天要办的').isVisible()).toBe(true);
  await page.getByRole('button', { name: /我的班级/ }).press('Enter');
  await page.getByRole('dialog', { name: '缺勤原因' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.context().close();
});

test('a signature is drawn with the mouse and can be taken back', async () => {
  const { page } = await open(900, false);
  await page.goto(`${ADDRESS}#/gallery/components/index?section=ask`);
  const canvas = page.locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) {
    throw new Error('no signature pad');
  }
  await page.mouse.move(box.x + 100, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 120, { steps: 12 });
  await page.mouse.up();
  await page.getByText(/^\d+ 个点$/).waitFor();
  const inked = await canvas.evaluate((element: HTMLCanvasElement) =>
    element
      .getContext('2d')
      ?.getImageData(0, 0, element.width, element.height)
      .data.some((value) => value > 0),
  );
  expect(inked).toBe(true);
  await page.getByRole('button', { name: '撤回一笔' }).click();
  await page.getByText('还没有写').waitFor();
  await page.context().close();
});

test('asking for the phone number outside WeChat says so', async () => {
  const { page } = await open(375, false);
  await page.goto(`${ADDRESS}#/gallery/components/index?section=ask`);
  await page.getByRole('button', { name: '用微信手机号验证' }).click();
  await page.getByText('请在微信中打开').waitFor();
  await page.context().close();
});
