import type { Role } from '#domain/posts';
import { ADULT_SLOTS, type AdultSlot } from '#domain/roster/documents';

/** Protected fields of a child that may be shown one at a time, with a reason on record. */
export type RevealField = `phone.${AdultSlot}` | 'idNumber' | 'registerNumber' | 'birthDate' | 'address' | 'health';

export const REVEAL_FIELDS: readonly RevealField[] = [
  ...ADULT_SLOTS.map((slot): RevealField => `phone.${slot}`),
  'idNumber',
  'registerNumber',
  'birthDate',
  'address',
  'health',
];

const CALLERS: readonly Role[] = [
  'classTeacher',
  'gradeLead',
  'principal',
  'rosterClerk',
  'centreOfficer',
  'bureauOfficer',
  'groupLeader',
  'villageHead',
  'childWelfareWorker',
  'villageLiaison',
  'townshipEducationOfficer',
  'childSupervisor',
];
const NUMBERS: readonly Role[] = [
  'classTeacher',
  'principal',
  'rosterClerk',
  'bureauOfficer',
  'townshipEducationOfficer',
];
const HEALTH: readonly Role[] = ['classTeacher', 'principal', 'rosterClerk'];

/** Who needs what for their work: a phone and an address to reach a family, numbers to keep the roll, health to teach the child. */
export function mayReveal(role: Role, field: RevealField): boolean {
  if (field === 'health') {
    return HEALTH.includes(role);
  }
  const isNumber = field === 'idNumber' || field === 'registerNumber' || field === 'birthDate';
  return (isNumber ? NUMBERS : CALLERS).includes(role);
}

/** 每天最多查看次数 of one person: more than a day of work needs is a leak. */
export const REVEALS_A_DAY = 30;
