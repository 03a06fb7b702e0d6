import type { RollSheet } from '#domain/attendance/documents';
import { classesOn, sheetId } from '#domain/attendance/spells';
import { CASE_STATES, type Case } from '#domain/cases/documents';
import type { Unit } from '#domain/jurisdiction';
import type { Letter } from '#domain/letters/documents';
import { type PlainDate, plainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import {
  absenceCounts,
  type Counts,
  classRosterCounts,
  groupRosterCounts,
  leadCounts,
  letterCounts,
  rosterCounts,
  sheetCounts,
} from '#domain/statistics/counts';
import { NO_CLASS, type NodeKey, UNPLACED } from '#domain/statistics/nodes';
import { allById, allPages } from '../kit/pages';
import type { Store } from '../kit/store';
import { termDays } from './term';

/** A letter with its chain is some 10 KB, and a reply holds 6 MB at most. */
const LETTERS_A_PAGE = 200;

/** Where a leaf's documents lie: in a class, on one 责任村 path, or in no class at all. */
export type Leaf =
  | { readonly at: 'class'; readonly unit: Unit }
  | { readonly at: 'duty'; readonly unit: Unit }
  | { readonly at: 'noClass'; readonly unit: Unit };

/** @returns the leaf that an id names, or null when the unit is counted from its child nodes. */
export function leafOf(id: string, unit: Unit): Leaf | null {
  if (id.endsWith(NO_CLASS)) {
    return { at: 'noClass', unit };
  }
  if (id.endsWith(UNPLACED) || unit.kind === 'group') {
    return { at: 'duty', unit };
  }
  return unit.kind === 'class' ? { at: 'class', unit } : null;
}

/** The children of a leaf, also those who are not counted any more. */
export function childrenOf(store: Store, { at, unit }: Leaf): Promise<Child[]> {
  const { county } = unit;
  switch (at) {
    case 'class':
      return allPages(store, 'children', { equal: { county, classId: unit._id } });
    case 'duty':
      return allPages(store, 'children', { equal: { county, dutyPath: unit.path } });
    default:
      return allPages(store, 'children', { equal: { county, state: 'unlisted' } });
  }
}

async function rosterOf(store: Store, leaf: Leaf): Promise<Counts> {
  const children = await childrenOf(store, leaf);
  switch (leaf.at) {
    case 'class':
      return classRosterCounts(children);
    case 'duty':
      return groupRosterCounts(children);
    default:
      return rosterCounts(children.filter((child) => child.classId === null));
  }
}

/** The sheets of a day that may name one of these children, over a change of class. */
export function sheetsNaming(store: Store, children: readonly Child[], date: PlainDate): Promise<RollSheet[]> {
  const ids = children.flatMap((child) => classesOn(child, date).map((classId) => sheetId(classId, date)));
  return allById(store, 'rollSheets', ids);
}

async function attendanceOf(store: Store, leaf: Leaf, date: PlainDate): Promise<Counts> {
  if (leaf.at === 'class') {
    return sheetCounts(await store.read('rollSheets', sheetId(leaf.unit._id, date)));
  }
  if (leaf.at === 'noClass') {
    return {};
  }
  const children = await childrenOf(store, leaf);
  const sheets = await sheetsNaming(store, children, date);
  return absenceCounts(new Set(children.map((child) => child._id)), sheets);
}

/** The letters of one kind and term in a leaf. */
async function lettersOf(store: Store, { at, unit }: Leaf, period: string): Promise<Letter[]> {
  const { county } = unit;
  if (at === 'noClass') {
    return [];
  }
  const equal = at === 'class' ? { county, classId: unit._id } : { county, dutyPath: unit.path };
  return (await allPages(store, 'letters', { equal, limit: LETTERS_A_PAGE })).filter(
    (letter) => letter.period === period,
  );
}

/** The cases of a leaf. */
async function casesOf(store: Store, { at, unit }: Leaf): Promise<Case[]> {
  const { county } = unit;
  if (at !== 'noClass') {
    const equal = at === 'class' ? { county, eduPath: unit.path } : { county, dutyPath: unit.path };
    return allPages(store, 'cases', { equal });
  }
  const states = CASE_STATES.filter((state) => state !== 'none');
  const pages = await Promise.all(states.map((state) => allPages(store, 'cases', { equal: { county, state } })));
  return pages.flat().filter((one) => one.classId === null);
}

/** 计数: what a leaf's node ought to say, from the documents alone. */
export async function countLeaf(store: Store, leaf: Leaf, key: NodeKey): Promise<Counts> {
  switch (key.family) {
    case 'roster':
      return rosterOf(store, leaf);
    case 'attendance':
      return attendanceOf(store, leaf, plainDate(key.period));
    case 'letters':
      return letterCounts(await lettersOf(store, leaf, key.period));
    default:
      return leadCounts(await casesOf(store, leaf), await termDays(store, leaf.unit.county, key.period));
  }
}
