import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { openPhone, type Phone, type PhoneOptions } from './phone';

jest.setTimeout(60_000);

let browser: Browser;
let phone: Phone;

function gallery(section: string, options: Partial<PhoneOptions> = {}): Promise<Phone> {
  return openPhone({
    browser,
    openid: 'o-gallery',
    call: async () => ({ ok: true, data: {}, at: 0 }),
    page: 'gallery/components/index',
    query: { section },
    ...options,
  });
}

beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('the built weapp bundle on a phone', () => {
  afterEach(async () => {
    expect(phone.errors).toEqual([]);
    await phone.close();
  });

  test('a signature is drawn with a finger and taken back', async () => {
    phone = await gallery('ask');
    await phone.see('还没有写');
    await phone.draw();
    await phone.see('个点');
    await phone.screenshot('dist/pictures/weapp-signature.png');
    const points = /(\d+) 个点/.exec(await phone.text())?.[0] ?? '';
    await phone.tap('撤回一笔');
    await phone.gone(points);
    await phone.see('个点');
    await phone.tap('重写');
    await phone.see('还没有写');
  });

  test('fields, date picker, sheet and chips', async () => {
    phone = await gallery('ask');
    await phone.fill('孩子姓名', '张小明');
    await phone.fill('约定到校日期', '2026-11-23');
    await phone.see('2026-11-23');
    await phone.tap('学校，请选择');
    await phone.tap('青石镇中心小学');
    await phone.gone('云岭县第一小学');
    await phone.see('青石镇中心小学');
    await phone.tap('今天到校');
    await phone.screenshot('dist/pictures/weapp-ask.png');
  });

  test('the large text a person chose is still there after a kill', async () => {
    phone = await gallery('ask');
    await phone.see('标准');
    await phone.tap('大字版');
    await phone.kill();
    await phone.reopen();
    await phone.see('组件样张');
    expect(await phone.rootClass()).toContain('scale-large');
  });

  test.each([
    [1, 'scale '],
    [1.29, 'scale-large '],
    [1.9, 'scale-large '],
  ])("WeChat's font factor %d gives %s", async (fontFactor, name) => {
    phone = await gallery('people', { fontFactor });
    await phone.see('今天要办的');
    expect(`${await phone.rootClass()} `).toContain(name);
    await phone.screenshot(`dist/pictures/weapp-people-${fontFactor}.png`);
  });

  test('the phone number comes from WeChat, a refusal is said', async () => {
    phone = await gallery('ask');
    await phone.tap('用微信手机号验证');
    await phone.see('没有拿到手机号');
    phone.person.phoneCode = async () => 'code-1';
    await phone.tap('用微信手机号验证');
    await phone.see('已拿到授权');
  });

  test('without a network the page says so in grey words and goes on', async () => {
    phone = await gallery('people');
    await phone.offline();
    await phone.see('离线。您填的内容会先存在手机里。');
    await phone.online();
    await phone.gone('离线。');
  });
});

test('the templates carry what a screen reader says, for everything that can be tapped or filled in', () => {
  const wxml = readFileSync('dist/weapp/base.wxml', 'utf8');
  for (const element of ['view', 'text', 'button', 'input', 'textarea', 'picker', 'canvas']) {
    expect(wxml).toMatch(new RegExp(`<${element} [^>]*aria-label="{{i.ariaLabel}}"`));
  }
  expect(wxml).toMatch(/aria-role="{{i.ariaRole}}"/);
});

test('in the style sheets, the shape of what can be tapped comes before what changes it', () => {
  const sheet = readFileSync('dist/weapp/common.wxss', 'utf8');
  const press = sheet.indexOf('.press-module__press');
  expect(press).toBeGreaterThanOrEqual(0);
  for (const name of ['row-module__row', 'sheet-module__close', 'post-bar-module__bar', 'send-state-module__strip']) {
    expect(sheet.indexOf(`.${name}`)).toBeGreaterThan(press);
  }
});
