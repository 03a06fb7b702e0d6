import { found } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { EDGES, type EdgeId } from '#domain/letters/edges';
import type { Issue, LeafIssue } from '#domain/letters/making';
import { edgeOf } from '#domain/letters/parties';
import { postId } from '#domain/posts';
import type { Store } from '../kit/store';

/** The unit above a leaf that is 甲方 of the edge. 县教育局 has the county above it, which stands on the other line. */
async function upperOf(store: Store, edge: EdgeId, above: readonly Unit[], county: string): Promise<Unit> {
  const upper = above.findLast((unit) => unit.kind === EDGES[edge].upper.unit);
  const { governmentRoot } = found(await store.read('counties', county));
  return upper ?? found(await store.read('units', governmentRoot));
}

/** Names and numbers for the letters at one unit. */
export async function leafIssue(store: Store, issue: Issue, unit: Unit): Promise<LeafIssue> {
  const edge = edgeOf(issue.campaign);
  const ids = unitsOf(unit.path);
  const units = new Map((await store.readAll('units', ids)).map((one) => [one._id, one]));
  const above = ids.flatMap((id) => units.get(id) ?? []);
  const upper = await upperOf(store, edge, above, issue.job.county);
  const issuer = await store.read('posts', postId(upper._id, EDGES[edge].upper.role));
  const school = above.find(({ kind }) => kind === 'school');
  const nearest = above.findLast(({ phone }) => phone !== undefined)?.phone;
  return {
    ...issue,
    unit,
    upper,
    issuerName: issuer?.name ?? '',
    school: school?.name ?? '',
    phone: (unit.line === 'education' ? school?.phone : nearest) ?? '（见单位公示）',
  };
}
