import type { ReplyOf, RequestOf } from '#domain/api';
import type { TemplateRow } from '#domain/letters/api-templates';
import type { LetterTerm } from '#domain/letters/campaigns';
import type { EdgeId } from '#domain/letters/edges';
import { addDays, type PlainDate } from '#domain/plain-date';

/** 一次签订 as it is being filled in. */
export interface Plan {
  readonly edge: EdgeId | undefined;
  readonly template: TemplateRow | undefined;
  readonly term: LetterTerm;
  readonly name: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly targets: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

const SPRING = ['02', '03', '04', '05', '06', '07'];

/** 管多久 that fits an edge, the likely one first: families sign for a term, as their class counts them; posts for a year, or a term. */
export function termsFor(edge: EdgeId | undefined, today: PlainDate): readonly [LetterTerm, ...LetterTerm[]] {
  const terms = SPRING.includes(today.slice(5, 7)) ? (['spring', 'autumn'] as const) : (['autumn', 'spring'] as const);
  return edge === 'teacherGuardian' ? terms : ['year', ...terms];
}

/** How long a window is unless somebody says otherwise. */
const WINDOW_DAYS = 14;

export function newPlan(edge: EdgeId | undefined, today: PlainDate): Plan {
  return {
    edge,
    template: undefined,
    term: termsFor(edge, today)[0],
    name: '',
    from: today,
    until: addDays(today, WINDOW_DAYS),
    targets: {},
    variables: {},
  };
}

/** 改草稿: what was saved. */
export function planOf(draft: ReplyOf<'letters.campaign'>, template: TemplateRow | undefined): Plan {
  const { edge, term, name, from, until, targets, variables } = draft;
  return {
    edge,
    template,
    term,
    name,
    from,
    until,
    targets: Object.fromEntries(targets.map(({ id, value }) => [id, value])),
    variables,
  };
}

/** What is still to be filled in, as a sentence; undefined: nothing. */
export function owed({ edge, template, from, until, targets, variables }: Plan): string | undefined {
  if (!edge) {
    return '请先选谁和谁签。';
  }
  if (!template) {
    return '请选用哪份模板。';
  }
  if (until < from) {
    return '截止日期不能早于开始日期。';
  }
  const empty = [
    ...template.targets.filter(({ id }) => !targets[id]?.trim()).map(({ label }) => label),
    ...template.variables.filter((name) => !variables[name]?.trim()),
  ];
  return empty.length > 0 ? `还没有填：${empty.join('、')}。` : undefined;
}

/** What is sent; undefined while something is owed. */
export function requestOf(
  plan: Plan,
  unit: string,
  draft: ReplyOf<'letters.campaign'> | undefined,
): RequestOf<'letters.saveCampaign'> | undefined {
  const { template, term, name, from, until, targets, variables } = plan;
  if (!template || owed(plan) !== undefined) {
    return undefined;
  }
  return {
    ...(draft ? { campaign: draft.id, unitTargets: draft.unitTargets } : {}),
    unit: draft?.unit ?? unit,
    template: template.template,
    version: template.version,
    term,
    name: name.trim(),
    from,
    until,
    targets: template.targets.map(({ id }) => ({ id, value: targets[id]?.trim() ?? '' })),
    variables: Object.fromEntries(template.variables.map((key) => [key, variables[key]?.trim() ?? ''])),
  };
}
