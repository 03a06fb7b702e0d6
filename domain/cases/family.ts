import type { CaseState } from '#domain/cases/documents';

/** Where help for the family goes on: before, somebody only looks whether there is anything; after, the child is back or elsewhere. */
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
];

/** Whether a guardian is shown who helps: a lead that nobody has looked into is not told to the family as a case. */
export const isHelped = (state: CaseState): boolean => HELPED.includes(state);
