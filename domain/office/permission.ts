import { casesPermissions } from '#domain/cases/permission';
import { lettersPermissions } from '#domain/letters/permission';
import type { OfficeApi } from '#domain/office/api';
import type { PermissionRow } from '#domain/permission';

const KEEPERS = {
  principal: 'unit',
  rosterClerk: 'unit',
  centreOfficer: 'unit',
  bureauOfficer: 'unit',
  systemAdmin: 'unit',
} as const satisfies PermissionRow;

/** Township and village bring sheets of their own staff. */
const BRINGERS = {
  ...KEEPERS,
  townshipEducationOfficer: 'unit',
  villageHead: 'unit',
} as const satisfies PermissionRow;

/** Whoever may help to sign may also collect on paper (R7); whoever answers for a school may print for its classes. */
const PRINTERS = {
  ...lettersPermissions['letters.signPaper'],
  gradeLead: 'unit',
  principal: 'unit',
  rosterClerk: 'unit',
} as const satisfies PermissionRow;

/** 台账: whoever leads the work on either line, and whoever inspects it (without names). */
const LEDGERS = {
  principal: 'unit',
  centreOfficer: 'unit',
  townshipEducationOfficer: 'unit',
  townshipApprover: 'unit',
  bureauOfficer: 'county',
  bureauApprover: 'county',
  inspector: 'unit',
} as const satisfies PermissionRow;

/** 收纸质: whoever collects letters, visits families or serves papers photographs what came back on paper. */
const COLLECTORS = {
  ...casesPermissions['cases.contact'],
  ...casesPermissions['cases.serveNotice'],
  ...lettersPermissions['letters.signPaper'],
} as const satisfies PermissionRow;

/** Who may do what in `office`. */
export const officePermissions = {
  'office.beginUpload': BRINGERS,
  'office.readWorkbook': BRINGERS,
  'office.template': BRINGERS,
  'office.rowReport': { principal: 'unit', rosterClerk: 'unit', centreOfficer: 'unit', bureauOfficer: 'unit' },
  'office.staffReport': BRINGERS,
  'office.letterPaper': lettersPermissions['letters.read'],
  'office.blankSheets': PRINTERS,
  'office.beginSheet': COLLECTORS,
  'office.readSheets': COLLECTORS,
  'office.readScan': lettersPermissions['letters.beginScan'],
  'office.sheetTray': COLLECTORS,
  'office.caseList': LEDGERS,
  'office.platformList': casesPermissions['cases.platform'],
  'office.casePaper': casesPermissions['cases.paper'],
  'office.receiptForm': casesPermissions['cases.paper'],
  'office.visitForm': casesPermissions['cases.contact'],
  // The township that was asked; that it took the request is looked at there.
  'office.entrustedSheet': casesPermissions['cases.entrustedServices'],
  'office.transferLetter': casesPermissions['cases.transfers'],
  'office.referralLetter': casesPermissions['cases.referrals'],
  // Whoever decides and files, and the family, whose paper it is.
  'office.deferralPaper': casesPermissions['cases.deferralFile'],
  // Whoever was handed a paper.
  'office.checkPaper': lettersPermissions['letters.verify'],
  'office.dropSheet': COLLECTORS,
} as const satisfies Record<keyof OfficeApi, PermissionRow>;
