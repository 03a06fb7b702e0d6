import type { ReactNode } from 'react';
import type { ChildRow as Child } from '#domain/roster/api';
import { Card } from '../ui/card';
import { ChildRow } from '../ui/child-row';
import { mayDo, useActingPost } from './acting-post';
import { isAbsent, TodayTag } from './child-words';

interface ChildListProps {
  readonly items: readonly Child[];
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  /** The child that is open beside the list. */
  readonly current?: string | undefined;
  readonly onOpen: (child: string) => void;
  /** Says the class of each child; left out in a list of one class. */
  readonly withClass?: boolean;
}

function needOf(child: Child): string | undefined {
  if (child.openCase !== null) {
    return '有没办完的个案';
  }
  return isAbsent(child) ? '今天没到校，请看看原因' : undefined;
}

/** Children in a card, each with where it is today. */
export function ChildList({ items, title, aside, current, onOpen, withClass = false }: ChildListProps) {
  const mayOpen = mayDo(useActingPost(), 'roster.child');
  return (
    <Card title={title} aside={aside} flush>
      {items.map((child) => (
        <ChildRow
          key={child.id}
          name={child.name}
          place={withClass ? child.className : child.place}
          need={needOf(child)}
          when={withClass ? child.place : undefined}
          status={<TodayTag child={child} />}
          current={child.id === current}
          onPress={mayOpen ? () => onOpen(child.id) : undefined}
        />
      ))}
    </Card>
  );
}
