import type { Letter } from '#domain/letters/documents';
import { dayOf } from '#domain/plain-date';
import { type Places, placesOf, samePlaces } from '#domain/roster/places';
import { letterTargets } from '#domain/statistics/targets';
import { allPages } from '../kit/pages';
import type { Proposal, Reaction } from '../kit/tick';
import { currentPeriod } from './round';

/** The letter where the child is now. Class and school stay: it belongs to the class that issued it. */
function proposalOf(before: Letter, places: Places): Proposal<'letters'> {
  const after: Letter = { ...before, ...places };
  const plain = { collection: 'letters', seen: before.rev, document: after } as const;
  if (samePlaces(before, after)) {
    return plain;
  }
  const from = placesOf(before);
  return {
    ...plain,
    changed: {
      operation: 'letters.followed',
      change: { from, to: places },
      paths: [...new Set([before.eduPath, ...Object.values(from), ...Object.values(places)])],
      wakes: { statistics: [...letterTargets(before), ...letterTargets(after)] },
    },
  };
}

/**
 * 随迁: this term's letters lie where the child lives and is answered for, so that the village it moved to asks for the signature and
 * counts it. The letters are read before the child: whoever writes one later has seen a later child. What was signed is not touched.
 */
export const reaction: Reaction = {
  consumer: 'letters',
  async react(store, target, cause) {
    const period = await currentPeriod(store, cause.county, dayOf(cause.now));
    const equal = { county: cause.county, child: target, period };
    const letters = await allPages(store, 'letters', { equal });
    const child = await store.read('children', target);
    if (!child || child.county !== cause.county) {
      throw new Error('letters of a child that is not there');
    }
    const places = placesOf(child);
    return letters.map((letter) => proposalOf(letter, places));
  },
};
