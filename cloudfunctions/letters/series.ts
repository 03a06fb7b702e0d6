import type { ReplyOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import { CAMPAIGN_ACTS, type CampaignAct, mayBegin } from '#domain/letters/campaign-rules';
import type { Campaign } from '#domain/letters/campaigns';
import { EDGE_IDS } from '#domain/letters/edges';
import { edgeOf } from '#domain/letters/parties';
import { type Scope, scope } from '#domain/permission';
import { nodeId } from '#domain/statistics/nodes';
import type { Reading, Writing } from '../kit/handler';
import type { Store } from '../kit/store';
import { rowOfCampaign } from './campaign-view';
import { beginOne, requireRunner, requireUntil } from './change-campaign';
import { isCounting } from './counting';
import { leafUnits } from './leaf-parties';
import { draftCampaign, idFor, type Prepared, preparedCampaign, requireFit } from './new-campaign';
import { changeSeriesRequest, saveSeriesRequest, seriesRequest } from './requests-campaigns';
import { keepTemplate } from './template';

/** One campaign for each edge at most. */
const CAMPAIGNS_CAP = 12;

/** In the order of the tree, from the county down. */
export const ofSeries = async (store: Store, county: string, series: string): Promise<Campaign[]> =>
  (await store.page('campaigns', { equal: { county, series }, limit: CAMPAIGNS_CAP })).items.sort(
    (a, b) => EDGE_IDS.indexOf(edgeOf(a)) - EDGE_IDS.indexOf(edgeOf(b)),
  );

/** 一组签订的范围: the unit under which all of them stand. */
export async function seriesScope(store: Store, county: string | null, series: string): Promise<Scope | null> {
  const [first] = county === null ? [] : await ofSeries(store, county, series);
  const unit = first && (await store.read('units', first.unit));
  return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
}

/** 一组签订: drafts for several edges at once, all or none. */
export const saveSeries: Writing<'letters.saveSeries'> = {
  request: saveSeriesRequest,
  async scope({ store }, request) {
    const unit = await store.read('units', request.unit);
    return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
  },
  prepare: (call, request): Promise<Prepared[]> =>
    Promise.all(request.parts.map((part) => preparedCampaign(call, request, part))),
  async write(tx, call, _request, given) {
    const all = given as Prepared[];
    const series = call.id('series');
    for (const prepared of all) {
      requireFit(call, prepared);
    }
    if (new Set(all.map(({ template }) => template.edge)).size < all.length) {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'parts', rule: '同一种签订选了两次' }] });
    }
    for (const prepared of all) {
      const id = await idFor(tx, prepared, undefined);
      await keepTemplate(tx, prepared.template);
      await tx.create('campaigns', draftCampaign(call, id, prepared, series));
    }
    return {
      reply: { series },
      subject: `campaigns/${series}`,
      paths: [found(all[0]).unit.path],
      change: { to: 'draft', campaigns: all.length },
    };
  },
};

/** What may begin for at least one of them; throwing a draft away is done one by one. */
const actsOf = (rows: ReplyOf<'letters.series'>['rows']): CampaignAct[] =>
  CAMPAIGN_ACTS.filter((act) => rows.some((row) => row.acts.includes(act)));

/** 一组签订 */
export const series: Reading<'letters.series'> = {
  request: seriesRequest,
  scope: ({ store, county }, request) => seriesScope(store, county, request.series),
  async read(call, request) {
    const all = await ofSeries(call.store, call.county, request.series);
    const rows = await Promise.all(
      all.map(async (one) => {
        const row = await rowOfCampaign(call, one);
        const id = nodeId({ family: 'letters', unit: row.countedAt, period: row.period });
        const { total = 0, unsigned = 0, declined = 0 } = (await call.store.read('nodes', id))?.counts ?? {};
        return { ...row, total, unsigned, declined };
      }),
    );
    const { name = '', unit } = found(all[0]);
    const counting = await isCounting(call.store, found(await call.store.read('units', unit)));
    return { name, rows, counting, acts: actsOf(rows) };
  },
};

interface ChangePlan {
  readonly ids: readonly string[];
  readonly units: Readonly<Record<string, readonly string[]>>;
}

/**
 * 一起发出, 暂停, 恢复, 延期, 结束: begins the act for each that can, in one transaction; each then is a job of its own, as if begun alone.
 */
export const changeSeries: Writing<'letters.changeSeries'> = {
  request: changeSeriesRequest,
  scope: ({ store, county }, request) => seriesScope(store, county, request.series),
  async prepare({ store, county }, request): Promise<ChangePlan> {
    const all = await ofSeries(store, county, request.series);
    const units: Record<string, readonly string[]> = {};
    for (const campaign of all) {
      units[campaign._id] = (await leafUnits(store, campaign)).map(({ _id }) => _id);
    }
    return { ids: all.map(({ _id }) => _id), units };
  },
  async write(tx, call, request, given) {
    const { ids, units } = given as ChangePlan;
    requireUntil(call, request);
    let begun = 0;
    const paths = new Set<string>();
    for (const id of ids) {
      const campaign = found(await tx.read('campaigns', id));
      requireRunner(call, campaign);
      if (mayBegin(campaign, request.act) && (units[id] ?? []).length > 0) {
        await beginOne(tx, call, campaign, { ...request, units: units[id] ?? [] });
        begun += 1;
        paths.add(campaign.path);
      }
    }
    if (begun === 0) {
      refuse('ILLEGAL_STATE', { message: '这一组现在没有可以这样办的。' });
    }
    const { act } = request;
    return { reply: { begun }, subject: `campaigns/${request.series}`, paths: [...paths], change: { act, begun } };
  },
};
