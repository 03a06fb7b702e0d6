import { mkdirSync } from 'node:fs';
import { encode as encodeJpeg } from 'jpeg-js';
import type { Browser } from 'playwright-core';
import { plainDate } from '#domain/plain-date';
import { type Seat, takeSeat } from '../attendance/seat';
import { withFiles } from '../letters/seat-files';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { caseIdOf, issued, legalOffice, persuading } from './paper-cases';
import { at, caseOf, kid } from './support';

jest.setTimeout(180_000);

const MOTHER = { name: 'guardian.a', title: '家长', place: '云岭县 娃a' } as const;
const OFFICER = { name: 'townshipEducationOfficer', title: '教育专干', place: '一乡' } as const;
const APPROVER = { name: 'townshipApprover', title: '乡镇分管领导', place: '一乡' } as const;
const CASE = caseIdOf('a');

let browser: Browser;
let product: Product;
const seats: Seat[] = [];
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct('counted');
  setNow(at('2026-11-18', '09:00'));
  await persuading(product, 'a');
});
afterEach(async () => {
  for (const seat of seats.splice(0)) {
    expect(seat.errors).toEqual([]);
    await seat.close();
  }
  await product.close();
});

async function seatOf(who: Parameters<typeof takeSeat>[2]): Promise<Seat> {
  const seat = await takeSeat(browser, product, who);
  seats.push(seat);
  await withFiles(seat, product);
  return seat;
}

async function photograph({ page }: Seat): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByText('拍照', { exact: true }).first().click(),
  ]);
  const { data } = encodeJpeg({ data: new Uint8Array(200 * 280 * 4).fill(200), width: 200, height: 280 }, 60);
  await chooser.setFiles([{ name: 'receipt.jpg', mimeType: 'image/jpeg', buffer: data }]);
}

/** Looks at what stands there, and that nothing stands beyond the screen. */
async function look(seat: Seat, name: string): Promise<void> {
  await seat.picture(name);
  expect(await seat.tooWide()).toEqual([]);
}

