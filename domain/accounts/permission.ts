import type { AccountsApi } from '#domain/accounts/api';
import type { PermissionRow } from '#domain/permission';

/** Who may do what in `accounts`. */
export const accountsPermissions = {} as const satisfies Record<keyof AccountsApi, PermissionRow>;
