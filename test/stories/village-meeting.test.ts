import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { found } from '#domain/errors';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { codeFor, startWechat, type WechatPhones } from '../accounts/wechat-phones';
import { letterOf } from '../letters/class-letters';
import { drawn } from '../office/drawn';
import { launchBrowser } from '../support/browser';
import { advance } from '../support/clock';
import { childId } from '../support/fixture';
import { until } from '../support/found';
import { openProduct, type Product } from '../support/product';
import { openPhone, type Phone, type PhoneOptions } from '../weapp/phone';
import { type Family, GROUP, letterOfHousehold, motherPhone, villageBefore } from './village';

jest.setTimeout(240_000);

/** Longer than any letter takes to read. */
const READING_MS = 31_000;
const TICK = '打勾';

let browser: Browser;
let wechat: WechatPhones;
let product: Product;
let campaign: string;
let scene: string;
const phones: Phone[] = [];
let count = 0;

const picture = (phone: Phone, name: string): Promise<void> => {
  count += 1;
  return phone.screenshot(`dist/pictures/village-${String(count).padStart(2, '0')}-${name}.png`);
};

beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  wechat = await startWechat();
  process.env['WECHAT_API'] = wechat.url;
  browser = await launchBrowser();
  product = await openProduct();
  campaign = await villageBefore(product);
});
afterAll(async () => {
  await product?.close();
  await browser?.close();
  await wechat?.close();
});
afterEach(async () => {
  for (const phone of phones.splice(0)) {
    expect(phone.errors).toEqual([]);
    await phone.close();
  }
});

async function sit(openid: string, more: Partial<PhoneOptions> = {}): Promise<Phone> {
  const phone = await openPhone({
    browser,
    openid,
    call: (id, name, event) => product.raw(name, event, id),
    upload: async (cloudPath, filePath) => {
      const fileContent = Buffer.from(filePath.slice(filePath.indexOf(',') + 1), 'base64');
      return (await fileStore().uploadFile({ cloudPath, fileContent })).fileID;
    },
    ...more,
  });
  phones.push(phone);
  return phone;
}

const cast = (name: string, more: Partial<PhoneOptions> = {}): Promise<Phone> => sit(product.actor(name).openid, more);

/** A mother scans the code of the meeting on her own phone. */
const scans = (family: Family, more: Partial<PhoneOptions> = {}): Promise<Phone> =>
  sit(`o-mother-${family}`, {
    page: 'accounts/bind/index',
    scene,
    phoneCode: async () => codeFor(motherPhone(family)),
    ...more,
  });

async function findsChild(phone: Phone): Promise<void> {
  await phone.tap('用微信手机号继续');
  await phone.tap('是我家孩子');
  await phone.see(TICK);
}

/** Reads for as long as it takes: opened again, the phone learns what time it is. */
async function reads(phone: Phone, letter: string, page = 'sign'): Promise<void> {
  await phone.see(TICK);
  advance(READING_MS);
  await phone.kill();
  await phone.reopen(`letters/${page}/index`, { letter: encodeURIComponent(letter) });
  await phone.see(TICK);
}

/** Reads, ticks, writes, sends. */
async function signs(phone: Phone, letter: string): Promise<void> {
  await reads(phone, letter);
  await phone.tap('我已看懂');
  await phone.draw();
  await phone.tap('提交签字');
  await phone.see('签好了');
}

const householdLetter = (family: Family): Promise<string> => letterOfHousehold(product, campaign, family);

const stateOf = async (family: Family) => found(await product.store.read('letters', await householdLetter(family)));

test('the group leader opens a code for the meeting; three parents scan it, find what is theirs and sign on their own phones', async () => {
  const leader = await cast('groupLeader');
  await leader.tap('会议码');
  await leader.see('现在没有打开的码');
  await picture(leader, 'code-closed');
  await leader.tap('打开会议码');
  await leader.see('到时自动关闭');
  await picture(leader, 'code-open');
  await leader.tap('转发到村里的群');
  const view = await product.as('groupLeader').done('accounts.meetingCode', { unit: GROUP });
  scene = found(view.code).scene;
  const shared = leader.happened.find(({ kind }) => kind === 'share');
  expect(shared?.detail).toMatchObject({ path: `/accounts/bind/index?scene=${scene}` });

  const first = await scans('a');
  await first.see('用微信手机号继续');
  await picture(first, 'scanned');
  await findsChild(first);
  await picture(first, 'letter');
  await first.see('村里和小组为您家做什么');
  await signs(first, await householdLetter('a'));
  await first.see('还有 1 份等您签');
  await picture(first, 'receipt-household');
  await first.tap('下一份');
  await signs(first, letterOf('a'));
  await first.see('回到首页');

  const second = await scans('b', { fontFactor: 1.4 });
  await findsChild(second);
  await picture(second, 'letter-large');
  await signs(second, await householdLetter('b'));
  await second.tap('下一份');
  await signs(second, letterOf('b'));
  await second.see('回到首页');
  await picture(second, 'receipt-large');

  const third = await scans('h');
  await findsChild(third);
  await signs(third, await householdLetter('h'));
  await third.see('回到首页');
  for (const family of ['a', 'b', 'h'] as const) {
    expect(await stateOf(family)).toMatchObject({ state: 'signed', method: 'self' });
  }
});

test('one mother declines: it is written down, and nothing happens to her or her child', async () => {
  const before = await product.store.read('children', childId('yunling', 'k'));
  const mother = await scans('k');
  await findsChild(mother);
  await mother.tap('先不签');
  await mother.see('没有关系');
  await picture(mother, 'decline');
  await mother.tap('想再商量一下');
  await mother.see('已记下，先不签');
  await picture(mother, 'declined');
  await mother.tap('回到首页');
  await mother.see('我的孩子');
  await picture(mother, 'declined-home');
  await product.settle();
  expect(await stateOf('k')).toMatchObject({ state: 'declined' });
  expect(await product.store.read('children', childId('yunling', 'k'))).toEqual(before);
  const cases = await product.store.page('cases', { equal: { county: 'yunling' }, limit: 10 });
  expect(cases.items).toEqual([]);
});

