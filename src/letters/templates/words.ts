import type { TemplateRow } from '#domain/letters/api-templates';
import type { Tone } from '../../ui/status-tag';

export const TEMPLATES_PAGE = '/letters/templates/index';

const of = (page: string, template: string, version: number): string =>
  `/letters/templates/${page}/index?template=${encodeURIComponent(template)}&version=${version}`;

export const openTemplate = (template: string, version: number): string => of('template', template, version);
/** A draft, or a published one that a new draft begins from. */
export const editTemplate = (template: string, version: number): string => of('edit', template, version);

/** 全文 of one signing, with its targets and term filled in. */
export const openFilled = (template: string, version: number, campaign: string): string =>
  `${openTemplate(template, version)}&campaign=${encodeURIComponent(campaign)}`;

/** How a template stands, as tone and word. */
export function templateWord({ state, builtIn }: Pick<TemplateRow, 'state' | 'builtIn'>): {
  readonly tone: Tone;
  readonly word: string;
} {
  if (state === 'draft') {
    return { tone: 'warn', word: '草稿' };
  }
  return builtIn ? { tone: 'calm', word: '通用' } : { tone: 'good', word: '本县' };
}

/** {{甲方单位}} as 【甲方单位】: what is filled in for each. */
export const withNames = (text: string): string => text.replace(/\{\{([^{}]+)\}\}/g, '【$1】');
