import { openProduct, type Product } from '../support/product';
import { seatsIn } from '../support/seats';
import { campaignRequest, drive, issue, lettersOf, partySigns, peopleForEdges, periodOf } from './campaign-driving';

jest.setTimeout(180_000);

const OFFICE = { name: 'bureauOfficer', title: '县教育局经办人', place: '教育局' } as const;
const HEAD = { name: 'villageHead', title: '村党支部书记、村委会主任', place: '一村' } as const;
const EDU = 'yunling-edu';

let product: Product;
const sit = seatsIn(() => product);
beforeEach(async () => {
  product = await openProduct('counted');
  await peopleForEdges(product);
});
afterEach(() => product.close());

const shown = (campaign: string): string => `letters/campaigns/campaign/index?campaign=${encodeURIComponent(campaign)}`;

async function draft(edge: 'villageGroup' | 'townshipVillage'): Promise<string> {
  return (await product.as('bureauOfficer').done('letters.saveCampaign', campaignRequest(edge, EDU))).campaign;
}

test('a signing that takes the place of another says so before it goes out, names whose, and asks where one is signed', async () => {
  const before = await issue(product.as('bureauOfficer'), 'townshipVillage', EDU);
  await partySigns(product.as('villageHead'), `${before}:yunling-t1-v1:villageHead-1`);
  await product.settle();
  const campaign = await draft('townshipVillage');
  const { page, open, picture, tooWide } = await sit(OFFICE);
  await open(shown(campaign));
  await page.getByText('会代替 2 份旧的，其中 1 份已签').waitFor();
  await picture('gives-way-preview');
  expect(await tooWide()).toEqual([]);
  await page.getByRole('button', { name: '看名单' }).click();
  await page.getByRole('dialog').getByText('已签', { exact: true }).waitFor();
  await picture('gives-way-names');
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByText('发出 2 份').click();
  const dialog = page.getByRole('dialog');
  const send = dialog.getByRole('button', { name: '发出', exact: true });
  await dialog.getByText('会代替 2 份旧的，其中 1 份已签').waitFor();
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByRole('checkbox').click();
  await picture('gives-way-asked');
  await send.click();
  await page.getByText('办好了 2 份。').waitFor();
  await product.settle();
  expect((await lettersOf(product, before)).map(({ state }) => state)).toEqual(['superseded', 'superseded']);
});

test('several begun together: a value that cannot be is marked where it stands, and what gives way is said for all', async () => {
  await issue(product.as('bureauOfficer'), 'villageGroup', EDU);
  const { page, open, picture } = await sit(OFFICE);
  await open('letters/campaigns/together/index');
  await page.getByRole('checkbox', { name: '县教育局与学校' }).click();
  await page.getByRole('checkbox', { name: '村与村民小组' }).click();
  for (const field of await page.locator('input[placeholder^="如："]:not([placeholder*="春节"])').all()) {
    await field.fill('95');
  }
  for (const field of await page.getByPlaceholder('写清楚要做到什么').all()) {
    await field.fill('写明');
  }
  const next = page.getByRole('button', { name: '下一步：看看要发多少份' });
  const share = page.getByPlaceholder('如：95').first();
  for (const wrong of ['很少', '195', '-5']) {
    await share.fill(wrong);
    await page
      .getByText(/要填数字$|要在 0 到 100 之间$/)
      .first()
      .waitFor();
    expect([wrong, await next.isDisabled()]).toEqual([wrong, true]);
  }
  await picture('together-wrong');
  await share.fill('95');
  await next.click();
  await page.getByText('一起发出 4 份').waitFor();
  await picture('series-gives-way');
  await page.getByText('会代替 2 份旧的，都还没签').first().waitFor();
});

