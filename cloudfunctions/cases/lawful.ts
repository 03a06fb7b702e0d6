import type { Operation } from '#domain/api';
import type { CasePage, PostRef } from '#domain/cases/api';
import { contactFrom } from '#domain/cases/contact-rules';
import type { Case } from '#domain/cases/documents';
import { closedBy, nextLawful, waitingStep } from '#domain/cases/lawful';
import { termsOf } from '#domain/cases/listing';
import { actionsIn, type CaseAction } from '#domain/cases/machine';
import { returnFrom } from '#domain/cases/return';
import type { Situation } from '#domain/cases/situation';
import { stateSince } from '#domain/cases/state-since';
import { lastStep, openProposal } from '#domain/cases/steps';
import { evaluate } from '#domain/clock/evaluate';
import { PERMISSIONS } from '#domain/permission-table';
import type { Role } from '#domain/posts';

/** What the family asks for and an organ decides: a post can only write the application down. */
const APPLIED_FOR: Readonly<Partial<Record<CaseAction, Operation>>> = { suspend: 'cases.applyDeferral' };

/** The operation by which a person takes a step; null: the calendar takes it, or nobody can yet. */
function operationOf(action: CaseAction): Operation | null {
  const name = APPLIED_FOR[action] ?? `cases.${action}`;
  return name in PERMISSIONS ? (name as Operation) : null;
}

const mayTake = (action: CaseAction, role: Role): boolean => {
  const operation = operationOf(action);
  return operation !== null && PERMISSIONS[operation][role] !== undefined;
};

/** What this post may do now, what it may not do yet and why, and the next step of the law. */
function lawfulFor(situation: Situation): Pick<CasePage, 'actions' | 'closed' | 'next' | 'waiting'> {
  const { role } = situation.actor;
  const known = actionsIn(situation.one.state).filter((action) => mayTake(action, role));
  const judged = known.map((action) => ({ action, against: closedBy(situation, action) }));
  const next = nextLawful(situation);
  return {
    actions: judged.flatMap(({ action, against }) => (against === null ? action : [])),
    closed: judged.flatMap(({ action, against }) => (against === null ? [] : { action, ...against })),
    next: next !== null && mayTake(next, role) ? next : null,
    waiting: waitingStep(situation),
  };
}

function proposalOf(one: Case, refOf: (post: string) => PostRef): CasePage['proposal'] {
  const proposal = openProposal(one.steps);
  return proposal && { action: proposal.action, by: refOf(proposal.by.post ?? '') };
}

/** 台账销号 since the child last came back. */
function struckOffOn({ steps }: Case): CasePage['struckOffOn'] {
  const back = steps.findLastIndex((step) => step.action === 'confirmReturn' && step.as === 'class');
  return lastStep(steps.slice(back + 1), 'strikeOff')?.on ?? null;
}

/** What the page says of law and time. */
export function standingOf(situation: Situation, refOf: (post: string) => PostRef) {
  const { one, rules, now, today, evidence } = situation;
  const plan = lastStep(one.steps, 'plan');
  return {
    ...lawfulFor(situation),
    ...termsOf(one, now),
    stateSince: stateSince(one),
    contactFrom: contactFrom(one, today),
    returnFrom: returnFrom(one, evidence),
    round: one.round,
    clocks: evaluate(one, rules, now),
    plan: plan && { causes: plan.causes, measures: plan.measures },
    proposal: proposalOf(one, refOf),
    struckOffOn: struckOffOn(one),
  };
}
