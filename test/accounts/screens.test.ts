import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { found } from '#domain/errors';
import { personIdOf } from '../../cloudfunctions/kit/secrets';
import { type Seat, takeSeat } from '../attendance/seat';
import { issue, peopleForEdges } from '../letters/campaign-driving';
import { startLetters } from '../letters/class-letters';
import { launchBrowser } from '../support/browser';
import { childId, phoneOf } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { codeFor, startWechat, type WechatPhones } from './wechat-phones';

jest.setTimeout(120_000);

const CLASS = 'yunling-s1-y5-k1';

let wechat: WechatPhones;
let browser: Browser;
let product: Product;
let seat: Seat | undefined;
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  wechat = await startWechat();
  process.env['WECHAT_API'] = wechat.url;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await wechat.close();
});
beforeEach(async () => {
  product = await openProduct();
});
afterEach(async () => {
  expect(seat?.errors).toEqual([]);
  await seat?.close();
  seat = undefined;
  await product.close();
});

async function sit(
  name: string,
  title = '',
  place = '',
  more: { width?: number; large?: boolean } = {},
): Promise<Seat> {
  seat = await takeSeat(browser, product, { name, title, place, ...more });
  return seat;
}

/** Somebody whom nobody knows yet: the fixture's stranger without a phone, whose WeChat then vouches for one. */
async function newcomer(phone: string): Promise<Seat> {
  const person = await product.store.read('people', personIdOf('yunling', product.actor('stranger').openid));
  if (person) {
    await product.store.put('people', { ...person, name: '', phone: null, phoneBlind: null, phoneVerifiedAt: null });
  }
  const it = await sit('stranger');
  await it.context.route('https://seat.test/seat/0/wx/phone', (route) =>
    route.fulfill({ json: { code: codeFor(phone) } }),
  );
  return it;
}

const tap = (it: Seat, name: string | RegExp) => it.page.getByRole('button', { name }).first().click();
const sees = (it: Seat, words: string) => it.page.getByText(words).first().waitFor();
const SQUARE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="430" height="430"/>')}`;
const MOTHER = phoneOf('a'.charCodeAt(0));

describe('家长第一次来', () => {
  it('takes two taps from the scanned code to the child, and then the letter or home', async () => {
    const { scene } = await product.as('classTeacher').done('accounts.makeMeetingCode', { unit: CLASS });
    const it = await newcomer(MOTHER);
    await it.open(`accounts/bind/index?scene=${scene}`);
    await sees(it, '第一小学五（1）班');
    await it.picture('bind-code');
    await tap(it, '用微信手机号继续');
    await sees(it, '娃*');
    await it.picture('bind-child');
    await tap(it, '是我家孩子');
    await sees(it, '我的孩子');
    await it.picture('home-family');
    expect(await it.tooWide()).toEqual([]);
  });

  it('comes from the village’s code to the household’s letter, from the class’s to the child’s', async () => {
    await peopleForEdges(product);
    await startLetters(product);
    await issue(product.as('groupLeader'), 'groupHousehold', 'yunling-t1-v1-g1');
    const { scene } = await product.as('groupLeader').done('accounts.makeMeetingCode', { unit: 'yunling-t1-v1-g1' });
    const it = await newcomer(MOTHER);
    await it.open(`accounts/bind/index?scene=${scene}`);
    await tap(it, '用微信手机号继续');
    await tap(it, '是我家孩子');
    await sees(it, '村里和小组为您家做什么');
    await it.picture('bind-household-first');
    const code = await product.as('classTeacher').done('accounts.makeMeetingCode', { unit: CLASS });
    await it.open(`accounts/bind/index?scene=${code.scene}`);
    await tap(it, '去签责任书');
    await sees(it, '学校为孩子做什么');
  });

  it('is told what to do without a code, and finds the way by phone alone', async () => {
    const it = await newcomer(MOTHER);
    await it.open('home/index');
    await sees(it, '您还没有绑定');
    await it.picture('home-stranger');
    await tap(it, '开始绑定');
    await sees(it, '您在哪个县');
    await it.picture('bind-phone');
    await tap(it, '用微信手机号绑定');
    await sees(it, '娃*');
  });

  it('has an answer for an expired code and for a phone that matches nobody', async () => {
    const teacher = product.as('classTeacher');
    const { scene } = await teacher.done('accounts.makeMeetingCode', { unit: CLASS });
    const it = await newcomer(phoneOf(77_000));
    await it.open(`accounts/bind/index?scene=${scene}`);
    await tap(it, '用微信手机号继续');
    await sees(it, '没有找到您的手机号');
    await it.picture('bind-nobody');
    await teacher.done('accounts.closeMeetingCode', { scene });
    await it.open(`accounts/bind/index?scene=${scene}`);
    await sees(it, '这个班级码已经过期');
    await it.picture('bind-expired');
  });
});

