import type { LettersApi } from '#domain/letters/api';
import type { PermissionRow } from '#domain/permission';

/** Who may do what in `letters`. */
export const lettersPermissions = {} as const satisfies Record<keyof LettersApi, PermissionRow>;
