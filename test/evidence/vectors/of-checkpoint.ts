import type { SignedCheckpoint } from '#domain/evidence/checkpoint';
import type { Inclusion } from '#domain/evidence/format';
import { flipped } from './drafts';
import { type Forgery, forged, LOGGED, MADE, SKEW, UNLOGGED, USUAL } from './forge';
import { ED } from './sealers';
import { broken, proved, unanchored, type Vector } from './vector';

const resigned = (text: string): Partial<SignedCheckpoint> => ({ text, sig: ED.sign(text) });
const pointed = (name: string, about: string, forgery: Forgery): Vector =>
  broken('checkpoint', `checkpoint-${name}`, about, forged(forgery));
/** The text of the checkpoint changed and signed anew. */
const texted = (change: (text: string) => string): Forgery => ({
  checkpoint: (one) => ({ ...one, ...resigned(change(one.text)) }),
});
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The last letter of the root has two bits that say nothing. */
const spelledOtherwise = (text: string): string =>
  text.replace(/(.)=/, (_, letter: string) => `${BASE64[BASE64.indexOf(letter) + 1]}=`);
const lines = (text: string, place: number, to: string): string =>
  text
    .split('\n')
    .map((line, n) => (n === place ? to : line))
    .join('\n');

export const OF_CHECKPOINT: readonly Vector[] = [
  unanchored(
    'checkpoint-none',
    'not in the log yet',
    forged({ file: UNLOGGED }),
    { logged: 0, anchor: null },
    { checkpoint: null },
  ),
  pointed('sig', 'one bit of the signature', { checkpoint: (one) => ({ ...one, sig: flipped(one.sig) }) }),
  pointed('suite', 'the suite is not the key’s', { checkpoint: (one) => ({ ...one, suite: 'sm3-sm2' }) }),
  pointed('county', 'the log of another county', { says: { county: 'qingshan' } }),
  pointed('at-made', '300.001 seconds after the file', { says: { at: MADE + SKEW + 1 } }),
  proved('checkpoint-skew', '300 seconds after the file', forged({ says: { at: MADE + SKEW } })),
  pointed(
    'size',
    'a size with a zero before it',
    texted((text) => lines(text, 1, `0${text.split('\n')[1]}`)),
  ),
  pointed('root', 'a root in another spelling', texted(spelledOtherwise)),
  pointed(
    'at',
    'a time with a zero before it',
    texted((text) => lines(text, 3, `0${LOGGED}`)),
  ),
  pointed(
    'line',
    'no line feed at its end',
    texted((text) => text.slice(0, -1)),
  ),
  pointed(
    'more',
    'a fifth line',
    texted((text) => `${text}more\n`),
  ),
];

type Proofs = readonly (Inclusion | null)[];

const included = (
  fault: string,
  name: string,
  about: string,
  change: (proofs: Proofs) => unknown,
  forgery: Forgery = {},
): Vector =>
  broken(
    fault,
    `inclusion-${name}`,
    about,
    forged({ ...forgery, file: ({ inclusion }) => ({ inclusion: change(inclusion) }) }),
  );
const atPlace =
  (place: number, change: (proof: Inclusion) => unknown) =>
  (proofs: Proofs): unknown =>
    proofs.map((one, n) => (n === place && one ? change(one) : one));
const early = forged({ log: { logged: 2 } });

export const OF_INCLUSION: readonly Vector[] = [
  unanchored('inclusion-part', 'two of three events in the log', early, { logged: 2, anchor: 'part' }),
  included('inclusion', 'less', 'a proof too few', (proofs) => proofs.slice(0, -1)),
  included('inclusion', 'more', 'a proof too many', (proofs) => [...proofs, null]),
  included(
    'inclusion.1',
    'gap',
    'an event in the log after one that is not',
    atPlace(0, () => null),
  ),
  broken(
    'inclusion.2',
    'inclusion-order',
    'in the log in another order',
    forged({ logAs: ([a, b, c]) => [a, c, b].filter((one) => one !== undefined) }),
  ),
  included('inclusion.2', 'other', 'the proof of another leaf', (proofs) => [proofs[0], proofs[1], proofs[1]]),
  included(
    'inclusion.2',
    'place',
    'another place',
    atPlace(2, ({ n, path }) => ({ n: n + 1, path })),
  ),
  included(
    'inclusion.2',
    'hash',
    'one bit of the path',
    atPlace(2, ({ n, path }) => ({ n, path: path.map((one, k) => (k === 0 ? flipped(one) : one)) })),
  ),
  included(
    'inclusion.2',
    'long',
    'a hash too many',
    atPlace(2, ({ n, path }) => ({ n, path: [...path, '0'.repeat(64)] })),
  ),
  included(
    'inclusion.2',
    'long-leaf',
    'a hash too many at the leaf',
    atPlace(2, ({ n, path }) => ({ n, path: ['0'.repeat(64), ...path] })),
  ),
  included(
    'inclusion.2',
    'short',
    'a hash too few',
    atPlace(2, ({ n, path }) => ({ n, path: path.slice(0, -1) })),
  ),
  included(
    'inclusion.2',
    'beyond',
    'a place beyond the log',
    atPlace(2, ({ path }) => ({ n: 400, path })),
  ),
  broken('inclusion.0', 'inclusion-alone', 'proofs without a checkpoint', forged({ checkpoint: () => null })),
  broken(
    'inclusion.2',
    'inclusion-at',
    'an event 300.001 seconds after the checkpoint that holds it',
    forged({
      drafts: USUAL.map((draft, n) => (n === 2 ? { ...draft, core: () => ({ at: LOGGED + SKEW + 1 }) } : draft)),
      heldAt: LOGGED + SKEW + 1,
    }),
  ),
  broken(
    'consistency',
    'consistency-alone',
    'a way from an older log without a checkpoint',
    forged({ file: (one) => ({ ...UNLOGGED(one), consistency: { size: 3, path: [] } }) }),
    { checkpoint: null },
  ),
  broken(
    'consistency',
    'consistency-zero',
    'a way from an empty log',
    forged({ file: () => ({ consistency: { size: 0, path: [] } }) }),
  ),
  broken(
    'consistency',
    'consistency-same',
    'a way from the log itself',
    forged({ file: () => ({ consistency: { size: 11, path: [] } }) }),
  ),
  proved(
    'consistency-unused',
    'the held checkpoint is the file’s own: the way from another is not looked at',
    forged({ file: () => ({ consistency: { size: 5, path: ['0'.repeat(64)] } }) }),
  ),
];
