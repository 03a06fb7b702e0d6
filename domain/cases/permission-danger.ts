import type { DangerApi } from '#domain/cases/api-danger';
import type { MissingApi } from '#domain/cases/api-missing';
import { FIELD } from '#domain/cases/permission-field';
import type { PermissionRow } from '#domain/permission';
import { ROLES } from '#domain/posts';

/** 强制报告 is everybody's duty who works with children (《未成年人保护法》第十一条). */
const DUTY = {
  ...FIELD,
  subjectTeacher: 'unit',
  rollCaller: 'unit',
  centreOfficer: 'unit',
  inspector: 'unit',
  bureauOfficer: 'county',
  bureauApprover: 'county',
} as const satisfies PermissionRow;

/** Any post may be named in a closed file; being named, and nothing else, opens it. */
const NAMED: PermissionRow = Object.fromEntries(ROLES.map((role) => [role, 'self']));

/** 强制报告与走失的权限. */
export const dangerPermissions = {
  'cases.reportDanger': DUTY,
  'cases.danger': NAMED,
  'cases.followDanger': NAMED,
  'cases.dangers': NAMED,
  'cases.missing': { ...FIELD, centreOfficer: 'unit', bureauOfficer: 'county', bureauApprover: 'county' },
  'cases.askFamily': FIELD,
  'cases.foundMissing': { ...FIELD, centreOfficer: 'unit', bureauOfficer: 'county' },
} as const satisfies Record<keyof DangerApi | keyof MissingApi, PermissionRow>;
