import type { Instant } from '#domain/plain-date';
import type { Rev } from '#domain/records';

/** The families of count nodes; a missing node is zero. */
export const FAMILIES = ['roster', 'attendance', 'letters', 'leads'] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * 统计节点, `_id` = `<family:unit:period>`: counts of one unit. Class and group nodes are recomputed from documents, each higher node
 * from its child nodes; at rest every node equals a recount.
 */
export interface CountNode {
  readonly _id: string;
  readonly county: string;
  readonly family: Family;
  readonly unit: string;
  readonly period: string;
  /** `<family:parent unit:period>` on the education line, or null. */
  readonly parentEdu: string | null;
  readonly parentGov: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly asOf: Instant;
  readonly rev: Rev;
}
