import type { PermissionRow } from '#domain/permission';
import type { RemindersApi } from '#domain/reminders/api';

/** Who may do what in `reminders`. */
export const remindersPermissions = {} as const satisfies Record<keyof RemindersApi, PermissionRow>;
