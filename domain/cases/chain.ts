import type { Case } from '#domain/cases/documents';
import type { PaperKind } from '#domain/cases/papers';
import type { ChainFacts } from '#domain/cases/situation';
import { type CaseStep, lastStep, type StepAction, servicesOf, standingPapers, stepsOf } from '#domain/cases/steps';
import { countTerm, type Landing, type TermUnit } from '#domain/clock/day-counting';
import type { ClockRules } from '#domain/clock/evaluate';
import { Refusal } from '#domain/errors';
import type { PlainDate } from '#domain/plain-date';

/** The steps of the 处罚程序 that runs now: since the case was last turned over to review, without those of before. */
export const procedureSteps = (steps: readonly CaseStep[]): readonly CaseStep[] =>
  steps.slice(steps.findLastIndex(({ action }) => action === 'review') + 1);

/** Whether 法制审核 has said its opinion in the procedure that runs now. */
export const isReviewed = ({ steps }: Pick<Case, 'steps'>): boolean =>
  procedureSteps(steps).some(({ action }) => action === 'legalReview');

const placeOf = (steps: readonly CaseStep[], action: StepAction): number =>
  steps.findLastIndex((step) => step.action === action);

/** When the last of those whom a paper names was served; null while somebody was not, or there is no such paper. */
export function servedToAll(steps: readonly CaseStep[], kind: PaperKind): PlainDate | null {
  const paper = standingPapers(steps).findLast((one) => one.kind === kind);
  const services = servicesOf(steps).filter((step) => step.paper === paper?.paper);
  const days = (paper?.addressees ?? []).map((who) => services.find(({ addressee }) => addressee === who)?.on ?? null);
  const served = days.flatMap((day) => day ?? []).sort();
  return days.length > 0 && served.length === days.length ? (served.at(-1) ?? null) : null;
}

/** Terms for suing, and then for asking the court, from the service of the decision (行政诉讼法 46; 行政强制法 53). */
function courtDays(one: Case, rules: ClockRules, from: PlainDate): Pick<ChainFacts, 'suitUntil' | 'courtUntil'> {
  const policy = rules.policy.on(from);
  const counting = { ...rules, pauses: stepsOf(one.steps, 'pause') };
  const office: Landing = 'office';
  const unit: TermUnit = 'months';
  const suit = countTerm(from, { length: policy.get('penalty.suitMonths'), unit }, office, counting).last;
  const court = countTerm(suit, { length: policy.get('penalty.courtMonths'), unit }, office, counting).last;
  return { suitUntil: suit, courtUntil: court };
}

const UNKNOWN = { suitUntil: null, courtUntil: null } as const;

function countedDays(one: Case, rules: ClockRules, from: PlainDate | null): Partial<ChainFacts> {
  if (from === null) {
    return UNKNOWN;
  }
  try {
    return courtDays(one, rules, from);
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'HOLIDAYS_MISSING' || error.code === 'CALENDAR_MISSING')) {
      return { ...UNKNOWN, isUncountable: true };
    }
    throw error;
  }
}

/** Where its steps say that an answer came after what it answers. */
function answers(steps: readonly CaseStep[]): Pick<ChainFacts, 'statementAnswered' | 'reviewedBy'> {
  const told = steps.findLastIndex((step) => step.action === 'issueNotice' && step.kind === 'penaltyTold');
  const answered = placeOf(steps, 'answerStatement');
  const reviewed = placeOf(steps, 'legalReview');
  const review = lastStep(steps, 'legalReview');
  const isReviewed = review?.agrees === true && reviewed > answered && answered > told;
  return { statementAnswered: told >= 0 && answered > told, reviewedBy: isReviewed ? review.by.person : null };
}

/** 处罚程序的进展 (law.md 4), from the steps of the case alone, so that a replay gives the same answer. */
export function chainOf(one: Case, rules: ClockRules): ChainFacts {
  const steps = procedureSteps(one.steps);
  const named = stepsOf(steps, 'nameOfficers');
  return {
    officers: named.at(-1)?.officers ?? 0,
    openedOn: named[0]?.on ?? null,
    ...answers(steps),
    ...UNKNOWN,
    ...countedDays(one, rules, servedToAll(steps, 'penaltyDecision')),
  };
}
