import { digest } from '../../../cloudfunctions/kit/sealing';
import { type Members, OTHER, types, withBody, without } from './drafts';
import { type Forgery, forged, USUAL } from './forge';
import { broken, proved, type Vector } from './vector';

const named = (change: (consent: Members) => Members): Forgery =>
  withBody(2, (body) => ({ ...body, consent: change(body['consent'] as Members) }));
const worded = (name: string, about: string, forgery: Forgery): Vector =>
  broken('statement', `statement-${name}`, about, forged(forgery));
const INK = { pointsSm3: digest('1.1.1').sm3, pointsSha256: digest('1.1.1').sha256 };
const twice = { drafts: [...USUAL, ...types('voided', 'signed')] };
const inked = (fault: string, name: string, about: string, forgery: Forgery): Vector =>
  broken(fault, `ink-${name}`, about, forged(forgery));

export const OF_STATEMENT: readonly Vector[] = [
  proved(
    'statement-none',
    'no statement, and none named',
    forged({ drafts: [{ type: 'created' }, { type: 'issued', body: without('statementDigest') }], statement: null }),
    { signature: 'none', inks: 'none', logged: 2 },
  ),
  worded('null', 'no statement, though one is named', { file: () => ({ statement: null }) }),
  worded('unnamed', 'a statement that nothing names', { drafts: types('created') }),
  worded('other', 'other words', { file: () => ({ statement: '我放弃。' }) }),
  worded(
    'issued',
    'only `issued` names other words',
    withBody(1, (body) => ({ ...body, statementDigest: OTHER })),
  ),
  worded(
    'consent',
    'only the consent names other words',
    named(() => ({ statementDigest: OTHER })),
  ),
  worded(
    'sm3',
    'only the SM3 of other words',
    named((one) => ({ statementDigest: { ...Object(one['statementDigest']), sm3: OTHER.sm3 } })),
  ),
  worded(
    'sha256',
    'only the SHA-256 of other words',
    named((one) => ({ statementDigest: { ...Object(one['statementDigest']), sha256: OTHER.sha256 } })),
  ),
  worded(
    'more',
    'a third member in the digest',
    named((one) => ({ statementDigest: { ...Object(one['statementDigest']), md5: '' } })),
  ),
  worded(
    'named-null',
    'a digest that is null',
    withBody(1, (body) => ({ ...body, statementDigest: null })),
  ),
  proved('ink-twice', 'two signatures, two handwritings', forged(twice), { logged: 5 }),
  proved(
    'ink-missing',
    'the handwriting left out: proved, and said to be missing',
    forged({ file: () => ({ inks: [] }) }),
    { inks: 'missing' },
  ),
  proved(
    'ink-one-missing',
    'one handwriting of two left out',
    forged({ ...twice, file: ({ inks }) => ({ inks: inks.slice(1) }) }),
    { inks: 'missing', logged: 5 },
  ),
  inked('inks.1', 'order', 'two handwritings out of order', {
    ...twice,
    file: ({ inks }) => ({ inks: [...inks].reverse() }),
  }),
  inked('inks.1', 'again', 'a handwriting twice', { file: ({ inks }) => ({ inks: [...inks, ...inks] }) }),
  inked('inks.0', 'points', 'another handwriting', { file: () => ({ inks: [{ seq: 2, points: '1.1.1' }] }) }),
  inked(
    'inks.0',
    'sm3',
    'only the SM3 of another handwriting',
    withBody(2, (body) => ({ ...body, ink: { ...Object(body['ink']), pointsSm3: INK.pointsSm3 } })),
  ),
  inked(
    'inks.0',
    'sha256',
    'only the SHA-256 of another handwriting',
    withBody(2, (body) => ({ ...body, ink: { ...Object(body['ink']), pointsSha256: INK.pointsSha256 } })),
  ),
  inked('inks.0', 'unsigned', 'a handwriting of an event that has none', {
    file: ({ inks }) => ({ inks: inks.map((one) => ({ ...one, seq: 1 })) }),
  }),
  inked('inks.0', 'beyond', 'a handwriting of no event', {
    file: ({ inks }) => ({ inks: inks.map((one) => ({ ...one, seq: 3 })) }),
  }),
];
