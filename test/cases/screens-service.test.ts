import { mkdirSync } from 'node:fs';
import { encode as encodeJpeg } from 'jpeg-js';
import type { Browser } from 'playwright-core';
import { found } from '#domain/errors';
import { paperCheckCode } from '#domain/office/case-paper';
import { plainDate } from '#domain/plain-date';
import { type Seat, takeSeat } from '../attendance/seat';
import { withFiles } from '../letters/seat-files';
import { launchBrowser } from '../support/browser';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { APPROVER as APPROVING, caseIdOf, issued, persuading, serving } from './paper-cases';
import { at, kid } from './support';
import { certificateBy } from './uploads';

jest.setTimeout(180_000);

const OFFICER = { name: 'townshipEducationOfficer', title: '教育专干', place: '一乡' } as const;
const THERE = { name: 'townshipEducationOfficer.sibling', title: '教育专干', place: '十乡' } as const;
const APPROVER = { name: 'townshipApprover', title: '乡镇分管领导', place: '一乡' } as const;
const MOTHER = { name: 'guardian.a', title: '家长', place: '云岭县 娃a' } as const;
const CASE = caseIdOf('a');

let browser: Browser;
let product: Product;
let paper: string;
const seats: Seat[] = [];
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
  product = await openProduct('counted');
  setNow(at('2026-11-18', '09:00'));
  await persuading(product, 'a');
  paper = await issued(product, 'a', plainDate('2026-11-18'));
});
afterEach(async () => {
  for (const seat of seats.splice(0)) {
    expect(seat.errors).toEqual([]);
    await seat.close();
  }
});
afterAll(async () => {
  await browser.close();
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
  await chooser.setFiles([{ name: 'scan.jpg', mimeType: 'image/jpeg', buffer: data }]);
}

async function look(seat: Seat, name: string): Promise<void> {
  await seat.picture(name);
  expect(await seat.tooWide()).toEqual([]);
}

/** Prints, and waits until the file is there. */
async function prints({ page }: Seat, what: string): Promise<void> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `${what}，PDF` }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  await page.getByText('排好了').first().waitFor();
}

test('委托送达: asked of another township, seen on its home, accepted, and printed there', async () => {
  const officer = await seatOf(OFFICER);
  await officer.open(`cases/papers/serve/index?case=${CASE}&paper=${paper}&to=guardian2`);
  await officer.page.getByRole('radio', { name: '委托送达' }).click();
  await officer.page.getByRole('button', { name: /请哪里送达/ }).click();
  await officer.page.getByText('十乡', { exact: true }).last().click();
  await officer.page.getByLabel('爸a现在在哪里').fill('远村一组租住处');
  await look(officer, 'entrust-ask');
  await officer.page.getByRole('button', { name: '发出委托' }).click();
  await officer.page.getByText('已经委托十乡，等对方接受').waitFor();

  const there = await seatOf(THERE);
  await there.open('home/index');
  const door = there.page.getByRole('button', { name: '委托我们送达的，1 个等着办' });
  await door.waitFor();
  await look(there, 'home-waits');
  await door.click();
  await there.page.getByRole('button', { name: '接受委托' }).click();
  await there.page.getByText('送到以后，把签了名的送达回证寄回去').waitFor();
  await prints(there, '打印送达回证');
  await prints(there, '打印文书');
  await look(there, 'entrusted');
});

test('送达地址确认书 is put on record, and from then on electronic service is one', async () => {
  const officer = await seatOf(OFFICER);
  await officer.open(`cases/papers/index?case=${CASE}`);
  await officer.page.getByRole('button', { name: /妈a.*没有签过/ }).click();
  await officer.page.getByText('请写确认书上的地址。').waitFor();
  await officer.page.getByLabel('确认书上的地址').fill('微信本人账号');
  await officer.page.getByText('请拍下签了名的确认书。').waitFor();
  await photograph(officer);
  await look(officer, 'address-confirm');
  await officer.page.getByRole('button', { name: '登记', exact: true }).click();
  await officer.page.getByText(/11月18日 星期三签过，可以电子送达/).waitFor();
  await officer.open(`cases/papers/serve/index?case=${CASE}&paper=${paper}&to=guardian`);
  await officer.page.getByRole('radio', { name: '电子送达' }).click();
  await officer.page.getByText('这样算送达').waitFor();
});

