import { found } from '#domain/errors';
import { EDGE_IDS } from '#domain/letters/edges';
import { unknownVariables } from '#domain/letters/lawful';
import { forbiddenWords } from '#domain/letters/template-check';
import { BUILT_IN, countyTemplate } from '#domain/letters/templates';
import { NATIONWIDE_FORBIDDEN_WORDS } from '#domain/policy/packs/forbidden-words';
import { openProduct, type Product } from '../support/product';
import { campaignRequest, drive, lettersOf, peopleForEdges } from './campaign-driving';

test.each(EDGE_IDS)('%s has a built-in template that is lawful and asks for nothing that nobody fills', (edge) => {
  const texts = BUILT_IN.filter((one) => one.edge === edge);
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    expect(forbiddenWords(text, NATIONWIDE_FORBIDDEN_WORDS, '')).toEqual([]);
    expect(unknownVariables(countyTemplate('yunling', text))).toEqual([]);
  }
});

describe('the county’s own versions', () => {
  let product: Product;
  beforeEach(async () => {
    product = await openProduct();
    await peopleForEdges(product);
  });
  afterEach(() => product.close());

  async function draft(change: Readonly<Record<string, unknown>> = {}) {
    const office = product.as('bureauOfficer');
    const { edge, kind, title, summary, body, statement, targets, signing } = await office.done('letters.template', {
      template: 'bureauSchool',
      version: 1,
    });
    const own = { template: 'bureauSchool', edge, kind, title, summary, body, statement, targets, signing };
    return office.done('letters.saveTemplate', { ...own, variables: [], explanations: [], ...change });
  }

  test('a draft is written over, a published version never changes, and the next save is the next version', async () => {
    const office = product.as('bureauOfficer');
    const first = await draft();
    expect(await draft({ title: '新标题' })).toEqual(first);
    await office.done('letters.publishTemplate', first);
    expect(await office.call('letters.publishTemplate', first)).toMatchObject({ code: 'ILLEGAL_STATE' });
    expect((await draft({ title: '再改' })).version).toBe(first.version + 1);
    expect((await office.done('letters.template', first)).title).toBe('新标题');
    const rows = (await office.done('letters.templates', { edge: 'bureauSchool' })).items;
    expect(rows.map(({ version, state }) => [version, state])).toEqual([
      [first.version, 'published'],
      [first.version + 1, 'draft'],
    ]);
    expect((await product.as('principal').done('letters.templates', { edge: 'bureauSchool' })).items).toHaveLength(1);
  });

  test('fines, deposits and variables that nobody fills are refused when it is published', async () => {
    const office = product.as('bureauOfficer');
    expect(await office.call('letters.publishTemplate', await draft({ body: '违约的缴纳押金。' }))).toMatchObject({
      code: 'TEMPLATE_UNLAWFUL',
    });
    expect(await office.call('letters.publishTemplate', await draft({ body: '{{谁也不知道}}' }))).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  test('a variable of the template is asked of the campaign, and stands in every letter; an issued letter keeps its text', async () => {
    const office = product.as('bureauOfficer');
    const saved = await draft({ body: '本县今年的口号：{{口号}}。\n{{目标}}', variables: ['口号'] });
    const request = { ...campaignRequest('bureauSchool', 'yunling-edu'), version: saved.version };
    expect(await office.call('letters.saveCampaign', request)).toMatchObject({ code: 'INVALID_ARGUMENT' });
    await office.done('letters.publishTemplate', saved);
    expect(await office.call('letters.saveCampaign', request)).toMatchObject({ code: 'INVALID_ARGUMENT' });
    const unitTargets = { 'yunling-s10': { retention: '99.5' } };
    const { campaign } = await office.done('letters.saveCampaign', {
      ...request,
      variables: { 口号: '一个都不能少' },
      unitTargets,
    });
    await drive(office, (await office.done('letters.issueCampaign', { campaign })).job);
    const before = await lettersOf(product, campaign);
    const texts = Object.fromEntries(before.map((letter) => [letter._id.split(':').at(-2), letter.content.bodyText]));
    expect(texts['yunling-s1']).toContain('一个都不能少');
    expect(texts['yunling-s1']).toContain('不低于：95 %');
    expect(texts['yunling-s10']).toContain('不低于：99.5 %');
    await office.done('letters.publishTemplate', await draft({ title: '后来的版本' }));
    expect((await lettersOf(product, campaign)).map(({ title }) => title)).toEqual(before.map(({ title }) => title));
  });

  test('two families’ letters differ by nothing of the other: the built-in names fill every place', async () => {
    const office = product.as('bureauOfficer');
    const { campaign } = await office.done('letters.saveCampaign', campaignRequest('groupHousehold', 'yunling-edu'));
    await drive(office, (await office.done('letters.issueCampaign', { campaign })).job);
    const letters = await lettersOf(product, campaign);
    expect(found(letters[0]).content.bodyText).toContain('户主甲');
    expect(letters.every(({ content }) => !/\{\{|undefined|null/.test(content.bodyText))).toBe(true);
  });
});
