import type { PolicyOverride } from '#domain/county/documents';
import type { PolicyPack } from '#domain/policy/policy';
import { type PolicyRow, policyRows } from '#domain/policy/rows';

/** One value that is otherwise: old → new, by which source. */
export interface PolicyChange {
  readonly key: PolicyRow['key'];
  readonly title: string;
  readonly old: PolicyRow['value'];
  readonly next: PolicyRow['value'];
  readonly source: string;
  readonly unverified: boolean;
}

/** A pack with what a county makes of it. */
export interface Standard {
  readonly pack: PolicyPack;
  readonly overrides: readonly PolicyOverride[];
}

/** 对比两版标准: only what a child's case would meet otherwise; another source of the same value is no change. */
export function policyChanges(before: Standard, after: Standard): PolicyChange[] {
  const known = new Map(policyRows(before.pack, before.overrides).map((row) => [row.key, row.value]));
  return policyRows(after.pack, after.overrides).flatMap((row) => {
    const { key, title, value: next, unverified } = row;
    const old = known.get(key);
    return old === undefined || old === next
      ? []
      : [{ key, title, old, next, source: row.source ?? row.packSource, unverified }];
  });
}
