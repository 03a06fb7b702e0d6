import type { PaperKind } from '#domain/cases/papers';

/** 文种代字, so that two kinds of one organ and year cannot bear the same number. */
const KIND_WORDS: Readonly<Record<PaperKind, string>> = {
  notice: '限返',
  order: '责改',
  penaltyTold: '罚告',
  penaltyDecision: '罚决',
  demand: '催',
  courtApplication: '强执',
  complaint: '民诉',
};

/** `<organ:kind:year>`: what counts without gaps. */
export const numberId = (organ: string, kind: PaperKind, year: string): string => `${organ}:${kind}:${year}`;

/** What a format may name; year and number it must. */
const PARTS = ['机关', '文种', '年', '序号'] as const;

/** What is wrong with a format of numbers, as a sentence; null when it can be taken. */
export function numberFormatProblem(format: string): string | null {
  const asked = [...format.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');
  const isKnown = asked.every((name) => (PARTS as readonly string[]).includes(name));
  return isKnown && ['文种', '年', '序号'].every((name) => asked.includes(name))
    ? null
    : '请写成 {机关}{文种}〔{年}〕{序号}号 这样，{文种}、{年}、{序号}不能少';
}

/** 文号: 青石镇限返〔2026〕12号. */
export function paperNumber(
  format: string,
  {
    organ,
    kind,
    year,
    n,
  }: { readonly organ: string; readonly kind: PaperKind; readonly year: string; readonly n: number },
): string {
  const parts: Readonly<Record<string, string>> = { 机关: organ, 文种: KIND_WORDS[kind], 年: year, 序号: String(n) };
  return format.replace(/\{([^{}]*)\}/g, (whole, name: string) => parts[name] ?? whole);
}
