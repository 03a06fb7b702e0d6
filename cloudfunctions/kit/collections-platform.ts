import { along, type Collection, classed, type Documents } from './documents';

/** 学籍系统标注: what the national platform says of a child, as somebody here saw it. */
export const PLATFORM_COLLECTIONS: { readonly platformMarks: Collection<Documents['platformMarks']> } = {
  platformMarks: {
    owner: 'cases',
    id: '<child>',
    indexes: along('standing child'),
    classes: classed<Documents['platformMarks']>()({ C2: 'child standing mark on record trail' }),
  },
};
