import type { CaseState } from '#domain/cases/documents';
import type { PaperKind } from '#domain/cases/papers';

/** Where help for the family goes on, while the return is followed too: before, somebody only looks whether there is anything; after, nobody has to. */
const HELPED: readonly CaseState[] = [
  'verifying',
  'suspected',
  'dropped',
  'persuading',
  'noticeIssued',
  'noticeServed',
  'enforcementReview',
  'decision',
  'court',
  'unreachable',
  'followUp',
];

/** Whether a guardian is shown who helps: a lead that nobody has looked into is not told to the family as a case. */
export const isHelped = (state: CaseState): boolean => HELPED.includes(state);

const OVER: Readonly<Partial<Record<CaseState, string>>> = {
  followUp: '孩子已经返校，这份通知不用再办。',
  closed: '孩子已经返校，这份通知不用再办。',
  relapsed: '这是以前的通知，不用再办。',
  excluded: '这件事已经办结，这份通知不用再办。',
  ended: '这件事已经办结，这份通知不用再办。',
};
/** What ends with the return of the child: of a decision that was made the term to sue runs on. */
const ENDS: readonly PaperKind[] = ['notice', 'order', 'penaltyTold'];

/** 不用再办的通知: why nothing is asked of the guardian any more; null while something is. */
export const noticeOver = (kind: PaperKind, state: CaseState): string | null =>
  ENDS.includes(kind) ? (OVER[state] ?? null) : null;
