import { readCheckpoint } from '#domain/evidence/checkpoint';
import type { Evidence } from '#domain/evidence/format';
import type { Instant } from '#domain/plain-date';

/** 时钟误差: how far the clocks of two functions may be apart. */
export const SKEW_MS = 300_000;

/** Whether `early` can have been before `late`, as far as clocks go. */
export const mayPrecede = (early: Instant, late: Instant): boolean => early <= late + SKEW_MS;

/** An event of after the file that holds it, or after the checkpoint that it is said to be in, did not happen when it says. */
export function eventTimesFault({ events, madeAt }: Evidence): string | null {
  const late = events.findIndex(({ at }) => !mayPrecede(at, madeAt));
  return late < 0 ? null : `events.${late}.at`;
}

/** Whether every event within the first `size` leaves is of before this instant. */
export const areBefore = ({ events, inclusion }: Evidence, size: number, at: Instant): boolean =>
  events.every((event, n) => {
    const place = inclusion[n];
    return !place || place.n >= size || mayPrecede(event.at, at);
  });

/** When each key was used: for events, for the checkpoint, for the file. */
export function momentsOf(kid: string, { events, checkpoint, kid: own, madeAt }: Evidence): readonly Instant[] {
  const says = checkpoint?.kid === kid ? readCheckpoint(checkpoint.text) : null;
  return [
    ...events.filter((event) => event.kid === kid).map(({ at }) => at),
    ...(says ? [says.at] : []),
    ...(own === kid ? [madeAt] : []),
  ];
}
