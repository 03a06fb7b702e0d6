import type { PermissionRow } from '#domain/permission';
import type { StatisticsApi } from '#domain/statistics/api';

/** Who works with the children of their unit and so sees the names behind a number. */
const WITH_NAMES = {
  classTeacher: 'unit',
  gradeLead: 'unit',
  principal: 'unit',
  rosterClerk: 'unit',
  centreOfficer: 'unit',
  bureauOfficer: 'county',
  bureauApprover: 'county',
  inspector: 'unit',
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

/** Who may do what in `statistics`. Leading groups, inspectors from above and administrators see figures, no names. */
export const statisticsPermissions = {
  'statistics.board': {
    ...WITH_NAMES,
    enforcementOfficer: 'unit',
    leadingGroup: 'county',
    systemAdmin: 'county',
    visitingInspector: 'unit',
  },
  'statistics.list': WITH_NAMES,
  'statistics.recount': { bureauOfficer: 'county', bureauApprover: 'county', systemAdmin: 'county' },
} as const satisfies Record<keyof StatisticsApi, PermissionRow>;
