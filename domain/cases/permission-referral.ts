import type { ReferralApi } from '#domain/cases/api-referral';
import type { PermissionRow } from '#domain/permission';

/** Organs turn to departments: the township and the bureau, never a school or a village. */
const SENDERS = {
  townshipEducationOfficer: 'unit',
  townshipApprover: 'unit',
  bureauOfficer: 'county',
  bureauApprover: 'county',
} as const satisfies PermissionRow;

/** 部门转介的权限. A department stands before nothing but what was sent to itself. */
export const referralPermissions = {
  'cases.referrals': SENDERS,
  'cases.previewReferral': SENDERS,
  'cases.refer': SENDERS,
  'cases.revokeReferral': SENDERS,
  'cases.referred': { departmentOfficer: 'self' },
  'cases.referral': { departmentOfficer: 'unit' },
  'cases.answerReferral': { departmentOfficer: 'unit' },
} as const satisfies Record<keyof ReferralApi, PermissionRow>;
