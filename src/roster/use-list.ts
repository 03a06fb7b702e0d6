import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReplyOf, RequestOf } from '#domain/api';
import { useActing } from '../acting';
import { type ApiProblem, asProblem, call } from '../api';
import type { Called } from '../use-call';

type PagedOperation = 'roster.classChildren' | 'roster.myHouseholds' | 'roster.importReport' | 'roster.units';
type ItemOf<O extends PagedOperation> = ReplyOf<O>['items'][number];

/** What has come so far: the first reply for what stands above the list, and the rows of all pages. */
interface Pages<O extends PagedOperation> {
  readonly first: ReplyOf<O>;
  readonly items: readonly ItemOf<O>[];
  readonly cursor: string | null;
}

interface Listed<O extends PagedOperation> extends Called<Pages<O>> {
  /** Fetches one page more; undefined when nothing is left. */
  readonly more: (() => void) | undefined;
}

interface Options {
  /** Goes on by itself until the list is whole. */
  readonly whole?: boolean;
}

interface Held<O extends PagedOperation> {
  readonly key: string;
  readonly pages: readonly ReplyOf<O>[];
  readonly problem?: ApiProblem;
  readonly busy: boolean;
}

/** More pages than anybody scrolls; a list that goes on stops here and says that there is more. */
const MOST_PAGES = 60;

function joined<O extends PagedOperation>(pages: readonly ReplyOf<O>[]): Pages<O> | undefined {
  const [first] = pages;
  const items = pages.flatMap((page): readonly ItemOf<O>[] => page.items);
  return first && { first, items, cursor: pages.at(-1)?.cursor ?? null };
}

/**
 * A list that comes in pages: whole where the screen searches in it, page by page where it goes on. When the screen comes to the front as many
 * as before are asked again and put in their place together, so that nothing jumps.
 */
export function useList<O extends PagedOperation>(
  operation: O,
  request: Omit<RequestOf<O>, 'cursor'> | undefined,
  { whole = false }: Options = {},
): Listed<O> {
  const { as } = useActing();
  const key = JSON.stringify([operation, request, as]);
  const [held, setHeld] = useState<Held<O>>();
  const turn = useRef(0);
  const asked = useRef({ request, held });
  asked.current = { request, held };

  const load = useCallback(
    async (start: readonly ReplyOf<O>[], wanted: number, again: boolean): Promise<void> => {
      const mine = ++turn.current;
      const body = asked.current.request;
      let pages = start;
      setHeld((old) => ({ key, pages: old?.key === key ? old.pages : [], busy: true }));
      try {
        while (body && pages.length < wanted && (pages.length === 0 || pages.at(-1)?.cursor)) {
          const next = { ...body, cursor: pages.at(-1)?.cursor ?? null } as RequestOf<O>;
          pages = [...pages, await call(operation, next)];
          if (mine !== turn.current) {
            return;
          }
          setHeld((old) => ({ key, pages: again && old ? old.pages : pages, busy: true }));
        }
        setHeld({ key, pages, busy: false });
      } catch (error) {
        if (mine === turn.current) {
          setHeld((old) => ({ key, pages: old?.pages ?? [], problem: asProblem(error), busy: false }));
        }
      }
    },
    [operation, key],
  );

  const here = held?.key === key ? held : undefined;
  useEffect(() => {
    if (asked.current.request) {
      void load([], whole ? MOST_PAGES : 1, false);
    }
    return () => {
      turn.current += 1;
    };
  }, [load, whole]);
  const reload = (): void => void load([], whole ? MOST_PAGES : Math.max(1, here?.pages.length ?? 1), true);
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current) {
      reload();
    }
    shown.current = true;
  });
  const data = joined<O>(here?.pages ?? []);
  return {
    state: data ? (data.items.length === 0 ? 'empty' : 'ready') : here?.problem ? 'failed' : 'loading',
    data,
    problem: here?.problem,
    busy: here?.busy ?? true,
    reload,
    more: data?.cursor ? () => void load(here?.pages ?? [], (here?.pages.length ?? 0) + 1, false) : undefined,
  };
}