describe('首页', () => {
  it.each([
    ['classTeacher', '开始点名'],
    ['principal', '各班点名'],
    ['groupLeader', '我的户'],
    ['townshipEducationOfficer', '线索与个案'],
    ['bureauOfficer', '启用步骤'],
    ['systemAdmin', '启用步骤'],
    ['privacyOfficer', '消息'],
  ])('of %s has its doors, within the width of a phone', async (name, door) => {
    const it = await sit(name);
    await it.open('home/index');
    await sees(it, door);
    await it.picture(`home-${name}`);
    expect(it.calls.filter((call) => call === 'accounts.me').length).toBeLessThanOrEqual(2);
    expect(await it.tooWide()).toEqual([]);
  });

  it('gives way when the acting post was handed over', async () => {
    const it = await sit('classTeacher');
    await product.as('principal').done('accounts.handOver', {
      post: `${CLASS}:classTeacher:1`,
      name: '接班人',
      phone: phoneOf(88_001),
    });
    await it.open('home/index');
    await sees(it, '您还没有绑定');
  });
});

describe('工作人员', () => {
  it('arranges a post, hands it over and invites', async () => {
    const it = await sit('principal', '校长', '第一小学');
    await it.open('accounts/staff/index');
    await sees(it, '在岗');
    await it.picture('staff');
    await tap(it, '在第一小学安排岗位');
    await it.page.getByLabel('姓名').fill('学籍员新');
    await it.page.getByLabel('手机号').fill(phoneOf(88_002));
    await it.picture('staff-add');
    await tap(it, '保存');
    await sees(it, '已安排');
    await tap(it, /学籍员新/);
    await it.picture('staff-card');
    await tap(it, '邀请本人');
    await tap(it, '生成邀请码');
    await sees(it, '只能用一次');
    await it.picture('staff-invitation');
  });
});

describe('家长码', () => {
  it.each([320, 375, 1280])('is whole inside its frame and clear of the card below, %d wide', async (width) => {
    const it = await sit('classTeacher', '班主任', '五（1）班', { width });
    await product.as('classTeacher').done('accounts.makeMeetingCode', { unit: CLASS });
    await it.open('accounts/meeting-code/index');
    await sees(it, '转发到班级群');
    const image = it.page.locator('[class*=picture] img').first();
    // The stand-in's bytes are no picture; one of WeChat's size takes their place.
    await image.evaluate(async (one, source) => {
      if (one instanceof HTMLImageElement) {
        one.src = source;
        await one.decode();
      }
    }, SQUARE);
    const drawn = await image.boundingBox();
    const shown = await it.page.locator('[class*=frame]').first().boundingBox();
    const below = await it.page.locator('[class*=card]', { hasText: '已扫' }).first().boundingBox();
    const [code, frame, card] = [found(drawn), found(shown), found(below)];
    expect(code.width).toBeGreaterThanOrEqual(220);
    expect(code.x).toBeGreaterThanOrEqual(frame.x);
    expect(code.x + code.width).toBeLessThanOrEqual(frame.x + frame.width);
    expect(card.y - (frame.y + frame.height)).toBeGreaterThanOrEqual(8);
    await it.picture(`class-code-${width}`);
  });
});

describe('我的', () => {
  it('shows what is mine, who looked, and unbinds', async () => {
    const it = await sit('guardian.a', '家长', '娃a');
    await it.open('accounts/me/index');
    await sees(it, '谁看过孩子的信息');
    await it.picture('me');
    await tap(it, '谁看过孩子的信息');
    await sees(it, '还没有人看过');
    await tap(it, '关闭');
    await tap(it, '解除绑定');
    await it.page.getByRole('dialog').getByRole('button', { name: '解除绑定' }).click();
    await sees(it, '已解除绑定');
    const id = `${childId('yunling', 'a')}:${personIdOf('yunling', product.actor('guardian.a').openid)}`;
    expect((await product.store.read('bindings', id))?.state).toBe('ended');
  });

  it('changes who one acts as, and says so on every page', async () => {
    const it = await sit('classTeacher');
    await it.open('accounts/posts/index');
    await sees(it, '正在用');
    await it.picture('posts');
  });

  it('opens a card on a phone that has never seen home: who this is, is asked first', async () => {
    const it = await sit('classTeacher');
    await it.page.addInitScript(() => localStorage.removeItem('/seat/0/acting'));
    await it.open('reminders/inbox/index');
    await sees(it, '还没有消息');
    expect(it.calls.find((operation) => /^accounts\.me$|^reminders\.inbox$/.test(operation))).toBe('accounts.me');
  });
});
