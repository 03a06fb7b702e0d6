import { mkdirSync } from 'node:fs';
import { launchBrowser } from '../support/browser';
import { openProduct } from '../support/product';
import { openPhone } from '../weapp/phone';
import { issue, lettersOf, partySigns, peopleForEdges } from './campaign-driving';
import { startLetters } from './class-letters';

jest.setTimeout(120_000);

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) {
    await close();
  }
});

async function stage() {
  mkdirSync('dist/pictures', { recursive: true });
  const browser = await launchBrowser();
  opened.push(() => browser.close());
  const product = await openProduct();
  opened.push(() => product.close());
  await peopleForEdges(product);
  const sit = async (name: string, fontFactor = 1) => {
    const { openid } = product.actor(name);
    const phone = await openPhone({
      browser,
      openid,
      call: (id, room, event) => product.raw(room, event, id),
      fontFactor,
    });
    opened.push(() => phone.close());
    const picture = (shot: string) => phone.screenshot(`dist/pictures/weapp-work-${shot}.png`);
    return { phone, picture };
  };
  return { product, sit };
}

test('in WeChat a village head begins a signing, and watches it', async () => {
  const { product, sit } = await stage();
  const { phone, picture } = await sit('villageHead');
  await phone.tap('签订工作');
  await phone.see('这里还没有签订');
  await picture('none');
  await phone.tap('发起签订');
  await phone.tap('村与村民小组');
  await phone.tap('通用模板');
  await phone.see('下一步');
  await picture('begin');
  await phone.back();
  await phone.back();
  const campaign = await issue(product.as('villageHead'), 'villageGroup', 'yunling-t1-v1');
  const [first] = await lettersOf(product, campaign);
  await partySigns(product.as(first?._id.includes('g10:') ? 'groupLeader.sibling' : 'groupLeader'), first?._id ?? '');
  await product.settle();
  await phone.tap('签订工作');
  await phone.tap('村与村民小组');
  await phone.see('签订进度');
  await picture('campaign');
  await phone.tap('延期');
  await phone.see('新的截止日期');
  await picture('extend');
  expect(phone.errors).toEqual([]);
});

test('in WeChat a post signs for itself and for all below it at once, in large type', async () => {
  const { product, sit } = await stage();
  await issue(product.as('bureauOfficer'), 'townshipVillage', 'yunling-edu');
  const groups = await issue(product.as('villageHead'), 'villageGroup', 'yunling-t1-v1');
  for (const { _id } of await lettersOf(product, groups)) {
    await partySigns(product.as(_id.includes('g10:') ? 'groupLeader.sibling' : 'groupLeader'), _id);
  }
  const { phone, picture } = await sit('villageHead', 1.4);
  await phone.tap('我的岗位责任书');
  await phone.see('等我作为甲方签');
  await picture('post-large');
  await phone.tap('去签字');
  await phone.see('看懂了，打勾');
  await picture('post-sign-large');
  await phone.back();
  await phone.tap('村与村民小组');
  await phone.see('签一次名');
  await picture('batch-large');
  await phone.back();
  await phone.tap('责任链');
  await phone.see('往下：村与村民小组');
  await picture('chain-large');
  expect(phone.errors).toEqual([]);
});

test('in WeChat a class teacher finds what is for them, and forwards the letter to a father far away', async () => {
  const { product, sit } = await stage();
  await startLetters(product);
  await issue(product.as('principal'), 'principalClassTeacher', 'yunling-s1');
  await product.settle();
  const { phone, picture } = await sit('classTeacher');
  await phone.see('我的岗位责任书');
  await phone.tap('签订工作');
  await phone.tap('教师与家长');
  await phone.see('签订进度');
  await picture('teacher');
  await phone.back();
  await phone.back();
  await phone.tap('我的岗位责任书');
  await phone.see('等我签');
  await picture('teacher-post');
  await phone.back();
  await phone.tap('责任书');
  await phone.tap('娃a');
  await phone.tap('父亲 爸a');
  await phone.see('父亲不在跟前，也能自己签');
  await phone.tap('转发给父亲，请本人签');
  await picture('away');
  const shared = phone.happened.find(({ kind }) => kind === 'share');
  expect(shared?.detail).toMatchObject({ path: '/accounts/bind/index?county=yunling' });
  expect(phone.errors).toEqual([]);
});
