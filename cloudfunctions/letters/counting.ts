import { covers, type Unit } from '#domain/jurisdiction';
import type { Store } from '../kit/store';

const ROWS_LOOKED_AT = 200;
/** A row's paths are cut at this many: one that has so many may touch anything. */
const PATHS_FULL = 12;

const touches = (paths: readonly string[], { path }: Unit): boolean =>
  paths.length === 0 || paths.length >= PATHS_FULL || paths.some((one) => covers(path, one) || covers(one, path));

/** 数字还在更新: whether a bulk act of letters, or what one has left for the counts, is still under way at a unit. */
export async function isCounting(store: Store, unit: Unit): Promise<boolean> {
  const { county } = unit;
  const open = await store.read('openJobs', county);
  if (open?.jobs.some(({ id, paths }) => id.startsWith(`${county}:letters.`) && touches(paths, unit))) {
    return true;
  }
  for (const consumer of ['letters', 'statistics'] as const) {
    const query = { equal: { county, consumer }, range: { key: 'at' }, limit: ROWS_LOOKED_AT };
    const { items } = await store.page('pending', query);
    if (items.some((row) => touches(row.paths, unit))) {
      return true;
    }
  }
  return false;
}
