import { isOverBy } from '#domain/letters/campaign-terms';
import type { GuardianLetter } from '#domain/letters/documents';
import { isGuardianLetter } from '#domain/letters/parties';
import { dayOf, type Instant } from '#domain/plain-date';
import { placesOf } from '#domain/roster/places';
import { allPages } from '../kit/pages';
import type { Store } from '../kit/store';
import type { Cause, Proposal, Reaction } from '../kit/tick';
import { proposalOf } from './follow';
import { currentPeriod } from './round';
import { settleLeaf } from './settle-leaf';

/** The letters of this term, of the whole school year, and of terms to come. */
async function currentLetters(store: Store, county: string, child: string, now: Instant): Promise<GuardianLetter[]> {
  const period = await currentPeriod(store, county, dayOf(now));
  const letters = await allPages(store, 'letters', { equal: { county, child }, range: { key: 'period' } });
  return letters.filter(isGuardianLetter).filter((letter) => !isOverBy(letter.period, period));
}

/**
 * 随迁: this term's letters lie where the child lives and is answered for, so that the village it moved to asks for the signature and
 * counts it. The letters are read before the child: whoever writes one later has seen a later child. What was signed is not touched.
 */
async function followChild(store: Store, target: string, cause: Cause): Promise<Proposal<'letters'>[]> {
  const letters = await currentLetters(store, cause.county, target, cause.now);
  const child = await store.read('children', target);
  if (!child || child.county !== cause.county) {
    throw new Error('letters of a child that is not there');
  }
  const places = placesOf(child);
  return letters.map((letter) => proposalOf(letter, places));
}

/** 反应 of `letters`: a child that moved, or the letters that a campaign has brought into sight at a unit. */
export const reaction: Reaction = {
  consumer: 'letters',
  react: (store, target, cause) =>
    target.startsWith('leaf:') ? settleLeaf(store, target, cause) : followChild(store, target, cause),
};
