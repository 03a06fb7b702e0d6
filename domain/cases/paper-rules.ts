import type { CaseState } from '#domain/cases/documents';
import { orderedAlready, penaltyLocked } from '#domain/cases/guards-papers';
import { nextState } from '#domain/cases/machine';
import { PAPER_KINDS, type PaperKind } from '#domain/cases/papers';
import type { Situation } from '#domain/cases/situation';
import { standingPapers } from '#domain/cases/steps';
import type { Role } from '#domain/posts';
import type { Child } from '#domain/roster/documents';

/** 法定监护人 of a child: nobody else is addressed or served (law.md 2, 5). */
export const legalGuardians = ({ adults }: Pick<Child, 'adults'>): Child['adults'] =>
  adults.filter(({ kind }) => kind === 'parent' || kind === 'legalGuardian');

/** Why a paper of this kind cannot even be drafted now; null when it can. A draft binds nobody, so that fewer things are asked than of the paper. */
export function draftClosed(situation: Pick<Situation, 'one' | 'rules'>, kind: PaperKind): string | null {
  const { one } = situation;
  if (nextState(one.state, 'issueNotice') === null) {
    return '这个状态不用制发文书。';
  }
  const { ofChain } = PAPER_KINDS[kind];
  const isInChain = one.state === 'enforcementReview' || one.state === 'decision';
  if (ofChain !== isInChain) {
    return ofChain ? '先转法制审核，才能起草这份文书。' : '已经转法制审核，不再制发这份通知。';
  }
  const wasOrdered = kind === 'order' ? orderedAlready(situation) : null;
  if (wasOrdered !== null) {
    return wasOrdered;
  }
  return ofChain ? penaltyLocked(situation) : null;
}

/** Why a paper that was issued cannot be made void now: others rest on it. */
export function voidClosed({ one }: Pick<Situation, 'one'>, paper: string): string | null {
  const standing = standingPapers(one.steps);
  const last = standing.at(-1);
  if (last?.paper !== paper) {
    return '后面还有文书以它为前提，请先作废后面的。';
  }
  return one.state === 'decision' && last.kind === 'penaltyTold' ? '处理决定以告知书为前提，不能作废。' : null;
}

/** 法制审核员 sees what is in review, and nothing else of families. @returns Why this role may not read the papers of the case; null when it may. */
export function readingClosed(role: Role | undefined, state: CaseState): string | null {
  const isInReview = state === 'enforcementReview' || state === 'decision' || state === 'court';
  return role === 'legalReviewer' && !isInReview ? '转法制审核以后，您才能看这个个案的文书。' : null;
}

/** What goes to a court is the court's to serve. */
export const TO_COURT: readonly PaperKind[] = ['courtApplication', 'complaint'];
