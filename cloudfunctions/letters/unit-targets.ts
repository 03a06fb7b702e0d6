import { found, refuse } from '#domain/errors';
import type { UnitTargets } from '#domain/letters/api-series';
import type { Campaign, Template } from '#domain/letters/campaigns';
import { requireLawfulValues } from '#domain/letters/lawful';
import { mergedTargets } from '#domain/letters/unit-targets';
import type { Reading, Writing } from '../kit/handler';
import { allById } from '../kit/pages';
import { campaignScope } from './campaign-view';
import { requireRunner } from './change-campaign';
import { leafUnits } from './leaf-parties';
import { requireValues } from './new-campaign';
import { saveUnitTargetsRequest, unitTargetsRequest } from './requests-campaigns';
import { anyTemplate } from './template';

const A_PAGE = 200;

/** 分单位的指标 */
export const unitTargets: Reading<'letters.unitTargets'> = {
  request: unitTargetsRequest,
  scope: ({ store }, request) => campaignScope(store, request.campaign),
  async read({ store }, request) {
    const campaign = found(await store.read('campaigns', request.campaign));
    const all = await leafUnits(store, campaign);
    const from = request.cursor ?? 0;
    const page = all.slice(from, from + A_PAGE);
    const parents = await allById(store, 'units', [...new Set(page.flatMap(({ parent }) => parent ?? []))]);
    const names = new Map(parents.map(({ _id, name }) => [_id, name]));
    return {
      units: page.map(({ _id, name, parent }) => ({
        unit: _id,
        name,
        above: names.get(parent ?? '') ?? '',
        values: campaign.unitTargets?.[_id] ?? {},
      })),
      cursor: from + A_PAGE < all.length ? from + A_PAGE : null,
    };
  },
};

interface Prepared {
  readonly units: ReadonlySet<string>;
  readonly template: Template;
}

/** Only of a draft, and only units at which its letters lie. @throws {Refusal} FORBIDDEN, ILLEGAL_STATE, INVALID_ARGUMENT */
function requireDraft(campaign: Campaign, { units }: Prepared, values: UnitTargets): void {
  if (campaign.state !== 'draft' || campaign.running) {
    refuse('ILLEGAL_STATE', { message: '已经发出，指标不能再改。' });
  }
  if (Object.keys(values).some((unit) => !units.has(unit))) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'values', rule: '有的单位不在这次签订里' }] });
  }
}

/** 分单位填指标 */
export const saveUnitTargets: Writing<'letters.saveUnitTargets'> = {
  request: saveUnitTargetsRequest,
  scope: ({ store }, request) => campaignScope(store, request.campaign),
  async prepare({ store, county }, request): Promise<Prepared> {
    const campaign = found(await store.read('campaigns', request.campaign));
    const units = new Set((await leafUnits(store, campaign)).map(({ _id }) => _id));
    return { units, template: await anyTemplate(store, county, campaign.template, campaign.templateVersion) };
  },
  async write(tx, call, request, given) {
    const prepared = given as Prepared;
    const campaign = found(await tx.read('campaigns', request.campaign));
    requireRunner(call, campaign);
    requireDraft(campaign, prepared, request.values);
    const next: Campaign = { ...campaign, unitTargets: mergedTargets(campaign, request.values), rev: campaign.rev + 1 };
    requireLawfulValues(prepared.template, next);
    requireValues(prepared.template, Object.values(next.unitTargets ?? {}));
    await tx.replace('campaigns', next);
    return {
      reply: { campaign: campaign._id, units: Object.keys(next.unitTargets ?? {}).length },
      subject: `campaigns/${campaign._id}`,
      paths: [campaign.path],
      change: { targets: Object.keys(request.values).length },
    };
  },
};
