import { mkdirSync } from 'node:fs';
import { encode as encodeJpeg } from 'jpeg-js';
import type { Browser } from 'playwright-core';
import { found } from '#domain/errors';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { leadOf } from '../permission/plant';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { openPhone, type Phone } from '../weapp/phone';
import { bornIn, departments, LABOUR } from './departments';
import { caseIdOf, persuading } from './paper-cases';
import { at, CLASS, callRoll, caseOf, kid } from './support';

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
  const c = found(await product.store.read('children', kid('c')));
  await product.store.put('cases', { ...leadOf(c), state: 'suspected' });
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

test('in WeChat a notice is drafted, issued with its number, left at the door with a photo, and read at home', async () => {
  const officer = await sit('townshipEducationOfficer', 'cases/papers/index', { case: CASE });
  await officer.tap('起草限期复学通知书');
  await officer.see('只写给父母或其他法定监护人');
  await officer.tap('父亲');
  await officer.tap('起草，看全文');
  await officer.see('还没有文号，不能送出去。');
  await shot(officer, 'paper-draft');

  const approver = await sit('townshipApprover', 'cases/papers/index', { case: CASE });
  await approver.tap('看全文，制发');
  await approver.tap('制发，编号');
  await approver.tap('确认制发');
  await approver.see('一乡限返〔2026〕1号');
  await shot(approver, 'paper-issued');

  await officer.kill();
  await officer.reopen('cases/papers/serve/index', { case: CASE, paper: `${CASE}:notice:1`, to: 'guardian' });
  await officer.tap('留置送达');
  await officer.fill('送达人', '甲');
  await officer.fill('为什么拒收', '说不识字，不肯签');
  await officer.fill('留在哪里', '一组家中堂屋');
  await officer.tap('拍照');
  await officer.see('这样算送达');
  await shot(officer, 'paper-serve');
  await officer.tap('登记送达', -1);
  await officer.see('送达，期限到');
  await shot(officer, 'paper-served');
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'noticeServed' });
  const { services } = await product.as('townshipApprover').done('cases.paper', {
    case: CASE,
    paper: `${CASE}:notice:1`,
  });
  expect(services).toMatchObject([{ method: 'left', servedOn: DAY, refusal: '说不识字，不肯签' }]);
  expect(services[0]?.proof).toHaveLength(1);

  const mother = await sit('guardian.a');
  await mother.tap('限期复学通知书');
  await mother.see('您的权利');
  await shot(mother, 'notice');
  expect((await mother.text()).indexOf('谁在帮您')).toBeLessThan((await mother.text()).indexOf('您的权利'));
});

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

test('in WeChat a principal notes what the national system says, and the difference is gone', async () => {
  const principal = await sit('principal', 'cases/platform/index');
  await principal.see('娃c');
  await shot(principal, 'platform');
  await principal.kill();
  await principal.reopen('cases/platform/child/index', { child: kid('c') });
  await principal.tap('疑似辍学');
  await shot(principal, 'platform-child');
  await principal.tap('记下标注');
  await principal.see('平台上是疑似辍学');
  expect(await product.store.read('platformMarks', kid('c'))).toMatchObject({ mark: 'suspected', on: DAY });
});
