import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { CampaignRow } from '#domain/letters/api-campaigns';
import { CAMPAIGN_ACTS, mayBegin, mayRun } from '#domain/letters/campaign-rules';
import type { Campaign } from '#domain/letters/campaigns';
import { EDGES } from '#domain/letters/edges';
import { edgeOf } from '#domain/letters/parties';
import { type Scope, scope } from '#domain/permission';
import { letterPeriod } from '#domain/statistics/targets';
import type { Call } from '../kit/handler';
import type { Store } from '../kit/store';

/** 签订的范围: its unit, on the unit's line. */
export async function campaignScope(store: Store, id: string): Promise<Scope | null> {
  const campaign = await store.read('campaigns', id);
  const unit = campaign && (await store.read('units', campaign.unit));
  return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
}

/** A campaign as a row of a list, with what the caller may do with it now. */
export function rowOfCampaign(call: Call, campaign: Campaign, unit: Unit): CampaignRow {
  const edge = edgeOf(campaign);
  const mine = mayRun(call.post, edge, unit);
  return {
    id: campaign._id,
    unit: unit._id,
    unitName: unit.name,
    edge,
    edgeTitle: EDGES[edge].title,
    template: campaign.template,
    templateVersion: campaign.templateVersion,
    title: campaign.title,
    name: campaign.name ?? '',
    schoolYear: campaign.schoolYear,
    term: campaign.term,
    period: letterPeriod(campaign),
    from: campaign.from,
    until: campaign.until,
    state: campaign.state,
    signing: campaign.signing ?? 'partyOnly',
    targets: campaign.targets ?? [],
    running: campaign.running ?? null,
    acts: mine ? CAMPAIGN_ACTS.filter((act) => mayBegin(campaign, act)) : [],
  };
}

export const unitOfCampaign = async (store: Store, { unit }: Campaign): Promise<Unit> =>
  found(await store.read('units', unit));
