import { refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { Campaign, CampaignState, TargetValue, Template } from '#domain/letters/campaigns';
import { EDGES, type EdgeId, lowerPost } from '#domain/letters/edges';
import type { ActingPost } from '#domain/permission';
import { addDays, type PlainDate } from '#domain/plain-date';
import type { Role } from '#domain/posts';
import { atOrAbove } from '#domain/reminders/ladder';

/** 县级办: may begin and change every campaign of the county. */
const COUNTY_OFFICE: readonly Role[] = ['bureauOfficer', 'leadingGroup'];

/** Whether a campaign of this edge can stand below this unit: the upper unit itself, one above it, or either root. */
export function standsBelow(edge: EdgeId, unit: Pick<Unit, 'kind' | 'parent'>): boolean {
  return unit.parent === null || atOrAbove(unit.kind, EDGES[edge].upper.unit);
}

/** 谁可以发起: whoever is 甲方 of the edge on that very unit, and the county's office. */
export function mayRun(post: ActingPost | null, edge: EdgeId, unit: Pick<Unit, '_id'>): boolean {
  if (!post) {
    return false;
  }
  return COUNTY_OFFICE.includes(post.role) || (post.role === EDGES[edge].upper.role && post.unit === unit._id);
}

/** The kind of unit at which the letters of an edge lie. */
export function leafKind(edge: EdgeId): Unit['kind'] {
  const lower = lowerPost(edge);
  if (lower) {
    return lower.unit;
  }
  return edge === 'groupHousehold' ? 'group' : 'class';
}

export const CAMPAIGN_ACTS = ['issue', 'pause', 'resume', 'extend', 'close'] as const;
export type CampaignAct = (typeof CAMPAIGN_ACTS)[number];

/** 签订的状态: from which state which act may begin. An act that takes its time leads on when it has ended. */
const ACTS: Readonly<Record<CampaignState, Readonly<Partial<Record<CampaignAct, CampaignState>>>>> = {
  draft: { issue: 'issuing', close: 'closed' },
  issuing: {},
  open: { issue: 'issuing', pause: 'paused', extend: 'open', close: 'closed' },
  paused: { resume: 'open', extend: 'paused', close: 'closed' },
  closed: {},
};

/** 草稿, 进行中, 已结束: how a list of campaigns is looked through. */
export const CAMPAIGN_STAGES = {
  now: ['issuing', 'open', 'paused'],
  draft: ['draft'],
  over: ['closed'],
} as const satisfies Record<string, readonly CampaignState[]>;
export type CampaignStage = keyof typeof CAMPAIGN_STAGES;

/** Whether an act may begin now. */
export const mayBegin = (campaign: Pick<Campaign, 'state' | 'running'>, act: CampaignAct): boolean =>
  !campaign.running && ACTS[campaign.state][act] !== undefined;

/** @returns the state with which the act begins. @throws {Refusal} JOB_RUNNING, CAMPAIGN_PAUSED */
export function beginAct(campaign: Pick<Campaign, 'state' | 'running'>, act: CampaignAct): CampaignState {
  if (campaign.running) {
    refuse('JOB_RUNNING', { message: '上一步还在进行，完成后再办理。' });
  }
  return ACTS[campaign.state][act] ?? refuse('CAMPAIGN_PAUSED');
}

/** 延期: only to a later day; nobody who was told a day is cut short. */
export const endsLater = ({ until }: Pick<Campaign, 'until'>, to: PlainDate): boolean => to > until;

/** 延期: the first day that may be chosen, later than the present end of one of these and not gone by. */
export function firstLaterDay(campaigns: readonly Pick<Campaign, 'until'>[], today: PlainDate): PlainDate {
  const [first = today] = campaigns.map(({ until }) => addDays(until, 1)).sort();
  return first < today ? today : first;
}

/** The state when the act has ended. */
export const endOf = (campaign: Pick<Campaign, 'state'>): CampaignState =>
  campaign.state === 'issuing' ? 'open' : campaign.state;

/** Target and variable values that a campaign still owes its template. */
export function missingValues(
  template: Pick<Template, 'targets' | 'variables'>,
  targets: readonly TargetValue[],
  variables: Readonly<Record<string, string>>,
): string[] {
  const given = new Set(targets.filter(({ value }) => value !== '').map(({ id }) => id));
  return [
    ...template.targets.filter(({ id }) => !given.has(id)).map(({ label }) => label),
    ...template.variables.filter((name) => !variables[name]),
  ];
}

/** 指标 of one lower unit: its own values where it has some. */
export function targetsOf(campaign: Pick<Campaign, 'targets' | 'unitTargets'>, unit: string): TargetValue[] {
  const own = campaign.unitTargets?.[unit] ?? {};
  return (campaign.targets ?? []).map((target) => ({ ...target, value: own[target.id] ?? target.value }));
}
