import { found, refuse } from '#domain/errors';
import { beginAct, type CampaignAct, mayRun } from '#domain/letters/campaign-rules';
import type { Campaign } from '#domain/letters/campaigns';
import { edgeOf } from '#domain/letters/parties';
import type { PlainDate } from '#domain/plain-date';
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

/** Starts the bulk act: the campaign names its job until that has ended, so that no other begins. */
async function begin(
  tx: Transaction,
  call: Call,
  id: string,
  act: CampaignAct,
  { units }: Prepared,
  until: PlainDate | undefined,
): Promise<Outcome<Started>> {
  const campaign = found(await tx.read('campaigns', id));
  requireRunner(call, campaign);
  const state = beginAct(campaign, act);
  if (units.length === 0) {
    refuse('ILLEGAL_STATE', { message: '这个单位下面还没有可以签的单位。' });
  }
  const kind = act === 'issue' ? ISSUE_KIND : CHANGE_KIND;
  const job = await startJob(tx, call, {
    kind,
    key: `${id}:${act}:${campaign.rev}`,
    plan: derivedId(id, act, String(campaign.rev)),
    total: units.length,
    paths: [campaign.path],
    input: { campaign: id, act, units },
  });
  const next = { ...campaign, state, running: job, until: until ?? campaign.until, rev: campaign.rev + 1 };
  await tx.replace('campaigns', next);
  return {
    reply: { campaign: id, job, total: units.length },
    subject: `campaigns/${id}`,
    paths: [campaign.path],
    change: { from: campaign.state, to: state, act },
  };
}

/** 发出 or 补发 */
export const issueCampaign: Writing<'letters.issueCampaign'> = {
  request: campaignRequest,
  scope: ({ store }, request) => campaignScope(store, request.campaign),
  prepare: (call, request) => unitsFor(call, request.campaign),
  write: (tx, call, request, prepared) => begin(tx, call, request.campaign, 'issue', prepared as Prepared, undefined),
};

/** 暂停, 恢复, 延期, 结束 */
export const changeCampaign: Writing<'letters.changeCampaign'> = {
  request: changeRequest,
  scope: ({ store }, request) => campaignScope(store, request.campaign),
  prepare: (call, request) => unitsFor(call, request.campaign),
  async write(tx, call, request, prepared) {
    if ((request.act === 'extend') !== (request.until !== undefined)) {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'until', rule: '延期请填新的截止日期' }] });
    }
    if (request.until !== undefined && request.until < call.today) {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'until', rule: '不能早于今天' }] });
    }
    return begin(tx, call, request.campaign, request.act, prepared as Prepared, request.until);
  },
};