test('a series that is out shows the figures of each kind from the county down, and reminds all of them in one tap', async () => {
  const office = product.as('bureauOfficer');
  const parts = (['teacherGuardian', 'villageGroup', 'townshipVillage'] as const).map((edge) => {
    const { unit: _, name: __, from: ___, until: ____, ...part } = campaignRequest(edge, EDU);
    return part;
  });
  const { unit, from, until } = campaignRequest('villageGroup', EDU);
  const { series } = await office.done('letters.saveSeries', { unit, name: '秋季', from, until, parts });
  await office.done('letters.changeSeries', { series, act: 'issue' });
  for (const { running } of (await office.done('letters.series', { series })).rows) {
    await drive(office, running ?? '');
  }
  await product.settle();
  const { page, open, picture, tooWide } = await sit(OFFICE);
  await open(`letters/campaigns/series/index?series=${series}`);
  await page.getByText('已经发出的').waitFor();
  const order = await page.getByRole('button', { name: /\d+ \/ \d+ 份/ }).allInnerTexts();
  expect(order.map((text) => text.split('\n')[0])).toEqual(['乡镇与村', '村与村民小组', '教师与家长']);
  await picture('series-figures');
  expect(await tooWide()).toEqual([]);
  await page.getByRole('button', { name: /提醒没签的/ }).click();
  await page.getByText(/已提醒 \d+ 人/).waitFor();
  await picture('series-reminded');
  await page.getByRole('button', { name: /^看联系不上的：教师与家长，\d+ 份$/ }).click();
  await page.getByText('没有人绑定手机，提醒发不到').waitFor();
  await picture('series-unreachable');
  // The county's office cannot sign at a door: it is told who can, and nothing is promised to it.
  await page
    .getByText(/请找.*班主任$/)
    .first()
    .waitFor();
  expect(await page.getByText('可以现场签字').filter({ visible: true }).count()).toBe(0);
});

test('from the progress down to a household that has not signed: which signing it is stands there, and signing on the spot', async () => {
  await issue(product.as('bureauOfficer'), 'groupHousehold', EDU);
  await product.settle();
  const { page, open, picture } = await sit(HEAD);
  const place = `unit=yunling-t1-v1&period=${encodeURIComponent(periodOf('groupHousehold'))}`;
  await open(`letters/campaigns/units/index?${place}`);
  await page.getByText(/村民小组与农户，.*责任书，2026-2027学年/).waitFor();
  await picture('progress-which');
  await page.getByRole('button', { name: /还没签\d+份/ }).click();
  await page
    .getByText(/责任书，2026-2027学年，\d+ 份/)
    .filter({ visible: true })
    .waitFor();
  await page
    .getByRole('button', { name: /户主甲户/ })
    .first()
    .click();
  await page.getByRole('button', { name: '现场签字' }).click();
  await page.getByText('谁来签', { exact: true }).waitFor();
});

test('rows and tiles keep their shape, whichever pages were seen before and gone back to', async () => {
  const campaign = await issue(product.as('bureauOfficer'), 'townshipVillage', EDU);
  await product.settle();
  const { page, open } = await sit(OFFICE);
  const shape = () =>
    page.evaluate(() => {
      const of = (part: string, property: string) =>
        [...document.querySelectorAll(`button[class*="${part}"]`)].map((one) =>
          getComputedStyle(one).getPropertyValue(property),
        );
      return { bars: of(' bar-module__bar', 'padding-left'), tiles: of(' figure-module__figure', 'border-left-width') };
    });
  await open(shown(campaign));
  await page.getByText('下一级').waitFor();
  const fresh = await shape();
  // Words that only the page there bears: 返回 of this one leads elsewhere.
  const rows = [
    [page.getByText('看全文', { exact: true }), '打勾的话'],
    [page.getByRole('button', { name: /\d+ \/ \d+ 份/ }), '签订进度'],
  ] as const;
  for (const [row, there] of rows) {
    await row.first().click();
    await page.getByText(there, { exact: true }).filter({ visible: true }).first().waitFor();
    await page.getByRole('button', { name: '返回' }).filter({ visible: true }).click();
    await page.getByText('看全文', { exact: true }).filter({ visible: true }).waitFor();
    expect(await shape()).toEqual(fresh);
  }
  expect(new Set(fresh.bars)).toEqual(new Set(['16px']));
});
