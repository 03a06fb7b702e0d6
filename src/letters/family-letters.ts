import type { LetterRow } from '#domain/letters/api';
import { type Called, useCall } from '../use-call';

/** What a family has to sign, the nearest end first, and everything else of the home. */
export interface FamilyLetters {
  readonly toSign: readonly LetterRow[];
  readonly others: readonly LetterRow[];
}

/** 我的责任书: of the children and of the household in one list, so that all are signed in one sitting. */
export function useFamilyLetters(): Called<FamilyLetters> {
  const children = useCall('letters.mine', {});
  const households = useCall('letters.ofHouseholds', {});
  const problem = children.problem ?? households.problem;
  const data: FamilyLetters | undefined =
    children.data && households.data
      ? {
          toSign: [...children.data.toSign, ...households.data.toSign].sort((a, b) => (a.until < b.until ? -1 : 1)),
          others: [...children.data.others, ...households.data.others],
        }
      : undefined;
  const reload = (): void => {
    children.reload();
    households.reload();
  };
  const busy = children.busy || households.busy;
  if (data === undefined) {
    return { state: problem ? 'failed' : 'loading', data, problem, busy, reload };
  }
  const isEmpty = data.toSign.length + data.others.length === 0;
  return { state: isEmpty ? 'empty' : 'ready', data, problem, busy, reload };
}
