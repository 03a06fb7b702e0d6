import type { RollSheet } from '#domain/attendance/documents';
import type { Case } from '#domain/cases/documents';
import type { Unit } from '#domain/jurisdiction';
import type { Letter } from '#domain/letters/documents';
import type { PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import {
  absenceCounts,
  type Counts,
  classRosterCounts,
  groupRosterCounts,
  leadCounts,
  letterCounts,
  rolledUp,
  rosterCounts,
  sheetCounts,
} from '#domain/statistics/counts';
import type { Family } from '#domain/statistics/documents';
import { educationLeaf, governmentLeaf, letterLeaves, NO_CLASS, nodeId, unitOfLeaf } from '#domain/statistics/nodes';

/** What is counted: a unit with all below it, on one day and in its term. */
export interface RecountOf {
  readonly unit: Unit;
  readonly date: PlainDate;
  readonly term: string;
}

export type RecountChild = Pick<
  Child,
  '_id' | 'county' | 'state' | 'boarding' | 'classId' | 'classHistory' | 'dutyPath'
>;
export type RecountLetter = Pick<Letter, 'county' | 'state' | 'method' | 'period' | 'classId' | 'eduPath' | 'dutyPath'>;

/** The documents of a unit, as few fields of them as are counted. */
export interface RecountDocuments {
  readonly children: readonly RecountChild[];
  readonly sheets: readonly RollSheet[];
  readonly letters: readonly RecountLetter[];
  readonly cases: readonly Case[];
  readonly termDays: { readonly from: string; readonly to: string };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(keyOf(item), [item]);
    }
  }
  return groups;
}

type Leaves = Map<string, Counts>;

function rosterLeaves(unit: Unit, children: readonly RecountChild[], term: string): Leaves {
  const isEducation = unit.line === 'education';
  const leaf = (child: RecountChild): string =>
    isEducation ? educationLeaf(child.county, child.classId) : governmentLeaf(child.county, child.dutyPath);
  const countsOf = (id: string, group: readonly RecountChild[]): Counts => {
    if (!isEducation) {
      return groupRosterCounts(group);
    }
    return id.endsWith(NO_CLASS) ? rosterCounts(group) : classRosterCounts(group);
  };
  return new Map(
    [...grouped(children, leaf)].map(([id, group]) => [
      nodeId({ family: 'roster', unit: id, period: term }),
      countsOf(id, group),
    ]),
  );
}

function attendanceLeaves(unit: Unit, { children, sheets }: RecountDocuments, date: PlainDate): Leaves {
  const id = (leaf: string): string => nodeId({ family: 'attendance', unit: leaf, period: date });
  if (unit.line === 'education') {
    return new Map(sheets.map((sheet) => [id(sheet.classId), sheetCounts(sheet)]));
  }
  const groups = grouped(children, (child) => governmentLeaf(child.county, child.dutyPath));
  const marked = grouped(
    sheets.flatMap((sheet) => sheet.marks.map((mark) => ({ child: mark.child, sheet: { ...sheet, marks: [mark] } }))),
    (mark) => mark.child,
  );
  return new Map(
    [...groups].map(([leaf, group]) => [
      id(leaf),
      absenceCounts(
        new Set(group.map((child) => child._id)),
        group.flatMap((child) => (marked.get(child._id) ?? []).map((mark) => mark.sheet)),
      ),
    ]),
  );
}

function leavesOfLetters(unit: Unit, letters: readonly RecountLetter[]): Leaves {
  const leaf = (letter: RecountLetter): string | null => letterLeaves(letter)[unit.line];
  const counted = letters.filter((letter) => leaf(letter) !== null);
  const groups = grouped(counted, (letter) =>
    nodeId({ family: 'letters', unit: leaf(letter) ?? '', period: letter.period }),
  );
  return new Map([...groups].map(([id, group]) => [id, letterCounts(group)]));
}

function leadLeaves(unit: Unit, { cases, termDays: days }: RecountDocuments, term: string): Leaves {
  const leaf = (one: Case): string =>
    unit.line === 'education' ? educationLeaf(one.county, one.classId) : governmentLeaf(one.county, one.dutyPath);
  return new Map(
    [...grouped(cases, leaf)].map(([id, group]) => [
      nodeId({ family: 'leads', unit: id, period: term }),
      leadCounts(group, days),
    ]),
  );
}

/** Counts of every leaf under the unit, by node id. */
export function countLeaves({ unit, date, term }: RecountOf, documents: RecountDocuments): Leaves {
  return new Map([
    ...rosterLeaves(unit, documents.children, term),
    ...attendanceLeaves(unit, documents, date),
    ...leavesOfLetters(unit, documents.letters),
    ...leadLeaves(unit, documents, term),
  ]);
}

/** The sum of a unit and all below it for one family and period, with every node on the way. */
export function addUp(
  units: readonly Unit[],
  leaves: ReadonlyMap<string, Counts>,
  of: { readonly family: Family; readonly period: string },
): Map<string, Counts> {
  const childrenOf = grouped(units, (unit) => unit.parent ?? '');
  const bucketsOf = grouped(
    [...leaves.keys()].filter((id) => id.startsWith(`${of.family}:`) && id.includes('~')),
    (id) => unitOfLeaf(id.split(':')[1] ?? ''),
  );
  const root = units.find((unit) => unit.line === 'education' && unit.parent === null);
  const all = new Map<string, Counts>();
  const countsOf = (unit: Unit): Counts => {
    const id = nodeId({ ...of, unit: unit._id });
    // 不在任何班级 bears the county's name and is counted at the education root.
    const outside = unit === root ? (bucketsOf.get(unit.county) ?? []) : [];
    const own = [...(bucketsOf.get(unit._id) ?? []), ...outside];
    const buckets = own.filter((bucket) => bucket.endsWith(`:${of.period}`));
    for (const bucket of buckets) {
      all.set(bucket, leaves.get(bucket) ?? {});
    }
    const below = (childrenOf.get(unit._id) ?? []).map(countsOf);
    const isLeaf = unit.kind === 'class' || unit.kind === 'group';
    const counts = isLeaf
      ? (leaves.get(id) ?? {})
      : rolledUp([...below, ...buckets.map((bucket) => leaves.get(bucket) ?? {})], unit.kind === 'county');
    all.set(id, counts);
    return counts;
  };
  const ids = new Set(units.map((unit) => unit._id));
  for (const top of units.filter((unit) => !ids.has(unit.parent ?? ''))) {
    countsOf(top);
  }
  return all;
}