test('a father who cannot write presses his finger on the leader’s phone, and says who looks after the child', async () => {
  const leader = await cast('groupLeader', { photos: [await photoOfScene()] });
  await leader.tap('我的户');
  await leader.tap('娃i');
  await leader.tap('现场签字');
  await leader.see('请把责任书念给');
  await reads(leader, await householdLetter('i'), 'assist');
  await leader.tap('爸i');
  await leader.tap('不会写，按指印');
  await leader.see('按指印的，请写见证人姓名');
  await leader.fill('见证人姓名', '杨四');
  await leader.tap('拍照');
  await leader.tap('已念给');
  await leader.draw();
  await picture(leader, 'assist-fingerprint');
  await leader.tap('提交，记为协助签字');
  await leader.see('签好了');
  await leader.see('按指印，见证人');
  await picture(leader, 'assist-receipt');
  const letter = await stateOf('i');
  const { body } = found(letter.events.findLast(({ type }) => type === 'signed'));
  expect(body).toMatchObject({
    method: 'assisted',
    signerName: '爸i',
    assistance: { readAloud: true, present: ['signer'], fingerprint: { witness: '杨四' } },
  });
  expect(Object(body['assistance']).photo.sm3).toMatch(/^[0-9a-f]{64}$/);
  await leader.tap('父母要外出务工');
  await leader.tap('父亲 爸i');
  await leader.fill('照护人姓名', '奶奶甲');
  await leader.tap('祖母');
  await leader.fill('照护人手机号', '00000000077');
  await leader.fill('怎么找到您', '在外省务工，打电话');
  await leader.tap('告诉学校和村里');
  await leader.see('已告诉学校和村里');
  await picture(leader, 'entrusted');
  const told = await product.as('villageHead').done('letters.entrustments', { child: childId('yunling', 'i') });
  expect(told.items).toMatchObject([{ carer: '奶奶甲', writtenBy: '村民小组长 groupLeader' }]);
});

/** Two signed sheets, each as a picture on a phone. */
async function photosOfSheets(families: readonly Family[]): Promise<string[]> {
  const letters = await Promise.all(families.map(householdLetter));
  const made = await product.as('groupLeader').done('office.blankSheets', { unit: GROUP, letters });
  drawn(Buffer.from(await (await fetch(made.url)).arrayBuffer()), 'village', 110);
  return families.map(
    (_, n) => `data:image/png;base64,${readFileSync(`dist/pictures/paper/village/${n + 1}.png`).toString('base64')}`,
  );
}

const photoOfScene = async (): Promise<string> => (await photosOfSheets(['i']))[0] ?? '';

test('two households sign with a pen: the photos of their sheets file themselves, the leader vouches', async () => {
  await product.settle();
  const leader = await cast('groupLeader', { photos: await photosOfSheets(['j', 'l']) });
  await leader.tap('责任书进度');
  await leader.tap('村民小组与农户');
  await leader.see('协助签');
  await leader.tap('点开看是谁');
  await leader.see('户主j');
  await leader.back();
  await leader.back();
  await leader.tap('收签好的纸质责任书');
  await leader.tap('拍照或选照片');
  await leader.see('认出来了，请核对');
  await leader.see('收下 2 份');
  await leader.see('娃j');
  await leader.tap('每张都看过');
  await leader.tap('收下 2 份');
  await until(
    'both',
    async () => (await stateOf('j')).method !== null && (await stateOf('l')).method !== null,
    () => leader.text(),
  );
  await leader.see('这次收下的');
  for (const family of ['j', 'l'] as const) {
    const letter = await stateOf(family);
    expect(letter).toMatchObject({ state: 'signed', method: 'paper' });
    const { postId } = Object(found(letter.events.at(-1)).body).paper.vouchedBy;
    expect(postId).toBe(`${GROUP}:groupLeader:1`);
  }
});

test('the county sees it down to the household: each number by its ways of signing, and its list; a reminder goes once a day', async () => {
  await product.settle();
  const office = await cast('bureauOfficer');
  await office.tap('签订工作');
  await office.tap('村民小组与农户');
  await office.see('签订进度');
  await picture(office, 'county');
  const text = await office.text();
  for (const words of ['本人手机签', '3 份', '协助签', '1 份', '纸质签', '2 份', '暂不签']) {
    expect(text).toContain(words);
  }
  await office.tap('一乡');
  await office.see('下一级');
  await office.tap('一村');
  await office.see('一组');
  await office.see('本人手机签 3 · 协助签 1 · 纸质签 2 · 暂不签 1');
  await office.tap('一组');
  await office.see('共 7 份');
  await office.tap('已签');
  await office.see('户主l');
  await office.gone('户主k');
  await picture(office, 'households');
  await office.tap('纸质', 0);
  await office.see('户主j');
  await office.gone('户主a');
  await office.back();
  await office.back();
  await office.tap('十组');
  await office.see('共 1 份');
  await office.tap('还没签');
  await office.see('户主甲');
  await office.back();
  await office.back();
  await office.see('下一级');
  await office.tap('提醒没签的');
  await office.see('已提醒 1 人');
  await product.settle();
  await office.kill();
  await office.reopen('letters/campaigns/campaign/index', { campaign: encodeURIComponent(campaign) });
  await office.tap('一乡');
  await office.tap('一村');
  await office.tap('提醒没签的');
  await office.see('1 人今天已经提醒过');
});
