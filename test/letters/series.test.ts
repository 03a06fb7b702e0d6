import { found } from '#domain/errors';
import type { EdgeId } from '#domain/letters/edges';
import { pastedTargets } from '#domain/letters/pasted-targets';
import { addDays } from '#domain/plain-date';
import { advance } from '../support/clock';
import { calendarOfYear, TODAY } from '../support/fixture';
import { type Caller, openProduct, type Product } from '../support/product';
import { campaignRequest, drive, lettersOf, peopleForEdges } from './campaign-driving';

const EDU = 'yunling-edu';
const COUNTY_EDGES = ['countyTownship', 'bureauSchool', 'villageGroup'] as const;

let product: Product;
let office: Caller;
beforeEach(async () => {
  product = await openProduct('counted');
  await peopleForEdges(product);
  office = product.as('bureauOfficer');
});
afterEach(() => product.close());

const partOf = (edge: EdgeId, unit: string) => {
  const { unit: _, name, from, until, ...part } = campaignRequest(edge, unit);
  return part;
};

async function begun(edges: readonly EdgeId[] = COUNTY_EDGES): Promise<string> {
  const shared = { unit: EDU, name: '2026 秋季', from: TODAY, until: addDays(TODAY, 14) };
  const parts = edges.map((edge) => partOf(edge, EDU));
  return (await office.done('letters.saveSeries', { ...shared, parts })).series;
}

const view = (series: string) => office.done('letters.series', { series });

async function driveAll(series: string): Promise<number> {
  let made = 0;
  for (const { running } of (await view(series)).rows) {
    made += running ? (await drive(office, running)).made : 0;
  }
  return made;
}

describe('a campaign over several edges', () => {
  test('is drafted whole or not at all, counted edge by edge, and issued together', async () => {
    const series = await begun();
    const { rows, acts, name } = await view(series);
    expect([name, rows.map(({ edge }) => edge).sort(), acts]).toEqual([
      '2026 秋季',
      [...COUNTY_EDGES].sort(),
      ['issue', 'close'],
    ]);
    const previews = await Promise.all(rows.map(({ id }) => office.done('letters.previewCampaign', { campaign: id })));
    expect(previews.map(({ letters }) => letters)).toEqual([2, 2, 2]);
    expect(await office.done('letters.changeSeries', { series, act: 'issue' })).toEqual({ begun: 3 });
    expect(await driveAll(series)).toBe(6);
    expect((await view(series)).rows.map(({ state }) => state)).toEqual(['open', 'open', 'open']);
    for (const { id } of rows) {
      expect(await lettersOf(product, id)).toHaveLength(2);
    }
  });

  test('one edge that does not fit leaves no draft behind', async () => {
    const principal = product.as('principal');
    const request = { unit: 'yunling-s1', name: '', from: TODAY, until: TODAY };
    const good = partOf('principalClassTeacher', 'yunling-s1');
    const parts = [good, partOf('bureauSchool', EDU)];
    expect(await principal.call('letters.saveSeries', { ...request, parts })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await principal.done('letters.campaigns', { of: 'own' })).items).toEqual([]);
    expect(await principal.call('letters.saveSeries', { ...request, parts: [good, good] })).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    expect(await principal.call('letters.saveSeries', { ...request, parts: [good] })).toMatchObject({ ok: true });
  });

  test.each(['很少', '195', '-5'])('a common target cannot be %s', async (value) => {
    const shared = { unit: EDU, name: '', from: TODAY, until: TODAY };
    const part = partOf('bureauSchool', EDU);
    const targets = part.targets.map(({ id }) => ({ id, value: id === 'retention' ? value : '1' }));
    expect(targets.map(({ id }) => id)).toContain('retention');
    expect(await office.call('letters.saveSeries', { ...shared, parts: [{ ...part, targets }] })).toMatchObject({
      code: 'INVALID_ARGUMENT',
      fields: [{ path: 'targets', rule: expect.stringContaining('巩固率') }],
    });
  });

  test('paused, extended and closed together or one by one: what cannot is passed over', async () => {
    const series = await begun();
    await office.done('letters.changeSeries', { series, act: 'issue' });
    await driveAll(series);
    const [first] = (await view(series)).rows;
    const campaign = found(first).id;
    await drive(office, (await office.done('letters.changeCampaign', { campaign, act: 'pause' })).job);
    expect(await office.done('letters.changeSeries', { series, act: 'pause' })).toEqual({ begun: 2 });
    await driveAll(series);
    expect((await view(series)).rows.map(({ state }) => state)).toEqual(['paused', 'paused', 'paused']);
    expect(await office.call('letters.changeSeries', { series, act: 'extend' })).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    const until = addDays(TODAY, 40);
    expect(await office.done('letters.changeSeries', { series, act: 'extend', until })).toEqual({ begun: 3 });
    await driveAll(series);
    await office.done('letters.changeSeries', { series, act: 'close' });
    await driveAll(series);
    expect((await view(series)).acts).toEqual([]);
    expect(await office.call('letters.changeSeries', { series, act: 'close' })).toMatchObject({
      code: 'ILLEGAL_STATE',
    });
    const letters = await lettersOf(product, campaign);
    expect(letters.map((one) => [one.state, one.until])).toEqual(letters.map(() => ['expired', until]));
  });

  test('its kinds stand from the county down with their figures, and all who have not signed are reminded in one tap', async () => {
    const series = await begun(['groupHousehold', 'teacherGuardian', 'villageGroup', 'countyTownship']);
    expect(await office.call('letters.remind', { series })).toMatchObject({ code: 'ILLEGAL_STATE' });
    await office.done('letters.changeSeries', { series, act: 'issue' });
    await driveAll(series);
    await product.settle();
    const { rows } = await view(series);
    expect(rows.map(({ edge }) => edge)).toEqual([
      'countyTownship',
      'villageGroup',
      'groupHousehold',
      'teacherGuardian',
    ]);
    const made = await Promise.all(rows.map(async ({ id }) => (await lettersOf(product, id)).length));
    expect(rows.map(({ total, unsigned }) => [total, unsigned])).toEqual(made.map((letters) => [letters, letters]));
    expect(await office.call('letters.remind', { series, period: rows[0]?.period })).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    const first = await office.done('letters.remind', { series });
    const [second, alone] = await Promise.all([
      office.done('letters.remind', { series }),
      office.done('letters.remind', { unit: EDU, period: rows[3]?.period }),
    ]);
    expect([second.reminded, second.already, alone.reminded]).toEqual([0, first.reminded, 0]);
    await product.settle();
    const { items } = await product.store.page('messages', { equal: { county: 'yunling' }, limit: 1000 });
    const told = items.filter(({ kind }) => kind === 'letterToSign');
    expect(told).toHaveLength(first.reminded);
    expect(new Set(told.map(({ receiver }) => receiver)).size).toBe(first.reminded);
  });

  test('left half done by the screen, the tick ends all of them', async () => {
    const series = await begun();
    await office.done('letters.changeSeries', { series, act: 'issue' });
    advance(91_000);
    await product.settle();
    expect((await view(series)).rows.every(({ running, state }) => running === null && state === 'open')).toBe(true);
  });
});

