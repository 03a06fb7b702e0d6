import type { Case } from '#domain/cases/documents';
import { PAPER_KINDS } from '#domain/cases/papers';
import { type StepOf, servicesOf, standingPapers, thisRound } from '#domain/cases/steps';

/** The service of this id, as long as it stands. */
export const standingService = ({ steps }: Pick<Case, 'steps'>, service: string): StepOf<'serveNotice'> | undefined =>
  servicesOf(steps).find((step) => step.service === service);

/** 更正送达: why no service of the case can be struck now; null when one can. What rests on it goes first. */
export function strikingClosed({ state, steps }: Pick<Case, 'state' | 'steps'>): string | null {
  const last = standingPapers(thisRound(steps)).at(-1);
  if (!last || !servicesOf(steps).some(({ paper }) => paper === last.paper)) {
    return '最近一份文书还没有送达的记录，没有要更正的。';
  }
  const isInChain = state === 'enforcementReview' || state === 'decision';
  return isInChain && !PAPER_KINDS[last.kind].ofChain
    ? '已经转法制审核。请先“批评教育、责令改正后继续劝返”，这份通知和它的送达就不再作数。'
    : null;
}

/**
 * 登记错的送达, struck by a second person with a reason: it stays in the history, and its term has never run.
 * Whoever wrote it down does not take it back alone (《民事诉讼法》第八十七条: the term runs by what was signed).
 * @returns why this service cannot be struck by this person; null when it can
 */
export function strikeClosed(one: Pick<Case, 'state' | 'steps'>, service: string, person: string): string | null {
  const step = standingService(one, service);
  if (!step) {
    return '这次没有算送达，或者已经更正过，不用再更正。';
  }
  if (standingPapers(thisRound(one.steps)).at(-1)?.paper !== step.paper) {
    return '后面还有文书以这次送达为前提，请先作废后面的；上一轮的不用更正。';
  }
  return step.by.person === person ? '登记的人自己不能更正，请同一机关的另一位来办。' : strikingClosed(one);
}
