import type { PermissionRow } from '#domain/permission';
import type { RosterApi } from '#domain/roster/api';

/** Who may do what in `roster`. */
export const rosterPermissions = {} as const satisfies Record<keyof RosterApi, PermissionRow>;
