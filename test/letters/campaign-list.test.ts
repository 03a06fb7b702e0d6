import { openProduct, type Product } from '../support/product';
import { campaignRequest, drive, issue, peopleForEdges } from './campaign-driving';

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
});
afterEach(() => product.close());

const idsOf = ({ items }: { readonly items: readonly { readonly id: string }[] }): string[] =>
  items.map(({ id }) => id).sort();

test('own campaigns and those of units below are told apart, and each stage has its own', async () => {
  const head = product.as('townshipApprover');
  const out = await issue(head, 'townshipVillage', 'yunling-t1');
  const { campaign: draft } = await head.done('letters.saveCampaign', {
    ...campaignRequest('townshipVillage', 'yunling-t1'),
    name: '返乡',
  });
  const below = await issue(product.as('villageHead'), 'villageGroup', 'yunling-t1-v1');
  const list = (request: { stage?: 'now' | 'draft' | 'over'; of?: 'own' | 'below' }) =>
    head.done('letters.campaigns', request).then(idsOf);
  expect(await list({})).toEqual([below, draft, out].sort());
  expect(await list({ of: 'own' })).toEqual([draft, out].sort());
  expect(await list({ of: 'below' })).toEqual([below]);
  expect(await list({ of: 'own', stage: 'now' })).toEqual([out]);
  expect(await list({ stage: 'draft' })).toEqual([draft]);
  expect(await list({ stage: 'over' })).toEqual([]);
});

test('a draft that nobody wants is thrown away: nothing was out, nothing comes out', async () => {
  const head = product.as('townshipApprover');
  const { campaign } = await head.done('letters.saveCampaign', campaignRequest('townshipVillage', 'yunling-t1'));
  const { job } = await head.done('letters.changeCampaign', { campaign, act: 'close' });
  expect(await drive(head, job)).toMatchObject({ state: 'done', made: 0 });
  expect(await head.done('letters.campaign', { campaign })).toMatchObject({ state: 'closed', acts: [] });
  expect(await head.call('letters.issueCampaign', { campaign })).toMatchObject({ code: 'CAMPAIGN_PAUSED' });
});

test('letters of the other line are counted at that line’s root', async () => {
  const office = product.as('bureauOfficer');
  const villages = await issue(office, 'townshipVillage', 'yunling-edu');
  const schools = await issue(office, 'bureauSchool', 'yunling-edu');
  await product.settle();
  for (const [campaign, at] of [
    [villages, 'yunling'],
    [schools, 'yunling-edu'],
  ] as const) {
    const { countedAt, period } = await office.done('letters.campaign', { campaign });
    expect(countedAt).toBe(at);
    const { totals } = await office.done('letters.progress', { unit: countedAt, period });
    expect(totals.total).toBe(2);
  }
});

test('whoever may begin an edge may see how far it has come, on whichever line it is counted', async () => {
  await peopleForEdges(product);
  const group = product.as('leadingGroup');
  for (const edge of ['countyBureau', 'countyTownship', 'countyDepartment'] as const) {
    const campaign = await issue(group, edge, 'yunling');
    await product.settle();
    const { countedAt, period } = await group.done('letters.campaign', { campaign });
    const { totals } = await group.done('letters.progress', { unit: countedAt, period });
    expect(totals.total).toBeGreaterThan(0);
  }
});
