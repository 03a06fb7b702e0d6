import { covers, type Line } from '#domain/jurisdiction';
import type { Role } from '#domain/posts';

/**
 * 权限: how far an operation reaches for an actor.
 * - `self`: only what belongs to the caller as a person (their inbox, their bindings);
 * - `own`: children the caller is bound to;
 * - `unit`: what lies under the unit of the acting post, on that post's line (a post on the county covers both lines);
 * - `county`: everything in the county of the post.
 */
export type Reach = 'self' | 'own' | 'unit' | 'county';

/** Who acts: somebody without any binding, a guardian (or carer) of a child, or the holder of a post. */
export type ActorKind = 'anyone' | 'guardian' | Role;

/** One row: who may do this operation, and how far. Missing means no. */
export type PermissionRow = Readonly<Partial<Record<ActorKind, Reach>>>;

/** The unit paths of what an operation is about, on both lines, and the child where it is one. */
export interface Scope {
  readonly county: string;
  readonly government: readonly string[];
  readonly education: readonly string[];
  /** Child ids of which a binding gives `own` reach. */
  readonly children: readonly string[];
  /** The person whose own thing this is, for `self`. Null: nobody's in particular, any caller is themself. */
  readonly person: string | null;
}

export interface ActingPost {
  readonly id: string;
  readonly county: string;
  readonly role: Role;
  readonly line: Line;
  readonly unit: string;
  readonly path: string;
}

const NOTHING = { government: [], education: [], children: [], person: null } as const;

/** A scope of this county with only the given parts. */
export function scope(county: string, parts: Partial<Omit<Scope, 'county'>> = {}): Scope {
  return { ...NOTHING, ...parts, county };
}

/** 管辖范围: whether the post reaches what the scope names. A post on the root of the government line covers both lines. */
export function postReaches(post: ActingPost, reach: Reach, about: Scope): boolean {
  if (post.county !== about.county) {
    return false;
  }
  if (reach === 'county') {
    return true;
  }
  if (reach === 'unit') {
    const isCountyPost = post.line === 'government' && post.path === `${post.unit}/`;
    return isCountyPost || about[post.line].some((path) => covers(post.path, path));
  }
  return reach === 'self';
}
