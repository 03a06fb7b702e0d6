import type { Case } from '#domain/cases/documents';
import type { Referral } from '#domain/cases/referral';
import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { addDays } from '#domain/plain-date';
import { derivedId, encrypt, personIdOf } from '../../cloudfunctions/kit/secrets';
import { NOW, TODAY } from '../support/fixture';
import type { Product } from '../support/product';

/** The referral about a child. */
export const referralOf = (child: string): string => derivedId('referral', child);

/** 县公安局, and another department whose id begins alike. */
export async function plantDepartments(product: Product, county: string): Promise<void> {
  const root = found(await product.store.read('units', county));
  const units = (['d1', 'd10'] as const).map((id, n): Unit => {
    const _id = `${county}-${id}`;
    const name = n === 0 ? '县公安局' : '县民政局';
    return { ...root, _id, kind: 'department', parent: county, path: `${root.path}${_id}/`, name, order: 90 + n };
  });
  await product.write('units', units);
}

/** What the township sent to the police about a child, and nobody has answered. */
export function referredOf({ _id: one, child, county }: Case): Referral {
  const _id = referralOf(child);
  const by = {
    person: personIdOf(county, `o-${county}-townshipEducationOfficer`),
    post: `${county}-t1:townshipEducationOfficer:1`,
  };
  const lines = JSON.stringify([{ field: 'name', value: '娃' }]);
  return {
    _id,
    county,
    case: one,
    child,
    matter: 'whereabouts',
    to: `${county}-d1`,
    state: 'sent',
    at: NOW,
    on: TODAY,
    dueOn: addDays(TODAY, 10),
    familyAgreed: false,
    sheet: encrypt(lines, { collection: 'referrals', field: 'sheet', id: _id }),
    turns: [{ to: 'sent', at: NOW, on: TODAY, by, words: null }],
    rev: 1,
  };
}
