import type { UnitTargets } from '#domain/letters/api-series';
import type { Campaign } from '#domain/letters/campaigns';

/** 分单位的指标 with what was filled in now: an empty value goes back to the common one, what no target has is left out. */
export function mergedTargets(campaign: Pick<Campaign, 'targets' | 'unitTargets'>, values: UnitTargets): UnitTargets {
  const known = new Set((campaign.targets ?? []).map(({ id }) => id));
  const rows = { ...campaign.unitTargets };
  for (const [unit, own] of Object.entries(values)) {
    const row = Object.entries({ ...rows[unit], ...own }).filter(([id, value]) => known.has(id) && value.trim() !== '');
    rows[unit] = Object.fromEntries(row.map(([id, value]) => [id, value.trim()]));
  }
  return Object.fromEntries(Object.entries(rows).filter(([, row]) => Object.keys(row).length > 0));
}
