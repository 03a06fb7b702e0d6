import type { DeferralRow } from '#domain/cases/api-deferral';
import { DEFERRAL_KINDS, DEFERRAL_STATES } from '#domain/cases/deferral';
import { spokenDate } from '../../spoken';
import type { Tone } from '../../ui/status-tag';

const TONES: Readonly<Record<DeferralRow['state'], Tone>> = {
  applied: 'act',
  granted: 'good',
  refused: 'warn',
  withdrawn: 'calm',
  ended: 'calm',
};

/** How an application stands, as a word with its tone. */
export function standingOf({ state, ends }: DeferralRow): { readonly tone: Tone; readonly word: string } {
  return ends ? { tone: 'warn', word: '快到期' } : { tone: TONES[state], word: DEFERRAL_STATES[state] };
}

/** 从 11月19日 星期四 到 11月27日 星期五 */
export const daysOf = ({ from, until }: Pick<DeferralRow, 'from' | 'until'>): string =>
  `从${spokenDate(from)}到${spokenDate(until)}`;

export const kindOf = ({ kind }: Pick<DeferralRow, 'kind'>): string => DEFERRAL_KINDS[kind];

export const openDeferral = (child: string): string => `/cases/deferral/index?child=${encodeURIComponent(child)}`;
