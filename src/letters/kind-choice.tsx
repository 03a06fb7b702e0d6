import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { EDGES, familyEdges } from '#domain/letters/edges';
import { POSTS, type Role } from '#domain/posts';
import { useActing } from '../acting';
import { Choices } from '../ui/choices';

/** 签订期 of now that a unit has letters of. */
export type Kinds = ReplyOf<'letters.progress'>['periods'];

export const kindsNow = ({ periods }: ReplyOf<'letters.progress'>): Kinds => periods.filter((one) => one.is === 'now');

/** The kind that is looked at: of the families' the acting post's own where there is such, otherwise the other, otherwise the first. */
export function useKind(kinds: Kinds) {
  const [chosen, setChosen] = useState<string>();
  const role = useActing().as?.split(':')[1] ?? '';
  const line = role in POSTS ? POSTS[role as Role].line : 'education';
  const [likely] = familyEdges(line).flatMap((own) => kinds.find(({ edge }) => edge === own) ?? []);
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
