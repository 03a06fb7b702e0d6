import type { CampaignsApi } from '#domain/letters/api-campaigns';
import type { PermissionRow } from '#domain/permission';

/** 县教育局: writes the county's templates. */
const COUNTY_OFFICE = { bureauOfficer: 'county', leadingGroup: 'unit' } as const satisfies PermissionRow;

/** 甲方 of some edge, each on its own unit, and the county's office everywhere: which edge where is a rule (`mayRun`). */
const RUNNERS = {
  ...COUNTY_OFFICE,
  bureauApprover: 'unit',
  townshipApprover: 'unit',
  villageHead: 'unit',
  groupLeader: 'unit',
  principal: 'unit',
  classTeacher: 'unit',
} as const satisfies PermissionRow;

/** Who answers for how far a unit has come with its letters. */
const OVERSEERS = {
  ...RUNNERS,
  gradeLead: 'unit',
  rosterClerk: 'unit',
  centreOfficer: 'unit',
  inspector: 'unit',
  gridWorker: 'unit',
  childWelfareWorker: 'unit',
  villageWorkGroup: 'unit',
  villageLiaison: 'unit',
  townshipEducationOfficer: 'unit',
  childSupervisor: 'unit',
} as const satisfies PermissionRow;

/** Who may call upon families and posts to sign. */
const REMINDERS = {
  ...RUNNERS,
  gradeLead: 'unit',
  centreOfficer: 'unit',
  villageLiaison: 'unit',
  townshipEducationOfficer: 'unit',
} as const satisfies PermissionRow;

/** 乙方 of the edges between posts, besides those who are 甲方 of others. */
export const PARTIES = {
  bureauApprover: 'unit',
  townshipApprover: 'unit',
  departmentOfficer: 'unit',
  principal: 'unit',
  villageHead: 'unit',
  groupLeader: 'unit',
  gridWorker: 'unit',
  gradeLead: 'unit',
  classTeacher: 'unit',
  subjectTeacher: 'unit',
} as const satisfies PermissionRow;

/** 班主任, 校长, 村, 组: whom parents who leave tell (未成年人保护法 22). */
const TOLD = {
  classTeacher: 'unit',
  principal: 'unit',
  villageHead: 'unit',
  groupLeader: 'unit',
  childWelfareWorker: 'unit',
} as const satisfies PermissionRow;

/** 代记: of those who are told, who comes to the door; a guardian without a phone says it in the same sitting as the signature (R7). */
const WRITES_DOWN = {
  classTeacher: 'unit',
  villageHead: 'unit',
  groupLeader: 'unit',
  childWelfareWorker: 'unit',
} as const satisfies PermissionRow;

/** Who may do what with campaigns. */
export const campaignPermissions = {
  'letters.templates': RUNNERS,
  'letters.template': RUNNERS,
  'letters.saveTemplate': COUNTY_OFFICE,
  'letters.publishTemplate': COUNTY_OFFICE,
  // The legal office explains papers of law as the county's office does its letters.
  'letters.beginAudio': { ...COUNTY_OFFICE, legalReviewer: 'unit' },
  'letters.finishAudio': { ...COUNTY_OFFICE, legalReviewer: 'unit' },
  'letters.explanations': {
    guardian: 'own',
    ...RUNNERS,
    ...PARTIES,
    bureauOfficer: 'unit',
    childWelfareWorker: 'unit',
  },
  'letters.campaigns': RUNNERS,
  'letters.campaign': RUNNERS,
  'letters.saveCampaign': RUNNERS,
  'letters.previewCampaign': RUNNERS,
  'letters.issueCampaign': RUNNERS,
  'letters.changeCampaign': RUNNERS,
  'letters.saveSeries': RUNNERS,
  'letters.series': RUNNERS,
  'letters.changeSeries': RUNNERS,
  'letters.terms': OVERSEERS,
  'letters.unitTargets': RUNNERS,
  'letters.saveUnitTargets': RUNNERS,
  'letters.continueJob': { ...RUNNERS, ...REMINDERS },
  'letters.atPost': { ...RUNNERS, ...PARTIES, bureauOfficer: 'self', leadingGroup: 'self' },
  'letters.ofHouseholds': { guardian: 'self' },
  'letters.openBatch': RUNNERS,
  'letters.batchLetters': RUNNERS,
  'letters.signBatch': RUNNERS,
  'letters.void': RUNNERS,
  'letters.progress': OVERSEERS,
  'letters.chain': OVERSEERS,
  'letters.chainFamilies': OVERSEERS,
  'letters.list': OVERSEERS,
  'letters.remind': REMINDERS,
  'letters.remindProgress': REMINDERS,
  'letters.tellEntrustment': { guardian: 'own', ...WRITES_DOWN },
  'letters.entrusted': TOLD,
  'letters.entrustments': { guardian: 'own', ...TOLD },
} as const satisfies Record<keyof CampaignsApi, PermissionRow>;
