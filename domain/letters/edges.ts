import type { Line, UnitKind } from '#domain/jurisdiction';
import type { Role } from '#domain/posts';

/** A side that is a post on a unit; who holds the post signs. */
export interface PostSide {
  readonly unit: UnitKind;
  readonly role: Role;
}

/** 签订链的一环: who signs with whom. */
export interface Edge {
  readonly title: string;
  /** 甲方: makes the letters and answers for its side. */
  readonly upper: PostSide;
  /** 乙方: a post below it, each household of a group, or each guardian of a class. */
  readonly lower: PostSide | 'household' | 'guardian';
  /** Between organs a letter is an internal paper: where the county wants the organ's seal it is printed, sealed and scanned back (law.md 7). */
  readonly isInternal: boolean;
}

/**
 * 层层签订: every edge of both trees, from the county to the household and to the guardian. R1 county to bureau, townships and departments
 * (R23), R2 bureau to schools, R3 township to villages, R4 village to groups, R17 to the grids, R5 group to households, R6 and R14
 * principal to grade leads, class and subject teachers, R6 teacher to guardians.
 */
export const EDGES = {
  countyBureau: {
    title: '县政府与县教育局',
    upper: { unit: 'county', role: 'leadingGroup' },
    lower: { unit: 'bureau', role: 'bureauApprover' },
    isInternal: true,
  },
  countyTownship: {
    title: '县政府与乡镇',
    upper: { unit: 'county', role: 'leadingGroup' },
    lower: { unit: 'township', role: 'townshipApprover' },
    isInternal: true,
  },
  countyDepartment: {
    title: '县政府与部门',
    upper: { unit: 'county', role: 'leadingGroup' },
    lower: { unit: 'department', role: 'departmentOfficer' },
    isInternal: true,
  },
  bureauSchool: {
    title: '县教育局与学校',
    upper: { unit: 'bureau', role: 'bureauApprover' },
    lower: { unit: 'school', role: 'principal' },
    isInternal: true,
  },
  townshipVillage: {
    title: '乡镇与村',
    upper: { unit: 'township', role: 'townshipApprover' },
    lower: { unit: 'village', role: 'villageHead' },
    isInternal: true,
  },
  villageGroup: {
    title: '村与村民小组',
    upper: { unit: 'village', role: 'villageHead' },
    lower: { unit: 'group', role: 'groupLeader' },
    isInternal: true,
  },
  villageGrid: {
    title: '村与网格员',
    upper: { unit: 'village', role: 'villageHead' },
    lower: { unit: 'group', role: 'gridWorker' },
    isInternal: true,
  },
  principalGradeLead: {
    title: '校长与年级组长',
    upper: { unit: 'school', role: 'principal' },
    lower: { unit: 'grade', role: 'gradeLead' },
    isInternal: true,
  },
  principalClassTeacher: {
    title: '校长与班主任',
    upper: { unit: 'school', role: 'principal' },
    lower: { unit: 'class', role: 'classTeacher' },
    isInternal: true,
  },
  principalSubjectTeacher: {
    title: '校长与任课教师',
    upper: { unit: 'school', role: 'principal' },
    lower: { unit: 'class', role: 'subjectTeacher' },
    isInternal: true,
  },
  groupHousehold: {
    title: '村民小组与农户',
    upper: { unit: 'group', role: 'groupLeader' },
    lower: 'household',
    isInternal: false,
  },
  teacherGuardian: {
    title: '教师与家长',
    upper: { unit: 'class', role: 'classTeacher' },
    lower: 'guardian',
    isInternal: false,
  },
} as const satisfies Record<string, Edge>;
export type EdgeId = keyof typeof EDGES;

export const EDGE_IDS = Object.keys(EDGES) as EdgeId[];

/** Edges whose lower side is a post. */
export type PostEdge = {
  [E in EdgeId]: (typeof EDGES)[E]['lower'] extends PostSide ? E : never;
}[EdgeId];

const edgeOf = (edge: EdgeId): Edge => EDGES[edge];

/** The post that signs below, or null where a household or a guardian does. */
export function lowerPost(edge: EdgeId): PostSide | null {
  const { lower } = edgeOf(edge);
  return typeof lower === 'string' ? null : lower;
}

/** Whether the lower side is a post. */
export function isPostEdge(edge: EdgeId): edge is PostEdge {
  return lowerPost(edge) !== null;
}

/** The letters that families sign, a line's own first: households of the government line, guardians of the schools. */
export function familyEdges(line: Line): readonly EdgeId[] {
  return line === 'government' ? ['groupHousehold', 'teacherGuardian'] : ['teacherGuardian', 'groupHousehold'];
}
