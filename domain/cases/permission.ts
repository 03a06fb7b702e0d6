import type { CasesApi } from '#domain/cases/api';
import type { PermissionRow } from '#domain/permission';

/** Who may do what in `cases`. */
export const casesPermissions = {} as const satisfies Record<keyof CasesApi, PermissionRow>;
