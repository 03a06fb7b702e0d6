import type { OfficeApi } from '#domain/office/api';
import type { PermissionRow } from '#domain/permission';

const KEEPERS = {
  principal: 'unit',
  rosterClerk: 'unit',
  centreOfficer: 'unit',
  bureauOfficer: 'unit',
  systemAdmin: 'unit',
} as const satisfies PermissionRow;

/** Township and village bring sheets of their own staff. */
const BRINGERS = {
  ...KEEPERS,
  townshipEducationOfficer: 'unit',
  villageHead: 'unit',
} as const satisfies PermissionRow;

/** Who may do what in `office`. */
export const officePermissions = {
  'office.beginUpload': BRINGERS,
  'office.readWorkbook': BRINGERS,
  'office.template': BRINGERS,
  'office.rowReport': { principal: 'unit', rosterClerk: 'unit', centreOfficer: 'unit', bureauOfficer: 'unit' },
  'office.staffReport': BRINGERS,
} as const satisfies Record<keyof OfficeApi, PermissionRow>;
