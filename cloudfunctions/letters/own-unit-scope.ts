import { type Scope, scope } from '#domain/permission';
import type { Asking } from '../kit/handler';

/** What belongs to the acting post's own unit: the county's templates, and what 甲方 signs. */
export const ownUnitScope = async ({ county, post }: Asking): Promise<Scope | null> =>
  county !== null && post ? scope(county, { [post.line]: [post.path] }) : null;
