import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { found } from '#domain/errors';
import { type Seat, takeSeat } from '../attendance/seat';
import { leadOf } from '../permission/plant';
import { launchBrowser } from '../support/browser';
import { openProduct, type Product } from '../support/product';
import { kid } from './support';

jest.setTimeout(120_000);

let browser: Browser;
let product: Product;
let seat: Seat | undefined;
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct();
  for (const [key, state] of [
    ['a', 'dropped'],
    ['e', 'suspected'],
    ['g', 'dropped'],
  ] as const) {
    const child = found(await product.store.read('children', kid(key)));
    await product.store.put('cases', { ...leadOf(child), state });
  }
});
afterEach(async () => {
  expect(seat?.errors).toEqual([]);
  await seat?.close();
  seat = undefined;
  await product.close();
});

async function sit(name: string, title: string, place: string, width = 375): Promise<Seat> {
  seat = await takeSeat(browser, product, { name, title, place, width });
  return seat;
}

const button = (it: Seat, name: string | RegExp) => it.page.getByRole('button', { name }).first();

test('the bureau works through the list in the order of the platform', async () => {
  const it = await sit('bureauOfficer', '县教育局经办人', '教育局', 1280);
  await it.open('cases/platform/index?unit=yunling-edu');
  await it.page.getByText('娃g').waitFor();
  await it.picture('platform-county');
  await button(it, '娃g，已在系统里改好').click();
  await it.page.getByText('娃g').waitFor({ state: 'detached' });
  await it.page.getByRole('tab', { name: /有标注的/ }).click();
  await it.page.getByText('娃g').waitFor();
  await button(it, '导出这些，Excel').waitFor();
});

test('one child: its mark, its record, and what was noted', async () => {
  const it = await sit('principal', '校长', '第一小学');
  await it.open('cases/platform/index');
  await it.page.getByText('娃e').waitFor();
  await it.picture('platform-school');
  expect(await it.tooWide()).toEqual([]);
  await button(it, '登记一个孩子').click();
  await it.page.getByLabel('姓名或拼音').fill('娃a');
  await it.page.getByRole('dialog').getByRole('button', { name: /娃a/ }).click();
  await it.page.getByText('请在学籍系统里标注为辍学。').waitFor();
  await it.picture('platform-child');
  await it.page.getByRole('radio', { name: '辍学', exact: true }).click();
  await button(it, '记下标注').click();
  await it.page.getByText('平台上是辍学').waitFor();
  await it.page.getByRole('radio', { name: /其他离校/ }).click();
  await button(it, '登记非正常学籍').click();
  await it.page.getByText('其他离校，待上报').waitFor();
  await it.page.getByRole('radio', { name: '已上报' }).click();
  await it.page.getByRole('radio', { name: '佐证' }).click();
  await it.page.getByRole('button', { name: '已上报' }).last().click();
  await it.page.getByText('其他离校，佐证，已上报').waitFor();
  await it.picture('platform-child-record');
  expect(await it.tooWide()).toEqual([]);
});

test('a pasted table is looked at first, and saved once all of it matches', async () => {
  const it = await sit('principal', '校长', '第一小学');
  await it.open('cases/platform/paste/index');
  const text = '第一小学\t五年级\t1班\t娃a\t\t辍学\t2026-11-02\n第一小学\t五年级\t1班\t没有他\t\t辍学\t';
  await it.page.getByLabel('从表格里复制，粘贴在这里').fill(text);
  await button(it, '核对').click();
  await it.page.getByText('有 1 行对不上，还一行都没有存。').waitFor();
  await it.picture('platform-paste');
  expect(await it.tooWide()).toEqual([]);
  await button(it, '去掉这几行，再核对').click();
  await it.page.getByText('1 行都对上了。').waitFor();
  await button(it, '保存').click();
  await it.page.getByText('存好了，1 个孩子有变化。').waitFor();
  expect(await product.store.read('platformMarks', kid('a'))).toMatchObject({ mark: 'dropped', on: '2026-11-02' });
});
