import type { Unit } from '#domain/jurisdiction';
import type { ClassPlace } from '#domain/roster/import/classes';
import type { RosterRecord } from '#domain/roster/import/record';
import type { ImportKind, ImportSummary, RowAction, RowNote } from '#domain/roster/import/report';

/** What the import will do with one row of a 学生名册. */
export interface PlannedChild {
  readonly row: number;
  readonly action: RowAction;
  /** The child that the row is about, where it could be told. */
  readonly id: string | null;
  /** Null for faults and for rows that change nothing. */
  readonly child: ChildPlan | null;
  readonly notes: readonly RowNote[];
}

export interface ChildPlan {
  readonly id: string;
  readonly pinyin: string;
  readonly record: RosterRecord;
  readonly class: ClassPlace;
  readonly residence: UnitPlace | null;
  readonly registered: UnitPlace | null;
}

/** A unit by id and path. */
export interface UnitPlace {
  readonly id: string;
  readonly path: string;
}

/** One page of a plan. `so far`: the counts of this page and all before it. */
export interface PlanPage {
  readonly rows: readonly PlannedChild[];
  readonly soFar: ImportSummary;
  /** Units proposed by this page that no page before it proposed. */
  readonly units: readonly Unit[];
  /** Households (ids) that this page names first and that are not there yet. */
  readonly households: readonly string[];
}

/** The head of a plan: what it was made from. */
export interface PlanHead {
  readonly kind: ImportKind;
  readonly file: string;
  readonly unit: string;
  readonly path: string;
  /** Pages of the workbook, and the last row of its header. */
  readonly pages: number;
  readonly headerRow: number;
  readonly by: string;
}

/** Adds one row to the counts. */
export function counted(summary: ImportSummary, action: RowAction, notes: readonly RowNote[]): ImportSummary {
  const warnings = notes.filter((note) => note.level === 'warning').length;
  return {
    ...summary,
    rows: summary.rows + 1,
    [action]: summary[action] + 1,
    warnings: summary.warnings + warnings,
  };
}
