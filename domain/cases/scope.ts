import type { Case } from '#domain/cases/documents';
import type { Scope } from '#domain/permission';
import type { Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';

/** Whom a case concerns: whoever the child does, and from the day on which it was handed over the receiving township (移交). */
export function caseScopeOf({ hostPath }: Pick<Case, 'hostPath'>, child: Child): Scope {
  const scope = childScope(child);
  return hostPath === undefined ? scope : { ...scope, government: [...scope.government, hostPath] };
}
