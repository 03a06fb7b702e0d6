import { found } from '#domain/errors';
import { postId } from '#domain/posts';
import { openProduct, type Product } from '../support/product';
import { seatsIn } from '../support/seats';
import { issue, lettersOf, partySigns, peopleForEdges, periodOf } from './campaign-driving';

jest.setTimeout(180_000);

const OFFICE = { name: 'bureauOfficer', title: '县教育局经办人', place: '教育局' } as const;
const TOWNSHIP = { name: 'townshipApprover', title: '乡镇分管领导', place: '一乡' } as const;
const GROUP = { name: 'groupLeader', title: '村民小组长', place: '一组' } as const;

let product: Product;
const sit = seatsIn(() => product);
beforeEach(async () => {
  product = await openProduct('counted');
  await peopleForEdges(product);
});
afterEach(() => product.close());

it('a township begins a signing with its villages: chosen, counted, sent, and seen in the list', async () => {
  const { page, open, picture, tooWide } = await sit(TOWNSHIP);
  await open('letters/campaigns/index');
  await page.getByText('这里还没有签订').waitFor();
  await picture('campaigns-empty');
  await page.getByText('发起签订', { exact: true }).click();
  await page.getByRole('radio', { name: /通用模板/ }).click();
  await page.getByRole('radio', { name: '返乡', exact: true }).click();
  await picture('campaign-begin');
  expect(await tooWide()).toEqual([]);
  const next = page.getByText('下一步：看看要发多少份');
  for (const field of await page.locator('input[placeholder^="如："]:not([placeholder*="春节"])').all()) {
    await field.fill('95');
  }
  for (const field of await page.getByPlaceholder('写清楚要做到什么').all()) {
    await field.fill('95');
  }
  await next.click();
  await page.getByText('发出 2 份').waitFor();
  await picture('campaign-preview');
  expect(await tooWide()).toEqual([]);
  await page.getByText('发出 2 份').click();
  await page.getByRole('dialog').getByText('发出', { exact: true }).click();
  await page.getByText('办好了 2 份。').waitFor();
  await product.settle();
  await open('letters/campaigns/index');
  await page.getByText('乡镇与村（返乡）').waitFor();
  await picture('campaigns-list');
});

it('progress goes down to the villages; each number has its list; who has not signed is reminded once a day', async () => {
  const campaign = await issue(product.as('townshipApprover'), 'townshipVillage', 'yunling-t1');
  await partySigns(product.as('villageHead'), `${campaign}:yunling-t1-v1:villageHead-1`);
  await product.settle();
  const { page, open, picture, tooWide } = await sit(TOWNSHIP);
  await open(`letters/campaigns/campaign/index?campaign=${encodeURIComponent(campaign)}`);
  await page.getByText('1 / 1 份').first().waitFor();
  await picture('campaign-open');
  expect(await tooWide()).toEqual([]);
  await page.getByText('提醒没签的（1 份）').click();
  await page.getByText('已提醒 1 人').waitFor();
  await product.settle();
  await open(`letters/campaigns/campaign/index?campaign=${encodeURIComponent(campaign)}`);
  await page.getByText('提醒没签的（1 份）').click();
  await page.getByText('1 人今天已经提醒过').waitFor();
  await picture('campaign-reminded');
  await page.getByRole('button', { name: /还没签1份/ }).click();
  await page.getByText('村党支部书记、村委会主任').filter({ visible: true }).waitFor();
  await picture('campaign-names');
  expect(await tooWide()).toEqual([]);
});

it('whoever came later gets a letter too: counted, then sent; those who have one get no second', async () => {
  const like = found(await product.store.read('units', 'yunling-t1-v10'));
  const head = found(await product.store.read('posts', postId(like._id, 'villageHead')));
  const unit = { ...like, _id: 'yunling-t1-v11', path: 'yunling/yunling-t1/yunling-t1-v11/', name: '新村' };
  await product.write('units', [unit]);
  const campaign = await issue(product.as('townshipApprover'), 'townshipVillage', 'yunling-t1');
  expect((await lettersOf(product, campaign)).length).toBe(2);
  const { page, open, picture, tooWide } = await sit(TOWNSHIP);
  await open(`letters/campaigns/campaign/index?campaign=${encodeURIComponent(campaign)}`);
  await page.getByText('补发', { exact: true }).click();
  await page.getByText('岗位还没有人').waitFor();
  await page.getByText('现在没有要发的。').waitFor();
  await picture('campaign-missing');
  expect(await tooWide()).toEqual([]);
  await product.write('posts', [{ ...head, _id: postId(unit._id, 'villageHead'), unit: unit._id, path: unit.path }]);
  await page.getByText('再数一次').click();
  await page.getByText('补发 1 份').click();
  await page.getByRole('dialog').getByText('补发', { exact: true }).click();
  await page.getByText(/^办好了 1 份/).waitFor();
  await page.getByText('数字还在更新').filter({ visible: true }).waitFor();
  expect((await lettersOf(product, campaign)).length).toBe(3);
});