test('a notice refused at the door: drafted, read whole, issued with its number, left with witness and photo', async () => {
  const officer = await seatOf(OFFICER);
  await officer.open(`cases/case/index?case=${CASE}`);
  await officer.page.getByRole('button', { name: /文书与送达/ }).click();
  await officer.page.getByRole('button', { name: '起草限期复学通知书' }).click();
  await officer.page.getByText('只写给父母或其他法定监护人').waitFor();
  await officer.page.getByRole('checkbox', { name: /父亲/ }).click();
  await look(officer, 'paper-make');
  await officer.page.getByRole('button', { name: '起草，看全文' }).click();
  await officer.page.getByText('还没有文号，不能送出去。').waitFor();
  await officer.page.getByText('您的权利').waitFor();
  await look(officer, 'paper-draft');

  const approver = await seatOf(APPROVER);
  await approver.open(`cases/case/index?case=${CASE}`);
  await approver.page.getByRole('button', { name: '制发通知书' }).first().waitFor();
  await look(approver, 'paper-case-next');
  await approver.page.getByRole('button', { name: '制发通知书' }).first().click();
  await approver.page.getByText('送达地址确认书').waitFor();
  await look(approver, 'papers-to-issue');
  await approver.page.getByRole('button', { name: '看全文，制发' }).click();
  await approver.page.getByRole('button', { name: '制发，编号' }).click();
  await approver.page.getByRole('button', { name: '确认制发' }).click();
  await approver.page.getByText(/已经制发，文号：一乡限返〔2026〕1号/).waitFor();
  await look(approver, 'paper-issued');

  await officer.open(`cases/papers/index?case=${CASE}`);
  await officer.page.getByRole('button', { name: '登记送达' }).click();
  await officer.page.getByRole('radio', { name: '直接送达' }).waitFor();
  await look(officer, 'serve-method');
  await officer.page.getByRole('radio', { name: '留置送达' }).click();
  await officer.page.getByLabel('送达人', { exact: true }).fill('甲');
  await officer.page.getByText('请写明为什么拒收。').waitFor();
  await officer.page.getByLabel('为什么拒收').fill('说不识字，不肯签');
  await officer.page.getByText(/请村委会或单位的人见证，或者拍照、录像/).waitFor();
  await look(officer, 'serve-left-wanting');
  await officer.page.getByRole('radio', { name: '村委会、居委会的人' }).click();
  await officer.page.getByLabel('哪个村委会、居委会').fill('一村村委会');
  await officer.page.getByLabel('见证人姓名').fill('娃a');
  await officer.page.getByText(/孩子、受送达人、家里人和送达人自己不能当见证人/).waitFor();
  await officer.page.getByLabel('见证人姓名').fill('王主任');
  await officer.page.getByLabel('留在哪里').fill('一组家中堂屋');
  await photograph(officer);
  await officer.page.getByText('这样算送达').waitFor();
  await look(officer, 'serve-left');
  await officer.page.getByRole('button', { name: '登记送达' }).click();
  await officer.page.getByText(/11月18日 星期三送达，期限到11月25日 星期三/).waitFor();
  await officer.open(`cases/papers/paper/index?case=${CASE}&paper=${CASE}:notice:1`);
  await officer.page.getByText('拒收：说不识字，不肯签').waitFor();
  await look(officer, 'paper-served');
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'noticeServed' });

  await officer.open(`cases/case/index?case=${CASE}`);
  await officer.page.getByText('限期复学通知书（一乡限返〔2026〕1号），给妈a，第 1 次').waitFor();
  await officer.page.getByText('还不能转法制审核').waitFor();
  await look(officer, 'case-served');
  const wide = await seatOf({ ...APPROVER, width: 1280 });
  await wide.open(`cases/papers/paper/index?case=${CASE}&paper=${CASE}:notice:1`);
  await wide.page.getByText('拒收：说不识字，不肯签').waitFor();
  await wide.picture('paper-desktop');

  const mother = await seatOf(MOTHER);
  await mother.open('home/index');
  await mother.page.getByText('娃a上学的事').waitFor();
  await mother.page.getByText('请在2026年11月25日 星期三以前（当天也算），送孩子回学校上学。').waitFor();
  await look(mother, 'home-notice');
  await mother.page.getByRole('button', { name: /限期复学通知书/ }).click();
  await mother.page.getByText('您的权利').waitFor();
  await look(mother, 'notice');
  const words = await mother.page.locator('.taro_page').last().textContent();
  expect(words?.indexOf('谁在帮您')).toBeLessThan(Number(words?.indexOf('限期复学通知书')));
  expect(words).not.toMatch(/责令/);
  await mother.page.getByRole('button', { name: '看全文' }).click();
  await mother.page.getByText(/义务教育法》第五十八条：适龄儿童/).waitFor();
  await look(mother, 'notice-whole');
  const large = await seatOf({ ...MOTHER, large: true });
  await large.open(`cases/notices/index?child=${kid('a')}`);
  await large.page.getByText('您的权利').waitFor();
  await look(large, 'notice-large');
});

test('a parent away: the grandmother cannot take it, and is told so at once; the mail receipt serves', async () => {
  const paper = await issued(product, 'a', plainDate('2026-11-18'));
  setNow(at('2026-11-20', '10:00'));
  const officer = await seatOf(OFFICER);
  await officer.open(`cases/papers/serve/index?case=${CASE}&paper=${paper}&to=guardian2`);
  await officer.page.getByRole('radio', { name: /直接送达/ }).click();
  await officer.page.getByLabel('送达人', { exact: true }).fill('甲');
  await officer.page.getByRole('radio', { name: '同住的成年家属' }).click();
  await officer.page.getByRole('radio', { name: '不住在一起' }).click();
  await officer.page.getByRole('radio', { name: '成年', exact: true }).click();
  await officer.page.getByLabel('签收人姓名').fill('奶奶');
  await officer.page.getByLabel('是爸a的什么人').fill('母亲');
  await officer.page.getByText(/和孩子同住、但不和受送达人同住的亲属，不能代为签收/).waitFor();
  await look(officer, 'serve-grandmother');
  await officer.page.getByRole('button', { name: '记下没送到' }).click();
  await officer.page.waitForURL(/home|papers\/(paper|index)/);
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'noticeIssued' });

  await officer.open(`cases/papers/serve/index?case=${CASE}&paper=${paper}&to=guardian2`);
  await officer.page.getByText('还没送达，试过 1 次').waitFor();
  await officer.page.getByRole('radio', { name: /邮寄送达/ }).click();
  await officer.page.getByLabel('送达人', { exact: true }).fill('甲');
  await officer.page.getByText('请拍下邮件回执，日期以回执上的为准。').waitFor();
  await officer.page.getByLabel('回执上的收件日期').fill('2026-11-19');
  await photograph(officer);
  await officer.page.getByText('这样算送达').waitFor();
  await look(officer, 'serve-mail');
  await officer.page.getByRole('button', { name: '登记送达' }).click();
  await officer.page.waitForURL(/home|papers\/(paper|index)/);
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'noticeServed' });
  await officer.open(`cases/papers/index?case=${CASE}`);
  await officer.page.getByText(/父亲爸a：11月19日 星期四送达，期限到11月26日 星期四/).waitFor();
  await look(officer, 'papers-list');
});

