import type { CaseState } from '#domain/cases/documents';
import type { CaseAction } from '#domain/cases/machine';

/** The way of the law through the states: what one would do next, the first that is open. */
const NEXT: Readonly<Partial<Record<CaseState, readonly CaseAction[]>>> = {
  lead: ['confirmReturn', 'verify'],
  verifying: ['confirmReturn', 'exclude', 'suspect', 'contact'],
  suspected: ['confirmReturn', 'exclude', 'confirm', 'persuade', 'contact'],
  dropped: ['confirmReturn', 'persuade', 'contact'],
  persuading: ['confirmReturn', 'issueNotice', 'confirm', 'contact'],
  noticeIssued: ['confirmReturn', 'serveNotice'],
  noticeServed: ['confirmReturn', 'review', 'serveNotice', 'issueNotice', 'contact'],
  enforcementReview: ['confirmReturn', 'decide', 'serveNotice', 'issueNotice', 'admonish'],
  decision: ['confirmReturn', 'goToCourt', 'serveNotice', 'issueNotice', 'contact'],
  court: ['confirmReturn', 'contact'],
  transferred: ['acceptTransfer', 'contact'],
  unreachable: ['find', 'contact'],
  followUp: ['confirmReturn', 'strikeOff', 'close', 'contact'],
};

/** The steps of the law from here, in their order: of those that are closed a screen says why. */
export const wayFrom = (state: CaseState): readonly CaseAction[] => NEXT[state] ?? [];
