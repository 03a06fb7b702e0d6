import { useEffect, useRef, useState } from 'react';
import { type ApiProblem, asProblem } from './api';

/** A list that comes page by page. */
export interface Paged<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

export interface Pages<T> {
  readonly items: readonly T[];
  /** Undefined at the end. */
  readonly more: (() => void) | undefined;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
}

/** 再看一些: the first page comes with the screen, the others on a tap. Another first page starts over. */
export function usePages<T>(first: Paged<T>, ask: (cursor: string) => Promise<Paged<T>>): Pages<T> {
  const [added, setAdded] = useState<readonly Paged<T>[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const current = useRef(first);
  useEffect(() => {
    current.current = first;
    setAdded([]);
    setProblem(undefined);
  }, [first]);
  const cursor = (added.at(-1) ?? first).cursor;
  const more = async (from: string): Promise<void> => {
    setBusy(true);
    try {
      const page = await ask(from);
      if (current.current === first) {
        setAdded((pages) => [...pages, page]);
        setProblem(undefined);
      }
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return {
    items: [first, ...added].flatMap((page) => page.items),
    more: cursor === null ? undefined : () => void more(cursor),
    busy,
    problem,
  };
}
