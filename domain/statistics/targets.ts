import type { RollSheet } from '#domain/attendance/documents';
import type { Calendars } from '#domain/calendar';
import type { Case } from '#domain/cases/documents';
import type { Term } from '#domain/county/documents';
import { refuse } from '#domain/errors';
import type { Campaign } from '#domain/letters/campaigns';
import type { Letter } from '#domain/letters/documents';
import type { PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { isCounted } from '#domain/statistics/counts';
import { educationLeaf, governmentLeaf, letterLeaves, nodeId } from '#domain/statistics/nodes';

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

/** Both leaves of a child, or none when the child is not counted. */
function leavesOf(child: Child | null): string[] {
  if (!child || !isCounted(child)) {
    return [];
  }
  return [educationLeaf(child.county, child.classId), governmentLeaf(child.county, child.dutyPath)];
}

/** Everything about a child that the counts of its leaves depend on. */
const countedPart = (child: Child | null): string =>
  child ? JSON.stringify([leavesOf(child), child.state, child.boarding, child.classId]) : '';

/** `absences:<child>:<leaf>`: the days on which the child was absent are to be counted anew in this leaf. */
function absencesTarget(child: string, leaf: string): string {
  return `absences:${child}:${leaf}`;
}

/** A child that changed its group takes its absences along. */
function movedAbsences(before: Child | null, after: Child | null): string[] {
  if (!before || !after) {
    return [];
  }
  const leaves = [before, after].map((child) => governmentLeaf(child.county, child.dutyPath));
  return leaves[0] === leaves[1] ? [] : leaves.map((leaf) => absencesTarget(after._id, leaf));
}

/** The leaves that a change of a child dirties, in the term of the day by the county's calendar. Nothing counted changed: none. */
export function rosterTargets(before: Child | null, after: Child | null, term: string): string[] {
  if (countedPart(before) === countedPart(after)) {
    return movedAbsences(before, after);
  }
  const leaves = distinct([...leavesOf(before), ...leavesOf(after)]);
  return [...leaves.map((unit) => nodeId({ family: 'roster', unit, period: term })), ...movedAbsences(before, after)];
}

/** The leaves of a roll sheet: its class, and on the government line only those of children who are or were absent. */
export function attendanceTargets(sheet: RollSheet, absentBeforeOrAfter: readonly Child[]): string[] {
  const groups = absentBeforeOrAfter.map((child) => governmentLeaf(child.county, child.dutyPath));
  return distinct([sheet.classId, ...groups]).map((unit) => nodeId({ family: 'attendance', unit, period: sheet.date }));
}

/** 签订期: `<template>:<schoolYear>-<term>`; the letters of one kind and term are counted together. */
export function letterPeriod(campaign: Pick<Campaign, 'template' | 'schoolYear' | 'term'>): string {
  return `${campaign.template}:${campaign.schoolYear}-${campaign.term}`;
}

/** The leaves of a letter. When its class or 责任村 is rewritten, call it for the letter before and after. */
export function letterTargets(
  letter: Pick<Letter, 'county' | 'classId' | 'eduPath' | 'dutyPath' | 'period'>,
): string[] {
  const { education, government } = letterLeaves(letter);
  const leaves = [education, government].filter((leaf) => leaf !== null);
  return leaves.map((unit) => nodeId({ family: 'letters', unit, period: letter.period }));
}

function leavesOfCase(one: Case | null): string[] {
  if (!one || one.state === 'none') {
    return [];
  }
  return [educationLeaf(one.county, one.classId), governmentLeaf(one.county, one.dutyPath)];
}

/** The leaves of a case before and after, in the term of the day by the county's calendar. */
export function leadTargets(before: Case | null, after: Case | null, term: string): string[] {
  return distinct([...leavesOfCase(before), ...leavesOfCase(after)]).map((unit) =>
    nodeId({ family: 'leads', unit, period: term }),
  );
}

const named = (year: string, { term }: Term): string => `${year}-${term}`;

/**
 * 统计学期 of a day: `2026-2027-autumn`. In the holidays the term before counts on; before the first known term that one does.
 * Use the county's calendars (path of the education root), so that all schools count in the same term. @throws {Refusal} CALENDAR_MISSING
 */
export function termPeriod(calendars: Calendars, date: PlainDate): string {
  const terms = calendars
    .flatMap((calendar) => calendar.terms.map((term) => ({ from: term.from, name: named(calendar.schoolYear, term) })))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const begun = terms.findLast((term) => term.from <= date);
  return (begun ?? terms[0])?.name ?? refuse('CALENDAR_MISSING');
}
