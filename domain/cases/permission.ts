import type { CasesApi } from '#domain/cases/api';
import { awayPermissions } from '#domain/cases/permission-away';
import { contactPermissions } from '#domain/cases/permission-contact';
import { dangerPermissions } from '#domain/cases/permission-danger';
import { familyPermissions } from '#domain/cases/permission-family';
import { FIELD } from '#domain/cases/permission-field';
import { paperPermissions } from '#domain/cases/permission-papers';
import { platformPermissions } from '#domain/cases/permission-platform';
import { referralPermissions } from '#domain/cases/permission-referral';
import { signPermissions } from '#domain/cases/permission-signs';
import { stepPermissions } from '#domain/cases/permission-steps';
import type { PermissionRow } from '#domain/permission';

const READERS = {
  ...FIELD,
  centreOfficer: 'unit',
  bureauOfficer: 'county',
  bureauApprover: 'county',
  inspector: 'unit',
  enforcementOfficer: 'unit',
} as const satisfies PermissionRow;

/** Who makes a post responsible: township and principal, the village among its groups, the bureau anywhere. */
const ASSIGNERS = {
  townshipEducationOfficer: 'unit',
  townshipApprover: 'unit',
  childSupervisor: 'unit',
  villageHead: 'unit',
  principal: 'unit',
  bureauOfficer: 'county',
} as const satisfies PermissionRow;

/** Who may do what in `cases`. */
export const casesPermissions = {
  ...stepPermissions,
  ...paperPermissions,
  ...platformPermissions,
  ...awayPermissions,
  ...referralPermissions,
  ...familyPermissions,
  ...dangerPermissions,
  ...signPermissions,
  ...contactPermissions(FIELD, READERS),
  'cases.list': READERS,
  'cases.case': READERS,
  'cases.candidates': ASSIGNERS,
  'cases.assign': ASSIGNERS,
  'cases.contact': FIELD,
  'cases.phone': FIELD,
  'cases.report': { ...FIELD, centreOfficer: 'unit', bureauOfficer: 'county' },
} as const satisfies Record<keyof CasesApi, PermissionRow>;
