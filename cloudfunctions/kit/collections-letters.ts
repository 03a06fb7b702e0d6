import { along, type Collection, classed, type Documents } from './documents';

type LetterCollections =
  | 'templates'
  | 'campaigns'
  | 'letters'
  | 'inks'
  | 'batches'
  | 'entrustments'
  | 'logLeaves'
  | 'logHeads'
  | 'logTiles'
  | 'checkpoints';

/** The collections of `letters`: a part of the one list in `collections.ts`. */
export const LETTER_COLLECTIONS: { readonly [C in LetterCollections]: Collection<Documents[C]> } = {
  templates: {
    owner: 'letters',
    id: '<id:version>',
    indexes: along('template version'),
    classes: classed<Documents['templates']>()({
      C0: 'template version edge kind title summary body statement signing targets variables explanations state',
    }),
  },
  campaigns: {
    owner: 'letters',
    id: '<unit:template:schoolYear:term>',
    indexes: along('unit until', 'path', 'series'),
    classes: classed<Documents['campaigns']>()({
      C1: 'unit path edge template templateVersion title name schoolYear term from until signing targets unitTargets variables series state by running',
    }),
  },
  letters: {
    owner: 'letters',
    id: '<campaign:party:slot>',
    indexes: along(
      'child period',
      'household period',
      'post period',
      'issuer state signing',
      'campaign state',
      'classId state',
      'eduPath',
      'dutyPath',
      'residencePath',
      'registeredPath',
      'period eduPath',
      'period dutyPath',
      'checkCode',
    ),
    classes: classed<Documents['letters']>()({
      C1: 'campaign period title until edge issuer signing paused post role unit',
      C2: 'child household slot adultKind classId eduPath residencePath registeredPath dutyPath state method signedAt content digest events challenge checkCode',
    }),
  },
  inks: {
    owner: 'letters',
    id: '<letter:seq>',
    indexes: along('letter'),
    classes: classed<Documents['inks']>()({ C2: 'letter summary', C3: 'points' }),
  },
  batches: {
    owner: 'letters',
    id: '<campaign:post>',
    indexes: [],
    classes: classed<Documents['batches']>()({
      C1: 'campaign post person challenge digest openedAt until used suite',
      C2: 'letters identity',
    }),
  },
  entrustments: {
    owner: 'letters',
    id: '<child:fact>',
    indexes: along('child at'),
    classes: classed<Documents['entrustments']>()({
      C1: 'at',
      C2: 'child carer relation from until slot person writtenBy',
      C3: 'phone reach',
    }),
  },
  logLeaves: {
    owner: 'letters',
    id: 'hash of the event',
    indexes: [],
    classes: classed<Documents['logLeaves']>()({ C0: 'n', C2: 'subject' }),
  },
  logHeads: {
    owner: 'letters',
    id: '<county>',
    indexes: [],
    classes: classed<Documents['logHeads']>()({ C0: 'size checkpoint', C1: 'sealed' }),
  },
  logTiles: {
    owner: 'letters',
    id: '<county:level:index>',
    indexes: [],
    classes: classed<Documents['logTiles']>()({ C0: 'level index hashes' }),
  },
  checkpoints: {
    owner: 'letters',
    id: '<county:size>',
    indexes: [],
    classes: classed<Documents['checkpoints']>()({ C0: 'size at text suite kid sig keys' }),
  },
};
