import { refuse } from '#domain/errors';
import { targetsOf } from '#domain/letters/campaign-rules';
import type { Campaign, Template } from '#domain/letters/campaigns';
import { forbiddenWords } from '#domain/letters/template-check';
import { edgeVariables } from '#domain/letters/templates';
import { NATIONWIDE_FORBIDDEN_WORDS } from '#domain/policy/packs/forbidden-words';

const VARIABLE = /\{\{([^{}]+)\}\}/g;

type Texts = Pick<Template, 'edge' | 'title' | 'summary' | 'body' | 'statement' | 'variables'>;

/** Names in the text that neither the edge nor the campaign gives. */
export function unknownVariables(template: Texts): string[] {
  const known = new Set([...edgeVariables(template.edge), ...template.variables]);
  const asked = [...template.summary, template.body].flatMap((text) =>
    [...text.matchAll(VARIABLE)].map(([, name]) => name ?? ''),
  );
  return [...new Set(asked)].filter((name) => !known.has(name));
}

type Whole = Texts & Pick<Template, 'targets' | 'explanations'>;

/** @throws {Refusal} TEMPLATE_UNLAWFUL naming what no letter may say. */
export function requireLawful(template: Pick<Texts, 'title' | 'summary' | 'body' | 'statement'>, added: string): void {
  const words = forbiddenWords(template, NATIONWIDE_FORBIDDEN_WORDS, added);
  if (words.length > 0) {
    refuse('TEMPLATE_UNLAWFUL', { message: `责任书里不能写：${words.join('、')}。` });
  }
}

/** 模板审查: lawful as far as words can tell, and nothing in it that nobody fills. @throws {Refusal} TEMPLATE_UNLAWFUL, INVALID_ARGUMENT */
export function requirePublishable(template: Whole, added: string): void {
  const said = [
    ...template.targets.map(({ label, unit }) => `${label}${unit}`),
    ...template.explanations.map(({ text }) => text),
  ];
  requireLawful({ ...template, body: [template.body, ...said].join('\n') }, added);
  const unknown = unknownVariables(template);
  if (unknown.length > 0) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'body', rule: `有没人填写的变量：${unknown.join('、')}` }] });
  }
}

/**
 * 填的内容审查: the text as these values make it, so that nothing comes in through a value that no template may say.
 * @throws {Refusal} TEMPLATE_UNLAWFUL
 */
export function requireLawfulValues(
  template: Texts,
  values: Pick<Campaign, 'targets' | 'unitTargets' | 'variables' | 'name'>,
): void {
  const given = new Map(Object.entries(values.variables ?? {}));
  const filled = (text: string): string => text.replace(VARIABLE, (whole, name: string) => given.get(name) ?? whole);
  const rows = [values.targets ?? [], ...Object.keys(values.unitTargets ?? {}).map((unit) => targetsOf(values, unit))];
  const lines = new Set(rows.flatMap((row) => row.map(({ label, unit, value }) => `${label}：${value}${unit}`)));
  const body = [filled(template.body), values.name ?? '', ...lines].join('\n');
  const [first, second, third] = template.summary;
  requireLawful({ ...template, summary: [filled(first), filled(second), filled(third)], body }, '');
}
