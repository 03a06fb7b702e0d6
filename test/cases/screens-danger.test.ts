import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { type Seat, takeSeat } from '../attendance/seat';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { at, CLASS, callRoll, kid } from './support';

jest.setTimeout(180_000);

const DAY = '2026-11-18';
const TEACHER = { name: 'classTeacher', title: '班主任', place: '五（1）班' } as const;
const PRINCIPAL = { name: 'principal', title: '校长', place: '第一小学' } as const;
const HEAD = { name: 'villageHead', title: '村主任', place: '一村' } as const;

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
  await callRoll(product, DAY, { a: 'unexcused' });
  await product.settle();
  setNow(at(DAY, '08:20'));
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
  return seat;
}

test('from the roll in two taps: a report; the principal opens the file, tells the police, hands it on', async () => {
  const teacher = await seatOf(TEACHER);
  await teacher.open(`attendance/sheet/index?unit=${CLASS}&date=${DAY}`);
  await teacher.page.getByRole('button', { name: '强制报告娃a' }).click();
  await teacher.page.getByText('点一下看到的情况就报告了').waitFor();
  await teacher.picture('danger-report');
  expect(await teacher.tooWide()).toEqual([]);
  await teacher.page.getByRole('button', { name: /受到侵害、虐待/ }).click();
  await teacher.page.getByText('已记下。现在就打 110').waitFor();
  await teacher.picture('danger-reported');
  await product.settle();

  const principal = await seatOf(PRINCIPAL);
  await principal.open('reminders/inbox/index');
  await principal.page.getByText('有一份强制报告要您看').first().click();
  await principal.page.getByRole('button', { name: '打开' }).click();
  await principal.page.getByText('必须报 110').waitFor();
  await principal.picture('danger-file');
  expect(await principal.tooWide()).toEqual([]);
  await principal.page.getByRole('button', { name: '已经报了公安' }).click();
  await principal.page.getByText('已报公安').waitFor();
  await principal.page.getByLabel('写几句').fill('民警已到学校，孩子在保健室');
  await principal.page.getByRole('radio', { name: '有关机关已受理' }).click();
  await principal.page.getByRole('button', { name: '保存' }).click();
  await principal.page.getByText(/民警已到学校/).waitFor();
  await principal.page.getByRole('button', { name: '转交给别人办' }).click();
  await principal.page.getByText('转交给谁').waitFor();
  await principal.picture('danger-hand');
  await principal.page.getByRole('button', { name: /转交给.*村儿童主任/ }).click();
  await principal.page.getByText(/转交 ·/).waitFor();
  await principal.picture('danger-followed');
  await principal.open('cases/danger/index');
  await principal.page.getByText('正在处理').waitFor();
  await principal.picture('danger-own');

  const wide = await seatOf({ ...PRINCIPAL, width: 1280 });
  const [own] = (await product.as('principal').done('cases.dangers', {})).items;
  await wide.open(`cases/danger/index?danger=${own?.id}`);
  await wide.page.getByText('谁打开过', { exact: true }).waitFor();
  await wide.picture('danger-desktop');

  // Somebody who is not named, with the very address of the file.
  const head = await seatOf(HEAD);
  await head.open(`cases/danger/index?danger=${own?.id}`);
  await head.page.getByText('未找到该记录').first().waitFor();
  await head.open('cases/danger/index');
  await head.page.getByText('没有您能看的强制报告').waitFor();
});

test('a child left home and did not arrive: the teacher asks, everybody looks, the village finds it', async () => {
  const teacher = await seatOf(TEACHER);
  await teacher.open(`attendance/sheet/index?unit=${CLASS}&date=${DAY}`);
  await teacher.picture('missing-sheet');
  await teacher.page.getByRole('button', { name: '问娃a家里' }).click();
  await teacher.page.getByText('09:50 以前要联系上家里').waitFor();
  await teacher.page.getByRole('radio', { name: '孩子已离家，没到校' }).click();
  await teacher.picture('missing-ask');
  expect(await teacher.tooWide()).toEqual([]);
  await teacher.page.getByRole('button', { name: '马上告诉大家，一起找' }).click();
  await teacher.page.getByText('正在找娃a').waitFor();
  await product.settle();

  const head = await seatOf(HEAD);
  await head.open('reminders/inbox/index');
  await head.page
    .getByText(/娃a.*可能走失/)
    .first()
    .click();
  await head.page.getByRole('button', { name: '一起找孩子' }).click();
  await head.page.getByText('已告诉 5 个岗位').first().waitFor();
  await head.picture('missing-sought');
  expect(await head.tooWide()).toEqual([]);
  await head.page.getByRole('radio', { name: '村组的人' }).click();
  await head.page.getByRole('radio', { name: '在亲戚家' }).click();
  await head.page.getByRole('button', { name: '孩子找到了' }).click();
  await head.page.getByText('找到了：村组的人').waitFor();
  await head.picture('missing-found');
  await product.settle();
  expect(await product.store.read('missing', `${kid('a')}:${DAY}`)).toMatchObject({ state: 'found' });

  await teacher.open('reminders/inbox/index');
  await teacher.page
    .getByText(/娃a.*找到了/)
    .first()
    .waitFor();
  const wide = await seatOf({ ...PRINCIPAL, width: 1280 });
  await wide.open(`cases/missing/index?child=${kid('a')}`);
  await wide.page.getByText('找到了：村组的人').waitFor();
  await wide.picture('missing-desktop');
});
