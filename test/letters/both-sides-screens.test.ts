import { found } from '#domain/errors';
import { BUILT_IN } from '#domain/letters/templates';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { seatsIn } from '../support/seats';
import { campaignRequest, drive, issue, lettersOf, partySigns, peopleForEdges } from './campaign-driving';
import { CLASS, startLetters } from './class-letters';
import { sign } from './sign-by-hand';

jest.setTimeout(240_000);

const PARENT = { name: 'guardian.a', title: '家长', place: '云岭县' } as const;
const VILLAGE = { name: 'villageHead', title: '村主任', place: '一村' } as const;
const GROUP = { name: 'groupLeader', title: '村民小组长', place: '一组' } as const;
const TEACHER = { name: 'classTeacher', title: '班主任', place: '五（1）班' } as const;
const TOWNSHIP = { name: 'townshipApprover', title: '乡镇分管领导', place: '一乡' } as const;

let product: Product;
const sit = seatsIn(() => product);
beforeEach(async () => {
  product = await openProduct('counted');
  await peopleForEdges(product);
});
afterEach(() => product.close());

test('a village head signs with the township, then for all groups at once; the chain shows who has signed', async () => {
  const office = product.as('bureauOfficer');
  await issue(office, 'townshipVillage', 'yunling-edu');
  const groups = await issue(office, 'villageGroup', 'yunling-edu');
  const ofVillage = (await lettersOf(product, groups)).filter(({ issuer }) => issuer?.startsWith('yunling-t1-v1:'));
  for (const letter of ofVillage) {
    const who = letter._id.includes('g10:') ? 'groupLeader.sibling' : 'groupLeader';
    await partySigns(product.as(who), letter._id);
  }
  const seat = await sit(VILLAGE);
  const { page, open, picture, tooWide } = seat;
  await open('home/index');
  await page.getByRole('button', { name: /我的岗位责任书，3 个/ }).click();
  await page.getByText('等我作为甲方签').waitFor();
  await picture('post-letters');
  expect(await tooWide()).toEqual([]);
  await page.getByRole('button', { name: '去签字' }).click();
  await page.getByText('我已阅读', { exact: false }).or(page.getByRole('checkbox')).first().waitFor();
  await picture('post-sign');
  await page.getByRole('button', { name: '先不签' }).click();
  await page.getByText('这件事不归我的岗位').waitFor();
  await picture('post-decline');
  await page.getByRole('button', { name: '关闭' }).click();
  await sign(seat, '提交签字');
  await page.getByText('接下来由').waitFor();
  await picture('post-receipt');

  await open('letters/post/index');
  await page.getByRole('button', { name: '去签字' }).click();
  await page.getByText('2 份责任书，签一次名').waitFor();
  await picture('batch-list');
  expect(await tooWide()).toEqual([]);
  await sign(seat, '签这 2 份');
  await page.getByText('签好了 2 份').waitFor();
  await picture('batch-done');
  expect((await lettersOf(product, groups)).filter(({ state }) => state === 'countersigned')).toHaveLength(2);

  await open('letters/chain/index?unit=yunling-t1-v1');
  await page.getByText('往下：村与村民小组').waitFor();
  await picture('chain-village');
  expect(await tooWide()).toEqual([]);
});

test('at a desk the list stands beside the letter; the issuer declares one void, with a reason', async () => {
  const groups = await issue(product.as('villageHead'), 'villageGroup', 'yunling-t1-v1');
  const letters = await lettersOf(product, groups);
  for (const letter of letters) {
    await partySigns(product.as(letter._id.includes('g10:') ? 'groupLeader.sibling' : 'groupLeader'), letter._id);
  }
  const seat = await sit({ ...VILLAGE, width: 1280 });
  const { page, open, picture } = seat;
  await open(`letters/batch/index?campaign=${encodeURIComponent(groups)}`);
  await page.getByRole('button', { name: /十组/ }).click();
  await page.getByText('全文', { exact: true }).waitFor();
  await picture('batch-desk');
  const one = found(letters[0])._id;
  await open(`letters/receipt/index?letter=${encodeURIComponent(one)}`);
  await page.getByRole('button', { name: '作废这一份' }).click();
  expect(await page.getByRole('button', { name: '请先选原因' }).isDisabled()).toBe(true);
  await page.getByRole('radio', { name: '内容写错了' }).click();
  await picture('letter-void');
  await page.getByRole('button', { name: '作废，不能恢复' }).click();
  await page.getByText('签过，已作废').waitFor();
  expect((await product.store.read('letters', one))?.state).toBe('voided');
});

