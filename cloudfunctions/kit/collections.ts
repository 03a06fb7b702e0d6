import { CASES_AWAY } from './collections-away';
import { CASES_DANGER } from './collections-danger';
import { LETTER_COLLECTIONS } from './collections-letters';
import { PAPER_COLLECTIONS } from './collections-papers';
import { PLATFORM_COLLECTIONS } from './collections-platform';
import { CASES_REFERRED } from './collections-referral';
import { along, type Collection, type CollectionName, classed, type Documents } from './documents';

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
    indexes: along('schoolYear unit'),
    classes: classed<Documents['calendars']>()({
      C0: 'unit schoolYear terms holidays makeUpDays closures longWeek dropped',
    }),
  },
  holidays: {
    owner: 'county',
    id: '<county:year>',
    indexes: along('year'),
    classes: classed<Documents['holidays']>()({ C0: 'year holidays makeUpDays closures source' }),
  },
  policies: {
    owner: 'county',
    id: '<county:version>',
    indexes: along('version'),
    classes: classed<Documents['policies']>()({ C0: 'version base overrides from' }),
  },
  onboarding: {
    owner: 'county',
    id: '<county>',
    indexes: [],
    classes: classed<Documents['onboarding']>()({ C1: 'done trial' }),
  },
  people: {
    owner: 'accounts',
    id: 'keyed hash of county and openid',
    indexes: along('phoneBlind'),
    classes: classed<Documents['people']>()({ C1: 'name phoneVerifiedAt', C3: 'openid phone phoneBlind' }),
  },
  posts: {
    owner: 'accounts',
    id: '<unit:role:n>',
    indexes: along('holder', 'phoneBlind', 'unit role', 'path'),
    classes: classed<Documents['posts']>()({
      C0: 'unit path line role n',
      C1: 'name holder from to',
      C3: 'phone phoneBlind invitation',
    }),
  },
  bindings: {
    owner: 'accounts',
    id: '<child:person>',
    indexes: along('person', 'child', 'classId state'),
    classes: classed<Documents['bindings']>()({ C2: 'child person slot kind state proof classId asked from to' }),
  },
  codes: {
    owner: 'accounts',
    id: '<scene>',
    indexes: along('target purpose', 'until'),
    classes: classed<Documents['codes']>()({ C1: 'purpose target until cap used by' }),
  },
  sessions: {
    owner: 'accounts',
    id: 'hash of the token',
    indexes: along('person'),
    classes: classed<Documents['sessions']>()({ C1: 'person post from to', C3: 'openid' }),
  },
  units: {
    owner: 'roster',
    id: '<unit>',
    indexes: along('parent order', 'kind path', 'path'),
    classes: classed<Documents['units']>()({ C0: 'kind line parent path name order phone' }),
  },
  households: {
    owner: 'roster',
    id: '<group~number>',
    indexes: along('group number', 'path'),
    classes: classed<Documents['households']>()({ C2: 'group path head number', C3: 'address' }),
  },
  children: {
    owner: 'roster',
    id: 'keyed hash of the number first registered',
    indexes: along(
      'classId pinyin',
      'household',
      'residence pinyin',
      'eduPath',
      'residencePath',
      'registeredPath',
      'dutyPath',
      'pinyin',
      'name',
      'state dutyPath',
      'lastFourBlind',
      'adults.phoneBlind',
      'adults.phoneBlind dutyPath',
    ),
    classes: classed<Documents['children']>()({
      C2: 'name pinyin sex birthMonth state classId eduPath className residence residencePath registered registeredPath dutyPath household boarding classHistory enteredOn',
      C3: 'birthDate idNumber idBlind lastFourBlind registerNumber registerBlind address adults',
      C4: 'health groups',
    }),
  },
  idIndex: {
    owner: 'roster',
    id: 'blind index of the number',
    indexes: along('child'),
    classes: classed<Documents['idIndex']>()({ C3: 'child' }),
  },
  workbookRows: {
    owner: 'office',
    id: '<file:n>',
    indexes: along('file n', 'until'),
    classes: classed<Documents['workbookRows']>()({ C0: 'n until', C1: 'file', C3: 'rows' }),
  },
  jobRows: {
    owner: 'roster',
    id: '<job:n>',
    indexes: along('jobId n', 'until'),
    classes: classed<Documents['jobRows']>()({ C0: 'n until', C1: 'jobId', C3: 'rows' }),
  },
  ...LETTER_COLLECTIONS,
  rollSheets: {
    owner: 'attendance',
    id: '<class:date:session>',
    indexes: along('classId date', 'date eduPath'),
    classes: classed<Documents['rollSheets']>()({
      C1: 'takenAt undoneAt takenBy',
      C2: 'classId eduPath date session enrolled present absent unexcused marks corrections',
    }),
  },
  cases: {
    owner: 'cases',
    id: '<child:round>',
    indexes: along(
      'child round',
      'eduPath',
      'dutyPath',
      'residencePath',
      'registeredPath',
      'hostPath',
      'state nextDueAt',
      'closedOn eduPath',
      'closedOn dutyPath',
      'closedOn residencePath',
      'closedOn registeredPath',
      'closedOn hostPath',
      'clockProblem child',
      'assignee',
    ),
    classes: classed<Documents['cases']>()({
      C1: 'assignee',
      C2: 'child round state openedOn openedAt closedOn classId eduPath residencePath registeredPath dutyPath hostPath contacts counted countedVisits homeVisits visits reached lastContactOn nextOn nextDueAt lastAttendedOn before resumes since nextClock clockProblem termDueAt legalClock legalDueAt',
      C4: 'signals urgent steps',
    }),
  },
  contacts: {
    owner: 'cases',
    id: '<case:fact>',
    indexes: along('case at', 'child at'),
    classes: classed<Documents['contacts']>()({
      C1: 'by line companions',
      C2: 'case child kind at on nextOn',
      C4: 'met heard childSaid outcome note photos place',
    }),
  },
  signs: {
    owner: 'cases',
    id: '<child>',
    indexes: along('open eduPath'),
    classes: classed<Documents['signs']>()({ C2: 'child classId eduPath open since', C4: 'signs talks' }),
  },
  conferences: {
    owner: 'cases',
    id: '<case:fact>',
    indexes: along('case at'),
    classes: classed<Documents['conferences']>()({
      C1: 'by',
      C2: 'case on at',
      C4: 'people decision',
    }),
  },
  ...CASES_AWAY,
  ...CASES_DANGER,
  ...CASES_REFERRED,
  ...PAPER_COLLECTIONS,
  ...PLATFORM_COLLECTIONS,
  messages: {
    owner: 'reminders',
    id: '<cause:kind:receiver>',
    indexes: along(
      'receiver deliveredAt',
      'receiver state',
      'state sendAt',
      'child createdAt',
      'cause',
      'path state deliveredAt',
    ),
    classes: classed<Documents['messages']>()({
      C1: 'kind receiver path state urgent sendAt createdAt deliveredAt readAt push',
      C2: 'cause child answeredAt data',
      C4: 'answer alarmedAt',
    }),
  },
  grants: {
    owner: 'reminders',
    id: '<person:template>',
    indexes: along('person'),
    classes: classed<Documents['grants']>()({ C1: 'person template granted spent refused' }),
  },
  nodes: {
    owner: 'statistics',
    id: '<family:unit:period>',
    indexes: along('parentEdu', 'parentGov', 'unit family period'),
    classes: classed<Documents['nodes']>()({ C1: 'family unit period parentEdu parentGov counts asOf' }),
  },
  facts: {
    owner: 'kit',
    id: 'hash of person, operation and request id',
    indexes: along('subject at', 'at'),
    classes: classed<Documents['facts']>()({
      C0: 'v versions',
      C1: 'operation at actor paths fingerprint reply causes',
      C2: 'subject change',
    }),
  },
  pending: {
    owner: 'kit',
    id: '<fact~consumer~n>, of a node’s parent <node~rev>',
    indexes: along('consumer at', 'consumer notBefore'),
    classes: classed<Documents['pending']>()({ C0: 'v consumer', C1: 'at notBefore tries fact paths', C2: 'targets' }),
  },
  jobs: {
    owner: 'kit',
    id: '<county:kind:natural key>',
    indexes: along('state startedAt', 'kind startedAt'),
    classes: classed<Documents['jobs']>()({
      C1: 'kind state plan cursor total by paths startedAt finishedAt counts input',
    }),
  },
  openJobs: { owner: 'kit', id: '<county>', indexes: [], classes: classed<Documents['openJobs']>()({ C1: 'jobs' }) },
  accessLog: {
    owner: 'kit',
    id: 'random',
    indexes: along('child at', 'person at'),
    classes: classed<Documents['accessLog']>()({ C1: 'at person post operation fields reason', C2: 'child' }),
  },
  limits: {
    owner: 'kit',
    id: '<what:who:window>',
    indexes: along('until'),
    classes: classed<Documents['limits']>()({ C1: 'used until' }),
  },
  incoming: {
    owner: 'kit',
    id: 'random',
    indexes: along('state at', 'by state at'),
    classes: classed<Documents['incoming']>()({ C1: 'purpose by post path source size sha256 state kept at' }),
  },
};
