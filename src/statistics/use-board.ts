import { useEffect, useRef } from 'react';
import type { ReplyOf, RequestOf } from '#domain/api';
import type { Instant } from '#domain/plain-date';
import { type Called, useCall } from '../use-call';

/** While changes are on their way the board asks again, a few times; then the person may. */
const AGAIN_MS = 2000;
const AGAIN_TIMES = 15;

/**
 * The board of a unit. 截至 never goes back on the screen: the latest one shown for the same figures stays true, since what is counted is
 * not forgotten.
 */
export function useBoard(request: RequestOf<'statistics.board'>): {
  readonly called: Called<ReplyOf<'statistics.board'>>;
  readonly asOf: Instant;
} {
  const called = useCall('statistics.board', request);
  const { data, busy, reload } = called;
  const shown = useRef<{ key: string; asOf: Instant }>({ key: '', asOf: 0 });
  const tries = useRef(0);
  const again = useRef(reload);
  again.current = reload;
  if (data) {
    const key = [data.unit.id, data.date, data.round].join(' ');
    const before = shown.current.key === key ? shown.current.asOf : 0;
    shown.current = { key, asOf: Math.max(before, data.asOf) };
  }
  useEffect(() => {
    if (!data?.behind) {
      tries.current = 0;
      return undefined;
    }
    if (busy || tries.current >= AGAIN_TIMES) {
      return undefined;
    }
    const timer = setTimeout(() => {
      tries.current += 1;
      again.current();
    }, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [data, busy]);
  return { called, asOf: shown.current.asOf };
}
