import { found, refuse } from '#domain/errors';
import { beginAct, type CampaignAct, endsLater, mayRun } from '#domain/letters/campaign-rules';
import { requireClassesKnown } from '#domain/letters/campaign-terms';
import type { Campaign } from '#domain/letters/campaigns';
import { edgeOf } from '#domain/letters/parties';
import { type PlainDate, schoolYearOf } from '#domain/plain-date';
import type { Outcome } from '../kit/facts';
import type { Call, Writing } from '../kit/handler';
import { startJob } from '../kit/jobs';
import { derivedId } from '../kit/secrets';
import type { Transaction } from '../kit/store';
import { campaignScope } from './campaign-view';
import { CHANGE_KIND } from './change-job';
import { ISSUE_KIND } from './issue-job';
import { leafUnits } from './leaf-parties';
import { campaignRequest, changeRequest } from './requests-campaigns';

interface Prepared {
  readonly units: readonly string[];
}

/** One bulk act: at which units, and until when where it moves the end. */
interface Asked extends Prepared {
  readonly act: CampaignAct;
  readonly until?: PlainDate | undefined;
}

type Started = { readonly campaign: string; readonly job: string; readonly total: number };

async function unitsFor(call: Call, id: string): Promise<Prepared> {
  const campaign = found(await call.store.read('campaigns', id));
  return { units: (await leafUnits(call.store, campaign)).map((unit) => unit._id) };
}

/** Only 甲方 on that very unit, and the county's office. @throws {Refusal} FORBIDDEN */
export function requireRunner(call: Call, campaign: Campaign): void {
  if (!mayRun(call.post, edgeOf(campaign), { _id: campaign.unit })) {
    refuse('FORBIDDEN');
  }
}

/** 延期 has an end that lies before us; nothing else has one. @throws {Refusal} INVALID_ARGUMENT */
export function requireUntil(call: Call, { act, until }: Pick<Asked, 'act' | 'until'>): void {
  if ((act === 'extend') !== (until !== undefined)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'until', rule: '延期请填新的截止日期' }] });
  }
  if (until !== undefined && until < call.today) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'until', rule: '不能早于今天' }] });
  }
}

/** 延期 shortens nothing: neither for one nor for all of a series. @throws {Refusal} INVALID_ARGUMENT */
export function requireLater(campaigns: readonly Campaign[], until: PlainDate | undefined): void {
  if (until !== undefined && campaigns.length > 0 && !campaigns.some((one) => endsLater(one, until))) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'until', rule: '要比现在的截止日期晚' }] });
  }
}

/** Starts the bulk act of one campaign, which names its job until that has ended, so that no other begins. @returns the job. */
export async function beginOne(tx: Transaction, call: Call, campaign: Campaign, asked: Asked): Promise<string> {
  const { act, units, until } = asked;
  const { _id: id, rev, path } = campaign;
  const state = beginAct(campaign, act);
  if (act === 'issue') {
    requireClassesKnown(campaign, schoolYearOf(call.today));
  }
  const job = await startJob(tx, call, {
    kind: act === 'issue' ? ISSUE_KIND : CHANGE_KIND,
    key: `${id}:${act}:${rev}`,
    plan: derivedId(id, act, String(rev)),
    total: units.length,
    paths: [path],
    input: { campaign: id, act, units },
  });
  const next = { ...campaign, state, running: job, until: until ?? campaign.until, rev: rev + 1 };
  await tx.replace('campaigns', next);
  return job;
}

async function begin(tx: Transaction, call: Call, id: string, asked: Asked): Promise<Outcome<Started>> {
  const campaign = found(await tx.read('campaigns', id));
  requireRunner(call, campaign);
  const to = beginAct(campaign, asked.act);
  requireLater([campaign], asked.until);
  if (asked.units.length === 0) {
    refuse('ILLEGAL_STATE', { message: '这个单位下面还没有可以签的单位。' });
  }
  const job = await beginOne(tx, call, campaign, asked);
  return {
    reply: { campaign: id, job, total: asked.units.length },
    subject: `campaigns/${id}`,
    paths: [campaign.path],
    change: { from: campaign.state, to, act: asked.act },
  };
}

/** 发出 or 补发 */
export const issueCampaign: Writing<'letters.issueCampaign'> = {
  request: campaignRequest,
  scope: ({ store }, request) => campaignScope(store, request.campaign),
  prepare: (call, request) => unitsFor(call, request.campaign),
  write: (tx, call, request, prepared) =>
    begin(tx, call, request.campaign, { act: 'issue', ...(prepared as Prepared) }),
};

/** 暂停, 恢复, 延期, 结束 */
export const changeCampaign: Writing<'letters.changeCampaign'> = {
  request: changeRequest,
  scope: ({ store }, request) => campaignScope(store, request.campaign),
  prepare: (call, request) => unitsFor(call, request.campaign),
  async write(tx, call, request, prepared) {
    requireUntil(call, request);
    const { act, until } = request;
    return begin(tx, call, request.campaign, { act, until, ...(prepared as Prepared) });
  },
};
