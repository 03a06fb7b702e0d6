import { mkdirSync } from 'node:fs';
import { plainDate } from '#domain/plain-date';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { openPhone } from '../weapp/phone';
import { absentFor, at, caseOf, kid } from './support';
import { certificateBy } from './uploads';

jest.setTimeout(120_000);

const CASE = `${kid('a')}:1`;
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
  const product = await openProduct('counted');
  opened.push(() => product.close());
  await absentFor(product, 'a', ['2026-11-18', '2026-11-19', '2026-11-20']);
  setNow(at('2026-11-20', '09:30'));
  const sit = async (name: string, fontFactor = 1) => {
    const { openid } = product.actor(name);
    const phone = await openPhone({
      browser,
      openid,
      call: (id, room, event) => product.raw(room, event, id),
      fontFactor,
    });
    opened.push(() => phone.close());
    return phone;
  };
  return { product, sit };
}

async function asked(product: Product): Promise<string> {
  const certificate = await certificateBy(product, 'guardian.a', 'a');
  const { deferral } = await product.as('guardian.a').done('cases.applyDeferral', {
    child: kid('a'),
    reason: 'illness',
    from: plainDate('2026-11-20'),
    until: plainDate('2027-01-20'),
    note: '肾炎',
    certificates: [certificate],
  });
  return deferral;
}

test('in WeChat, in large type: a mother reads why work is no reason, and later what became of her application', async () => {
  const { product, sit } = await stage();
  const phone = await sit('guardian.a', 1.4);
  await phone.tap('缓学、休学');
  await phone.see('为什么不能上学');
  await phone.tap('出去打工');
  await phone.see('出去打工，不能缓学、休学');
  await phone.screenshot('dist/pictures/weapp-deferral-refused.png');
  await phone.tap('住院、手术，或术后康复');
  await phone.see('请选从哪天到哪天。');
  await phone.screenshot('dist/pictures/weapp-deferral-apply.png');
  await phone.back();
  const deferral = await asked(product);
  await product.as('townshipApprover').done('cases.decideDeferral', {
    deferral,
    granted: false,
    reasons: '证明不是县级医院的',
    hearing: 'alone',
    childSaid: '我没事',
  });
  await phone.tap('缓学、休学');
  await phone.tap('缓学、休学');
  await phone.see('不服怎么办');
  await phone.screenshot('dist/pictures/weapp-deferral-refusal.png');
  expect(phone.errors).toEqual([]);
});

test('in WeChat the receiving township takes the case that was handed to it', async () => {
  const { product, sit } = await stage();
  await product
    .as('townshipEducationOfficer')
    .done('cases.transfer', { case: CASE, to: 'yunling-t10', reason: '全家搬到远村' });
  const phone = await sit('townshipEducationOfficer.sibling');
  await phone.tap('线索与个案');
  await phone.tap('娃a');
  await phone.see('移交给您，请接收或退回');
  await phone.tap('看移交');
  await phone.see('全家搬到远村');
  await phone.screenshot('dist/pictures/weapp-transfer.png');
  await phone.tap('接收');
  await phone.see('还没有责任人');
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'lead', hostPath: 'yunling/yunling-t10/' });
  expect(phone.errors).toEqual([]);
});
