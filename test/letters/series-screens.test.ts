import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { type Seat, takeSeat } from '../attendance/seat';
import { launchBrowser } from '../support/browser';
import { openProduct, type Product } from '../support/product';
import { campaignRequest, drive, peopleForEdges } from './campaign-driving';

jest.setTimeout(180_000);

const OFFICE = { name: 'bureauOfficer', title: '县教育局经办人', place: '教育局' } as const;
const EDU = 'yunling-edu';

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
  await peopleForEdges(product);
});
afterEach(async () => {
  for (const seat of seats.splice(0)) {
    expect(seat.errors).toEqual([]);
    await seat.close();
  }
  await product.close();
});

async function sit(who: Parameters<typeof takeSeat>[2]): Promise<Seat> {
  const seat = await takeSeat(browser, product, who);
  seats.push(seat);
  return seat;
}

/** Something for every target that the page asks for. */
async function fillAll({ page }: Seat): Promise<void> {
  for (const field of await page.locator('input[placeholder^="如："]:not([placeholder*="春节"])').all()) {
    await field.fill('95');
  }
  for (const field of await page.getByPlaceholder('写清楚要做到什么').all()) {
    await field.fill('写明');
  }
}

test('the county begins three signings at once, sees what each will make, sends them and ends them together', async () => {
  const seat = await sit(OFFICE);
  const { page, open, picture, tooWide } = seat;
  await open('letters/campaigns/begin/index');
  await page.getByRole('button', { name: /一次发起好几种/ }).click();
  await page.getByRole('checkbox', { name: '县政府与乡镇' }).click();
  await page.getByRole('checkbox', { name: '县教育局与学校' }).click();
  await page.getByRole('checkbox', { name: '村与村民小组' }).click();
  await page.getByRole('radio', { name: '开学', exact: true }).click();
  await fillAll(seat);
  await picture('together-begin');
  expect(await tooWide()).toEqual([]);
  await page.getByText('下一步：看看要发多少份').click();
  await page.getByText('一起发出 6 份').waitFor();
  await picture('series-draft');
  expect(await tooWide()).toEqual([]);
  await page.getByText('一起发出 6 份').click();
  await page.getByText('一起发出这 3 种？').waitFor();
  await picture('series-issue');
  await page.getByRole('button', { name: '一起发出', exact: true }).click();
  await page.getByText('一起结束').waitFor({ timeout: 60_000 });
  await picture('series-open');
  expect(await tooWide()).toEqual([]);
  await page.getByRole('button', { name: '一起延期' }).click();
  await page.getByText('一起延期这 3 种？').waitFor();
  await page.getByText(/^现在的截止日期：/).waitFor();
  // The present end is shown; neither it nor a day before it is taken.
  const end = page.getByRole('dialog').locator('input[type=date]');
  const extend = page.getByRole('dialog').getByRole('button', { name: '一起延期' });
  const suggested = await end.inputValue();
  await end.fill((await end.getAttribute('min'))?.replace(/\d{2}$/, '01') ?? '');
  await page.getByText('要比现在的截止日期晚，也不能早于今天。').waitFor();
  expect(await extend.isDisabled()).toBe(true);
  await picture('series-extend');
  await end.fill(suggested);
  expect(await extend.isDisabled()).toBe(false);
  await page.getByRole('button', { name: '先不办' }).click();
  await open('letters/campaigns/index');
  await page.getByText(/等 3 种/).waitFor();
  await picture('campaigns-with-series');
});

test('targets by school come out of the bureau’s own sheet: what cannot be placed is said, the rest is kept', async () => {
  const office = product.as('bureauOfficer');
  const { campaign } = await office.done('letters.saveCampaign', campaignRequest('bureauSchool', EDU));
  const { units } = await office.done('letters.unitTargets', { campaign });
  const seat = await sit(OFFICE);
  const { page, open, picture, tooWide } = seat;
  await open(`letters/campaigns/targets/index?campaign=${encodeURIComponent(campaign)}`);
  await page.getByText('从表格粘贴').waitFor();
  await picture('targets-empty');
  expect(await tooWide()).toEqual([]);
  const sheet = [`${units[0]?.name}\t99.5`, `${units[1]?.name}\t120`, '哪里也没有的学校\t1'].join('\n');
  await page.locator('textarea').fill(sheet);
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByText('2 行没有认出来').waitFor();
  await picture('targets-read');
  await page.getByRole('button', { name: '存下这 1 个单位的' }).click();
  await page.getByText(/99\.5%/).waitFor();
  await page.getByText(units[1]?.name ?? '').click();
  await page.getByText('没填的，用各单位一样的。').waitFor();
  await picture('targets-unit');
  await page.locator('input').first().fill('98');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText(/98%/).waitFor();
  const desk = await sit({ ...OFFICE, width: 1280 });
  await desk.open(`letters/campaigns/targets/index?campaign=${encodeURIComponent(campaign)}`);
  await desk.page.getByText(/98%/).waitFor();
  await desk.picture('targets-desk');
  await desk.open(`letters/campaigns/campaign/index?campaign=${encodeURIComponent(campaign)}`);
  await desk.page.getByText('2 个单位另有指标').waitFor();
  await desk.picture('campaign-own-targets-desk');
  await desk.page.getByText('看全文', { exact: true }).click();
  await desk.page.getByText(/^以.*为例$/).waitFor();
  await desk.page.getByText(/不低于：99\.5 %/).waitFor();
  await desk.picture('campaign-full-text-desk');
});

test('what was just sent is not counted yet: the screen says so, and the figures come by themselves', async () => {
  const office = product.as('bureauOfficer');
  const { campaign } = await office.done('letters.saveCampaign', campaignRequest('bureauSchool', EDU));
  const { job } = await office.done('letters.issueCampaign', { campaign });
  await drive(office, job);
  const seat = await sit(OFFICE);
  const { page, open, picture } = seat;
  await open(`letters/campaigns/campaign/index?campaign=${encodeURIComponent(campaign)}`);
  await page.getByText('数字还在更新').waitFor();
  await picture('progress-counting');
  await product.settle();
  await page.getByText('共 2 份').waitFor({ timeout: 30_000 });
  await page.getByText('数字还在更新').waitFor({ state: 'detached', timeout: 30_000 });
  await picture('progress-counted');
});
