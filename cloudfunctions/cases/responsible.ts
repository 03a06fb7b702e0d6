import type { Post } from '#domain/accounts/documents';
import { covers, unitsOf } from '#domain/jurisdiction';
import type { ActingPost, Reach } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { Role } from '#domain/posts';
import type { Child } from '#domain/roster/documents';

/** 包保责任人 (R9, R16, R124): posts that go to a family. */
const RESPONSIBLE: readonly Role[] = [
  'classTeacher',
  'gradeLead',
  'principal',
  'groupLeader',
  'gridWorker',
  'villageHead',
  'childWelfareWorker',
  'villageWorkGroup',
  'villageLiaison',
  'townshipEducationOfficer',
  'townshipApprover',
  'childSupervisor',
];

/** A post that goes to a family. */
export const isOfFamilies = (role: Role): boolean => RESPONSIBLE.includes(role);

const pathsOf = (child: Child): string[] =>
  [child.residencePath, child.registeredPath, child.dutyPath, child.eduPath].filter((path) => path !== null);

/** The units above a child on both lines, where somebody responsible may stand. */
export function unitsAround(child: Child): string[] {
  return [...new Set(pathsOf(child).flatMap(unitsOf))];
}

/** Whether the actor can make this post responsible for the child: a post for families, around the child, in the actor's own reach. */
export function canBeResponsible(actor: ActingPost, post: Post, child: Child, reach: Reach | undefined): boolean {
  const around = pathsOf(child).some((path) => covers(post.path, path));
  const inReach = reach === 'county' || (post.line === actor.line && covers(actor.path, post.path));
  return post.county === actor.county && isOfFamilies(post.role) && around && inReach;
}

export const assignReach = (actor: ActingPost): Reach | undefined => PERMISSIONS['cases.assign'][actor.role];
