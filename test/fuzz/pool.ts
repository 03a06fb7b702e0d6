import { COLLECTIONS } from '../../cloudfunctions/kit/collections';
import type { CollectionName } from '../../cloudfunctions/kit/documents';
import { CALLERS, isMain } from '../permission/callers';
import { fileOf, importOf, staffImportOf } from '../permission/world';
import { COUNTIES, childId } from '../support/fixture';
import type { Product } from '../support/product';
import type { Pool } from './schema';

const DAYS = ['2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15', '2026-10-02', '2026-12-01', '2027-02-30'];
const WORDS = ['娃a', '王小明', '一二三', '000A', '00000055555', '2026-2027', 'wa', '家长来电说明', '2015-05'];

/** Which ids a field of a request names. */
const MEANS: Readonly<Record<string, CollectionName>> = {
  unit: 'units',
  parent: 'units',
  classId: 'units',
  child: 'children',
  case: 'cases',
  message: 'messages',
  sheet: 'rollSheets',
  post: 'posts',
  like: 'posts',
  as: 'posts',
  scene: 'codes',
  binding: 'bindings',
  household: 'households',
  letter: 'letters',
  campaign: 'campaigns',
  template: 'templates',
};

/** Whether something lies where most callers stand: on the first branch of the first county. */
function isNear(id: string): boolean {
  const a = childId('yunling', 'a');
  return (
    id.includes(a) || /^yunling(-edu|-c1|-s1(-y5(-k1)?)?|-t1(-v1(-g1)?)?)?(:|$)/.test(id) || id.endsWith('yunling')
  );
}

/** Every id there is in both counties, with days and words that fit somewhere. */
export async function poolOf({ store }: Product): Promise<Pool> {
  const ids = new Map<string, string[]>();
  for (const name of Object.keys(COLLECTIONS) as CollectionName[]) {
    for (const county of COUNTIES) {
      const { items } = await store.page(name, { equal: { county }, limit: 60 });
      const known = (items as readonly { readonly _id: string }[]).map((one) => one._id);
      ids.set(name, [...(ids.get(name) ?? []), ...known]);
    }
  }
  const named = Object.entries(MEANS).map(([field, name]) => {
    const all = ids.get(name) ?? [];
    const near = all.filter(isNear);
    const often = near.length === 0 ? [] : Array.from({ length: all.length }, (_, n) => near[n % near.length] ?? '');
    return [field, [...all, ...often]];
  });
  const days = ['date', 'nextOn', 'from', 'to', 'until'].map((field) => [field, DAYS]);
  const files = CALLERS.filter(isMain).flatMap((caller) => [fileOf(caller, 'staff'), fileOf(caller, 'children')]);
  const jobs = [...COUNTIES.map(importOf), ...COUNTIES.map(staffImportOf), ...(ids.get('jobs') ?? [])];
  const file = [
    ['file', files],
    ['upload', files],
    ['job', jobs],
  ];
  return {
    all: [...[...ids.values()].flat(), ...DAYS, ...WORDS],
    of: Object.fromEntries([...named, ...days, ...file]),
  };
}
