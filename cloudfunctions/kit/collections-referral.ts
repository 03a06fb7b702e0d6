import { along, type Collection, classed, type Documents } from './documents';

/** 转介 lies along the case for its sender and along the unit for its department; nothing else leads to it. */
export const CASES_REFERRED: { readonly [C in 'referrals']: Collection<Documents[C]> } = {
  referrals: {
    owner: 'cases',
    id: 'keyed hash of case, matter and place in the row',
    indexes: along('case at', 'to at', 'state dueOn'),
    classes: classed<Documents['referrals']>()({
      C1: 'to',
      C2: 'case child state at on dueOn',
      C4: 'matter familyAgreed sheet turns',
    }),
  },
};
