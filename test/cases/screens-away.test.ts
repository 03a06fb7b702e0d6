import { mkdirSync } from 'node:fs';
import { encode as encodeJpeg } from 'jpeg-js';
import type { Browser } from 'playwright-core';
import { type Seat, takeSeat } from '../attendance/seat';
import { withFiles } from '../letters/seat-files';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { absentFor, at, caseOf, kid } from './support';

jest.setTimeout(120_000);

const MOTHER = { name: 'guardian.a', title: '家长', place: '云岭县 娃a' } as const;
const APPROVER = { name: 'townshipApprover', title: '乡镇分管领导', place: '一乡' } as const;
const SENDER = { name: 'townshipEducationOfficer', title: '教育专干', place: '一乡' } as const;
const RECEIVER = { name: 'townshipEducationOfficer.sibling', title: '教育专干', place: '十乡' } as const;
const CASE = `${kid('a')}:1`;

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
  await absentFor(product, 'a', ['2026-11-18', '2026-11-19', '2026-11-20']);
  setNow(at('2026-11-20', '09:30'));
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
  await chooser.setFiles([{ name: 'certificate.jpg', mimeType: 'image/jpeg', buffer: data }]);
}

test('a mother applies for her sick child, the township hears the child and approves, the case waits', async () => {
  const mother = await seatOf(MOTHER);
  await mother.open('cases/deferral/index');
  await mother.page.getByRole('radio', { name: '出去打工' }).click();
  await mother.page.getByText('出去打工，不能缓学、休学').waitFor();
  await mother.picture('deferral-refused');
  expect(await mother.tooWide()).toEqual([]);
  await mother.page.getByRole('radio', { name: '生病，要长期治疗或休养' }).click();
  await mother.page.getByLabel('到哪天').fill('2026-12-18');
  await mother.page.getByLabel('什么病').fill('肾炎，要住院治疗');
  await mother.page.getByLabel('孩子自己怎么说').fill('想快点好了回去上课');
  await photograph(mother);
  await mother.picture('deferral-apply');
  expect(await mother.tooWide()).toEqual([]);
  await mother.page.getByRole('button', { name: '申请休学' }).click();
  await mother.page.getByText('等批准').waitFor();
  await mother.picture('deferral-applied');

  const office = await seatOf(APPROVER);
  await office.open('cases/deferrals/index');
  await office.page.getByRole('button', { name: /娃a/ }).click();
  await office.page.getByText('病情：肾炎，要住院治疗').waitFor();
  await office.page.getByRole('radio', { name: '单独听了孩子的意见' }).click();
  await office.page.getByLabel('孩子的原话').fill('我想回学校');
  await office.page.getByRole('radio', { name: '批准', exact: true }).click();
  await office.page.getByLabel('理由').fill('证明齐全，情况属实');
  await office.picture('deferral-decide');
  expect(await office.tooWide()).toEqual([]);
  await office.page.getByRole('button', { name: '批准', exact: true }).click();
  await office.page.getByText('理由：证明齐全，情况属实').waitFor();
  await office.picture('deferral-granted');
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'suspended' });
  await office.open(`cases/case/index?case=${CASE}`);
  await office.page.getByText('孩子在缓学、休学').waitFor();
  await office.picture('case-suspended');

  const wide = await seatOf({ ...APPROVER, width: 1280 });
  await wide.open(`cases/deferral/index?child=${kid('a')}`);
  await wide.page.getByText('理由：证明齐全，情况属实').waitFor();
  await wide.picture('deferral-desktop');
});

test('a case is handed to another township, which gives it back with the reason', async () => {
  const sender = await seatOf(SENDER);
  await sender.open(`cases/case/index?case=${CASE}`);
  await sender.page.getByRole('button', { name: '更多办理' }).click();
  await sender.page.getByRole('button', { name: '移交外地' }).click();
  await sender.page.getByRole('button', { name: /移交到/ }).click();
  await sender.page.getByRole('button', { name: '十乡' }).click();
  await sender.page.getByLabel('告诉对方什么').fill('全家搬到远村，跟外婆住');
  await sender.picture('transfer-send');
  expect(await sender.tooWide()).toEqual([]);
  await sender.page.getByRole('button', { name: '移交', exact: true }).click();
  await sender.page.getByText('已经移交，等对方接收').waitFor();
  await sender.picture('case-transferred');

  const receiver = await seatOf(RECEIVER);
  await receiver.open('cases/list/index');
  await receiver.page.getByRole('button', { name: /娃a/ }).click();
  await receiver.page.getByText('移交给您，请接收或退回').waitFor();
  await receiver.picture('case-to-receive');
  await receiver.page.getByRole('button', { name: '接收移交' }).click();
  await receiver.page.getByText('全家搬到远村，跟外婆住').waitFor();
  await receiver.page.getByLabel('为什么退回').fill('上门两次，这家人没有来');
  await receiver.picture('transfer-answer');
  expect(await receiver.tooWide()).toEqual([]);
  await receiver.page.getByRole('button', { name: '退回', exact: true }).click();
  await receiver.page.waitForURL(/cases\/case/);
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'lead' });

  await sender.open(`cases/transfer/index?case=${CASE}`);
  await sender.page.getByText(/退回：上门两次/).waitFor();
  await sender.picture('transfer-bounced');
});
