import type { Unit } from '#domain/jurisdiction';
import { allPages } from './pages';
import type { Store } from './store';

const PAGE = 1000;

/** All units of a county, or those at and below a path, in the order of their paths. */
export function readUnits(store: Store, county: string, under?: string): Promise<Unit[]> {
  const range = under === undefined ? { key: 'path' } : { key: 'path', under };
  return allPages(store, 'units', { equal: { county }, range, limit: PAGE });
}
