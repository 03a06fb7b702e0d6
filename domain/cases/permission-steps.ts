import type { StepsApi } from '#domain/cases/api-steps';
import { FIELD } from '#domain/cases/permission-field';
import type { PermissionRow } from '#domain/permission';

/** Who leads a case on either line. */
const LEADING = {
  principal: 'unit',
  centreOfficer: 'unit',
  townshipEducationOfficer: 'unit',
  townshipApprover: 'unit',
  bureauOfficer: 'county',
} as const satisfies PermissionRow;

/** Whose signature an organ of art. 58 has. */
const ORGANS = { townshipApprover: 'unit', bureauApprover: 'county' } as const satisfies PermissionRow;

/** Who may come to prove something. */
const PROVING = { ...FIELD, ...LEADING, bureauApprover: 'county' } as const satisfies PermissionRow;

/** 办理的权限: an act that wants a second person is open to several posts, and closed to whoever proposed it. */
export const stepPermissions = {
  'cases.beginProof': PROVING,
  'cases.finishProof': PROVING,
  'cases.verify': { ...LEADING, gradeLead: 'unit', villageHead: 'unit' },
  'cases.proposeExclusion': { ...FIELD, ...LEADING },
  'cases.exclude': { ...LEADING, bureauApprover: 'county' },
  'cases.rejectProposal': { ...LEADING, bureauApprover: 'county' },
  'cases.suspect': LEADING,
  // 认定辍学: the bureau alone, since it is what the county reports.
  'cases.confirm': { bureauOfficer: 'county', bureauApprover: 'county' },
  'cases.persuade': LEADING,
  'cases.plan': { ...FIELD, ...LEADING },
  'cases.confer': { ...LEADING, villageHead: 'unit' },
  'cases.pause': ORGANS,
  'cases.review': { ...ORGANS, townshipEducationOfficer: 'unit' },
  'cases.admonish': ORGANS,
  'cases.loseTrack': LEADING,
  'cases.find': { ...FIELD, ...LEADING },
  'cases.claimReturn': { ...FIELD, ...LEADING },
  'cases.confirmReturn': {
    classTeacher: 'unit',
    gradeLead: 'unit',
    principal: 'unit',
    villageHead: 'unit',
    townshipEducationOfficer: 'unit',
    townshipApprover: 'unit',
    centreOfficer: 'unit',
    bureauOfficer: 'county',
    bureauApprover: 'county',
  },
  'cases.strikeOff': { townshipEducationOfficer: 'unit', bureauOfficer: 'county' },
  'cases.close': { townshipEducationOfficer: 'unit', bureauOfficer: 'county' },
  'cases.proposeReopening': LEADING,
  'cases.reopen': { ...ORGANS, bureauOfficer: 'county' },
  'cases.end': { townshipApprover: 'unit', bureauOfficer: 'county', bureauApprover: 'county' },
} as const satisfies Record<keyof StepsApi, PermissionRow>;
