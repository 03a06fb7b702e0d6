import type { AttendanceApi } from '#domain/attendance/api';
import type { PermissionRow } from '#domain/permission';

/** Who may do what in `attendance`. */
export const attendancePermissions = {} as const satisfies Record<keyof AttendanceApi, PermissionRow>;
