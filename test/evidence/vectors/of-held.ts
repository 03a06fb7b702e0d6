import type { SignedCheckpoint } from '#domain/evidence/checkpoint';
import { fingerprint } from '#domain/evidence/fingerprint';
import type { Evidence } from '#domain/evidence/format';
import { dayOf, spokenInstant } from '#domain/plain-date';
import { digest } from '../../../cloudfunctions/kit/sealing';
import { flipped } from './drafts';
import { forged, KEYS, LOGGED, OUTSIDE, SKEW } from './forge';
import { ED } from './sealers';
import { broken, proved, unanchored, type Vector } from './vector';

const GOOD = forged();
const resigned = (text: string): Partial<SignedCheckpoint> => ({ text, sig: ED.sign(text) });
const signedBy = (one: SignedCheckpoint, text: string): SignedCheckpoint => ({ ...one, ...resigned(text) });
const OLDER = forged({ since: 9 });
const spaced = (printed: string, between: string): string => printed.trim().split(/\s+/).join(between);
const held = (name: string, about: string, given: { text: string; held: string }): Vector =>
  broken('held', `held-${name}`, about, given);
const byOutside = forged({ held: ({ text, suite }) => ({ text, suite, kid: 'outside', sig: ED.sign(text) }) });
const edKey = OUTSIDE[ED.kid] ?? '';
const otherRoot = forged({ log: { before: 4, after: 1 } });
const otherOld = forged({ log: { before: 4 }, since: 9 });
const prints = KEYS.map((key) => fingerprint(key, digest));
const held3 = forged({ since: 3, log: { before: 3 } });
const smaller = forged({ log: { after: 0 } });

const SIZE = Number(GOOD.held.split('\n')[1]);
const spoken = (size: number, at?: number): { text: string; held: string } => ({
  ...GOOD,
  held: `县日志检查点：第 ${size} 条为止${at ? `，${spokenInstant(at, dayOf(at)).replace(' 星期', '　星期')}。右边的码是它的全文` : ''}`,
});

const longer = ({ consistency }: Pick<Evidence, 'consistency'>): object => ({
  consistency: consistency && { ...consistency, path: ['0'.repeat(64), ...consistency.path] },
});

