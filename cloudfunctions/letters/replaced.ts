import type { Campaign } from '#domain/letters/campaigns';
import type { GuardianLetter, Letter } from '#domain/letters/documents';
import { stepFrom } from '#domain/letters/machine';
import { type Party, partyKey } from '#domain/letters/making';
import { isGuardianLetter, partyOf } from '#domain/letters/parties';
import { letterPeriod } from '#domain/statistics/targets';
import type { Store } from '../kit/store';

const CHILDREN_AT_ONCE = 10;

/** Whether a newer letter has nothing left to replace. */
export const isOver = (letter: Letter): boolean => stepFrom(letter.state, 'supersede') === null;

type OfChild = Pick<GuardianLetter, 'county' | 'child' | 'period'>;

/** What the same guardians have of a 签订期 in a class that the child has left: one letter stands for a term, the newest. */
export async function elsewhere(store: Store, own: readonly OfChild[], here: readonly Letter[]): Promise<Letter[]> {
  const known = new Set(here.map(({ _id }) => _id));
  const children = [...new Map(own.map((letter) => [letter.child, letter])).values()];
  const found: Letter[] = [];
  for (let n = 0; n < children.length; n += CHILDREN_AT_ONCE) {
    const pages = await Promise.all(
      children
        .slice(n, n + CHILDREN_AT_ONCE)
        .map(({ county, child, period }) => store.page('letters', { equal: { county, child, period }, limit: 20 })),
    );
    found.push(...pages.flatMap(({ items }) => items).filter(({ _id }) => !known.has(_id)));
  }
  return found;
}

/** 会代替的: letters of other campaigns that stand for these parties, here or in a class that a child has left. */
export async function replacedBy(
  store: Store,
  campaign: Campaign,
  parties: readonly Party[],
  here: readonly Letter[],
): Promise<Letter[]> {
  const keys = new Set(parties.map(partyKey));
  const asked = new Set(here.map(partyOf));
  const { county } = campaign;
  const period = letterPeriod(campaign);
  const away = parties.flatMap((party) =>
    party.of === 'guardian' && !asked.has(partyKey(party)) ? [{ county, child: party.child._id, period }] : [],
  );
  // Whoever is the first to ask this term replaces nothing: no child need be looked for.
  const any =
    away.length > 0 &&
    (await store.page('letters', { equal: { county, period }, range: { key: 'eduPath' }, limit: 1 }));
  const others = any && any.items.length > 0 ? (await elsewhere(store, away, here)).filter(isGuardianLetter) : [];
  return [...here, ...others].filter(
    (letter) => letter.campaign !== campaign._id && keys.has(partyOf(letter)) && !isOver(letter),
  );
}
