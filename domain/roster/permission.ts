import type { PermissionRow, Reach } from '#domain/permission';
import { ROLES, type Role } from '#domain/posts';
import type { RosterApi } from '#domain/roster/api';

const each = (reach: Reach, ...roles: readonly Role[]): PermissionRow =>
  Object.fromEntries(roles.map((role) => [role, reach]));

/** 学校 and above on the education line. */
const SCHOOL_SIDE: readonly Role[] = [
  'classTeacher',
  'subjectTeacher',
  'rollCaller',
  'gradeLead',
  'principal',
  'rosterClerk',
  'centreOfficer',
  'bureauOfficer',
  'bureauApprover',
  'inspector',
];
/** 点名人 calls names and has no other business with the children. */
const SCHOOL_READERS = SCHOOL_SIDE.filter((role) => role !== 'rollCaller');
/** 村组 and 乡镇 on the government line. */
const VILLAGE_SIDE: readonly Role[] = [
  'groupLeader',
  'gridWorker',
  'villageHead',
  'childWelfareWorker',
  'villageWorkGroup',
  'villageLiaison',
  'townshipEducationOfficer',
  'townshipApprover',
  'childSupervisor',
];
const REVEALERS: readonly Role[] = [
  'classTeacher',
  'gradeLead',
  'principal',
  'rosterClerk',
  'centreOfficer',
  'bureauOfficer',
  'groupLeader',
  'villageHead',
  'childWelfareWorker',
  'villageLiaison',
  'townshipEducationOfficer',
  'childSupervisor',
];

const READERS = each('unit', ...SCHOOL_READERS, ...VILLAGE_SIDE);
const KEEPERS = each('unit', 'principal', 'rosterClerk', 'centreOfficer', 'bureauOfficer');

/** Who may do what in `roster`. */
export const rosterPermissions = {
  'roster.units': each('county', ...ROLES),
  'roster.saveUnit': { ...each('unit', 'principal', 'rosterClerk'), ...each('county', 'bureauOfficer', 'systemAdmin') },
  'roster.planImport': KEEPERS,
  'roster.importReport': KEEPERS,
  'roster.commitImport': KEEPERS,
  'roster.continueImport': KEEPERS,
  'roster.importProgress': KEEPERS,
  'roster.classChildren': each('unit', ...SCHOOL_SIDE),
  'roster.child': READERS,
  'roster.reveal': each('unit', ...REVEALERS),
  'roster.search': READERS,
  'roster.myHouseholds': each('unit', ...VILLAGE_SIDE),
  'roster.household': each('unit', ...VILLAGE_SIDE),
  'roster.reportUnlisted': each('unit', ...VILLAGE_SIDE),
  'roster.moveClass': each('unit', 'principal', 'rosterClerk', 'bureauOfficer'),
  'roster.moveResidence': each(
    'unit',
    'classTeacher',
    'principal',
    'rosterClerk',
    'bureauOfficer',
    'villageHead',
    'villageLiaison',
    'townshipEducationOfficer',
  ),
} as const satisfies Record<keyof RosterApi, PermissionRow>;
