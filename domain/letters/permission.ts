import type { LettersApi } from '#domain/letters/api';
import { campaignPermissions, PARTIES } from '#domain/letters/permission-campaigns';
import type { PermissionRow, Reach } from '#domain/permission';
import { ROLES, type Role } from '#domain/posts';

/** Who sees the letters of the children below them. */
const READERS = {
  classTeacher: 'unit',
  gradeLead: 'unit',
  principal: 'unit',
  rosterClerk: 'unit',
  centreOfficer: 'unit',
  bureauOfficer: 'unit',
  bureauApprover: 'unit',
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

/** Who may help a family without a phone to sign (R7): who knows it and comes to its door. */
const HELPERS = {
  classTeacher: 'unit',
  groupLeader: 'unit',
  gridWorker: 'unit',
  villageHead: 'unit',
  childWelfareWorker: 'unit',
  villageWorkGroup: 'unit',
  villageLiaison: 'unit',
} as const satisfies PermissionRow;

const CLASS_READERS = {
  classTeacher: 'unit',
  gradeLead: 'unit',
  principal: 'unit',
  rosterClerk: 'unit',
  centreOfficer: 'unit',
  bureauOfficer: 'unit',
  inspector: 'unit',
} as const satisfies PermissionRow;

/** Whoever holds a check code may ask what it stands for: the answer is masked. */
const ANYBODY: PermissionRow = {
  anyone: 'self',
  ...(Object.fromEntries(ROLES.map((role) => [role, 'self'])) as Readonly<Record<Role, Reach>>),
};

/** Both sides of the letters between posts, of whom some see no family's letter. */
const SIDES = { ...PARTIES, leadingGroup: 'unit' } as const satisfies PermissionRow;

/** Whether a post sees the letters of families below it, and may help to sign them; the others see their own alone. */
export const seesFamilies = (role: Role): boolean => role in READERS;
export const helpsFamilies = (role: Role): boolean => role in HELPERS;

/** Who may do what in `letters`. */
export const lettersPermissions = {
  'letters.mine': { guardian: 'self' },
  'letters.read': { guardian: 'own', ...READERS, ...SIDES },
  'letters.open': { guardian: 'own', ...HELPERS, ...PARTIES },
  // Posts sign and decline what is for their own post; for a family nobody does (`requireOwn`).
  'letters.sign': { guardian: 'own', ...PARTIES },
  'letters.decline': { guardian: 'own', ...PARTIES },
  'letters.assist': HELPERS,
  'letters.beginAssistPhoto': HELPERS,
  'letters.signPaper': HELPERS,
  'letters.voidPaper': HELPERS,
  'letters.receipt': { guardian: 'own', ...READERS, ...SIDES },
  'letters.evidence': { guardian: 'own', ...READERS, ...SIDES },
  'letters.checkEvidence': ANYBODY,
  'letters.published': ANYBODY,
  // Between organs: whoever holds a post on either side (`sideOf`).
  'letters.beginScan': SIDES,
  'letters.fileScan': SIDES,
  'letters.withdrawScan': SIDES,
  'letters.scan': { ...READERS, ...SIDES },
  'letters.verify': ANYBODY,
  'letters.classProgress': CLASS_READERS,
  'letters.startClass': { classTeacher: 'unit' },
  'letters.continueStart': { classTeacher: 'unit' },
  'letters.unsigned': READERS,
  ...campaignPermissions,
} as const satisfies Record<keyof LettersApi, PermissionRow>;
