import type { AttendanceApi } from '#domain/attendance/api';
import type { PermissionRow } from '#domain/permission';

/** Any teacher of the class, whom the principal named for it, and the principal. */
const CALLERS = {
  classTeacher: 'unit',
  subjectTeacher: 'unit',
  rollCaller: 'unit',
  principal: 'unit',
} as const satisfies PermissionRow;

const SCHOOL_READERS = {
  ...CALLERS,
  gradeLead: 'unit',
  centreOfficer: 'unit',
  bureauOfficer: 'unit',
  inspector: 'unit',
} as const satisfies PermissionRow;

/** Who goes to look for a child. Leading groups see figures, no names. */
const GOVERNMENT_READERS = {
  groupLeader: 'unit',
  gridWorker: 'unit',
  villageHead: 'unit',
  childWelfareWorker: 'unit',
  villageWorkGroup: 'unit',
  villageLiaison: 'unit',
  townshipEducationOfficer: 'unit',
  townshipApprover: 'unit',
  childSupervisor: 'unit',
} as const satisfies PermissionRow;

/** Who may do what in `attendance`. */
export const attendancePermissions = {
  'attendance.today': CALLERS,
  'attendance.classes': SCHOOL_READERS,
  'attendance.submit': CALLERS,
  'attendance.undo': CALLERS,
  'attendance.correct': CALLERS,
  'attendance.sheet': SCHOOL_READERS,
  'attendance.absent': { ...SCHOOL_READERS, ...GOVERNMENT_READERS },
  'attendance.week': SCHOOL_READERS,
} as const satisfies Record<keyof AttendanceApi, PermissionRow>;
