import type { Unit } from '#domain/jurisdiction';
import { Classes } from '#domain/roster/import/classes';
import { Places } from '#domain/roster/import/places';

/** Both trees as an import looks for them, with what earlier pages of the plan proposed. */
export function treesOf(units: readonly Unit[], proposed: readonly Unit[], county: string) {
  const all = [...units, ...proposed.filter((one) => !units.some((unit) => unit._id === one._id))];
  return { classes: new Classes(all, county), places: new Places(all) };
}
