import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { EDGES } from '#domain/letters/edges';
import { Choices } from '../ui/choices';

/** 签订期 of now that a unit has letters of. */
export type Kinds = ReplyOf<'letters.progress'>['periods'];

export const kindsNow = ({ periods }: ReplyOf<'letters.progress'>): Kinds => periods.filter((one) => one.is === 'now');

/** The kind that is looked at: the guardians' where there are such, otherwise the households', otherwise the first. */
export function useKind(kinds: Kinds) {
  const [chosen, setChosen] = useState<string>();
  const likely =
    kinds.find(({ edge }) => edge === 'teacherGuardian') ?? kinds.find(({ edge }) => edge === 'groupHousehold');
  return { period: chosen ?? (likely ?? kinds[0])?.period, choose: setChosen };
}

interface KindChoiceProps {
  readonly kinds: Kinds;
  readonly kind: ReturnType<typeof useKind>;
}

/** 看哪一种 */
export function KindChoice({ kinds, kind }: KindChoiceProps) {
  return kinds.length > 1 ? (
    <Choices
      label="看哪一种没签的"
      choices={kinds.map(({ period, edge, title }) => ({ value: period, label: edge ? EDGES[edge].title : title }))}
      value={kind.period}
      onChoose={kind.choose}
    />
  ) : null;
}
