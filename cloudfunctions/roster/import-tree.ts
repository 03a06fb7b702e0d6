import type { Unit } from '#domain/jurisdiction';
import { Classes } from '#domain/roster/import/classes';
import { Places } from '#domain/roster/import/places';
import type { Store } from '../kit/store';

const PAGE = 1000;

/** All units of a county. */
export async function countyUnits(store: Store, county: string): Promise<Unit[]> {
  const units: Unit[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Unit[]; cursor: string | null } = await store.page('units', {
      equal: { county },
      range: { key: 'path' },
      limit: PAGE,
      cursor,
    });
    units.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return units;
}

/** Both trees as an import looks for them, with what earlier pages of the plan proposed. */
export function treesOf(units: readonly Unit[], proposed: readonly Unit[], county: string) {
  const all = [...units, ...proposed.filter((one) => !units.some((unit) => unit._id === one._id))];
  return { classes: new Classes(all, county), places: new Places(all) };
}
