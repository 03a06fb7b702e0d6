import type { CountyApi } from '#domain/county/api';
import type { PermissionRow } from '#domain/permission';

/** Who may do what in `county`. */
export const countyPermissions = {} as const satisfies Record<keyof CountyApi, PermissionRow>;
