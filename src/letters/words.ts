import { DECLINE_REASONS, type DeclineReason } from '#domain/letters/acts';
import type { LetterRow } from '#domain/letters/api';
import { SIGN_METHODS } from '#domain/letters/documents';
import { type EdgeId, isPostEdge } from '#domain/letters/edges';
import { asksNow, isSigned } from '#domain/letters/machine';
import { dayOf, type PlainDate } from '#domain/plain-date';
import { serverNow } from '../api';
import { spokenDate, spokenInstant } from '../spoken';
import type { Tone } from '../ui/status-tag';

type Stands = Pick<LetterRow, 'state' | 'method'> & Partial<Pick<LetterRow, 'signing' | 'paused'>>;

/** How a letter stands, as word and tone. */
export function standsAs({ state, method, signing, paused }: Stands): { readonly tone: Tone; readonly word: string } {
  switch (state) {
    case 'signed':
      return signing === 'partyFirst'
        ? { tone: 'act', word: '等甲方签' }
        : { tone: 'good', word: method && method !== 'self' ? SIGN_METHODS[method] : '已签' };
    case 'countersigned':
      return { tone: 'good', word: '双方已签' };
    case 'draft':
      return { tone: 'calm', word: '等甲方签' };
    case 'declined':
      return { tone: 'calm', word: '暂不签' };
    case 'expired':
      return { tone: 'calm', word: '已过期' };
    case 'superseded':
      return { tone: 'calm', word: '已换成新的一份' };
    case 'voided':
      return { tone: 'calm', word: '已作废' };
    default:
      return paused ? { tone: 'calm', word: '已暂停' } : { tone: 'act', word: '待签' };
  }
}

/** 几月几日前签; after that day: late costs nothing, and the words say so. */
export function untilWords(until: PlainDate): string {
  return dayOf(serverNow()) <= until ? `请在${spokenDate(until)}前签` : `过了${spokenDate(until)}，仍可以签`;
}

/** Since or until when; no day is named to whoever has said 暂不签, nor on a letter that is over. */
export function whenOf(row: Pick<LetterRow, 'state' | 'signedAt' | 'until'>): string | undefined {
  if (row.signedAt !== null) {
    return `${spokenInstant(row.signedAt)} 签`;
  }
  return row.state === 'draft' || asksNow(row) ? untilWords(row.until) : undefined;
}

/** Whose letter it is, as the first words of its row: the child, the household, or between posts what is taken on. */
export function aboutOf(row: Pick<LetterRow, 'edge' | 'childName' | 'adultName' | 'title'>): string {
  if (row.edge === 'groupHousehold') {
    return `${row.adultName}家`;
  }
  return isPostEdge(row.edge) ? row.title : row.childName;
}

/** 乙方 in 甲方's list: between posts the unit below. */
export const sideOf = (row: Pick<LetterRow, 'edge' | 'className' | 'partyName'>): string =>
  isPostEdge(row.edge) ? row.className : row.partyName;

/** Who can call at their door: of a family's letter its 甲方, which names the class without its teacher. */
export const callerOf = (row: Pick<LetterRow, 'edge' | 'issuerName'>): string =>
  row.edge === 'teacherGuardian' ? `${row.issuerName}班主任` : row.issuerName;

/** 暂不签的原因, in the words of whoever is asked. */
export function declineReasonsOf(edge: EdgeId): readonly { readonly value: DeclineReason; readonly label: string }[] {
  const own: Partial<Record<DeclineReason, string>> = isPostEdge(edge) ? { notMine: '这件事不归我的岗位' } : {};
  return (Object.entries(DECLINE_REASONS) as [DeclineReason, string][]).map(([value, label]) => ({
    value,
    label: own[value] ?? label,
  }));
}

export const openLetter = (id: string): string => `/letters/sign/index?letter=${encodeURIComponent(id)}`;
/** The receipt where there is one, the letter itself otherwise. */
export const openEither = (row: Pick<LetterRow, 'id' | 'state'>): string =>
  isSigned(row) ? openReceipt(row.id) : openLetter(row.id);
export const openReceipt = (id: string): string => `/letters/receipt/index?letter=${encodeURIComponent(id)}`;
/** 收纸质 of a unit. */
export const openPaper = (unit: string): string => `/letters/paper/index?unit=${encodeURIComponent(unit)}`;
export const openAssist = (id: string): string => `/letters/assist/index?letter=${encodeURIComponent(id)}`;
/** 责任链 of a unit. */
export const openChain = (unit: string): string => `/letters/chain/index?unit=${encodeURIComponent(unit)}`;
/** 甲方签字: all letters of a campaign that wait, or one of them. */
export const openBatch = (campaign: string, letter?: string): string =>
  `/letters/batch/index?campaign=${encodeURIComponent(campaign)}${letter ? `&letter=${encodeURIComponent(letter)}` : ''}`;
/** 代记委托照护 beside a letter, for whoever helped to sign it. */
export const openTellFor = (letter: string): string => `/letters/entrust/index?letter=${encodeURIComponent(letter)}`;
/** 委托照护告知 of a child. */
export const openEntrust = (child: string): string => `/letters/entrust/index?child=${encodeURIComponent(child)}`;
