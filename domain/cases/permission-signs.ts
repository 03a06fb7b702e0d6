import type { SignsApi } from '#domain/cases/api-signs';
import type { PermissionRow } from '#domain/permission';

/** A sign is the school's own care: class teacher and principal see it, nobody else on either line. */
const SCHOOL = { classTeacher: 'unit', principal: 'unit' } as const satisfies PermissionRow;

/** 苗头的权限 */
export const signPermissions = {
  'cases.signs': SCHOOL,
  'cases.noteSigns': SCHOOL,
  'cases.followSigns': SCHOOL,
  'cases.settleSigns': SCHOOL,
} as const satisfies Record<keyof SignsApi, PermissionRow>;
