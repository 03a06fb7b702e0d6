import { ISSUED } from '../file-maker';
import { at, flipped, OTHER, PAPER, types, withBody } from './drafts';
import { type Draft, type Forgery, forged, MADE, SKEW, USUAL } from './forge';
import { ED, SM } from './sealers';
import { broken, type Found, proved, unanchored, type Vector } from './vector';

const wrong = (fault: string, name: string, about: string, forgery: Forgery): Vector =>
  broken(fault, `event-${name}`, about, forged(forgery));
const right = (name: string, about: string, forgery: Forgery, found: Partial<Found>): Vector =>
  proved(`event-${name}`, about, forged(forgery), found);

const BEFORE: readonly Draft[] = types('created', 'issued').map((draft) => ({ ...draft, unsealed: true }));
const SEALED: Draft = {
  type: 'sealed',
  core: ({ prev, seq }) => ({ body: { upTo: seq - 1, hash: prev } }),
};
const sealing = (draft: Partial<Draft>): Forgery => ({
  drafts: [...BEFORE, { ...SEALED, ...draft }, { type: 'signed' }],
});
const all = [
  ...BEFORE,
  SEALED,
  ...types('viewed', 'declined', 'signed', 'countersigned', 'scanned', 'unscanned', 'exported', 'served', 'voided'),
];

function sealingFrom(place: number): readonly Draft[] {
  return [...BEFORE, SEALED, { type: 'signed' }].slice(place);
}

export const OF_EVENTS: readonly Vector[] = [
  right(
    'every-type',
    'every type of event, two of them from before sealing; the signature voided',
    { drafts: all },
    { signature: 'takenBack', logged: 12 },
  ),
  right(
    'superseded',
    'a signature that another letter replaced',
    { drafts: [...USUAL, ...types('superseded')] },
    { signature: 'takenBack', logged: 4 },
  ),
  right('signed-again', 'voided and signed again', { drafts: [...USUAL, ...types('voided', 'signed')] }, { logged: 5 }),
  right(
    'unsigned',
    'a letter that nobody signed: proved, and said to be unsigned',
    { drafts: types('created', 'issued', 'countersigned', 'expired') },
    { signature: 'none', inks: 'none', logged: 4 },
  ),
  right(
    'assisted',
    'signed on a helper’s phone',
    withBody(2, (body) => ({ ...body, method: 'assisted' })),
    { signature: 'assisted' },
  ),
  right(
    'paper',
    'signed on paper',
    { drafts: [...types('created', 'issued'), PAPER] },
    { signature: 'paper', inks: 'none' },
  ),
  right(
    'skew',
    'an event 300 seconds after the file and the checkpoint that hold it',
    {
      ...at(2, { core: () => ({ at: MADE }) }),
      says: { at: MADE - SKEW },
      heldAt: MADE - SKEW,
      file: () => ({ madeAt: MADE - SKEW }),
    },
    {},
  ),
  unanchored(
    'event-unsealed',
    'everything held, the last event from before sealing',
    forged({ drafts: [...BEFORE, { type: 'signed', unsealed: true }] }),
  ),
  wrong('events', 'none', 'no event', { drafts: [], file: () => ({ statement: null }) }),
  wrong('events', 'first', 'the first is not `created`', { drafts: types('issued', 'signed') }),
  wrong('county', 'county', 'the letter of another county', { content: { tenant: 'qingshan' } }),
  wrong('events.1', 'seq', 'a number left out', at(1, { core: () => ({ seq: 5 }) })),
  wrong('events.2', 'letter', 'the event of another letter', at(2, { core: () => ({ letterId: 'k2' }) })),
  wrong('events.1', 'prev', 'it names no event before', at(1, { core: () => ({ prev: null }) })),
  wrong('events.2', 'prev-other', 'it names another event before', at(2, { core: () => ({ prev: OTHER.sm3 }) })),
  wrong('events.0', 'prev-first', 'the first names one before', at(0, { core: () => ({ prev: OTHER.sm3 }) })),
  wrong('events.1.type', 'type', 'a type that is not listed', at(1, { type: 'frobbed', body: (body) => body })),
  wrong('events.2.type', 'type-letters', 'a listed type with a capital', at(2, { type: 'Signed' })),
  wrong('events.2.type', 'type-empty', 'an empty type', {
    drafts: [...types('created', 'issued', ''), ...types('signed')],
  }),
  wrong('events.2.at', 'at', 'earlier than the event before', at(2, { core: () => ({ at: ISSUED }) })),
  wrong('events.2.at', 'at-made', '300.001 seconds after the file', {
    ...at(2, { core: () => ({ at: MADE + SKEW + 1 }) }),
    says: { at: MADE },
    heldAt: MADE + SKEW,
  }),
  wrong('events.3.suite', 'seal-after', 'an event without suite after a sealed one', {
    drafts: [...USUAL, { type: 'viewed', unsealed: true }, SEALED],
  }),
  wrong('events.0.suite', 'seal-kid', 'an event without suite, with a kid', {
    drafts: [{ ...BEFORE[0], type: 'created', core: () => ({ kid: ED.kid }) }, ...sealingFrom(1)],
  }),
  wrong('events.0.suite', 'seal-sig', 'an event without suite, with a signature', {
    drafts: [{ ...BEFORE[0], type: 'created', over: () => ({ sig: '0'.repeat(128) }) }, ...sealingFrom(1)],
  }),
  wrong('events.2.suite', 'seal-missing', 'no `sealed` after events without suite', {
    drafts: [...BEFORE, ...types('signed')],
  }),
  wrong('events.2.suite', 'seal-type', 'all that `sealed` says, under another type', sealing({ type: 'exported' })),
  wrong(
    'events.2.suite',
    'seal-up-to',
    '`sealed` of another number',
    sealing({ core: ({ prev }) => ({ body: { upTo: 0, hash: prev } }) }),
  ),
  wrong(
    'events.2.suite',
    'seal-hash',
    '`sealed` of another hash',
    sealing({ core: () => ({ body: { upTo: 1, hash: OTHER.sm3 } }) }),
  ),
  wrong('events.2.suite', 'seal-twice', '`sealed` where all is sealed', {
    drafts: [...types('created', 'issued'), SEALED, ...types('signed')],
  }),
  wrong('events.2.suite', 'kid-null', 'a suite without kid', at(2, { core: () => ({ kid: null }) })),
  wrong('events.2.suite', 'sig-null', 'a suite without signature', at(2, { over: () => ({ sig: null }) })),
  wrong(
    'events.2.hash',
    'hash',
    'another SM3 hash, followed by everything after it',
    at(2, { over: () => ({ hash: OTHER.sm3 }) }),
  ),
  wrong('events.2.hash', 'sha256', 'another SHA-256 hash', at(2, { over: () => ({ sha256: OTHER.sha256 }) })),
  wrong('events.2.sig', 'sig', 'one bit of the signature', at(2, { over: ({ sig }) => ({ sig: flipped(sig) }) })),
  wrong('events.2.sig', 'sig-sm2', 'one bit of an SM2 signature', {
    ...at(2, { over: ({ sig }) => ({ sig: flipped(sig) }) }),
    sealer: SM,
  }),
  wrong('events.2.sig', 'sig-suite', 'the suite is not the key’s', at(2, { core: () => ({ suite: 'sm3-sm2' }) })),
];
