import type { RequestOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { mayRun, missingValues, standsBelow } from '#domain/letters/campaign-rules';
import { requireTerm } from '#domain/letters/campaign-terms';
import type { Campaign, TargetValue, Template } from '#domain/letters/campaigns';
import { requireLawfulValues } from '#domain/letters/lawful';
import { wrongValue } from '#domain/letters/pasted-targets';
import type { Call } from '../kit/handler';
import type { Transaction } from '../kit/store';
import { anyTemplate } from './template';
import { countyTerms } from './terms';

/** One letter of a kind for a unit and term, and a few more after it. */
const ORDINALS = 9;

/** What is asked of one campaign, beside what it shares with others of its series. */
export type Part = RequestOf<'letters.saveSeries'>['parts'][number];
/** What those of a series share. */
export type Shared = Pick<RequestOf<'letters.saveCampaign'>, 'unit' | 'name' | 'from' | 'until' | 'schoolYear'>;

export interface Prepared {
  readonly unit: Unit;
  readonly template: Template;
  readonly schoolYear: string;
  readonly part: Part;
  readonly shared: Shared;
}

function valuesOf(template: Template, part: Part): TargetValue[] {
  const values = new Map(part.targets.map(({ id, value }) => [id, value]));
  return template.targets.map((target) => ({ ...target, value: values.get(target.id) ?? '' }));
}

/** Only values of targets that the template has; an empty one is none. */
function ownValues(template: Template, part: Part): Record<string, Record<string, string>> {
  const known = new Set(template.targets.map(({ id }) => id));
  const rows = Object.entries(part.unitTargets ?? {}).map(([unit, values]) => {
    const own = Object.entries(values).filter(([id, value]) => known.has(id) && value !== '');
    return [unit, Object.fromEntries(own)] as const;
  });
  return Object.fromEntries(rows.filter(([, values]) => Object.keys(values).length > 0));
}

const wrong = (path: string, rule: string): never => refuse('INVALID_ARGUMENT', { fields: [{ path, rule }] });

/** 指标 common to all and of single units: each a value that its target can have. @throws {Refusal} INVALID_ARGUMENT */
export function requireValues(
  { targets }: Pick<Template, 'targets'>,
  all: readonly Readonly<Record<string, string>>[],
): void {
  const [problem] = all.flatMap((values) =>
    targets.flatMap((target) => (values[target.id] ? (wrongValue(target, values[target.id] ?? '') ?? []) : [])),
  );
  if (problem !== undefined) {
    wrong('targets', problem);
  }
}

/** @throws {Refusal} FORBIDDEN, INVALID_ARGUMENT, TEMPLATE_UNLAWFUL */
export function requireFit(call: Call, { unit, template, part, shared }: Prepared): void {
  if (!mayRun(call.post, template.edge, unit)) {
    refuse('FORBIDDEN');
  }
  if (!standsBelow(template.edge, unit)) {
    wrong('unit', '这个单位不能发起这种责任书');
  }
  if (template.state !== 'published') {
    wrong('version', '模板还没有发布');
  }
  if (shared.until < shared.from) {
    wrong('until', '截止日期不能早于开始日期');
  }
  const targets = valuesOf(template, part);
  const owed = missingValues(template, targets, part.variables ?? {});
  if (owed.length > 0) {
    wrong('targets', `还没有填：${owed.join('、')}`);
  }
  const { variables = {} } = part;
  const unitTargets = ownValues(template, part);
  requireValues(template, [
    Object.fromEntries(targets.map(({ id, value }) => [id, value])),
    ...Object.values(unitTargets),
  ]);
  requireLawfulValues(template, { name: shared.name, targets, variables, unitTargets });
}

/** Everything that has to be read before one campaign is written. @throws {Refusal} NOT_FOUND, CALENDAR_MISSING, INVALID_ARGUMENT */
export async function preparedCampaign(call: Call, shared: Shared, part: Part): Promise<Prepared> {
  const { store, county, today } = call;
  const unit = found(await store.read('units', shared.unit));
  const template = await anyTemplate(store, county, part.template, part.version);
  const { educationRoot } = found(await store.read('counties', county));
  const terms = await countyTerms(store, unitsOf(educationRoot)[0] ?? educationRoot, today);
  const schoolYear =
    shared.schoolYear ?? terms.find(({ is }) => is === 'now')?.schoolYear ?? refuse('CALENDAR_MISSING');
  requireTerm(terms, schoolYear, part.term);
  return { unit, template, schoolYear, part, shared };
}

/** The first id that nothing stands under; a draft of the same kind is written over. */
export async function idFor(
  tx: Transaction,
  { unit, template, schoolYear, part: { term } }: Prepared,
  asked: string | undefined,
): Promise<string> {
  const base = `${unit._id}:${template.template}:${schoolYear}:${term}`;
  const ids = Array.from({ length: ORDINALS }, (_, n) => (n === 0 ? base : `${base}-${n + 1}`));
  if (asked !== undefined) {
    return ids.includes(asked)
      ? asked
      : refuse('INVALID_ARGUMENT', { message: '换了单位、模板或学期，请新建一次签订。' });
  }
  for (const id of ids) {
    if (!(await tx.read('campaigns', id))) {
      return id;
    }
  }
  return refuse('ILLEGAL_STATE', { message: '这个学期同一种责任书已经发起过很多次，请用补发。' });
}

/** 一次签订 as a draft. */
export function draftCampaign(call: Call, _id: string, prepared: Prepared, series: string | undefined): Campaign {
  const { unit, template, schoolYear, part, shared } = prepared;
  return {
    _id,
    county: unit.county,
    unit: unit._id,
    path: unit.path,
    edge: template.edge,
    template: template.template,
    templateVersion: template.version,
    title: template.title,
    name: shared.name,
    schoolYear,
    term: part.term,
    from: shared.from,
    until: shared.until,
    signing: template.signing,
    targets: valuesOf(template, part),
    unitTargets: ownValues(template, part),
    variables: part.variables ?? {},
    ...(series === undefined ? {} : { series }),
    state: 'draft',
    by: call.post?.id ?? '',
    running: null,
    rev: 1,
  };
}
