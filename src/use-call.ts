import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Operation, ReplyOf, RequestOf } from '#domain/api';
import { useActing } from './acting';
import { type ApiProblem, asProblem, call, writesAnswered } from './api';

/** What a screen shows of a call: `data` stays while it is asked again, so that nothing flickers. */
export interface Called<T> {
  readonly state: 'loading' | 'ready' | 'empty' | 'failed';
  readonly data: T | undefined;
  readonly problem: ApiProblem | undefined;
  /** Whether it is being asked again while older data is shown. */
  readonly busy: boolean;
  readonly reload: () => void;
}

interface Options<T> {
  /** Tells the state `empty` from `ready`. */
  readonly isEmpty?: (data: T) => boolean;
  /** Asks again each time the page comes to the front; on unless switched off. */
  readonly onShow?: boolean;
  /** Another standing than the acting one; '' = as nobody in particular, for asking who one is. */
  readonly as?: string;
}

/** Reads again as long as a write of this phone was answered meanwhile: what the person has just done is never missing. */
async function callAfterWrites<O extends Operation>(operation: O, request: RequestOf<O>, as: string | undefined) {
  for (;;) {
    const before = writesAnswered();
    const data = await call(operation, request, { as });
    if (writesAnswered() === before) {
      return data;
    }
  }
}

/**
 * Calls a reading operation when the page opens, comes back to the front, or when request or acting post change.
 * `request` undefined = not yet known: nothing is asked.
 */
export function useCall<O extends Operation>(
  operation: O,
  request: RequestOf<O> | undefined,
  { isEmpty, onShow = true, as: other }: Options<ReplyOf<O>> = {},
): Called<ReplyOf<O>> {
  const { as } = useActing();
  const key = JSON.stringify([operation, request, as]);
  const [answer, setAnswer] = useState<{ key: string; data?: ReplyOf<O>; problem?: ApiProblem; busy: boolean }>();
  const latest = useRef(0);
  const asked = useRef({ operation, request, other });
  asked.current = { operation, request, other };

  const load = useCallback(async (forKey: string) => {
    const { operation: name, request: body, other: standing } = asked.current;
    if (body === undefined) {
      return;
    }
    const turn = ++latest.current;
    setAnswer((old) => (old?.key === forKey ? { ...old, busy: true } : { key: forKey, busy: true }));
    try {
      const data = await callAfterWrites(name, body, standing);
      if (turn === latest.current) {
        setAnswer({ key: forKey, data, busy: false });
      }
    } catch (error) {
      if (turn === latest.current) {
        setAnswer((old) => ({
          ...(old?.key === forKey ? old : { key: forKey }),
          problem: asProblem(error),
          busy: false,
        }));
      }
    }
  }, []);

  useEffect(() => {
    void load(key);
  }, [key, load]);
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current && onShow) {
      void load(key);
    }
    shown.current = true;
  });

  // The same function until the question changes: an effect that reloads must not run again because of its own reloading.
  const reload = useCallback(() => void load(key), [key, load]);
  const mine = answer?.key === key ? answer : undefined;
  return {
    state: stateOf(mine, isEmpty),
    data: mine?.data,
    problem: mine?.problem,
    busy: mine?.busy ?? true,
    reload,
  };
}

function stateOf<T>(
  answer: { data?: T; problem?: ApiProblem } | undefined,
  isEmpty: ((data: T) => boolean) | undefined,
): Called<T>['state'] {
  if (answer?.data !== undefined) {
    return isEmpty?.(answer.data) ? 'empty' : 'ready';
  }
  return answer?.problem ? 'failed' : 'loading';
}
