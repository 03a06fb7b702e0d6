import type { Unit } from '#domain/jurisdiction';
import { unitsOf } from '#domain/jurisdiction';
import { scope } from '#domain/permission';
import type { UnitRow } from '#domain/roster/api';
import type { Call, Reading } from '../kit/handler';
import { unitsRequest } from './requests';

const PAGE = 100;

const rowOf = ({ _id, name, kind, path }: Unit): UnitRow => ({ id: _id, name, kind, path });

async function roots(call: Call): Promise<Unit[]> {
  const county = await call.store.read('counties', call.county);
  return county ? call.store.readAll('units', [county.governmentRoot, county.educationRoot]) : [];
}

/** 机构树 */
export const units: Reading<'roster.units'> = {
  request: unitsRequest,
  async scope({ store, county }, { parent }) {
    if (parent === null) {
      return county === null ? null : scope(county);
    }
    const unit = await store.read('units', parent);
    return unit ? scope(unit.county) : null;
  },
  async read(call, { parent, kind, cursor }) {
    if (parent === null) {
      return { items: (await roots(call)).map(rowOf), cursor: null, above: [] };
    }
    const here = await call.store.read('units', parent);
    const above = await call.store.readAll('units', unitsOf(here?.path ?? ''));
    const page = await call.store.page('units', {
      equal: { county: call.county, parent },
      range: { key: 'order' },
      limit: PAGE,
      cursor: cursor ?? null,
    });
    const items = page.items.filter((unit) => kind === undefined || unit.kind === kind);
    return { items: items.map(rowOf), cursor: page.cursor, above: above.map(rowOf) };
  },
};