test('the legal office words a paper anew, sees what it changes, and what no paper may say is refused', async () => {
  const reviewer = await legalOffice(product);
  const office = { ...product, actor: () => reviewer };
  const seat = await takeSeat(browser, office, { name: 'legalReviewer', title: '法制审核员', place: '云岭县' });
  seats.push(seat);
  await seat.open('home/index');
  await seat.page.getByRole('button', { name: '文书样式' }).click();
  await seat.page.getByRole('button', { name: /限期复学通知书/ }).click();
  await seat.page.getByRole('button', { name: '改样式' }).click();
  const body = seat.page.getByLabel('正文');
  const before = await body.inputValue();
  await body.fill(`${before}\n逾期罚款五百元。`);
  await seat.page.getByRole('button', { name: '保存新版本' }).click();
  await seat.page.getByText(/文书里不能写/).waitFor();
  await body.fill(`${before}\n学校每天早上七点半开门。`);
  await seat.page.getByText('改了哪些').waitFor();
  await look(seat, 'wording-edit');
  await seat.page.getByRole('button', { name: '保存新版本' }).click();
  await seat.page.getByText('比上一版改了').waitFor();
  await look(seat, 'wording-saved');
  expect(await product.store.read('paperTemplates', 'yunling~notice:101')).toMatchObject({ version: 101 });
});

test('the chain says what each link still wants; officers are named, a draft is no paper before its seal', async () => {
  const values = { 'penalty.basis': '《某省义务教育条例》第六十条', 'penalty.power': '省政府赋权公告第一号' };
  const overrides = Object.entries(values).map(([key, value]) => ({ key, value, source: '县司法局核对' }));
  const policy = { _id: 'yunling:2', county: 'yunling', version: 2, base: 'national-2026', from: '2026-09-01', rev: 1 };
  await product.write('policies', [{ ...policy, overrides } as never]);
  await persuading(product, 'b', { state: 'enforcementReview' });
  const one = caseIdOf('b');
  const approver = await seatOf(APPROVER);
  await approver.open(`cases/papers/index?case=${one}`);
  await approver.page.getByText('孩子返校，程序就终止').waitFor();
  await approver.page.getByRole('button', { name: /指定执法人员/ }).click();
  await approver.page.getByLabel('第一位姓名').fill('执法甲');
  await approver.page.getByLabel('第二位姓名').fill('执法乙');
  await approver.page.getByLabel('第一位执法证号').fill('990101001');
  await approver.page.getByLabel('第二位执法证号').fill('990101002');
  await look(approver, 'penalty-officers');
  await approver.page.getByRole('button', { name: '指定', exact: true }).click();
  await approver.page.getByText(/执法甲（990101001）/).waitFor();
  await approver.page.getByRole('button', { name: /行政处罚告知书/ }).click();
  await approver.page.getByLabel('查明的事实').fill('多次劝返无效。');
  await approver.page.getByLabel('处理的内容').fill('处以警告。');
  await approver.page.getByRole('button', { name: '起草，看全文' }).click();
  await approver.page.getByRole('button', { name: '制发，编号' }).click();
  await approver.page.getByRole('button', { name: '确认制发' }).click();
  await approver.page.getByText('机关签字盖章、上传盖章件以前，不能送出去。').waitFor();
  await look(approver, 'penalty-unsealed');
  await approver.page.getByRole('button', { name: '上传盖章件' }).click();
  await photograph(approver);
  await approver.page.getByRole('button', { name: '上传', exact: true }).click();
  await approver.page.getByRole('button', { name: '登记送达' }).waitFor();
  await approver.open(`cases/papers/index?case=${one}`);
  await approver.page.getByText('孩子返校，程序就终止').waitFor();
  await look(approver, 'penalty-chain');
});
