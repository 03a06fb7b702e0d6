import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Operation, ReplyOf, RequestOf } from '#domain/api';
import { acting, useActing } from './acting';
import { type ApiProblem, asProblem, call, serverNow, writesAnswered } from './api';
import { dropReply, type KeptReply, keepReply, keptReply } from './kept-replies';
import { knowStandings } from './standings';

/** What a screen shows of a call: `data` stays while it is asked again, so that nothing flickers. */
export interface Called<T> {
  readonly state: 'loading' | 'ready' | 'empty' | 'failed';
  readonly data: T | undefined;
  readonly problem: ApiProblem | undefined;
  /** Whether it is being asked again while older data is shown. */
  readonly busy: boolean;
  readonly reload: () => void;
  /** When the server gave what is shown, if it comes from the phone's own store. */
  readonly keptAt?: number | undefined;
}

/** How many of the operation's replies are kept, and what of each. */
export interface Keeping<T> {
  readonly most: number;
  readonly least?: (data: T) => T;
}

interface Options<T> {
  /** Tells the state `empty` from `ready`. */
  readonly isEmpty?: (data: T) => boolean;
  /** Asks again each time the page comes to the front; on unless switched off. */
  readonly onShow?: boolean;
  /** 离线可看: the reply outlives the app and is shown when there is no network; `least` leaves out what need not lie on a phone. */
  readonly keep?: Keeping<T>;
  /** Another standing than the acting one; '' = as nobody in particular, for asking who one is. */
  readonly as?: string;
}

/** Reads again as long as a write of this phone was answered meanwhile: what the person has just done is never missing. */
async function callAfterWrites<O extends Operation>(operation: O, request: RequestOf<O>, as: string | undefined) {
  for (;;) {
    const before = writesAnswered();
    const data = await call(operation, request, { as });
    if (writesAnswered() === before) {
      return { data, writes: before };
    }
  }
}

/** Whether only now it is known who this is: the question then changes, and is asked anew by itself. */
async function isNowKnown(standing: string | undefined, as: string | undefined): Promise<boolean> {
  if (standing !== undefined) {
    return false;
  }
  await knowStandings();
  return acting().as !== as;
}

interface Answer<T> {
  readonly key: string;
  readonly data?: T;
  readonly problem?: ApiProblem;
  readonly busy: boolean;
  readonly keptAt?: number;
  /** How many writes of this phone had been answered when the server gave it. */
  readonly writes?: number;
}

type Question = readonly [as: string, operation: string, request: unknown];

function keepAnswer<T>(keeping: Keeping<T> | undefined, question: Question, data: T): void {
  if (keeping) {
    keepReply(...question, { at: serverNow(), data: keeping.least?.(data) ?? data, most: keeping.most });
  }
}

/** Without network what was kept is shown; what the server refuses is not kept any longer. */
function afterProblem({ code, retryable }: ApiProblem, question: Question): KeptReply | undefined {
  if (code === 'OFFLINE') {
    return keptReply(...question, serverNow());
  }
  if (!retryable) {
    dropReply(...question);
  }
  return undefined;
}

/** What was shown stays beside the problem; where nothing was, what was kept is shown. */
function failed<T>(
  old: Answer<T> | undefined,
  key: string,
  problem: ApiProblem,
  kept: KeptReply | undefined,
): Answer<T> {
  if (old?.key === key && old.data !== undefined) {
    return { ...old, problem, busy: false };
  }
  return { key, problem, busy: false, ...(kept ? { data: kept.data as T, keptAt: kept.at } : {}) };
}

/**
 * A write answered between an arriving reply and the page that shows it: nobody was there yet to see it go, so the
 * page itself reads again.
 */
function useOvertaken(answer: Answer<unknown> | undefined, key: string, load: (key: string) => Promise<void>): void {
  useEffect(() => {
    const fresh = answer?.key === key && !answer.busy && !answer.problem;
    if (fresh && answer.writes !== undefined && answer.writes !== writesAnswered()) {
      void load(key);
    }
  }, [answer, key, load]);
}

/**
 * Calls a reading operation when the page opens, comes back to the front, or when request or acting post change.
 * `request` undefined = not yet known: nothing is asked.
 */
export function useCall<O extends Operation>(
  operation: O,
  request: RequestOf<O> | undefined,
  { isEmpty, onShow = true, as: other, keep }: Options<ReplyOf<O>> = {},
): Called<ReplyOf<O>> {
  const { as } = useActing();
  const key = JSON.stringify([operation, request, as]);
  const [answer, setAnswer] = useState<Answer<ReplyOf<O>>>();
  const latest = useRef(0);
  const asked = useRef({ operation, request, other, keep, as });
  asked.current = { operation, request, other, keep, as };

  const load = useCallback(async (forKey: string) => {
    const { operation: name, request: body, other: standing, keep: keeping, as } = asked.current;
    if (body === undefined) {
      return;
    }
    const turn = ++latest.current;
    setAnswer((old) => (old?.key === forKey ? { ...old, busy: true } : { key: forKey, busy: true }));
    if (await isNowKnown(standing, as)) {
      return;
    }
    const question = [as ?? '', name, body] as const;
    try {
      const { data, writes } = await callAfterWrites(name, body, standing);
      keepAnswer(keeping, question, data);
      if (turn === latest.current) {
        setAnswer({ key: forKey, data, busy: false, writes });
      }
    } catch (error) {
      const problem = asProblem(error);
      const kept = keeping && afterProblem(problem, question);
      if (turn === latest.current) {
        setAnswer((old) => failed(old, forKey, problem, kept));
      }
    }
  }, []);

  useEffect(() => {
    void load(key);
  }, [key, load]);
  useOvertaken(answer, key, load);
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
    keptAt: mine?.keptAt,
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
