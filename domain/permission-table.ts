import { accountsPermissions } from '#domain/accounts/permission';
import type { Operation } from '#domain/api';
import { attendancePermissions } from '#domain/attendance/permission';
import { casesPermissions } from '#domain/cases/permission';
import { countyPermissions } from '#domain/county/permission';
import { lettersPermissions } from '#domain/letters/permission';
import { officePermissions } from '#domain/office/permission';
import type { PermissionRow } from '#domain/permission';
import { remindersPermissions } from '#domain/reminders/permission';
import { rosterPermissions } from '#domain/roster/permission';
import { statisticsPermissions } from '#domain/statistics/permission';

/** The one permission table: operation × actor → reach. An operation without a row does not compile. */
export const PERMISSIONS: Readonly<Record<Operation, PermissionRow>> = {
  ...countyPermissions,
  ...accountsPermissions,
  ...rosterPermissions,
  ...lettersPermissions,
  ...attendancePermissions,
  ...casesPermissions,
  ...remindersPermissions,
  ...statisticsPermissions,
  ...officePermissions,
};