test('a parent signs the child’s letter and the household’s in one sitting, then tells who looks after the child', async () => {
  await startLetters(product);
  await issue(product.as('groupLeader'), 'groupHousehold', 'yunling-t1-v1-g1');
  const seat = await sit(PARENT);
  const { page, open, picture, tooWide } = seat;
  await open('home/index');
  await page.getByRole('button', { name: '去签字（2 份）' }).click();
  await page.getByText('共 2 份').waitFor();
  await picture('family-letters');
  await page.getByRole('button', { name: '去签字', exact: true }).click();
  await page.getByText('看懂了，打勾').waitFor();
  await sign(seat, '提交签字');
  await page.getByText('还有 1 份等您签。').waitFor();
  await picture('family-next');
  await page.getByRole('button', { name: /^下一份/ }).click();
  await page.getByText('看懂了，打勾').waitFor();
  await picture('family-household');
  expect(await tooWide()).toEqual([]);
  await sign(seat, '提交签字');
  await page.getByRole('button', { name: '回到首页' }).click();
  await page.getByRole('button', { name: /谁在照顾孩子/ }).click();
  await page.getByRole('textbox', { name: '照护人姓名' }).fill('奶奶甲');
  await page.getByRole('radio', { name: '祖母', exact: true }).click();
  await page.getByRole('textbox', { name: '照护人手机号' }).fill('00000000077');
  await page.getByRole('textbox', { name: '怎么找到您' }).fill('在外省务工，打我手机');
  await picture('entrust-form');
  expect(await tooWide()).toEqual([]);
  await page.getByRole('button', { name: '告诉学校和村里' }).click();
  await page.getByText('已告诉学校和村里').waitFor();
  await page.getByText('祖母 奶奶甲').waitFor();
  await picture('entrust-told');

  const desk = await sit(TEACHER);
  await desk.open(`letters/entrust/index?unit=${CLASS}`);
  await desk.page.getByText('祖母 奶奶甲在照顾').waitFor();
  await desk.picture('entrust-class');
  await desk.page.getByRole('button', { name: /娃a/ }).click();
  await desk.page.getByRole('button', { name: '打电话给奶奶甲' }).waitFor();
  await desk.picture('entrust-child');
  const log = await product.store.page('accessLog', {
    equal: { county: 'yunling', child: childId('yunling', 'a') },
    limit: 10,
  });
  expect(log.items.map(({ operation }) => operation)).toContain('letters.entrustments');
});

test('a group leader helps a household to sign at its door', async () => {
  const campaign = await issue(product.as('groupLeader'), 'groupHousehold', 'yunling-t1-v1-g1');
  const letter = found((await lettersOf(product, campaign))[0]);
  const seat = await sit({ ...GROUP, width: 320, large: true });
  const { page, open, picture, tooWide } = seat;
  await open(`roster/household/index?household=${encodeURIComponent('yunling-t1-v1-g1~1')}`);
  await page.getByRole('button', { name: '帮户主甲家现场签字' }).waitFor();
  await picture('household-door-320');
  await page.getByRole('button', { name: '帮户主甲家现场签字' }).click();
  await page.getByRole('radio', { name: /爸a/ }).click();
  await picture('household-assist-320');
  expect(await tooWide()).toEqual([]);
  await sign(seat, '提交，记为协助签字');
  await page.getByText('签好了').waitFor();
  const signed = found(await product.store.read('letters', letter._id));
  expect(signed.events.findLast(({ type }) => type === 'signed')?.body).toMatchObject({
    signerName: '爸a',
    method: 'assisted',
  });
});

test('the chain of the county reaches both lines; a township sees its villages', async () => {
  const office = product.as('bureauOfficer');
  for (const edge of ['countyBureau', 'countyTownship', 'townshipVillage'] as const) {
    await issue(office, edge, 'yunling-edu');
  }
  const seat = await sit({ ...TOWNSHIP, width: 320, large: true });
  await seat.open('letters/chain/index');
  await seat.page.getByText('往下：乡镇与村').waitFor();
  await seat.picture('chain-township-320');
  expect(await seat.tooWide()).toEqual([]);
  const county = await sit({ name: 'leadingGroup', title: '县领导小组', place: '云岭县', width: 1280 });
  await county.open('letters/chain/index');
  await county.page.getByText('往下：县政府与县教育局').waitFor();
  await county.picture('chain-county');
  const classroom = await sit(TEACHER);
  await classroom.open('letters/chain/index');
  await classroom.page.getByText('往下：教师与家长').waitFor();
  await classroom.picture('chain-class');
});

test('what the county explained in another language stands below the text, and the Chinese text binds', async () => {
  const office = product.as('bureauOfficer');
  const text = found(BUILT_IN.find(({ edge }) => edge === 'villageGroup'));
  const { edge, kind, title, summary, body, statement, signing, targets, template } = text;
  const explanations = [{ language: '彝语', text: '孩子要上学，有难处找村里。', audio: null }];
  const kept = { template, edge, kind, title, summary, body, statement, signing, targets, variables: [], explanations };
  const saved = await office.done('letters.saveTemplate', kept);
  await office.done('letters.publishTemplate', saved);
  const asked = { ...campaignRequest('villageGroup', 'yunling-t1-v1'), ...saved };
  const { campaign } = await product.as('villageHead').done('letters.saveCampaign', asked);
  await drive(
    product.as('villageHead'),
    (await product.as('villageHead').done('letters.issueCampaign', { campaign })).job,
  );
  const letter = found((await lettersOf(product, campaign)).find(({ _id }) => _id.includes(':yunling-t1-v1-g1:')));
  const { page, open, picture, tooWide } = await sit(GROUP);
  await open(`letters/sign/index?letter=${encodeURIComponent(letter._id)}`);
  await page.getByRole('button', { name: '彝语' }).click();
  await page.getByText('孩子要上学，有难处找村里。').waitFor();
  await page.getByText('以中文正文为准').scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'dist/pictures/letter-explained.png' });
  expect(await tooWide()).toEqual([]);
  await page.getByRole('button', { name: '先不签' }).click();
  await page.getByRole('button', { name: '这件事不归我的岗位' }).click();
  await page.getByText('已记下，先不签').waitFor();
  await picture('post-declined');
  const head = await sit(VILLAGE);
  await head.open(`letters/sign/index?letter=${encodeURIComponent(letter._id)}`);
  await head.page.getByText('暂不签：这件事不归我的岗位').waitFor();
});
