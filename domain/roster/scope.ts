import { type Scope, scope } from '#domain/permission';
import type { Child } from '#domain/roster/documents';

const known = (...paths: readonly (string | null)[]): string[] => paths.filter((path) => path !== null);

/**
 * Whom a child concerns: the class on the education line, 居住 and 户籍 (both villages see the child, 人户分离) and the 责任村 on
 * the government line, and the adults bound to the child.
 */
export function childScope(child: Child): Scope {
  return scope(child.county, {
    education: known(child.eduPath),
    government: known(child.residencePath, child.registeredPath, child.dutyPath),
    children: [child._id],
  });
}
