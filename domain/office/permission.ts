import type { OfficeApi } from '#domain/office/api';
import type { PermissionRow } from '#domain/permission';

/** Who may do what in `office`. */
export const officePermissions = {} as const satisfies Record<keyof OfficeApi, PermissionRow>;