export const OF_HELD: readonly Vector[] = [
  unanchored('held-nothing', 'nothing held', GOOD, { anchor: null }, { keys: {}, checkpoint: null }),
  unanchored('held-keys', 'only the keys held', GOOD, { anchor: null }, { checkpoint: null }),
  proved('held-older', 'an older checkpoint, by its consistency proof', OLDER),
  proved('held-power', 'an older checkpoint of 8 leaves', forged({ since: 8 }), {}),
  unanchored('held-part', 'a checkpoint from before the last event', forged({ since: 7 }), { anchor: 'part' }),
  unanchored('held-first', 'a checkpoint from before all of them', held3, { anchor: 'part' }),
  unanchored(
    'held-newer',
    'a checkpoint newer than the file’s own',
    { text: smaller.text, held: GOOD.held },
    { anchor: 'incomparable' },
  ),
  unanchored(
    'held-no-way',
    'an older checkpoint, no consistency proof',
    { text: GOOD.text, held: OLDER.held },
    { anchor: 'incomparable' },
  ),
  unanchored(
    'held-other-way',
    'an older checkpoint, the consistency proof of another',
    { text: forged({ since: 8 }).text, held: OLDER.held },
    { anchor: 'incomparable' },
  ),
  unanchored('held-spoken', 'the sentence beside the code', spoken(SIZE, LOGGED), { anchor: 'spoken' }),
  unanchored('held-spoken-size', 'the sentence without its time', spoken(SIZE), { anchor: 'spoken' }),
  unanchored('held-spoken-at', 'the sentence, a minute late', spoken(SIZE, LOGGED + 60_000), { anchor: 'spokenOther' }),
  unanchored('held-spoken-other', 'the sentence of another', spoken(SIZE - 1, LOGGED), { anchor: 'spokenOther' }),
  unanchored('held-unknown', 'a checkpoint by a key that nobody knows', byOutside, { anchor: 'unknownKey' }),
  proved(
    'held-known',
    'a checkpoint by a key that is held and not in the file',
    byOutside,
    {},
    { keys: { ...OUTSIDE, outside: edKey } },
  ),
  held('root', 'another log of the same size', { text: GOOD.text, held: otherRoot.held }),
  held('older-root', 'another older log', { text: OLDER.text, held: otherOld.held }),
  held(
    'way',
    'one bit of the consistency proof',
    forged({
      since: 9,
      file: ({ consistency }) => ({
        consistency: { size: 9, path: consistency?.path.map((one, n) => (n === 0 ? flipped(one) : one)) },
      }),
    }),
  ),
  held(
    'way-last',
    'the last hash of the consistency proof, which only the new root has',
    forged({
      since: 9,
      file: ({ consistency }) => ({
        consistency: {
          size: 9,
          path: consistency?.path.map((one, n, all) => (n === all.length - 1 ? flipped(one) : one)),
        },
      }),
    }),
  ),
  held('way-power', 'the consistency proof from 8 leaves, another old root', {
    text: forged({ since: 8 }).text,
    held: forged({ log: { before: 4 }, since: 8 }).held,
  }),
  held(
    'way-long',
    'a hash too many',
    forged({
      since: 9,
      file: ({ consistency }) => ({ consistency: { size: 9, path: [...(consistency?.path ?? []), '0'.repeat(64)] } }),
    }),
  ),
  held('way-long-leaf', 'a hash too many at its beginning', forged({ since: 9, file: longer })),
  held('way-power-long', 'a hash too many in the proof from 8 leaves', forged({ since: 8, file: longer })),
  held(
    'way-short',
    'a hash too few',
    forged({ since: 9, file: ({ consistency }) => ({ consistency: { size: 9, path: consistency?.path.slice(1) } }) }),
  ),
  held('sig', 'one bit of its signature', forged({ held: (one) => ({ ...one, sig: flipped(one.sig) }) })),
  held('suite', 'its suite is not the key’s', forged({ held: (one) => ({ ...one, suite: 'sm3-sm2' }) })),
  held(
    'county',
    'of another county',
    forged({ held: (one) => signedBy(one, one.text.replace('yunling', 'qingshan')) }),
  ),
  held('at', 'made 300.001 seconds before an event that is in it', forged({ heldAt: LOGGED - 58 * 60_000 - SKEW - 1 })),
  held('empty', 'no text at all', { ...GOOD, held: '' }),
  held('words', 'a word too few', { ...GOOD, held: GOOD.held.split('\n').slice(1).join('\n') }),
  held('letters', 'its signature in capitals', {
    ...GOOD,
    held: GOOD.held.replace(/[0-9a-f]{128}/, (sig) => sig.toUpperCase()),
  }),
  held(
    'year',
    'a time of the year 10000',
    forged({ held: (one) => signedBy(one, one.text.replace(String(LOGGED), '253402300800000')) }),
  ),
  proved('held-one-line', 'all in one line, with blanks that papers have', {
    ...GOOD,
    held: `\ufeff\u3000${spaced(GOOD.held, '\u00a0\u3000\t')} `,
  }),
  proved('held-crlf', 'lines ended by CR LF', { ...GOOD, held: GOOD.held.replaceAll('\n', '\r\n') }),
  proved('held-wrapped', 'the signature on three lines', {
    ...GOOD,
    held: GOOD.held.replace(/([0-9a-f]{50})(?=[0-9a-f])/g, '$1\n'),
  }),
  broken('held', 'held-term', 'a checkpoint after the end of its key', byOutside, {
    keys: { ...OUTSIDE, outside: edKey },
    terms: { outside: { until: LOGGED - SKEW - 1 } },
  }),
  proved('held-fingerprints', 'fingerprints held instead of keys', GOOD, {}, { keys: {}, fingerprints: prints }),
  unanchored(
    'held-fingerprint-other',
    'the fingerprint of another key',
    GOOD,
    {},
    { keys: {}, fingerprints: prints.filter((_, n) => KEYS[n]?.kid !== ED.kid) },
  ),
];
