import { useEffect } from 'react';
import type { Me } from '#domain/accounts/me';
import { setStandings, useActing } from './acting';
import { serverNow } from './api';
import { sweepReplies } from './kept-replies';
import { standingsOf } from './standings';
import { type Called, useCall } from './use-call';

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
