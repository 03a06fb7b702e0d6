import type { Rev } from '#domain/records';

/** 双线: the government line (行政线) and the education line (教育线). */
export const LINES = ['government', 'education'] as const;
export type Line = (typeof LINES)[number];

/** 机构层级. Government: 县 → 乡镇 → 村 → 组, 县 → 部门 (R23, R31); education: 县教育局 → [中心校] → 学校 → 年级 → 班 (roles-and-names; R4, R17). */
export const UNIT_KINDS = {
  county: { line: 'government', title: '县' },
  township: { line: 'government', title: '乡镇' },
  village: { line: 'government', title: '村' },
  group: { line: 'government', title: '村民小组' },
  department: { line: 'government', title: '部门' },
  bureau: { line: 'education', title: '县教育局' },
  centre: { line: 'education', title: '中心校' },
  school: { line: 'education', title: '学校' },
  grade: { line: 'education', title: '年级' },
  class: { line: 'education', title: '班' },
} as const satisfies Record<string, { line: Line; title: string }>;
export type UnitKind = keyof typeof UNIT_KINDS;

/**
 * 机构: one unit of one tree. `path` is the ids from the root to this unit, each ending in `/` (`yunling/t01/v03/`),
 * so that a unit covers exactly what starts with its path, and no sibling whose id begins alike.
 */
export interface Unit {
  readonly _id: string;
  readonly county: string;
  readonly kind: UnitKind;
  readonly line: Line;
  readonly parent: string | null;
  readonly path: string;
  readonly name: string;
  /** Order among its siblings on screens and reports. */
  readonly order: number;
  /** Telephone of the office, printed on notices; never a person's number. */
  readonly phone?: string;
  readonly rev: Rev;
  readonly job?: string;
}

/** 管辖: whether the unit with path `above` is, or stands above, the one with path `below`. */
export function covers(above: string, below: string): boolean {
  return above.endsWith('/') && below.startsWith(above);
}

/** The unit ids along a path, root first. */
export function unitsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}

/** Village and group of a path, 大坪村 三组; where it ends above, its last unit, 青石镇. */
export function placeName(units: ReadonlyMap<string, Pick<Unit, 'name'>>, path: string | null): string {
  const names = unitsOf(path ?? '').map((id) => units.get(id)?.name ?? '');
  const shown = names.length > 2 ? names.slice(2) : names.slice(-1);
  return shown.filter((name) => name !== '').join(' ');
}

/** Path prefixes from the unit itself up to the root: `a/b/` → [`a/b/`, `a/`]. */
export function pathsUpward(path: string): string[] {
  const ids = unitsOf(path);
  return ids.map((_, n) => `${ids.slice(0, ids.length - n).join('/')}/`);
}
