import { along, type Collection, classed, type Documents } from './documents';

type Away = 'deferrals' | 'transfers';

/** 缓学、休学 and 移交: what takes a child out of the usual way by law. */
export const CASES_AWAY: { readonly [C in Away]: Collection<Documents[C]> } = {
  deferrals: {
    owner: 'cases',
    id: '<child:fact>',
    indexes: along('child at', 'dueAt', 'state dutyPath', 'eduPath', 'dutyPath', 'residencePath', 'registeredPath'),
    classes: classed<Documents['deferrals']>()({
      C1: 'by filed',
      C2: 'child kind state from until slot at on endedOn dueAt case eduPath residencePath registeredPath dutyPath',
      C4: 'reason note childSaid certificates paper decision',
    }),
  },
  transfers: {
    owner: 'cases',
    id: '<case:n>',
    indexes: along('case at'),
    classes: classed<Documents['transfers']>()({
      C1: 'by',
      C2: 'case child to on at',
      C4: 'place contact reason answer',
    }),
  },
};