describe('targets by unit', () => {
  const campaignOf = async () =>
    (await office.done('letters.saveCampaign', campaignRequest('bureauSchool', EDU))).campaign;

  test('pasted from a sheet, they stand in the text of that unit’s letter alone; a common value comes back when emptied', async () => {
    const campaign = await campaignOf();
    const { units, cursor } = await office.done('letters.unitTargets', { campaign });
    expect(cursor).toBeNull();
    const { targets } = await office.done('letters.campaign', { campaign });
    const [first, second] = units;
    const sheet = `学校\t${targets[0]?.label}\n${first?.name}\t99.9\n${second?.name}\t98.8\n没有这所学校\t1`;
    const { values, problems } = pastedTargets(sheet, targets, units);
    expect(problems).toEqual([{ line: 4, says: '找不到“没有这所学校”' }]);
    expect(await office.done('letters.saveUnitTargets', { campaign, values })).toMatchObject({ units: 2 });
    const emptied = { [found(second).unit]: { [found(targets[0]).id]: '' } };
    expect(await office.done('letters.saveUnitTargets', { campaign, values: emptied })).toMatchObject({ units: 1 });
    await drive(office, (await office.done('letters.issueCampaign', { campaign })).job);
    const texts = (await lettersOf(product, campaign)).map(
      ({ _id, content }) => [_id.includes(`:${found(first).unit}:`), content.bodyText] as const,
    );
    expect(texts.map(([isFirst, text]) => [isFirst, text.includes('99.9'), text.includes('98.8')])).toEqual(
      texts.map(([isFirst]) => [isFirst, isFirst, false]),
    );
  });

  test('units of elsewhere, unlawful values and what is out are refused', async () => {
    const campaign = await campaignOf();
    const values = (unit: string, value: string) => ({ campaign, values: { [unit]: { retention: value } } });
    expect(await office.call('letters.saveUnitTargets', values('yunling-t1-v1', '1'))).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    expect(await office.call('letters.saveUnitTargets', values('yunling-s1', '达不到的罚款500元'))).toMatchObject({
      code: 'TEMPLATE_UNLAWFUL',
    });
    await office.done('letters.issueCampaign', { campaign });
    expect(await office.call('letters.saveUnitTargets', values('yunling-s1', '1'))).toMatchObject({
      code: 'ILLEGAL_STATE',
    });
  });
});

describe('terms', () => {
  test('next term’s letters are prepared now, a past term’s are not, and a year without calendar says so', async () => {
    const next = { ...campaignRequest('teacherGuardian', EDU), term: 'spring' as const };
    expect((await office.done('letters.saveCampaign', next)).campaign).toContain(':2026-2027:spring');
    expect(await office.call('letters.saveCampaign', { ...next, schoolYear: '2027-2028' })).toMatchObject({
      code: 'CALENDAR_MISSING',
    });
    await product.write(
      'calendars',
      ['2025-2026', '2027-2028'].map((year) => calendarOfYear('yunling', year)),
    );
    const { terms } = await office.done('letters.terms', {});
    expect(terms.map(({ schoolYear, term, is }) => `${schoolYear} ${term} ${is}`)).toEqual([
      '2025-2026 autumn past',
      '2025-2026 spring past',
      '2026-2027 autumn now',
      '2026-2027 spring later',
      '2027-2028 autumn later',
      '2027-2028 spring later',
    ]);
    expect(await office.call('letters.saveCampaign', { ...next, schoolYear: '2025-2026' })).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  test('letters of classes wait for the school year in which the classes are; those of villages do not', async () => {
    await product.write('calendars', [calendarOfYear('yunling', '2027-2028')]);
    const later = async (edge: EdgeId) =>
      (
        await office.done('letters.saveCampaign', {
          ...campaignRequest(edge, EDU),
          term: 'year',
          schoolYear: '2027-2028',
        })
      ).campaign;
    expect(await office.call('letters.issueCampaign', { campaign: await later('teacherGuardian') })).toMatchObject({
      code: 'ILLEGAL_STATE',
    });
    const campaign = await later('townshipVillage');
    expect(await drive(office, (await office.done('letters.issueCampaign', { campaign })).job)).toMatchObject({
      made: 2,
    });
  });
});
