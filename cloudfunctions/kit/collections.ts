import { type Collection, type CollectionName, classed, type Documents } from './documents';

/** 集合与归属: the one list of collections, read by the store, the gateway, deployment and restore alike. */
export const COLLECTIONS: { readonly [C in CollectionName]: Collection<Documents[C]> } = {
  counties: {
    owner: 'county',
    id: '<county>',
    indexes: [],
    classes: classed<Documents['counties']>()({ C0: 'name governmentRoot educationRoot demo' }),
  },
  calendars: {
    owner: 'county',
    id: '<unit:schoolYear>',
    indexes: [['county', 'schoolYear', 'unit']],
    classes: classed<Documents['calendars']>()({ C0: 'unit schoolYear terms holidays makeUpDays closures longWeek' }),
  },
  policies: {
    owner: 'county',
    id: '<county:version>',
    indexes: [['county', 'version']],
    classes: classed<Documents['policies']>()({ C0: 'version base overrides from' }),
  },
  onboarding: {
    owner: 'county',
    id: '<county>',
    indexes: [],
    classes: classed<Documents['onboarding']>()({ C1: 'done' }),
  },
  people: {
    owner: 'accounts',
    id: 'keyed hash of county and openid',
    indexes: [['county', 'phoneBlind']],
    classes: classed<Documents['people']>()({ C1: 'name phoneVerifiedAt', C3: 'openid phone phoneBlind' }),
  },
  posts: {
    owner: 'accounts',
    id: '<unit:role:n>',
    indexes: [
      ['county', 'holder'],
      ['county', 'phoneBlind'],
      ['county', 'unit', 'role'],
      ['county', 'path'],
    ],
    classes: classed<Documents['posts']>()({
      C0: 'unit path line role n',
      C1: 'name holder from to',
      C3: 'phone phoneBlind',
    }),
  },
  bindings: {
    owner: 'accounts',
    id: '<child:person>',
    indexes: [
      ['county', 'person'],
      ['county', 'child'],
      ['county', 'classId', 'state'],
    ],
    classes: classed<Documents['bindings']>()({ C2: 'child person slot kind state proof classId from to' }),
  },
  codes: {
    owner: 'accounts',
    id: '<scene>',
    indexes: [
      ['county', 'target', 'purpose'],
      ['county', 'until'],
    ],
    classes: classed<Documents['codes']>()({ C1: 'purpose target until cap used by' }),
  },
  sessions: {
    owner: 'accounts',
    id: 'hash of the token',
    indexes: [['county', 'person']],
    classes: classed<Documents['sessions']>()({ C1: 'person post from to', C3: 'openid' }),
  },
  units: {
    owner: 'roster',
    id: '<unit>',
    indexes: [
      ['county', 'parent', 'order'],
      ['county', 'kind', 'path'],
      ['county', 'path'],
    ],
    classes: classed<Documents['units']>()({ C0: 'kind line parent path name order phone' }),
  },
  households: {
    owner: 'roster',
    id: '<group~number>',
    indexes: [
      ['county', 'group', 'number'],
      ['county', 'path'],
    ],
    classes: classed<Documents['households']>()({ C2: 'group path head number', C3: 'address' }),
  },
  children: {
    owner: 'roster',
    id: 'keyed hash of the number first registered',
    indexes: [
      ['county', 'classId', 'pinyin'],
      ['county', 'household'],
      ['county', 'residence', 'pinyin'],
      ['county', 'eduPath'],
      ['county', 'residencePath'],
      ['county', 'registeredPath'],
      ['county', 'dutyPath'],
      ['county', 'pinyin'],
      ['county', 'state', 'dutyPath'],
    ],
    classes: classed<Documents['children']>()({
      C2: 'name pinyin sex birthMonth state classId eduPath className residence residencePath registered registeredPath dutyPath household boarding classHistory enteredOn',
      C3: 'birthDate idNumber idBlind lastFourBlind registerNumber registerBlind address adults',
      C4: 'health groups',
    }),
  },
  idIndex: {
    owner: 'roster',
    id: 'blind index of the number',
    indexes: [['county', 'child']],
    classes: classed<Documents['idIndex']>()({ C3: 'child' }),
  },
  workbookRows: {
    owner: 'office',
    id: '<file:n>',
    indexes: [
      ['county', 'file', 'n'],
      ['county', 'until'],
    ],
    classes: classed<Documents['workbookRows']>()({ C0: 'n until', C1: 'file', C3: 'rows' }),
  },
  jobRows: {
    owner: 'roster',
    id: '<job:n>',
    indexes: [
      ['county', 'jobId', 'n'],
      ['county', 'until'],
    ],
    classes: classed<Documents['jobRows']>()({ C0: 'n until', C1: 'jobId', C3: 'rows' }),
  },
  templates: {
    owner: 'letters',
    id: '<id:version>',
    indexes: [['county', 'template', 'version']],
    classes: classed<Documents['templates']>()({ C0: 'template version title summary body statement' }),
  },
  campaigns: {
    owner: 'letters',
    id: '<unit:template:schoolYear:term>',
    indexes: [
      ['county', 'unit', 'until'],
      ['county', 'path'],
    ],
    classes: classed<Documents['campaigns']>()({
      C1: 'unit path template templateVersion title schoolYear term from until state by',
    }),
  },
  letters: {
    owner: 'letters',
    id: '<campaign:child:slot>',
    indexes: [
      ['county', 'child'],
      ['county', 'campaign', 'state'],
      ['county', 'classId', 'state'],
      ['county', 'eduPath'],
      ['county', 'dutyPath'],
      ['county', 'residencePath'],
      ['county', 'registeredPath'],
    ],
    classes: classed<Documents['letters']>()({
      C1: 'campaign title until',
      C2: 'child slot adultKind classId eduPath residencePath registeredPath dutyPath state method signedAt content digest events challenge',
    }),
  },
  inks: {
    owner: 'letters',
    id: '<letter:seq>',
    indexes: [['county', 'letter']],
    classes: classed<Documents['inks']>()({ C2: 'letter summary', C3: 'points' }),
  },
  rollSheets: {
    owner: 'attendance',
    id: '<class:date:session>',
    indexes: [
      ['county', 'classId', 'date'],
      ['county', 'date', 'eduPath'],
    ],
    classes: classed<Documents['rollSheets']>()({
      C1: 'takenAt takenBy',
      C2: 'classId eduPath date session enrolled present absent unexcused marks corrections',
    }),
  },
  cases: {
    owner: 'cases',
    id: '<child:round>',
    indexes: [
      ['county', 'child', 'round'],
      ['county', 'eduPath'],
      ['county', 'dutyPath'],
      ['county', 'residencePath'],
      ['county', 'registeredPath'],
      ['county', 'state', 'nextDueAt'],
      ['county', 'assignee'],
    ],
    classes: classed<Documents['cases']>()({
      C1: 'assignee',
      C2: 'child round state openedOn openedAt classId eduPath residencePath registeredPath dutyPath contacts lastContactOn nextDueAt',
      C4: 'signals urgent',
    }),
  },
  contacts: {
    owner: 'cases',
    id: '<case:request>',
    indexes: [
      ['county', 'case', 'at'],
      ['county', 'child', 'at'],
    ],
    classes: classed<Documents['contacts']>()({
      C1: 'by line',
      C2: 'case child kind at on nextOn',
      C4: 'met childSaid outcome note',
    }),
  },
  messages: {
    owner: 'reminders',
    id: '<cause:kind:receiver>',
    indexes: [
      ['county', 'receiver', 'createdAt'],
      ['county', 'state', 'sendAt'],
      ['county', 'child', 'createdAt'],
      ['county', 'cause'],
    ],
    classes: classed<Documents['messages']>()({
      C1: 'kind receiver path state urgent sendAt createdAt readAt push',
      C2: 'cause child answeredAt data',
      C4: 'answer',
    }),
  },
  grants: {
    owner: 'reminders',
    id: '<person:template>',
    indexes: [['county', 'person']],
    classes: classed<Documents['grants']>()({ C1: 'person template granted spent refused' }),
  },
  nodes: {
    owner: 'statistics',
    id: '<family:unit:period>',
    indexes: [
      ['county', 'parentEdu'],
      ['county', 'parentGov'],
      ['county', 'unit', 'family', 'period'],
    ],
    classes: classed<Documents['nodes']>()({ C1: 'family unit period parentEdu parentGov counts asOf' }),
  },
  facts: {
    owner: 'kit',
    id: 'hash of person, operation and request id',
    indexes: [
      ['county', 'subject', 'at'],
      ['county', 'at'],
    ],
    classes: classed<Documents['facts']>()({
      C0: 'v versions',
      C1: 'operation at actor paths fingerprint reply causes',
      C2: 'subject change',
    }),
  },
  pending: {
    owner: 'kit',
    id: '<fact~consumer~n>, of a node’s parent <node~rev>',
    indexes: [
      ['county', 'consumer', 'at'],
      ['county', 'consumer', 'notBefore'],
    ],
    classes: classed<Documents['pending']>()({ C0: 'v consumer', C1: 'at notBefore tries fact paths', C2: 'targets' }),
  },
  jobs: {
    owner: 'kit',
    id: '<county:kind:natural key>',
    indexes: [
      ['county', 'state', 'startedAt'],
      ['county', 'kind', 'startedAt'],
    ],
    classes: classed<Documents['jobs']>()({
      C1: 'kind state plan cursor total by paths startedAt finishedAt counts input',
    }),
  },
  openJobs: { owner: 'kit', id: '<county>', indexes: [], classes: classed<Documents['openJobs']>()({ C1: 'jobs' }) },
  accessLog: {
    owner: 'kit',
    id: 'random',
    indexes: [
      ['county', 'child', 'at'],
      ['county', 'person', 'at'],
    ],
    classes: classed<Documents['accessLog']>()({ C1: 'at person post operation fields reason', C2: 'child' }),
  },
  limits: {
    owner: 'kit',
    id: '<what:who:window>',
    indexes: [['county', 'until']],
    classes: classed<Documents['limits']>()({ C1: 'used until' }),
  },
  incoming: {
    owner: 'kit',
    id: 'random',
    indexes: [['county', 'state', 'at']],
    classes: classed<Documents['incoming']>()({ C1: 'purpose by post path size sha256 state kept at' }),
  },
};
