import type { GuardianLetter } from '#domain/letters/documents';
import { type Places, placesOf, samePlaces } from '#domain/roster/places';
import { letterTargets } from '#domain/statistics/targets';
import type { Proposal } from '../kit/tick';

/** The letter where the child is now. Class and school stay: it belongs to the class that issued it. */
export function proposalOf(before: GuardianLetter, places: Places): Proposal<'letters'> {
  const after: GuardianLetter = { ...before, ...places };
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
