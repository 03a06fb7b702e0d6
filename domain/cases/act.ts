import { type Case, type CaseState, isOpen } from '#domain/cases/documents';
import { closedBy } from '#domain/cases/lawful';
import { nextState } from '#domain/cases/machine';
import type { Situation } from '#domain/cases/situation';
import { type CaseStep, lastStep } from '#domain/cases/steps';
import { hostOf } from '#domain/cases/transfer';
import { refuse } from '#domain/errors';

/** More than a child's way can need; a case that grows beyond it is looked at by people, not cut. */
const STEPS_CAP = 300;

function beforeOf(one: Case, action: CaseStep['action']): CaseState | null {
  if (action === 'transfer') {
    return one.state;
  }
  return one.state === 'transferred' && (action === 'acceptTransfer' || action === 'bounce') ? null : one.before;
}

type Hands = Pick<Case, 'hostPath' | 'assignee'>;

/** In whose hands it is after a hand-over: the receiver names somebody of its own. */
function handsOf(one: Case, steps: readonly CaseStep[], { action }: CaseStep): Hands {
  if (action !== 'transfer' && action !== 'acceptTransfer' && action !== 'bounce') {
    return one;
  }
  const hostPath = hostOf(steps);
  const isTaken = action === 'acceptTransfer' && lastStep(steps, 'transfer')?.path !== null;
  return { assignee: isTaken ? null : one.assignee, ...(hostPath === undefined ? {} : { hostPath }) };
}

/** The case with one step more, as the table leads; guards are asked by whoever lets a person act. @throws {Refusal} ILLEGAL_STATE */
export function advanced(one: Case, step: CaseStep): Case {
  const state = nextState(one.state, step.action, one.before ?? undefined) ?? refuse('ILLEGAL_STATE');
  const steps = [...one.steps, step];
  const { hostPath: _, ...rest } = one;
  const { hostPath, assignee } = handsOf(one, steps, step);
  return {
    ...rest,
    ...(hostPath === undefined ? {} : { hostPath }),
    assignee,
    state,
    before: beforeOf(one, step.action),
    steps,
    closedOn: isOpen(state) ? null : step.on,
    urgent: isOpen(state) && one.urgent,
  };
}

/**
 * 办理一步 by a person, where table and guards allow it.
 * @throws {Refusal} ILLEGAL_STATE with the sentence of the guard that closes it
 */
export function acted(situation: Situation, step: CaseStep): Case {
  const { one } = situation;
  const closed = closedBy(situation, step.action);
  if (closed !== null) {
    refuse('ILLEGAL_STATE', { message: closed.reason });
  }
  if (one.steps.length >= STEPS_CAP) {
    refuse('ILLEGAL_STATE', { message: '这个个案的办理记录太多，请县教育局核对后再办。' });
  }
  return { ...advanced(one, step), rev: one.rev + 1 };
}
