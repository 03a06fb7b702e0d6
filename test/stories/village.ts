import { found } from '#domain/errors';
import type { Household } from '#domain/roster/documents';
import { blind, encrypt } from '../../cloudfunctions/kit/secrets';
import { issue, lettersOf, peopleForEdges } from '../letters/campaign-driving';
import { startLetters } from '../letters/class-letters';
import { childId, phoneOf } from '../support/fixture';
import type { Product } from '../support/product';

const COUNTY = 'yunling';
export const GROUP = 'yunling-t1-v1-g1';

/** The families of 一组: two of the fixture, and five who live beside them. */
const NEIGHBOURS = ['h', 'i', 'j', 'k', 'l'] as const;
export const FAMILIES = ['a', 'b', ...NEIGHBOURS] as const;
export type Family = (typeof FAMILIES)[number];

export const householdOf = (family: Family): string => `${GROUP}~${FAMILIES.indexOf(family) + 1}`;
export const motherPhone = (family: Family): string => phoneOf(family.charCodeAt(0));

async function writeChild(product: Product, family: Family): Promise<void> {
  const like = found(await product.store.read('children', childId(COUNTY, 'a')));
  const _id = childId(COUNTY, family);
  const phone = motherPhone(family);
  const place = { collection: 'children', field: 'adults.guardian.phone', id: _id };
  await product.store.put('children', {
    ...like,
    _id,
    name: `娃${family}`,
    pinyin: `w${family} wa${family}`,
    household: householdOf(family),
    birthDate: encrypt('2015-05-06', { collection: 'children', field: 'birthDate', id: _id }),
    lastFourBlind: blind('lastFour', COUNTY, `娃${family}\n000${family.toUpperCase()}`),
    adults: like.adults.map((adult) => ({
      ...adult,
      name: `${adult.slot === 'guardian' ? '妈' : '爸'}${family}`,
      ...(adult.slot === 'guardian' ? { phone: encrypt(phone, place), phoneBlind: blind('phone', COUNTY, phone) } : {}),
    })),
  });
}

async function writeHousehold(product: Product, family: Family): Promise<void> {
  const like = found(await product.store.read('households', `${GROUP}~1`));
  const household: Household = {
    ...like,
    _id: householdOf(family),
    head: `户主${family}`,
    number: String(FAMILIES.indexOf(family) + 1),
  };
  await product.store.put('households', household);
}

/** A village before its meeting: the class's letters are out, and the county has sent every household its own. @returns the campaign */
export async function villageBefore(product: Product): Promise<string> {
  await peopleForEdges(product);
  await startLetters(product);
  for (const family of FAMILIES) {
    await writeHousehold(product, family);
    await writeChild(product, family);
  }
  return issue(product.as('bureauOfficer'), 'groupHousehold', 'yunling-edu');
}

/** The household letter of a family. */
export async function letterOfHousehold(product: Product, campaign: string, family: Family): Promise<string> {
  const id = householdOf(family);
  return found((await lettersOf(product, campaign)).find((letter) => 'household' in letter && letter.household === id))
    ._id;
}
