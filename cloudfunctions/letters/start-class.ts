import { refuse } from '#domain/errors';
import type { Template } from '#domain/letters/campaigns';
import { requireLawful } from '#domain/letters/lawful';
import type { Policy } from '#domain/policy/policy';
import { type Places, placesOf } from '#domain/roster/places';
import type { Writing } from '../kit/handler';
import { startJob } from '../kit/jobs';
import { policyFor } from '../kit/rulebook';
import { derivedId } from '../kit/secrets';
import { classRequest } from './requests';
import {
  classChildren,
  classLetters,
  classScope,
  newCampaign,
  type Party,
  type Round,
  roundOf,
  withoutLetter,
} from './round';
import { START_KIND } from './start-job';
import { guardianTemplate, keepTemplate } from './template';

interface Prepared {
  readonly round: Round;
  readonly policy: Policy;
  readonly template: Template;
  readonly parties: readonly Party[];
  /** By child. */
  readonly places: Readonly<Record<string, Places>>;
}

/** 发起本学期责任书, or 补发 for children who came later. */
export const startClass: Writing<'letters.startClass'> = {
  request: classRequest,
  scope: ({ store }, { unit }) => classScope(store, unit),
  async prepare(call, request): Promise<Prepared> {
    const { store } = call;
    const round = await roundOf(store, request.unit, call.today);
    const template = guardianTemplate(call.county);
    requireLawful(template, '');
    const children = await classChildren(store, round.unit);
    const parties = withoutLetter(round, children, await classLetters(store, round));
    const places = Object.fromEntries(children.map((child) => [child._id, placesOf(child)]));
    const policy = await policyFor(store, call.county, call.today);
    return { round, policy, template, parties, places };
  },
  async write(tx, call, _request, prepared) {
    const { round, policy, template, parties, places } = prepared as Prepared;
    // Here and not in `prepare`: the same request again must find its own fact first.
    if (parties.length === 0) {
      refuse('ILLEGAL_STATE', { message: '这个班的责任书都已经发出，不用再发。' });
    }
    await keepTemplate(tx, template);
    const campaign = await tx.read('campaigns', round.campaign);
    if (campaign && campaign.state !== 'open') {
      refuse('CAMPAIGN_PAUSED');
    }
    if (!campaign) {
      await tx.create('campaigns', newCampaign(round, call.post?.id ?? '', call.today, policy));
    }
    const plan = derivedId(round.campaign, ...parties);
    const job = await startJob(tx, call, {
      kind: START_KIND,
      key: `${round.campaign}:${plan}`,
      plan,
      total: parties.length,
      paths: [round.unit.path],
      input: { campaign: round.campaign, unit: round.unit._id, parties, places },
    });
    return {
      reply: { campaign: round.campaign, job, total: parties.length },
      subject: `campaigns/${round.campaign}`,
      paths: [round.unit.path],
      change: { to: 'started', letters: parties.length },
      versions: { policy: policy.version, template: template.version },
    };
  },
};
