import { type Unit, unitsOf } from '#domain/jurisdiction';
import { EDGE_IDS, EDGES, type EdgeId, lowerPost } from '#domain/letters/edges';
import type { Role } from '#domain/posts';

/** 甲方 of the edges below a kind of unit: one role, whose letters hang on it. */
export function issuingRole(kind: Unit['kind']): Role | null {
  const edge = EDGE_IDS.find((id) => EDGES[id].upper.unit === kind);
  return edge === undefined ? null : EDGES[edge].upper.role;
}

/** 往下: the edges whose 甲方 stands on this kind of unit. */
export const edgesBelow = (kind: Unit['kind']): EdgeId[] => EDGE_IDS.filter((id) => EDGES[id].upper.unit === kind);

/** 往上: the edges whose 乙方 is a post on this kind of unit. */
export const edgesAbove = (kind: Unit['kind']): EdgeId[] => EDGE_IDS.filter((id) => lowerPost(id)?.unit === kind);

/**
 * 上一环: the ids among which the unit stands that signs with this one from above, nearest first; the county's root closes both lines. Which
 * of them it is, the kind of the edge's upper side says.
 */
export function candidatesAbove(unit: Pick<Unit, 'path' | 'county'>, governmentRoot: string): string[] {
  const along = unitsOf(unit.path).slice(0, -1).reverse();
  return along.includes(governmentRoot) ? along : [...along, governmentRoot];
}
