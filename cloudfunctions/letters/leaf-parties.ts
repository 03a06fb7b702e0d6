import { type Unit, unitsOf } from '#domain/jurisdiction';
import type { MissingParty } from '#domain/letters/api-campaigns';
import { leafKind } from '#domain/letters/campaign-rules';
import type { Campaign } from '#domain/letters/campaigns';
import { lowerPost } from '#domain/letters/edges';
import type { Party } from '#domain/letters/making';
import { edgeOf } from '#domain/letters/parties';
import { isLegalGuardian, signers } from '#domain/letters/who-signs';
import type { PlainDate } from '#domain/plain-date';
import { POSTS, type Role } from '#domain/posts';
import type { Child } from '#domain/roster/documents';
import { isCounted } from '#domain/statistics/counts';
import { allPages } from '../kit/pages';
import type { Store } from '../kit/store';
import { classChildren } from './round';

const POSTS_CAP = 100;

/** Everybody below one unit who ought to have a letter of an edge, and who is not there to have one. */
export interface Parties {
  readonly parties: readonly Party[];
  readonly missing: readonly MissingParty[];
}

async function guardiansOf(store: Store, unit: Unit): Promise<Parties> {
  const children = await classChildren(store, unit);
  const lacking = children.filter((child) => signers(child.adults).length === 0);
  return {
    parties: children.flatMap((child) =>
      signers(child.adults).map((adult) => ({ of: 'guardian' as const, child, adult })),
    ),
    missing: lacking.map(({ name }) => ({ unit: unit._id, place: unit.name, who: name, reason: 'noAdult' as const })),
  };
}

/** The children whom a group's households may have: of 居住 or of 户籍. */
async function groupChildren(store: Store, { county, path }: Unit): Promise<Child[]> {
  const [living, registered] = await Promise.all([
    allPages(store, 'children', { equal: { county }, range: { key: 'residencePath', under: path } }),
    allPages(store, 'children', { equal: { county }, range: { key: 'registeredPath', under: path } }),
  ]);
  return [...new Map([...living, ...registered].map((child) => [child._id, child])).values()].filter(isCounted);
}

async function householdsOf(store: Store, unit: Unit): Promise<Parties> {
  const { county, _id } = unit;
  const households = await allPages(store, 'households', { equal: { county, group: _id }, range: { key: 'number' } });
  const children = await groupChildren(store, unit);
  const all = households.map((household) => ({
    of: 'household' as const,
    household,
    children: children.filter((child) => child.household === household._id),
  }));
  const asked = all.filter((one) => one.children.length > 0);
  const signs = (one: (typeof all)[number]): boolean =>
    one.children.some((child) => child.adults.some(({ kind }) => isLegalGuardian(kind)));
  const lacking = asked.filter((one) => !signs(one));
  return {
    parties: asked.filter(signs),
    missing: lacking.map(({ household }) => ({
      unit: _id,
      place: unit.name,
      who: `${household.head}户`,
      reason: 'noAdult' as const,
    })),
  };
}

async function postsOf(store: Store, unit: Unit, role: Role, today: PlainDate): Promise<Parties> {
  const { items } = await store.page('posts', {
    equal: { county: unit.county, unit: unit._id, role },
    limit: POSTS_CAP,
  });
  const named = items.filter(
    (post) => post.name !== '' && post.from <= today && (post.to === null || post.to >= today),
  );
  const nobody = { unit: unit._id, place: unit.name, who: POSTS[role].title, reason: 'noPost' as const };
  return { parties: named.map((post) => ({ of: 'post', post })), missing: named.length > 0 ? [] : [nobody] };
}

/** The parties of a campaign at one of its units. */
export function partiesAt(store: Store, campaign: Campaign, unit: Unit, today: PlainDate): Promise<Parties> {
  const edge = edgeOf(campaign);
  const lower = lowerPost(edge);
  if (lower) {
    return postsOf(store, unit, lower.role, today);
  }
  return edge === 'groupHousehold' ? householdsOf(store, unit) : guardiansOf(store, unit);
}

/** The units at which the letters of a campaign lie, in the order of their paths; below a root those of the whole county. */
export function leafUnits(store: Store, campaign: Campaign): Promise<Unit[]> {
  const { county, path } = campaign;
  const isRoot = unitsOf(path).length === 1;
  return allPages(store, 'units', {
    equal: { county, kind: leafKind(edgeOf(campaign)) },
    range: isRoot ? { key: 'path' } : { key: 'path', under: path },
  });
}
