import { refuse } from '#domain/errors';
import { scope } from '#domain/permission';
import type { Writing } from '../kit/handler';
import { draftCampaign, idFor, type Prepared, preparedCampaign, requireFit } from './new-campaign';
import { saveCampaignRequest } from './requests-campaigns';
import { keepTemplate } from './template';

/** 起草一次签订, or change one that is not out yet. */
export const saveCampaign: Writing<'letters.saveCampaign'> = {
  request: saveCampaignRequest,
  async scope({ store }, request) {
    const unit = await store.read('units', request.unit);
    return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
  },
  prepare: (call, request): Promise<Prepared> => preparedCampaign(call, request, request),
  async write(tx, call, request, given) {
    const prepared = given as Prepared;
    requireFit(call, prepared);
    const id = await idFor(tx, prepared, request.campaign);
    const present = await tx.read('campaigns', id);
    if (present && present.state !== 'draft') {
      refuse('ILLEGAL_STATE', { message: '已经发出，不能再改内容；可以延期、暂停或结束。' });
    }
    await keepTemplate(tx, prepared.template);
    const next = draftCampaign(call, id, prepared, present?.series);
    await (present ? tx.replace('campaigns', { ...next, rev: present.rev + 1 }) : tx.create('campaigns', next));
    return {
      reply: { campaign: id },
      subject: `campaigns/${id}`,
      paths: [prepared.unit.path],
      change: { to: 'draft' },
      versions: { template: prepared.template.version },
    };
  },
};
