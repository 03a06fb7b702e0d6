import { mkdirSync } from 'node:fs';
import { encode as encodeJpeg } from 'jpeg-js';
import type { Browser } from 'playwright-core';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { openPhone, type Phone } from '../weapp/phone';
import { bornIn, departments, LABOUR } from './departments';
import { caseIdOf, persuading } from './paper-cases';
import { at, CLASS, callRoll } from './support';

jest.setTimeout(120_000);

const DAY = '2026-11-18';
const CASE = caseIdOf('a');
const SAVED = '#saved';

let browser: Browser;
let product: Product;
const phones = new Map<string, Phone>();
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
  product = await openProduct('counted');
  await departments(product);
  await bornIn(product, '2012-06');
  await callRoll(product, DAY, { a: 'unexcused' });
  setNow(at(DAY, '09:00'));
  await persuading(product, 'a');
});
afterAll(async () => {
  await product.close();
  await browser.close();
});
afterEach(async () => {
  for (const [who, phone] of phones) {
    expect({ who, errors: phone.errors }).toEqual({ who, errors: [] });
    await phone.close();
  }
  phones.clear();
});

const photo = (): string => {
  const { data } = encodeJpeg({ data: new Uint8Array(80 * 60 * 4).fill(150), width: 80, height: 60 }, 60);
  return `data:image/jpeg;base64,${data.toString('base64')}`;
};

/** What the phone uploads lands where the functions look. */
async function upload(cloudPath: string, filePath: string): Promise<string> {
  const bytes = filePath.slice(filePath.indexOf(',') + 1).replace(SAVED, '');
  await fileStore().uploadFile({ cloudPath, fileContent: Buffer.from(bytes, 'base64') });
  return `cloud://test/${cloudPath}`;
}

/** Begins at home, which says as whom one acts; then the page, as from a card. */
async function sit(name: string, page?: string, query: Readonly<Record<string, string>> = {}): Promise<Phone> {
  const { openid } = product.actor(name);
  const call = (id: string, room: string, event: unknown) => product.raw(room, event, id);
  const phone = await openPhone({ browser, openid, call, photos: [photo()], upload });
  phones.set(name, phone);
  if (page) {
    await phone.see('线索与个案');
    await phone.kill();
    await phone.reopen(page, query);
  }
  return phone;
}

const shot = (phone: Phone, name: string): Promise<void> => phone.screenshot(`dist/pictures/weapp-${name}.png`);

test('in WeChat the forms for the way are printed, and a referral leaves with what was previewed', async () => {
  const officer = await sit('townshipEducationOfficer', 'cases/case/index', { case: CASE });
  await officer.tap('打印');
  await officer.see('打印和收纸质表');
  await officer.tap('打印家访记录表，PDF');
  await officer.see('排好了');
  await shot(officer, 'forms-printed');
  expect(officer.happened.map(({ kind }) => kind)).toContain('openDocument');
  await officer.kill();
  await officer.reopen('cases/referral/index', { case: CASE });
  await officer.tap('转给一个部门');
  await officer.tap('要办什么事，请选择');
  await officer.tap('招用未满16周岁的人');
  await officer.fill('用工单位名称和地址', '城关镇某餐馆');
  await officer.fill('要办的事', '在后厨做工，请查处');
  await officer.tap('看对方会看到什么');
  await officer.see('14 周岁');
  await shot(officer, 'referral-preview');
  await officer.tap('转介', -1);
  await officer.see('等对方受理');
  const { items } = await product.as('townshipEducationOfficer').done('cases.referrals', { case: CASE });
  expect(items).toMatchObject([{ matter: 'childLabour', state: 'sent' }]);
  expect((await product.store.read('units', LABOUR))?.name).toBe(items[0]?.department);
});

test('in WeChat a teacher reports danger from the roll in two taps, and ticks a sign of another child', async () => {
  const teacher = await sit('classTeacher', 'attendance/sheet/index', { unit: CLASS, date: DAY });
  await teacher.tap('强制报告娃a');
  await teacher.see('点一下看到的情况就报告了');
  await shot(teacher, 'danger-report');
  await teacher.tap('受到侵害、虐待');
  await teacher.see('已记下。现在就打 110');
  await shot(teacher, 'danger-reported');
  expect((await product.as('principal').done('cases.dangers', {})).items).toHaveLength(1);
  await teacher.kill();
  await teacher.reopen('cases/signs/index', { unit: CLASS });
  await teacher.see('现在没有要留心的孩子。');
  await teacher.tap('添一个孩子');
  await teacher.tap('娃b');
  await teacher.tap('说不想读了');
  await teacher.tap('记下', -1);
  await teacher.see('待联系');
  await shot(teacher, 'signs');
  expect((await product.as('classTeacher').done('cases.signs', { unit: CLASS })).items).toHaveLength(1);
});
