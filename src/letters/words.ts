import type { LetterRow } from '#domain/letters/api';
import { SIGN_METHODS } from '#domain/letters/documents';
import { dayOf, type PlainDate, spokenDate, spokenInstant } from '#domain/plain-date';
import { serverNow } from '../api';
import type { Tone } from '../ui/status-tag';

type Stands = Pick<LetterRow, 'state' | 'method'>;

/** How a letter stands, as word and tone. */
export function standsAs({ state, method }: Stands): { readonly tone: Tone; readonly word: string } {
  switch (state) {
    case 'signed':
      return { tone: 'good', word: method && method !== 'self' ? SIGN_METHODS[method] : '已签' };
    case 'declined':
      return { tone: 'calm', word: '暂不签' };
    case 'expired':
      return { tone: 'calm', word: '已过期' };
    case 'superseded':
    case 'voided':
      return { tone: 'calm', word: '已作废' };
    default:
      return { tone: 'act', word: '待签' };
  }
}

/** 几月几日前签; after that day: late costs nothing, and the words say so. */
export function untilWords(until: PlainDate): string {
  return dayOf(serverNow()) <= until ? `请在${spokenDate(until)}前签` : `过了${spokenDate(until)}，仍可以签`;
}

/** Since or until when. */
export const whenOf = (row: Pick<LetterRow, 'signedAt' | 'until'>): string =>
  row.signedAt === null ? untilWords(row.until) : `${spokenInstant(row.signedAt)} 签`;

export const openLetter = (id: string): string => `/letters/sign/index?letter=${encodeURIComponent(id)}`;
export const openReceipt = (id: string): string => `/letters/receipt/index?letter=${encodeURIComponent(id)}`;
/** 收纸质 of a unit. */
export const openPaper = (unit: string): string => `/letters/paper/index?unit=${encodeURIComponent(unit)}`;
export const openAssist = (id: string): string => `/letters/assist/index?letter=${encodeURIComponent(id)}`;
