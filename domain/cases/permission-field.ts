import type { PermissionRow } from '#domain/permission';

/** Who goes to the family or rings it: school, village, group and township. */
export const FIELD = {
  classTeacher: 'unit',
  gradeLead: 'unit',
  principal: 'unit',
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
