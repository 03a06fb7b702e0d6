import type { Operation, RequestOf } from '#domain/api';
import type { ErrorCode } from '#domain/errors';
import { childId } from '../support/fixture';
import type { Caller } from './callers';
import { HERE, SUBJECTS, type Subject, type SubjectName } from './subjects';

/** A concrete request of one operation, about each of some subjects of the main branch. */
export interface Probe {
  /** The operation, with words behind it where one operation is asked in several ways. */
  readonly name: string;
  readonly operation: Operation;
  /** The first decides; the others are the rest of the relations. */
  readonly about: readonly SubjectName[];
  readonly request: (subject: Subject, caller: Caller) => unknown;
  /** What a caller who may can be answered besides a yes: why it cannot be done now. */
  readonly after: readonly ErrorCode[];
  /** What says no besides the codes of permission. */
  readonly denied: readonly ErrorCode[];
}

export function probe<O extends Operation>(
  operation: O,
  about: readonly SubjectName[],
  request: (subject: Subject, caller: Caller) => RequestOf<O>,
  rest: { readonly as?: string; readonly after?: readonly ErrorCode[]; readonly denied?: readonly ErrorCode[] } = {},
): Probe {
  const name = rest.as === undefined ? operation : `${operation} ${rest.as}`;
  return { name, operation, about, request, after: rest.after ?? [], denied: rest.denied ?? [] };
}

/** The unit that is asked about. */
export function unitOf(subject: Subject): string {
  if (subject.kind !== 'place' || subject.unit === undefined) {
    throw new Error('this probe is about a unit');
  }
  return `${HERE}${subject.unit}`;
}

/** The child that is asked about. */
export function childOf(subject: Subject): string {
  if (subject.kind !== 'place' || subject.child === undefined) {
    throw new Error('this probe is about a child');
  }
  return childId(HERE, subject.child);
}

export const subjectOf = (name: SubjectName): Subject => SUBJECTS[name];

export const CLASSES = ['class'] as const satisfies readonly SubjectName[];
export const CHILDREN = ['child', 'split', 'livesFar', 'learnsFar'] as const satisfies readonly SubjectName[];
export const EDUCATION = ['class', 'grade', 'school', 'bureau'] as const satisfies readonly SubjectName[];
export const GOVERNMENT = ['group', 'village', 'township', 'county'] as const satisfies readonly SubjectName[];
export const UNITS = [
  'class',
  'group',
  'grade',
  'school',
  'bureau',
  'village',
  'township',
  'county',
] as const satisfies readonly SubjectName[];
export const OWN = ['own'] as const satisfies readonly SubjectName[];
export const MESSAGES = ['own', 'guardianB'] as const satisfies readonly SubjectName[];
