import type { Case, CaseState } from '#domain/cases/documents';
import { nextState } from '#domain/cases/machine';
import type { PlainDate } from '#domain/plain-date';

/** 状态起始日: the day of the step that led into the state that the case is in; where none did, the day on which it was opened. */
export function stateSince({ openedOn, resumes, steps }: Pick<Case, 'openedOn' | 'resumes' | 'steps'>): PlainDate {
  let state: CaseState = resumes ? 'persuading' : 'lead';
  let before: CaseState | undefined;
  let since = openedOn;
  for (const { action, on } of steps) {
    const next: CaseState = nextState(state, action, before) ?? state;
    before = action === 'transfer' ? state : before;
    since = next === state ? since : on;
    state = next;
  }
  return since;
}
