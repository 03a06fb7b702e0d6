import type { County } from '#domain/county/documents';
import { found } from '#domain/errors';
import { UNIT_KINDS, type Unit, unitsOf } from '#domain/jurisdiction';
import type { CampaignRow } from '#domain/letters/api-campaigns';
import { CAMPAIGN_ACTS, leafKind, mayBegin, mayRun } from '#domain/letters/campaign-rules';
import type { Campaign } from '#domain/letters/campaigns';
import { EDGES, type EdgeId } from '#domain/letters/edges';
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

/** The unit whose numbers are those of the campaign. Families' letters count on both lines, hence on the unit's own. */
function countedAt(edge: EdgeId, unit: Unit, { governmentRoot, educationRoot }: County): string {
  const { line } = UNIT_KINDS[leafKind(edge)];
  const root = line === 'education' ? educationRoot : governmentRoot;
  return line === unit.line || edge === 'teacherGuardian' ? unit._id : (unitsOf(root)[0] ?? root);
}

/** A campaign as a row of a list, with what the caller may do with it now. */
export async function rowOfCampaign(call: Call, campaign: Campaign): Promise<CampaignRow> {
  const edge = edgeOf(campaign);
  const [kept, known] = await Promise.all([
    call.store.read('units', campaign.unit),
    call.store.read('counties', campaign.county),
  ]);
  const unit = found(kept);
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
    countedAt: countedAt(edge, unit, found(known)),
    from: campaign.from,
    until: campaign.until,
    state: campaign.state,
    signing: campaign.signing ?? 'partyOnly',
    targets: campaign.targets ?? [],
    running: campaign.running ?? null,
    series: campaign.series ?? null,
    acts: mine ? CAMPAIGN_ACTS.filter((act) => mayBegin(campaign, act)) : [],
  };
}
