import type { FamilyApi } from '#domain/cases/api-family';
import type { PermissionRow } from '#domain/permission';

/** What a family sees of its own case. */
export const familyPermissions = {
  'cases.myHelp': { guardian: 'own' },
} as const satisfies Record<keyof FamilyApi, PermissionRow>;
