import type { PapersApi } from '#domain/cases/api-papers';
import type { PermissionRow } from '#domain/permission';

/** Whose signature an organ of art. 58 has. */
const ORGANS = { townshipApprover: 'unit', bureauApprover: 'county' } as const satisfies PermissionRow;

/** Who does the organ's desk work: drafts, serves, files. */
const DESKS = { ...ORGANS, townshipEducationOfficer: 'unit', bureauOfficer: 'county' } as const satisfies PermissionRow;

/** Who works on a penalty besides. */
const ENFORCING = { ...ORGANS, enforcementOfficer: 'unit' } as const satisfies PermissionRow;

/** Papers name families and what is held against them: the organ, its reviewer and who inspects it. */
const READERS = {
  ...DESKS,
  enforcementOfficer: 'unit',
  legalReviewer: 'unit',
  inspector: 'unit',
} as const satisfies PermissionRow;

/** 文书的权限 */
export const paperPermissions = {
  'cases.paperTemplates': {
    townshipApprover: 'county',
    bureauApprover: 'county',
    townshipEducationOfficer: 'county',
    bureauOfficer: 'county',
    enforcementOfficer: 'county',
    legalReviewer: 'county',
    systemAdmin: 'county',
  },
  // The county's legal office: one of a township does not reach the county.
  'cases.savePaperTemplate': { legalReviewer: 'unit' },
  'cases.draftPaper': { ...DESKS, enforcementOfficer: 'unit' },
  'cases.issueNotice': ORGANS,
  'cases.voidPaper': ORGANS,
  'cases.sealPaper': DESKS,
  'cases.serveNotice': DESKS,
  // A second person of the same organ; who recorded it does not.
  'cases.strikeService': DESKS,
  'cases.confirmAddress': DESKS,
  'cases.entrustService': DESKS,
  'cases.acceptService': DESKS,
  'cases.entrustedServices': { townshipApprover: 'unit', townshipEducationOfficer: 'unit' },
  'cases.nameOfficers': ENFORCING,
  'cases.answerStatement': ENFORCING,
  'cases.legalReview': { legalReviewer: 'unit' },
  'cases.decide': ORGANS,
  'cases.goToCourt': ORGANS,
  'cases.reviews': { legalReviewer: 'unit' },
  'cases.papers': READERS,
  'cases.paper': READERS,
  'cases.myNotices': { guardian: 'own' },
} as const satisfies Record<keyof PapersApi, PermissionRow>;
