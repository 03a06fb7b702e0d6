import type { AddresseeRow, PaperAhead, PaperRow } from '#domain/cases/api-papers';
import { TO_COURT } from '#domain/cases/paper-rules';
import { PAPER_KINDS, type PaperKind } from '#domain/cases/papers';
import { spokenDate } from '../../spoken';
import type { Tone } from '../../ui/status-tag';

const at = (page: string, parts: Readonly<Record<string, string>>): string =>
  `/cases/papers/${page}?${Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

export const openPapers = (one: string): string => at('index', { case: one });
export const openPaper = (one: string, paper: string): string => at('paper/index', { case: one, paper });
export const openMake = (one: string, kind: PaperKind): string => at('make/index', { case: one, kind });
export const openServe = (one: string, paper: string, to = ''): string => at('serve/index', { case: one, paper, to });
export const openPenalty = (one: string, act: string): string => at('penalty/index', { case: one, act });
export const openWording = (kind: PaperKind): string => at('wording/index', { kind });

/** How far a paper has come: a word with its tone. */
export function paperWord(row: Pick<PaperRow, 'kind' | 'state' | 'isDraftPrint' | 'addressees'>): {
  readonly tone: Tone;
  readonly word: string;
} {
  if (row.state !== 'issued') {
    return row.state === 'draft' ? { tone: 'calm', word: '草稿' } : { tone: 'calm', word: '已作废' };
  }
  if (row.isDraftPrint) {
    return { tone: 'warn', word: '待盖章' };
  }
  if (TO_COURT.includes(row.kind)) {
    return { tone: 'act', word: '已制发' };
  }
  const served = row.addressees.filter(({ servedOn }) => servedOn !== null).length;
  if (served === row.addressees.length) {
    return { tone: 'good', word: '已送达' };
  }
  return { tone: 'warn', word: served > 0 ? `送达 ${served}/${row.addressees.length}` : '待送达' };
}

/** How far the service of one guardian has come. */
export function servedWords({ servedOn, lastDay, attempts, entrusted }: AddresseeRow): string {
  if (servedOn !== null) {
    return `${spokenDate(servedOn)}送达${lastDay === null ? '' : `，期限到${spokenDate(lastDay)}`}`;
  }
  const asked = entrusted && entrusted.acceptedOn === null ? `，已委托${entrusted.to}，等接受` : '';
  return `${attempts.length > 0 ? `还没送达，试过 ${attempts.length} 次` : '还没送达'}${asked}`;
}

/** Title with its number, where it has one. */
export const paperName = ({ title, number }: Pick<PaperRow, 'title' | 'number'>): string =>
  number === null ? title : `${title}（${number}）`;

export const isOfChain = (kind: PaperKind): boolean => PAPER_KINDS[kind].ofChain;

export const isPaperKind = (word: string): word is PaperKind => word in PAPER_KINDS;

/** A paper that gives a term to return. */
export const asksReturnOf = (kind: PaperKind): boolean => kind === 'notice' || kind === 'order';

/** 由谁制发: 乡镇分管领导 任秀燕. */
export const issuerWords = ({ by }: PaperAhead): string =>
  by.length === 0
    ? '按现在的标准，这个机关不能制发'
    : `由${by.map(({ title, name }) => (name === '' ? `${title}（还没有人）` : `${title} ${name}`)).join('或者')}制发`;

/** Who issues a draft, and what is still wanting. */
export const aheadWords = (ahead: PaperAhead): string =>
  ahead.wanting === null ? `${issuerWords(ahead)}，条件齐了` : `${issuerWords(ahead)}。现在还不能：${ahead.wanting}`;
