import type { PlatformApi } from '#domain/cases/api-platform';
import type { PermissionRow } from '#domain/permission';

/** Whoever answers for what the platform says: the bureau for the county, the principal for the own school (R74, R75). */
const PLATFORM_KEEPERS = { principal: 'unit', bureauOfficer: 'county' } as const satisfies PermissionRow;

/** 学籍系统比对的权限 */
export const platformPermissions = {
  'cases.platform': PLATFORM_KEEPERS,
  'cases.platformChild': PLATFORM_KEEPERS,
  'cases.setPlatformMark': PLATFORM_KEEPERS,
  'cases.turnRecord': PLATFORM_KEEPERS,
  'cases.readPlatformTable': PLATFORM_KEEPERS,
  'cases.savePlatformTable': PLATFORM_KEEPERS,
} as const satisfies Record<keyof PlatformApi, PermissionRow>;
