import type { Operation } from '#domain/api';
import { UNIT_KINDS, type UnitKind } from '#domain/jurisdiction';
import { PERMISSIONS } from '#domain/permission-table';
import { POSTS, type Role } from '#domain/posts';
import { useActing } from '../acting';

/** The post one acts as, as its id tells it: `<unit:role:n>`. */
export interface StandingPost {
  readonly role: Role;
  readonly unit: string;
  /** What the screen calls the place of the post. */
  readonly place: string;
  /** On which kinds of unit such a post can stand. */
  readonly kinds: readonly UnitKind[];
}

function isRole(text: string): text is Role {
  return text in POSTS;
}

/** The acting post; undefined for a family and for somebody without a post. */
export function useActingPost(): StandingPost | undefined {
  const { as, standing } = useActing();
  const [unit = '', role = ''] = (as ?? '').split(':');
  return isRole(role) ? { role, unit, place: standing?.place ?? '', kinds: POSTS[role].units } : undefined;
}

/** Whether the post has the operation at all; how far it reaches the server decides. */
export function mayDo(post: StandingPost | undefined, operation: Operation): boolean {
  return post !== undefined && post.role in PERMISSIONS[operation];
}

/** Whether a post stands on the government line. */
export function isOnGovernmentLine({ role }: StandingPost): boolean {
  return POSTS[role].line === UNIT_KINDS.county.line;
}
