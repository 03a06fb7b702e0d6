import { mkdirSync } from 'node:fs';
import { encode as encodeJpeg } from 'jpeg-js';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { openProduct } from '../support/product';
import { openPhone } from '../weapp/phone';
import { absentFor, at, caseOf, kid } from './support';

jest.setTimeout(180_000);

const CASE = `${kid('a')}:1`;
const SAVED = '#saved';
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) {
    await close();
  }
});

const picture = (): Buffer =>
  encodeJpeg({ data: new Uint8Array(80 * 60 * 4).fill(150), width: 80, height: 60 }, 60).data;

async function stage() {
  mkdirSync('dist/pictures', { recursive: true });
  const browser = await launchBrowser();
  opened.push(() => browser.close());
  const product = await openProduct('counted');
  opened.push(() => product.close());
  await absentFor(product, 'a', ['2026-11-18', '2026-11-19', '2026-11-20']);
  setNow(at('2026-11-20', '09:30'));
  const phone = await openPhone({
    browser,
    openid: product.actor('villageHead').openid,
    call: (id, room, event) => product.raw(room, event, id),
    photos: [`data:image/jpeg;base64,${picture().toString('base64')}`],
    upload: async (cloudPath, filePath) => {
      // What lay in the temporary folder only is gone after a kill.
      if (!filePath.endsWith(SAVED)) {
        throw new Error('fail file not found');
      }
      const content = Buffer.from(filePath.slice(filePath.indexOf(',') + 1, -SAVED.length), 'base64');
      await fileStore().uploadFile({ cloudPath, fileContent: content });
      return `cloud://test/${cloudPath}`;
    },
  });
  opened.push(() => phone.close());
  return { product, phone };
}

test('without network and after a kill: list, case and number open, and a visit with its photo waits and is sent once', async () => {
  const { product, phone } = await stage();
  await phone.tap('线索与个案');
  await phone.see('娃a');
  await phone.tap('存到手机上');
  await phone.see('没有网络也能打开');
  await phone.screenshot('dist/pictures/weapp-field-taken.png');
  await phone.kill();
  await phone.offline().catch(() => undefined);
  await phone.reopen();
  await phone.see('离线');
  await phone.tap('线索与个案');
  await phone.see('存在手机上的内容');
  await phone.screenshot('dist/pictures/weapp-field-list-offline.png');
  await phone.tap('娃a');
  await phone.see('最近点名');
  await phone.screenshot('dist/pictures/weapp-field-case-offline.png');
  await phone.tap('打电话');
  await phone.tap('母亲');
  await phone.see('记下这次联系');
  expect(phone.happened).toContainEqual(
    expect.objectContaining({
      kind: 'makePhoneCall',
      detail: expect.objectContaining({ phoneNumber: expect.stringMatching(/^000\d{8}$/) }),
    }),
  );
  await phone.kill();
  await phone.reopen('cases/contact/index', { case: CASE, kind: 'homeVisit' });
  await phone.tap('孩子本人');
  await phone.tap('还在犹豫');
  await phone.tap('单独问的');
  await phone.tap('拍照');
  await phone.see('去掉');
  await phone.tap('记下大概位置');
  await phone.see('没有记位置，不影响保存');
  await phone.screenshot('dist/pictures/weapp-field-contact.png');
  await phone.kill();
  await phone.reopen('cases/contact/index', { case: CASE, kind: 'homeVisit' });
  await phone.see('去掉');
  await phone.tap('保存');
  await phone.see('已保存在手机上');
  await phone.kill();
  await phone.reopen('home/index');
  await phone.see('未上传 1 份');
  await phone.screenshot('dist/pictures/weapp-field-home-unsent.png');
  expect((await caseOf(product, 'a'))?.contacts).toBe(0);
  await phone.online();
  await phone.gone('未上传');
  expect(await caseOf(product, 'a')).toMatchObject({ contacts: 1, homeVisits: 1 });
  const { events } = await product.as('villageHead').done('cases.case', { case: CASE });
  const visit = events.find((event) => event.kind === 'contact');
  expect(visit).toMatchObject({ on: '2026-11-20', heard: 'alone', photos: 1, place: null });
  expect(phone.errors).toEqual([]);
});

test('when the post is handed over, nothing of its cases stays on the phone', async () => {
  const { product, phone } = await stage();
  await phone.tap('线索与个案');
  await phone.see('娃a');
  await phone.tap('存到手机上');
  await phone.see('没有网络也能打开');
  const post = await product.store.read('posts', product.actor('villageHead').as);
  if (!post) {
    throw new Error('no post');
  }
  await product.store.put('posts', { ...post, holder: null });
  await phone.kill();
  await phone.reopen('home/index');
  await phone.see('您还没有绑定');
  await phone.kill();
  await phone.offline().catch(() => undefined);
  await phone.reopen('cases/list/index');
  await phone.see('没有连上网络');
  expect(await phone.text()).not.toContain('娃a');
  expect(phone.errors).toEqual([]);
});
