import { unitsOf } from '#domain/jurisdiction';
import type { Letter } from '#domain/letters/documents';
import type { Family } from '#domain/statistics/documents';

/** Levels of the government line from 县 to 村民小组: whoever's path is shorter is 未落实 at the unit where it ends. */
const GROUP_DEPTH = 4;

/** 未落实: children whose village or group is not known are counted under the unit that is. */
export const UNPLACED = '~unplaced';
/** 不在班: children who are counted but are in no class, so that both lines add to one total. */
export const NO_CLASS = '~noclass';

export interface NodeKey {
  readonly family: Family;
  /** A unit's id, or a bucket: `<unit>~unplaced`, `<county>~noclass`. */
  readonly unit: string;
  readonly period: string;
}

/** `<family:unit:period>`: the id of a count node. Only the period may contain a colon. */
export function nodeId({ family, unit, period }: NodeKey): string {
  return `${family}:${unit}:${period}`;
}

/** The parts of a node's id. @throws {RangeError} when it is none. */
export function nodeKey(id: string): NodeKey {
  const [, family, unit, period] = /^(roster|attendance|letters|leads):([^:]+):(.+)$/.exec(id) ?? [];
  if (family === undefined || unit === undefined || period === undefined) {
    throw new RangeError('not the id of a count node');
  }
  return { family: family as Family, unit, period };
}

/** The leaf of the government line for a 责任村 path: the group, or the bucket of the last unit known. */
export function governmentLeaf(county: string, dutyPath: string | null): string {
  const units = unitsOf(dutyPath ?? '');
  const last = units.at(-1) ?? county;
  return units.length >= GROUP_DEPTH ? last : `${last}${UNPLACED}`;
}

/** The leaf of the education line: the class, or the county's bucket for who is in none. */
export function educationLeaf(county: string, classId: string | null): string {
  return classId ?? `${county}${NO_CLASS}`;
}

/**
 * The leaves of a letter, by line. A guardian's counts on both; a household's and a post's only on the line of its unit: there in the
 * class, the group, or at the unit itself.
 */
export function letterLeaves({
  county,
  classId,
  eduPath,
  dutyPath,
}: Pick<Letter, 'county' | 'classId' | 'eduPath' | 'dutyPath'>): {
  readonly education: string | null;
  readonly government: string | null;
} {
  const ofUnit = eduPath === null ? null : (classId ?? `${unitsOf(eduPath).at(-1) ?? county}${UNPLACED}`);
  return {
    education: ofUnit,
    government: eduPath !== null && dutyPath === eduPath ? null : governmentLeaf(county, dutyPath),
  };
}

/** The unit that a leaf's id names: of a bucket the unit it belongs to. */
export function unitOfLeaf(leaf: string): string {
  return leaf.replace(/~(unplaced|noclass)$/, '');
}
