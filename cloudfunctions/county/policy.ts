import type { PolicyDocument } from '#domain/county/documents';
import { found, refuse } from '#domain/errors';
import { PERMISSIONS } from '#domain/permission-table';
import { PACKS } from '#domain/policy/policy';
import { inForce, packOf, policyRows } from '#domain/policy/rows';
import type { Call, Reading } from '../kit/handler';
import { wholeCounty } from './place';
import { nothing } from './requests';

const VERSIONS_CAP = 100;
const SHOWN = 20;

/** All versions, the latest first. */
export async function versionsOf({ store, county }: Pick<Call, 'store' | 'county'>): Promise<PolicyDocument[]> {
  const { items } = await store.page('policies', {
    equal: { county },
    range: { key: 'version' },
    order: 'desc',
    limit: VERSIONS_CAP,
  });
  return items;
}

/** 预警标准: every value with where it comes from, and what the county changed. */
export const policy: Reading<'county.policy'> = {
  request: nothing,
  scope: wholeCounty,
  async read(call) {
    const versions = await versionsOf(call);
    const latest = versions[0] ?? refuse('POLICY_MISSING');
    const pack = found(packOf(latest.base));
    return {
      version: latest.version,
      inForce: inForce(versions, call.today)?.version ?? null,
      from: latest.from,
      base: { id: pack.id, title: pack.title },
      packs: PACKS.map(({ id, title, from }) => ({ id, title, from })),
      values: policyRows(pack, latest.overrides),
      history: versions
        .slice(0, SHOWN)
        .map(({ version, from, overrides }) => ({ version, from, changed: overrides.length })),
      mayEdit: call.post !== null && PERMISSIONS['county.savePolicy'][call.post.role] !== undefined,
      today: call.today,
    };
  },
};
