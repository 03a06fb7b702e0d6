import type { CountyApi } from '#domain/county/api';
import type { PermissionRow, Reach } from '#domain/permission';
import { ROLES, type Role } from '#domain/posts';

const each = (reach: Reach, ...roles: readonly Role[]): PermissionRow =>
  Object.fromEntries(roles.map((role) => [role, reach]));

/** 县级办公室: who sets the product up. */
const OFFICE = each('county', 'bureauOfficer', 'systemAdmin');
/** Rules of the county concern everybody who works by them. */
const STAFF = each('county', ...ROLES);
/** A school keeps its own calendar. */
const CALENDAR_KEEPERS: PermissionRow = { ...OFFICE, ...each('unit', 'principal', 'rosterClerk', 'centreOfficer') };

/** Who may do what in `county`. */
export const countyPermissions = {
  'county.calendar': STAFF,
  'county.saveCalendar': CALENDAR_KEEPERS,
  'county.dropCalendar': CALENDAR_KEEPERS,
  'county.holidays': STAFF,
  'county.saveHolidays': OFFICE,
  'county.policy': STAFF,
  'county.policyDiff': STAFF,
  'county.savePolicy': OFFICE,
  'county.onboarding': OFFICE,
  'county.tickStep': OFFICE,
  'county.trial': OFFICE,
  'county.trialState': OFFICE,
} as const satisfies Record<keyof CountyApi, PermissionRow>;
