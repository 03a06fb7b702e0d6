import { accountsPermissions } from '#domain/accounts/permission';
import type { UnitKind } from '#domain/jurisdiction';
import { POSTS, ROLES, type Role } from '#domain/posts';

const OF_A_SCHOOL: readonly Role[] = ['classTeacher', 'subjectTeacher', 'rollCaller', 'gradeLead', 'rosterClerk'];
const OF_A_VILLAGE: readonly Role[] = ['groupLeader', 'gridWorker'];
const OF_A_TOWNSHIP: readonly Role[] = [
  ...OF_A_VILLAGE,
  'villageHead',
  'childWelfareWorker',
  'villageWorkGroup',
  'villageLiaison',
];
/** Posts that only the system administrator gives: those who check others must not be chosen by them. */
const GUARDED: readonly Role[] = ['systemAdmin', 'privacyOfficer', 'bureauApprover'];

/** 谁可以任命谁: which posts a post may give within its reach (the reach itself is the permission table's). */
const GIVES: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  systemAdmin: ROLES,
  bureauOfficer: ROLES.filter((role) => !GUARDED.includes(role)),
  centreOfficer: [...OF_A_SCHOOL, 'principal'],
  principal: OF_A_SCHOOL,
  rosterClerk: OF_A_SCHOOL.filter((role) => role !== 'rosterClerk'),
  townshipEducationOfficer: OF_A_TOWNSHIP,
  villageHead: OF_A_VILLAGE,
};

/** Posts of which a unit has one: a new name takes over instead of standing beside the old one. */
const SINGLE: readonly Role[] = ['classTeacher', 'gradeLead', 'principal'];

/** Whether a post gives posts in the whole county, on both lines, and not only below its own unit. */
export const appointsInCounty = (role: Role): boolean => accountsPermissions['accounts.savePost'][role] === 'county';

export const mayGive = (by: Role, role: Role): boolean => GIVES[by]?.includes(role) ?? false;

/** The posts that `by` may give on a unit of this kind, in the order of the table. */
export const givenOn = (by: Role, kind: UnitKind): Role[] => (GIVES[by] ?? []).filter((role) => standsOn(role, kind));

export const standsOn = (role: Role, kind: UnitKind): boolean =>
  (POSTS[role].units as readonly UnitKind[]).includes(kind);

export const isSingle = (role: Role): boolean => SINGLE.includes(role);
