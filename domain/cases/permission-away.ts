import type { DeferralApi } from '#domain/cases/api-deferral';
import type { TransferApi } from '#domain/cases/api-transfer';
import type { PermissionRow } from '#domain/permission';

/** Who writes down what a guardian without a phone applies for: never a school (law.md 9). */
const WRITERS = {
  villageHead: 'unit',
  childWelfareWorker: 'unit',
  townshipEducationOfficer: 'unit',
  townshipApprover: 'unit',
  childSupervisor: 'unit',
  bureauOfficer: 'county',
} as const satisfies PermissionRow;

/** Who must know that a child is away by law. */
const KNOWING = {
  ...WRITERS,
  classTeacher: 'unit',
  gradeLead: 'unit',
  principal: 'unit',
  centreOfficer: 'unit',
  bureauApprover: 'county',
} as const satisfies PermissionRow;

const APPROVERS = { townshipApprover: 'unit', bureauApprover: 'county' } as const satisfies PermissionRow;

const SENDERS = {
  townshipEducationOfficer: 'unit',
  townshipApprover: 'unit',
  bureauOfficer: 'county',
} as const satisfies PermissionRow;

/** 缓学、休学与移交的权限. A school sees that a child is away, starts nothing and decides nothing. */
export const awayPermissions = {
  'cases.beginDeferralFile': { guardian: 'own', ...WRITERS },
  'cases.finishDeferralFile': { guardian: 'own', ...WRITERS },
  'cases.applyDeferral': { guardian: 'own', ...WRITERS },
  'cases.withdrawDeferral': { guardian: 'own', ...WRITERS },
  'cases.decideDeferral': APPROVERS,
  'cases.fileDeferral': { bureauOfficer: 'county', bureauApprover: 'county' },
  'cases.endDeferral': { guardian: 'own', ...SENDERS, bureauApprover: 'county' },
  'cases.deferrals': KNOWING,
  'cases.childDeferrals': { guardian: 'own', ...KNOWING },
  'cases.deferralFile': { guardian: 'own', ...SENDERS, bureauApprover: 'county' },
  'cases.transfers': SENDERS,
  'cases.transfer': SENDERS,
  'cases.acceptTransfer': SENDERS,
  'cases.bounce': SENDERS,
} as const satisfies Record<keyof DeferralApi | keyof TransferApi, PermissionRow>;
