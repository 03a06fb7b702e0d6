import { useEffect } from 'react';
import type { Me } from '#domain/accounts/me';
import { type Standing, setStandings, useActing } from './acting';
import { serverNow } from './api';
import { sweepReplies } from './kept-replies';
import { type Called, useCall } from './use-call';

const NAMES_SHOWN = 2;

/** 家长 of a county, with the names of the children that are bound. */
function families({ children, counties }: Me): Standing[] {
  return counties.flatMap(({ id, name }) => {
    const names = children.filter((child) => child.county === id).map((child) => child.name);
    const more = names.length > NAMES_SHOWN ? `等 ${names.length} 个孩子` : '';
    return names.length > 0
      ? [
          {
            as: `family:${id}`,
            title: '家长',
            place: `${name} ${names.slice(0, NAMES_SHOWN).join('、')}${more}`,
            county: id,
          },
        ]
      : [];
  });
}

/** Every way this person may act: posts first, then as a family. */
export function standingsOf(me: Me): Standing[] {
  return [...me.posts.map(({ id, title, place, county }) => ({ as: id, title, place, county })), ...families(me)];
}

/**
 * 我是谁: asked as nobody in particular, so that a post that was handed over meanwhile does not shut its former holder out. What is
 * held now is taken over, and an acting post that is gone gives way to the first.
 */
export function useMe(): Called<Me> {
  const { as } = useActing();
  const called = useCall('accounts.me', as ? { as } : {}, { as: '', keep: { most: 3 } });
  const { data, keptAt } = called;
  useEffect(() => {
    if (data && keptAt === undefined) {
      const standings = standingsOf(data);
      setStandings(standings);
      sweepReplies(
        standings.map((standing) => standing.as),
        serverNow(),
      );
    }
  }, [data, keptAt]);
  return called;
}
