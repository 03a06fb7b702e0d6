import { along, type Collection, classed, type Documents } from './documents';

type PaperCollection =
  | 'papers'
  | 'numbers'
  | 'paperTemplates'
  | 'services'
  | 'addressConfirmations'
  | 'entrustedServices'
  | 'penaltyFiles';

/** 文书 and their service: special data, since they say what is held against a family. */
export const PAPER_COLLECTIONS: { readonly [C in PaperCollection]: Collection<Documents[C]> } = {
  papers: {
    owner: 'cases',
    id: '<case:kind:n>',
    indexes: along('case draftedAt', 'child draftedAt', 'number'),
    classes: classed<Documents['papers']>()({
      C1: 'organ number template draftedBy issuedBy',
      C2: 'case child addressees draftedAt issuedAt',
      C4: 'kind state content digest sealedCopy voided',
    }),
  },
  numbers: {
    owner: 'cases',
    id: '<organ:kind:year>',
    indexes: [],
    classes: classed<Documents['numbers']>()({ C0: 'last' }),
  },
  paperTemplates: {
    owner: 'cases',
    id: '<county~kind:version>',
    indexes: along('kind version'),
    classes: classed<Documents['paperTemplates']>()({
      C0: 'kind version body rights online explanations',
      C1: 'by at',
    }),
  },
  services: {
    owner: 'cases',
    id: '<paper:addressee:n>',
    indexes: along('case at'),
    classes: classed<Documents['services']>()({
      C1: 'by',
      C2: 'case paper addressee n at on servedOn',
      C4: 'method receiver livesWithAddressee receiverIsAdult proof words wanting struck',
    }),
  },
  addressConfirmations: {
    owner: 'cases',
    id: '<child:slot:n>',
    indexes: along('child on'),
    classes: classed<Documents['addressConfirmations']>()({
      C1: 'by',
      C2: 'child slot on at',
      C3: 'address scan',
    }),
  },
  entrustedServices: {
    owner: 'cases',
    id: '<paper:addressee>',
    indexes: along('case requestedOn', 'to requestedOn'),
    classes: classed<Documents['entrustedServices']>()({
      C1: 'by to toPath acceptedOn acceptance',
      C2: 'case paper addressee requestedOn',
      C3: 'place',
    }),
  },
  penaltyFiles: {
    owner: 'cases',
    id: '<case:fact>',
    indexes: along('case at'),
    classes: classed<Documents['penaltyFiles']>()({ C1: 'by', C2: 'case at', C4: 'words' }),
  },
};
