import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import { EDUCATION_TEXTS } from '#domain/letters/built-in-units/education';
import { GOVERNMENT_TEXTS } from '#domain/letters/built-in-units/government';
import { HOUSEHOLD_TEXT } from '#domain/letters/built-in-units/household';
import type { Template, TemplateText } from '#domain/letters/campaigns';
import { HOUSEHOLD_VARIABLES, LETTER_VARIABLES, UNIT_VARIABLES } from '#domain/letters/content';
import type { EdgeId } from '#domain/letters/edges';

/** 内置模板: one for every edge, in the product's own words. */
export const BUILT_IN: readonly TemplateText[] = [
  ...GOVERNMENT_TEXTS,
  HOUSEHOLD_TEXT,
  ...EDUCATION_TEXTS,
  GUARDIAN_TEMPLATE,
];

/** The county's own versions of a template begin here; those below are the product's. */
export const OWN_VERSIONS = 101;

export const templateId = (county: string, template: string, version: number): string =>
  `${county}~${template}:${version}`;

/** A built-in text as the county's own document, so that letters go on naming it when a later version replaces it. */
export function countyTemplate(county: string, text: TemplateText): Template {
  const { template, version } = text;
  const own = { variables: [], explanations: [], state: 'published' as const, rev: 1 };
  return { _id: templateId(county, template, version), county, ...text, ...own };
}

/** A template as it was kept, also by a version of the product that knew less of it. The one place that says what is then meant. */
export function wholeTemplate(kept: Template): Template {
  const known: Partial<Template> = kept;
  const { edge, kind, signing, targets } = BUILT_IN.find((one) => one.template === kept.template) ?? GUARDIAN_TEMPLATE;
  const meant = { edge, kind, signing, targets, variables: [], explanations: [], state: 'published' as const };
  return { ...kept, ...meant, ...known };
}

/** The names that a letter of this edge gives to its text. */
export function edgeVariables(edge: EdgeId): readonly string[] {
  if (edge === 'teacherGuardian') {
    return LETTER_VARIABLES;
  }
  return edge === 'groupHousehold' ? [...UNIT_VARIABLES, ...HOUSEHOLD_VARIABLES] : UNIT_VARIABLES;
}