test('公告送达 says before it is sent on which day it will count', async () => {
  for (const method of ['mail', 'entrusted'] as const) {
    const tried = { addressee: 'guardian2', method, proof: [], receiver: undefined } as const;
    await product.as(APPROVING).done('cases.serveNotice', await serving(product, paper, tried));
  }
  const officer = await seatOf(OFFICER);
  await officer.open(`cases/papers/serve/index?case=${CASE}&paper=${paper}&to=guardian2`);
  await officer.page.getByRole('radio', { name: '公告送达' }).click();
  await officer.page.getByLabel('别的方式为什么送不到').fill('邮件退回，受托乡镇也没有找到人');
  await photograph(officer);
  await officer.page.getByText('公告到12月18日 星期五，那天才算送达').waitFor();
  await look(officer, 'serve-public');
});

test('查验: whoever holds the paper types number and code; made void, it says so', async () => {
  const { content, digest } = await product.as(APPROVING).done('cases.paper', { case: CASE, paper });
  const mother = await seatOf(MOTHER);
  await mother.open('letters/list/index');
  await mother.page.getByRole('button', { name: /查验文书|查验一份文书/ }).click();
  await mother.page.getByLabel('文号').fill(found(content.number));
  await mother.page.getByLabel('查验码').fill(paperCheckCode(found(digest)));
  await mother.page.getByRole('button', { name: '查验', exact: true }).click();
  await mother.page.getByText('是真的，制发以后没有改动过').waitFor();
  await look(mother, 'check-paper');

  const approver = await seatOf(APPROVER);
  await approver.open(`cases/papers/paper/index?case=${CASE}&paper=${paper}`);
  await approver.page.getByRole('button', { name: '作废' }).click();
  await approver.page.getByText('请选为什么作废。').waitFor();
  await approver.page.getByRole('radio', { name: '内容有误' }).click();
  await look(approver, 'paper-void');
  await approver.page.getByRole('button', { name: '作废', exact: true }).last().click();
  await approver.page.getByText('这份文书已经作废，文号保留').waitFor();

  await mother.page.getByRole('button', { name: '查验', exact: true }).click();
  await mother.page.getByText('这份文书已经作废').waitFor();
});

test('移交函 and 决定书 are printed where they stand, the decision by the family too', async () => {
  const sent = { to: 'outside', place: '邻省某县河东镇', contact: '镇政府教育办', reason: '随父亲在镇上租房' } as const;
  await product.as('townshipEducationOfficer').done('cases.transfer', { case: CASE, ...sent });
  const officer = await seatOf(OFFICER);
  await officer.open(`cases/transfer/index?case=${CASE}`);
  await prints(officer, '打印移交函');
  await look(officer, 'transfer-print');

  const { deferral } = await product.as('guardian.a').done('cases.applyDeferral', {
    child: kid('a'),
    reason: 'illness',
    from: plainDate('2026-11-18'),
    until: plainDate('2026-11-27'),
    note: '',
    certificates: [await certificateBy(product, 'guardian.a', 'a')],
  });
  const refused = { granted: false, reasons: '证明上没有写要休息多久', hearing: 'alone', childSaid: '想上学' } as const;
  await product.as(APPROVING).done('cases.decideDeferral', { deferral, ...refused });
  const mother = await seatOf(MOTHER);
  await mother.open(`cases/deferral/index?child=${kid('a')}`);
  await prints(mother, '打印决定书');
  await look(mother, 'deferral-print');
});
