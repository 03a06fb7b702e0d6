import { along, type Collection, classed, type Documents } from './documents';

type InDanger = 'dangers' | 'missing';

/** 强制报告 and 走失. A closed file lies along nothing but the people who are named in it. */
export const CASES_DANGER: { readonly [C in InDanger]: Collection<Documents[C]> } = {
  dangers: {
    owner: 'cases',
    id: 'hash of the act',
    indexes: along('named.person'),
    classes: classed<Documents['dangers']>()({ C1: 'state', C2: 'at', C4: 'child what named told notes' }),
  },
  missing: {
    owner: 'cases',
    id: '<child:date>',
    indexes: along('child on', 'state dueAt', 'state eduPath'),
    classes: classed<Documents['missing']>()({
      C2: 'child on state dueAt since why eduPath residencePath registeredPath dutyPath',
      C4: 'tries found',
    }),
  },
};
