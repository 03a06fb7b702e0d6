import type { Template } from '#domain/letters/campaigns';

type Texts = Pick<Template, 'title' | 'body' | 'statement' | 'summary'>;

/** Spaces and marks put between the characters of a word do not hide it. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');

/** Words of a policy value: separated by blanks. */
export function wordsOf(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}

/**
 * 模板审查 (law.md 7): what a letter to a family may not contain: a deposit, a fine, a waiver, a loss of benefits, a duty that the law does
 * not give. A county may add words, never take one away.
 * @returns the forbidden words found, in the order of the lists; none: the template is lawful as far as words can tell.
 */
export function forbiddenWords(template: Texts, nationwide: string, added: string): string[] {
  const text = bare([template.title, ...template.summary, template.body, template.statement].join('\n'));
  return [...new Set([...wordsOf(nationwide), ...wordsOf(added)])].filter((word) => text.includes(bare(word)));
}
