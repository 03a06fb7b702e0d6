import type { AccountsApi } from '#domain/accounts/api';
import type { PermissionRow, Reach } from '#domain/permission';
import { ROLES, type Role } from '#domain/posts';

const each = (reach: Reach, ...roles: readonly Role[]): PermissionRow =>
  Object.fromEntries(roles.map((role) => [role, reach]));

/** Everybody as themself, bound or not, whichever post they act as: a teacher is a parent too. */
const EVERYBODY: PermissionRow = { anyone: 'self', ...each('self', ...ROLES) };

/** Who may confirm that somebody belongs to a child of a class. */
const OF_THE_CLASS = each('unit', 'classTeacher', 'gradeLead', 'principal', 'rosterClerk');

/** Who opens the door to a room of families: the class's own, and at the village whoever calls its households together (R4, R6). */
const CALLS_MEETINGS: PermissionRow = {
  ...OF_THE_CLASS,
  ...each(
    'unit',
    'villageHead',
    'groupLeader',
    'gridWorker',
    'villageWorkGroup',
    'villageLiaison',
    'childWelfareWorker',
  ),
};

/** Who may give posts; which ones is `domain/accounts/appointments`. */
const APPOINTERS: PermissionRow = {
  ...each('county', 'systemAdmin', 'bureauOfficer'),
  ...each('unit', 'principal', 'rosterClerk', 'centreOfficer', 'townshipEducationOfficer', 'villageHead'),
};

/** Who may do what in `accounts`. */
export const accountsPermissions = {
  'accounts.me': EVERYBODY,
  'accounts.usePhone': EVERYBODY,
  'accounts.openCode': EVERYBODY,
  'accounts.matchChildren': EVERYBODY,
  'accounts.confirmChild': EVERYBODY,
  'accounts.denyChild': EVERYBODY,
  'accounts.askBinding': EVERYBODY,
  'accounts.endBinding': EVERYBODY,
  'accounts.bindInvitation': EVERYBODY,
  'accounts.childAccess': { guardian: 'own', ...each('county', 'privacyOfficer') },
  'accounts.waitingBindings': OF_THE_CLASS,
  'accounts.decideBinding': OF_THE_CLASS,
  'accounts.meetingCode': CALLS_MEETINGS,
  'accounts.makeMeetingCode': CALLS_MEETINGS,
  'accounts.closeMeetingCode': CALLS_MEETINGS,
  'accounts.staff': APPOINTERS,
  'accounts.savePost': APPOINTERS,
  'accounts.handOver': APPOINTERS,
  'accounts.endPost': APPOINTERS,
  'accounts.invite': APPOINTERS,
  'accounts.invitation': APPOINTERS,
  'accounts.planStaffImport': APPOINTERS,
  'accounts.commitStaffImport': APPOINTERS,
  'accounts.continueStaffImport': APPOINTERS,
} as const satisfies Record<keyof AccountsApi, PermissionRow>;
