import { PAPER_VARIABLES, type PaperVariable, type PaperWording } from '#domain/cases/paper-wording';
import { PAPER_KINDS, type PaperKind } from '#domain/cases/papers';
import { refuse } from '#domain/errors';
import { forbiddenWords } from '#domain/letters/template-check';
import { NATIONWIDE_FORBIDDEN_WORDS } from '#domain/policy/packs/forbidden-words';

const VARIABLE = /\{\{([^{}]+)\}\}/g;
/** What a paper of the penalty chain is about, and no other paper may name. */
const OF_A_PENALTY = /罚|滞纳金|元$|交纳|缴纳/;

/** What a template has to say, whoever words it. */
const MUST_SAY: Readonly<Record<PaperKind, readonly PaperVariable[]>> = {
  notice: ['监护人', '孩子', '期限', '依据', '复议机关', '法院'],
  order: ['监护人', '孩子', '期限', '依据', '复议机关', '法院'],
  penaltyTold: ['监护人', '孩子', '事实', '决定', '处罚依据', '处罚权', '告知天数'],
  penaltyDecision: ['监护人', '孩子', '事实', '决定', '处罚依据', '处罚权', '复议机关', '法院'],
  demand: ['监护人', '决定', '催告天数', '法院'],
  courtApplication: ['监护人', '决定', '前文', '法院'],
  complaint: ['监护人', '决定', '前文', '法院'],
};

const textOf = ({ body, rights, online }: PaperWording): string => [body, rights, online].join('\n');

/** What a paper may not say; of the chain what a penalty is about is left out. */
export function forbiddenInPaper(kind: PaperKind, texts: readonly string[]): string[] {
  const whole = { title: '', summary: ['', '', ''] as const, body: texts.join('\n'), statement: '' };
  const found = forbiddenWords(whole, NATIONWIDE_FORBIDDEN_WORDS, '');
  return PAPER_KINDS[kind].ofChain ? found.filter((word) => !OF_A_PENALTY.test(word)) : found;
}

/** @throws {Refusal} TEMPLATE_UNLAWFUL naming what no paper may say */
export function requireLawfulPaper(kind: PaperKind, texts: readonly string[]): void {
  const words = forbiddenInPaper(kind, texts);
  if (words.length > 0) {
    refuse('TEMPLATE_UNLAWFUL', { message: `文书里不能写：${words.join('、')}。` });
  }
}

/**
 * 样式审查: lawful as far as words can tell, asks for nothing that nobody fills, and says what the law wants said.
 * @throws {Refusal} TEMPLATE_UNLAWFUL, INVALID_ARGUMENT
 */
export function requireWording(kind: PaperKind, wording: PaperWording): void {
  requireLawfulPaper(kind, [textOf(wording)]);
  const asked = new Set([...textOf(wording).matchAll(VARIABLE)].map(([, name]) => name ?? ''));
  const unknown = [...asked].filter((name) => !(PAPER_VARIABLES as readonly string[]).includes(name));
  if (unknown.length > 0) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'body', rule: `有没人填写的变量：${unknown.join('、')}` }] });
  }
  const missing = MUST_SAY[kind].filter((name) => !asked.has(name));
  if (missing.length > 0) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'body', rule: `不能少：${missing.join('、')}` }] });
  }
}
