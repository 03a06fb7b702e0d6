import { found } from '#domain/errors';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { seatsIn } from '../support/seats';
import { campaignRequest, drive, issue, lettersOf, partySigns, peopleForEdges } from './campaign-driving';
import { CLASS, signAs, startLetters, withAdults } from './class-letters';
import { sign } from './sign-by-hand';

jest.setTimeout(240_000);

const PARENT = { name: 'guardian.a', title: '家长', place: '云岭县' } as const;
const GROUP = { name: 'groupLeader', title: '村民小组长', place: '一组' } as const;
const UNIT = 'yunling-t1-v1-g1';

let product: Product;
const sit = seatsIn(() => product);
beforeEach(async () => {
  product = await openProduct('counted');
  await peopleForEdges(product);
});
afterEach(() => product.close());

async function householdLetter(): Promise<string> {
  const campaign = await issue(product.as('groupLeader'), 'groupHousehold', UNIT);
  return found((await lettersOf(product, campaign))[0])._id;
}

test('a letter that was signed and replaced says by which and when, and leads to the new one', async () => {
  const teacher = product.as('classTeacher');
  const begun = async (name: string): Promise<string> => {
    const request = { ...campaignRequest('teacherGuardian', CLASS), term: 'autumn' as const, name };
    const { campaign } = await teacher.done('letters.saveCampaign', request);
    await drive(teacher, (await teacher.done('letters.issueCampaign', { campaign })).job);
    return `${campaign}:${childId('yunling', 'a')}:guardian`;
  };
  const old = await begun('开学');
  await signAs(product, 'guardian.a', old);
  await begun('补签');
  await product.settle();
  const { page, open, picture, tooWide } = await sit(PARENT);
  await open('letters/list/index');
  await page.getByRole('button', { name: /已换成新的一份.*妈a/ }).click();
  await page.getByText('这一份签过，签字记录仍在').waitFor();
  await picture('replaced-letter');
  await page.getByRole('button', { name: '看回执' }).click();
  await page.getByText('签过，已换成新的一份').waitFor();
  await page.getByText('（补签），以新的一份为准').last().waitFor();
  await picture('replaced-receipt');
  expect(await tooWide()).toEqual([]);
  await page.getByRole('button', { name: '看新的一份' }).last().click();
  await page.getByText('看懂了，打勾').waitFor();
});

test('the household’s letter has a line of its own at home, and the receipt names who of them signed', async () => {
  await startLetters(product);
  const letter = await householdLetter();
  const { page, open, picture } = await sit(PARENT);
  await open('home/index');
  await page.getByRole('button', { name: '去签字（2 份）' }).waitFor();
  expect(await page.getByText('有 1 份责任书等您签').count()).toBe(2);
  await page.getByText('全家一份').waitFor();
  await picture('home-household');
  await partySigns(product.as('guardian.a'), letter);
  await open(`letters/receipt/index?letter=${encodeURIComponent(letter)}`);
  await page.getByText('妈a（母亲）').waitFor();
  await picture('receipt-household');
});

test('declined once, a letter is not counted again, and stands apart in the list', async () => {
  await startLetters(product);
  const letter = await householdLetter();
  const { page, open, picture } = await sit(PARENT);
  await open(`letters/sign/index?letter=${encodeURIComponent(letter)}`);
  await page.getByRole('button', { name: '先不签' }).click();
  await page.getByRole('button', { name: '想再商量一下' }).click();
  await page.getByText('还有 1 份等您签').waitFor();
  await picture('declined-family');
  await page.getByRole('button', { name: '点错了，还是要签' }).click();
  await page.getByText('上次选了先不签：想再商量一下').waitFor();
  await open('letters/list/index');
  await page.getByText('先不签的，和暂停的').waitFor();
  await page.getByText('先签娃a的').waitFor();
  await picture('list-declined');
  await page.getByRole('button', { name: /暂不签/ }).click();
  await page.getByText('上次选了先不签：想再商量一下').waitFor();
  await picture('declined-again');
  expect(await page.getByRole('button', { name: '先不签' }).count()).toBe(0);
});

test('who helps at the door chooses each parent once, and learns what is wrong with a witness where it is written', async () => {
  const mothers = found(await product.store.read('children', childId('yunling', 'a'))).adults;
  await withAdults(product, childId('yunling', 'b'), () => mothers);
  const letter = await householdLetter();
  const seat = await sit(GROUP);
  const { page, open, picture } = seat;
  await open(`letters/assist/index?letter=${encodeURIComponent(letter)}`);
  await page.getByRole('radio', { name: /妈a/ }).waitFor();
  expect(await page.getByRole('radio', { name: /^[爸妈]/ }).count()).toBe(2);
  await page.getByText('娃a、娃b的母亲').waitFor();
  await picture('assist-once-each');
  await page.getByRole('radio', { name: /妈a/ }).click();
  await page.getByRole('radio', { name: /按指印/ }).click();
  const witness = page.getByRole('textbox', { name: '见证人姓名' });
  await witness.fill('妈a');
  await sign(seat, '提交，记为协助签字');
  const refused = page.getByText('见证人不能是签字的人，也不能是协助的人');
  await refused.first().waitFor();
  expect(await refused.count()).toBe(2);
  expect(await witness.getAttribute('aria-invalid')).toBe('true');
  await refused.first().scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'dist/pictures/assist-witness.png' });
  await witness.fill('杨四');
  await refused.first().waitFor({ state: 'detached' });
  expect(await refused.count()).toBe(0);
  await page.getByRole('button', { name: '提交，记为协助签字' }).click();
  await page.getByText('签好了').waitFor();
});

test('a group leader is led from home to what waits, and from the end of it to the receipts', async () => {
  const letter = await householdLetter();
  const campaign = found(await product.store.read('letters', letter)).campaign;
  const seat = await sit(GROUP);
  const { page, open, picture } = seat;
  await open('home/index');
  await page.getByText('我的岗位责任书').waitFor();
  expect(await page.getByRole('button', { name: /^去签字/ }).count()).toBe(0);
  await partySigns(product.as('guardian.a'), letter);
  await open('home/index');
  await page.getByRole('button', { name: '我的岗位责任书，1 个等着办' }).waitFor();
  await picture('home-group');
  await page.getByRole('button', { name: '去签字（1 份）' }).click();
  await page.getByText('等我作为甲方签').waitFor();
  await page.getByRole('button', { name: '去签字', exact: true }).click();
  await page.getByText('一份责任书，等您签').waitFor();
  await sign(seat, '提交签字');
  await page.getByText('签好了 1 份').waitFor();
  await picture('batch-receipts');
  await page.getByRole('button', { name: /户主甲/ }).click();
  await page.getByText('妈a（母亲）').waitFor();
  await open(`letters/campaigns/campaign/index?campaign=${encodeURIComponent(campaign)}`);
  await page.getByText('乙方签好后，甲方再签').waitFor();
  const village = await sit({ name: 'villageHead', title: '村主任', place: '一村' });
  await village.open(`letters/campaigns/campaign/index?campaign=${encodeURIComponent(campaign)}`);
  await village.page.getByText('由村民小组长签。').waitFor();
});
