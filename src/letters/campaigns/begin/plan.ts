import type { ReplyOf, RequestOf } from '#domain/api';
import type { TemplateRow } from '#domain/letters/api-templates';
import type { CampaignTerm } from '#domain/letters/campaign-terms';
import type { LetterTerm, Target } from '#domain/letters/campaigns';
import type { EdgeId } from '#domain/letters/edges';
import { wrongValue } from '#domain/letters/pasted-targets';
import { addDays, type PlainDate } from '#domain/plain-date';

/** 一次签订 as it is being filled in. */
export interface Plan {
  readonly edge: EdgeId | undefined;
  readonly template: TemplateRow | undefined;
  readonly when: When | undefined;
  readonly name: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly targets: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

/** 管多久: a whole school year, or one term of it. */
export interface When {
  readonly schoolYear: string;
  readonly term: LetterTerm;
}

export const whenKey = ({ schoolYear, term }: When): string => `${schoolYear}:${term}`;

/** What fits an edge and is not over: families sign for a term, as their class counts them; posts for a year, or a term. */
export function whenFor(edge: EdgeId | undefined, terms: readonly CampaignTerm[]): When[] {
  const open = terms.filter(({ is }) => is !== 'past');
  const ofYear = (schoolYear: string): When[] => [
    ...(edge === 'teacherGuardian' ? [] : [{ schoolYear, term: 'year' as const }]),
    ...open.filter((one) => one.schoolYear === schoolYear).map(({ term }) => ({ schoolYear, term })),
  ];
  return [...new Set(open.map(({ schoolYear }) => schoolYear))].flatMap(ofYear);
}

/** The chosen time, or what of it fits this edge: of a year the first term that is not over. */
export function fittingWhen(when: When, edge: EdgeId, terms: readonly CampaignTerm[]): When | undefined {
  const fit = whenFor(edge, terms);
  return (
    fit.find((one) => whenKey(one) === whenKey(when)) ?? fit.find(({ schoolYear }) => schoolYear === when.schoolYear)
  );
}

/** How long a window is unless somebody says otherwise. */
const WINDOW_DAYS = 14;

export function newPlan(edge: EdgeId | undefined, today: PlainDate, terms: readonly CampaignTerm[]): Plan {
  return {
    edge,
    template: undefined,
    when: whenFor(edge, terms)[0],
    name: '',
    from: today,
    until: addDays(today, WINDOW_DAYS),
    targets: {},
    variables: {},
  };
}

/** 改草稿: what was saved. */
export function planOf(draft: ReplyOf<'letters.campaign'>, template: TemplateRow | undefined): Plan {
  const { edge, term, schoolYear, name, from, until, targets, variables } = draft;
  return {
    edge,
    template,
    when: { schoolYear, term },
    name,
    from,
    until,
    targets: Object.fromEntries(targets.map(({ id, value }) => [id, value])),
    variables,
  };
}

/** What is wrong with a value that stands in the form; an empty one is only owed. */
export function wrongOf(target: Target, targets: Plan['targets']): string | undefined {
  const value = targets[target.id]?.trim() ?? '';
  return value === '' ? undefined : (wrongValue(target, value) ?? undefined);
}

/** What is still to be filled in or mended, as a sentence; undefined: nothing. */
export function owed({ edge, template, when, from, until, targets, variables }: Plan): string | undefined {
  if (!edge) {
    return '请先选谁和谁签。';
  }
  if (!template) {
    return '请选用哪份模板。';
  }
  if (!when) {
    return '还没有校历，请先由县教育局填好。';
  }
  if (until < from) {
    return '截止日期不能早于开始日期。';
  }
  const empty = [
    ...template.targets.filter(({ id }) => !targets[id]?.trim()).map(({ label }) => label),
    ...template.variables.filter((name) => !variables[name]?.trim()),
  ];
  if (empty.length > 0) {
    return `还没有填：${empty.join('、')}。`;
  }
  const [wrong] = template.targets.flatMap((target) => wrongOf(target, targets) ?? []);
  return wrong && `${wrong}。`;
}

/** What is sent; undefined while something is owed. */
export function requestOf(
  plan: Plan,
  unit: string,
  draft: ReplyOf<'letters.campaign'> | undefined,
): RequestOf<'letters.saveCampaign'> | undefined {
  const { when, name, from, until } = plan;
  const part = partOf(plan);
  return part && when
    ? {
        ...(draft ? { campaign: draft.id } : {}),
        unit: draft?.unit ?? unit,
        schoolYear: when.schoolYear,
        name: name.trim(),
        from,
        until,
        ...part,
        ...(draft ? { unitTargets: draft.unitTargets } : {}),
      }
    : undefined;
}

type Part = RequestOf<'letters.saveSeries'>['parts'][number];

/** What one kind of letter needs; undefined while something is owed. */
export function partOf(plan: Plan): Part | undefined {
  const { template, when, targets, variables } = plan;
  if (!template || !when || owed(plan) !== undefined) {
    return undefined;
  }
  return {
    template: template.template,
    version: template.version,
    term: when.term,
    targets: template.targets.map(({ id }) => ({ id, value: targets[id]?.trim() ?? '' })),
    variables: Object.fromEntries(template.variables.map((key) => [key, variables[key]?.trim() ?? ''])),
  };
}
