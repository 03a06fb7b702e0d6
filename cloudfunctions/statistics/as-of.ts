import { covers, unitsOf } from '#domain/jurisdiction';
import type { Instant } from '#domain/plain-date';
import type { OpenJobs, Pending } from '#domain/records';
import { NO_CLASS } from '#domain/statistics/nodes';
import type { Store } from '../kit/store';

const ROWS_CAP = 1000;
/** Clocks of two machines may differ by this much. */
const SKEW_MS = 2000;
/** A row's paths are cut at this many: one that has so many may touch anything. */
const PATHS_FULL = 12;

/** What is on its way to the counts of a county, as it was read. */
export interface OnItsWay {
  readonly now: Instant;
  readonly jobs: OpenJobs['jobs'];
  /** Oldest first. */
  readonly rows: readonly Pending[];
  /** Whether these are all rows. */
  readonly complete: boolean;
}

/** Whether what happened on these paths can be in the counts of one of these units. */
export function touches(changed: readonly string[], units: readonly string[]): boolean {
  return (
    changed.length === 0 ||
    changed.length >= PATHS_FULL ||
    changed.some((path) => units.some((unit) => covers(unit, path) || covers(path, unit)))
  );
}

/** The same for a row; who is in no class is counted at the education root, where no path of theirs leads. */
export function rowTouches(row: Pick<Pending, 'paths' | 'targets'>, units: readonly string[]): boolean {
  const isRoot = units.some((unit) => unitsOf(unit).length === 1);
  return touches(row.paths, units) || (isRoot && row.targets.some((target) => target.includes(NO_CLASS)));
}

/** Reads, in this order and before any node: the open jobs, then the rows. `now` was fixed before both. */
export async function onItsWay(store: Store, county: string, now: Instant): Promise<OnItsWay> {
  const open = await store.read('openJobs', county);
  const { items } = await store.page('pending', {
    equal: { county, consumer: 'statistics' },
    range: { key: 'at' },
    limit: ROWS_CAP,
  });
  return { now, jobs: open?.jobs ?? [], rows: items, complete: items.length < ROWS_CAP };
}

/**
 * 截至: the oldest change that may not be counted yet, less the clock skew. None: now; more rows than are read: the last one seen;
 * never later than the start of an unfinished job that touches the unit.
 */
export function settledUntil({ now, jobs, rows, complete }: OnItsWay, units: readonly string[]): Instant {
  const waiting = rows.find((row) => rowTouches(row, units))?.at;
  const unread = complete ? now : (rows.at(-1)?.at ?? now);
  const begun = jobs.filter((job) => touches(job.paths, units)).map((job) => job.since);
  return Math.min(now, waiting ?? unread, ...begun) - SKEW_MS;
}