it('pausing, resuming, extending and ending are each asked before they are done', async () => {
  const campaign = await issue(product.as('townshipApprover'), 'townshipVillage', 'yunling-t1');
  const { page, open, picture } = await sit({ ...TOWNSHIP, width: 320, large: true });
  await open(`letters/campaigns/campaign/index?campaign=${encodeURIComponent(campaign)}`);
  const step = async (word: string, after: string): Promise<void> => {
    await page.getByText(word, { exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await picture(`campaign-ask-${word}`);
    await dialog.getByText(word, { exact: true }).click();
    await page.getByText(after, { exact: true }).first().waitFor();
    await page.getByText(/^办好了 2 份/).waitFor();
  };
  await step('暂停', '已暂停');
  await step('恢复', '正在签');
  await step('延期', '正在签');
  await step('结束', '已结束');
  const state = await product.as('townshipApprover').done('letters.campaign', { campaign });
  expect(state).toMatchObject({ state: 'closed', acts: [] });
  expect((await lettersOf(product, campaign)).map((letter) => letter.state)).toEqual(['expired', 'expired']);
});

it('the county’s office writes a version of its own: refused words stand where they are, publishing is asked', async () => {
  const { page, open, picture, tooWide } = await sit(OFFICE);
  await open('letters/templates/index');
  await page.getByText('村民小组与农户').waitFor();
  await picture('templates-list');
  const [template] = (await product.as('bureauOfficer').done('letters.templates', { edge: 'groupHousehold' })).items;
  await open(`letters/templates/template/index?template=${template?.template}&version=${template?.version}`);
  await page.getByText('改成本县的新版本').waitFor();
  await picture('template-read');
  expect(await tooWide()).toEqual([]);
  await page.getByText('改成本县的新版本').click();
  const body = page.getByRole('textbox', { name: '全文' });
  const before = await body.inputValue();
  await body.fill(`${before}\n不签的罚款。\n请{{某人}}照办。`);
  await page.getByText(/不能写第 \d+ 行的“罚款”/).waitFor();
  await picture('template-refused');
  expect(await tooWide()).toEqual([]);
  await body.fill(`${before}\n请{{某人}}照办。`);
  await page.getByText('没有人填的变量：某人。').waitFor();
  await page.getByRole('textbox', { name: '加一个本县的变量' }).fill('某人');
  await page.getByText('加上', { exact: true }).click();
  await page.getByText('没有人填的变量：某人。').waitFor({ state: 'detached' });
  await page.getByText('保存草稿', { exact: true }).click();
  await page.getByText('草稿', { exact: true }).waitFor();
  await page.getByText('发布', { exact: true }).click();
  await page.getByText('发布后不能改。').waitFor();
  await picture('template-publish');
  await page.getByRole('dialog').getByText('发布', { exact: true }).last().click();
  await page.getByText('本县', { exact: true }).waitFor();
  const after = await product.as('bureauOfficer').done('letters.templates', { edge: 'groupHousehold' });
  expect(after.items.map(({ state, variables }) => ({ state, variables }))).toContainEqual({
    state: 'published',
    variables: ['某人'],
  });
});

it('on a desktop the chosen signing stands at the right of the list', async () => {
  const office = product.as('bureauOfficer');
  await issue(office, 'bureauSchool', 'yunling-edu');
  await issue(office, 'townshipVillage', 'yunling-edu');
  await product.settle();
  const { page, open, picture } = await sit({ ...OFFICE, width: 1280 });
  await open('letters/campaigns/index');
  await page.getByText('乡镇与村（开学）').click();
  await page.getByText('签订进度').waitFor();
  await page.getByText('一乡').first().waitFor();
  await picture('campaigns-1280');
  await open('letters/templates/index');
  await page.getByText('乡镇与村', { exact: true }).waitFor();
  await picture('templates-1280');
});

it('a group’s leader sees households by name, and a failed network says what is safe', async () => {
  const campaign = await issue(product.as('groupLeader'), 'groupHousehold', 'yunling-t1-v1-g1');
  await product.settle();
  const { page, open, picture, setOnline } = await sit(GROUP);
  const place = `unit=yunling-t1-v1-g1&period=${encodeURIComponent(periodOf('groupHousehold'))}`;
  await open(`letters/campaigns/names/index?${place}`);
  await page.getByText('户主甲户').waitFor();
  await picture('campaign-households');
  await open(`letters/campaigns/campaign/index?campaign=${encodeURIComponent(campaign)}`);
  await page.getByText('提醒没签的（1 份）').waitFor();
  setOnline(false);
  await page.getByText('提醒没签的（1 份）').click();
  await page.getByText(/网络/).first().waitFor();
  await picture('campaign-offline');
});
