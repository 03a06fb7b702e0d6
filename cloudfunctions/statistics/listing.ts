import type { Unit } from '#domain/jurisdiction';
import type { Child } from '#domain/roster/documents';
import type { ListItem } from '#domain/statistics/api';
import type { CollectionName, Documents } from '../kit/documents';
import type { Call } from '../kit/handler';
import { allById } from '../kit/pages';
import type { PageQuery } from '../kit/store';

/** How many a page shows, and after how many documents it stops looking for more. */
export const SHOWN = 20;
const LOOKED_AT = 1000;
const A_LOOK = 80;

/** Where a list looks: a unit or a bucket of one line. */
export interface Where {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  /** 未落实: only what hangs on the unit itself. */
  readonly exact: boolean;
  /** 不在任何班级 */
  readonly noClass: boolean;
}

export interface Part {
  readonly items: readonly ListItem[];
  readonly cursor: string | null;
}

/** Along the path index of the unit's line. */
export function under({ unit, exact }: Where): Pick<PageQuery, 'equal' | 'range'> {
  const { county, path } = unit;
  if (exact) {
    return { equal: { county, dutyPath: path } };
  }
  const key = unit.line === 'education' ? 'eduPath' : 'dutyPath';
  return { equal: { county }, range: { key, under: path } };
}

/**
 * The same for what may be in no class: that lies on no path of the education line and is counted at its root. Whatever is counted has a
 * place on the government line, so the root asks there.
 */
export function underOrOutside(where: Where): Pick<PageQuery, 'equal' | 'range'> {
  const { line, parent, county } = where.unit;
  const wholeCounty = line === 'education' && parent === null;
  return wholeCounty ? { equal: { county }, range: { key: 'dutyPath', under: `${county}/` } } : under(where);
}

/** Pages on until enough is found or too much is looked at; then the cursor goes on from there. */
export async function search<C extends CollectionName>(
  call: Call,
  collection: C,
  query: Omit<PageQuery, 'limit' | 'cursor'>,
  cursor: string | null,
  wanted: (document: Documents[C]) => boolean,
): Promise<{ readonly found: Documents[C][]; readonly cursor: string | null }> {
  const got: Documents[C][] = [];
  let next = cursor;
  let looked = 0;
  do {
    // Where few fit, it looks further at once; otherwise a page stays about as long as the others.
    const limit = looked > 0 && got.length < SHOWN / 2 ? A_LOOK : SHOWN;
    const page: { items: Documents[C][]; cursor: string | null } = await call.store.page(collection, {
      ...query,
      limit,
      cursor: next,
    });
    got.push(...page.items.filter(wanted));
    looked += page.items.length;
    next = page.cursor;
  } while (next !== null && got.length < SHOWN && looked < LOOKED_AT);
  return { found: got, cursor: next };
}

/** Names and classes of children, for lists of what hangs on them. */
export async function namesOf(call: Call, ids: readonly string[]): Promise<Map<string, Child>> {
  const known = await allById(call.store, 'children', ids);
  return new Map(known.map((child) => [child._id, child]));
}
