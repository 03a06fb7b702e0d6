import type { Unit } from '#domain/jurisdiction';
import type { Store } from './store';

const PAGE = 1000;

/** All units of a county, or those at and below a path, in the order of their paths. */
export async function readUnits(store: Store, county: string, under?: string): Promise<Unit[]> {
  const units: Unit[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Unit[]; cursor: string | null } = await store.page('units', {
      equal: { county },
      range: under === undefined ? { key: 'path' } : { key: 'path', under },
      limit: PAGE,
      cursor,
    });
    units.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return units;
}
