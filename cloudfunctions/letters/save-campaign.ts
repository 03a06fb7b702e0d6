import type { RequestOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { mayRun, missingValues, standsBelow } from '#domain/letters/campaign-rules';
import type { Campaign, TargetValue, Template } from '#domain/letters/campaigns';
import { scope } from '#domain/permission';
import type { Call, Writing } from '../kit/handler';
import type { Transaction } from '../kit/store';
import { saveCampaignRequest } from './requests-campaigns';
import { countyTerm } from './round';
import { anyTemplate, keepTemplate } from './template';

type Request = RequestOf<'letters.saveCampaign'>;

/** One letter of a kind for a unit and term, and a few more after it. */
const ORDINALS = 9;

interface Prepared {
  readonly unit: Unit;
  readonly template: Template;
  readonly schoolYear: string;
  readonly term: Campaign['term'];
}

function valuesOf(template: Template, request: Request): TargetValue[] {
  const values = new Map(request.targets.map(({ id, value }) => [id, value]));
  return template.targets.map((target) => ({ ...target, value: values.get(target.id) ?? '' }));
}

/** @throws {Refusal} FORBIDDEN, INVALID_ARGUMENT */
function requireFit(call: Call, { unit, template }: Prepared, request: Request): void {
  if (!mayRun(call.post, template.edge, unit)) {
    refuse('FORBIDDEN');
  }
  if (!standsBelow(template.edge, unit)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'unit', rule: '这个单位不能发起这种责任书' }] });
  }
  if (template.state !== 'published') {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'version', rule: '模板还没有发布' }] });
  }
  if (request.until < request.from) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'until', rule: '截止日期不能早于开始日期' }] });
  }
  const owed = missingValues(template, valuesOf(template, request), request.variables ?? {});
  if (owed.length > 0) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'targets', rule: `还没有填：${owed.join('、')}` }] });
  }
}

/** The first id that nothing stands under; a draft of the same kind is written over. */
async function idFor(
  tx: Transaction,
  { unit, template, schoolYear, term }: Prepared,
  request: Request,
): Promise<string> {
  const base = `${unit._id}:${template.template}:${schoolYear}:${term}`;
  const ids = Array.from({ length: ORDINALS }, (_, n) => (n === 0 ? base : `${base}-${n + 1}`));
  if (request.campaign !== undefined) {
    return ids.includes(request.campaign)
      ? request.campaign
      : refuse('INVALID_ARGUMENT', { message: '换了单位、模板或学期，请新建一次签订。' });
  }
  for (const id of ids) {
    if (!(await tx.read('campaigns', id))) {
      return id;
    }
  }
  return refuse('ILLEGAL_STATE', { message: '这个学期同一种责任书已经发起过很多次，请用补发。' });
}

function campaignOf(call: Call, _id: string, prepared: Prepared, request: Request): Campaign {
  const { unit, template, schoolYear, term } = prepared;
  const { name, from, until, unitTargets = {}, variables = {} } = request;
  return {
    _id,
    county: unit.county,
    unit: unit._id,
    path: unit.path,
    edge: template.edge,
    template: template.template,
    templateVersion: template.version,
    title: template.title,
    name,
    schoolYear,
    term,
    from,
    until,
    signing: template.signing,
    targets: valuesOf(template, request),
    unitTargets,
    variables,
    state: 'draft',
    by: call.post?.id ?? '',
    running: null,
    rev: 1,
  };
}

/** 起草一次签订, or change one that is not out yet. */
export const saveCampaign: Writing<'letters.saveCampaign'> = {
  request: saveCampaignRequest,
  async scope({ store }, request) {
    const unit = await store.read('units', request.unit);
    return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
  },
  async prepare(call, request): Promise<Prepared> {
    const { store, county, today } = call;
    const unit = found(await store.read('units', request.unit));
    const template = await anyTemplate(store, county, request.template, request.version);
    const { educationRoot } = found(await store.read('counties', county));
    const now = await countyTerm(store, unitsOf(educationRoot)[0] ?? educationRoot, today);
    return { unit, template, schoolYear: now.schoolYear, term: request.term };
  },
  async write(tx, call, request, prepared) {
    const made = prepared as Prepared;
    requireFit(call, made, request);
    const id = await idFor(tx, made, request);
    const present = await tx.read('campaigns', id);
    if (present && present.state !== 'draft') {
      refuse('ILLEGAL_STATE', { message: '已经发出，不能再改内容；可以延期、暂停或结束。' });
    }
    await keepTemplate(tx, made.template);
    const next = campaignOf(call, id, made, request);
    await (present ? tx.replace('campaigns', { ...next, rev: present.rev + 1 }) : tx.create('campaigns', next));
    return {
      reply: { campaign: id },
      subject: `campaigns/${id}`,
      paths: [made.unit.path],
      change: { to: 'draft' },
      versions: { template: made.template.version },
    };
  },
};
