import { UNIT_KINDS, type UnitKind } from '#domain/jurisdiction';
import type { Role } from '#domain/posts';

/** The post that answers for a unit: what nobody holds below comes up to it. */
export const LEADING: Readonly<Record<UnitKind, Role>> = {
  class: 'classTeacher',
  grade: 'gradeLead',
  school: 'principal',
  centre: 'centreOfficer',
  bureau: 'bureauOfficer',
  group: 'groupLeader',
  village: 'villageHead',
  township: 'townshipEducationOfficer',
  department: 'departmentOfficer',
  county: 'leadingGroup',
};

/** Unit kinds of each line from the bottom up. */
const UPWARD: readonly (readonly UnitKind[])[] = [
  ['class', 'grade', 'school', 'centre', 'bureau'],
  ['group', 'village', 'township', 'county'],
];

/** Whether `kind` stands at the level of `wanted` or above it on the same line. */
export function atOrAbove(kind: UnitKind, wanted: UnitKind): boolean {
  const line = UPWARD.find((kinds) => kinds.includes(wanted)) ?? [];
  return UNIT_KINDS[kind].line === UNIT_KINDS[wanted].line && line.indexOf(kind) >= line.indexOf(wanted);
}
