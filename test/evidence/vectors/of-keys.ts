import type { PublicKey } from '#domain/letters/sealer';
import { type Forgery, forged, KEYS, MADE, OUTSIDE, SKEW, USUAL } from './forge';
import { besideCurve } from './off-curve';
import { ED, SM } from './sealers';
import { beyondOrder, halfKey, type Liar, mixedKey, offKey, zeroKey } from './torsion';
import { broken, proved, unanchored, type Vector } from './vector';

const kid = ED.kid;
const ed = KEYS.find((one) => one.kid === kid) ?? { kid, suite: ED.suite, publicKey: '' };
const sm = KEYS.find((one) => one.kid === SM.kid) ?? { kid: SM.kid, suite: SM.suite, publicKey: '' };
const GOOD = forged();
const TWO: Forgery = { logger: SM };
const two = forged(TWO);
const withKeys = (change: (keys: readonly PublicKey[]) => unknown, forgery: Forgery = {}) =>
  forged({ ...forgery, file: ({ keys }) => ({ keys: change(keys) }) });

/** Sealed by somebody else; the events are the platform's. Their key is held, so that nothing but the key itself is wrong. */
const byLiar = ({ sealer, key }: Liar) =>
  forged({
    sealer,
    logger: ED,
    drafts: ['created', 'issued', 'signed'].map((type) => ({ type, by: ED })),
    keys: [...KEYS, key],
  });
const liarHeld = ({ key }: Liar) => ({ keys: { ...OUTSIDE, liar: key.publicKey } });
const lying = (name: string, about: string, liar: Liar): Vector =>
  broken('sig', name, about, byLiar(liar), liarHeld(liar));

const forger = { ...SM, kid };
const again = forged({ sealer: forger, keys: [{ ...sm, kid }] });
const terms = (one: object) => ({ terms: { [kid]: one } });
const last = /"sig":"([0-9a-f]{128})","statement"/;
const resigned = (text: string, change: (sig: string) => string): string =>
  text.replace(last, (_, sig: string) => `"sig":"${change(sig)}","statement"`);
const flipped = (sig: string): string => `${sig.slice(0, -1)}${sig.endsWith('0') ? '1' : '0'}`;
const smGood = forged({ sealer: SM });

export const OF_KEYS: readonly Vector[] = [
  proved('keys-ed25519', 'Ed25519; keys, checkpoint and check code held', GOOD, {}, { code: GOOD.code }),
  proved('keys-sm2', 'SM2; keys and checkpoint held', smGood),
  proved('keys-two', 'events by one key, checkpoint by another', two),
  unanchored('keys-none-held', 'the checkpoint held, the key not', GOOD, {}, { keys: {} }),
  unanchored('keys-one-held', 'one key of two held', two, {}, { keys: { [kid]: ed.publicKey } }),
  broken(
    'keys',
    'keys-order',
    'keys out of order',
    withKeys((keys) => [...keys].reverse(), TWO),
  ),
  broken(
    'keys',
    'keys-twice',
    'a key twice',
    withKeys((keys) => [...keys, ...keys]),
  ),
  broken(
    'keys',
    'keys-twice-for-two',
    'a key twice, another missing',
    withKeys(([key]) => [key, key], TWO),
  ),
  broken(
    'keys',
    'keys-other',
    'a key that nothing names, another missing',
    withKeys(([key]) => [key, { ...sm, kid: 'zz' }], TWO),
  ),
  broken(
    'keys',
    'keys-more',
    'a key that nothing names',
    withKeys(() => [ed, sm]),
  ),
  broken(
    'keys',
    'keys-less',
    'the key of the events is not there',
    withKeys(() => [sm], { sealer: SM, drafts: USUAL.map((draft) => ({ ...draft, by: ED })) }),
  ),
  broken(`keys.${kid}`, 'keys-another', 'all of it signed with another key under a known kid', again),
  broken('sig', 'sig-suite', 'the suite is not the key’s', forged({ file: () => ({ suite: 'sm3-sm2' }) })),
  broken('sig', 'sig-ed25519', 'one bit of the signature', { ...GOOD, text: resigned(GOOD.text, flipped) }),
  broken('sig', 'sig-sm2', 'one bit of the signature', { ...smGood, text: resigned(smGood.text, flipped) }),
  broken('sig', 'sig-zero', 'r = s = 0', { ...smGood, text: resigned(smGood.text, () => '0'.repeat(128)) }),
  broken('sig', 'sig-beyond', 'S + L', { ...GOOD, text: resigned(GOOD.text, beyondOrder) }),
  lying('sig-cofactor', 'R off by a point of order 2: fits only with the cofactor', offKey()),
  lying('sig-mixed', 'a key with a part of order 2; the signature fits', mixedKey()),
  lying('sig-zero-point', 'the zero point for a key: anybody signs anything', zeroKey()),
  lying('sig-half-point', 'the point of order 2 for a key: anybody signs anything', halfKey()),
  lying('sig-off-curve', 'a point beside SM2’s curve for a key: anybody signs anything', besideCurve()),
  proved(
    'terms-within',
    'a key held with county and term',
    GOOD,
    {},
    terms({ county: 'yunling', from: 0, until: MADE }),
  ),
  proved('terms-skew', 'used 300 seconds after its end', GOOD, {}, terms({ until: MADE - SKEW })),
  broken(`keys.${kid}`, 'terms-until', 'used 300.001 seconds after its end', GOOD, terms({ until: MADE - SKEW - 1 })),
  broken(`keys.${kid}`, 'terms-from', 'used before its beginning', GOOD, terms({ from: MADE })),
  broken(`keys.${kid}`, 'terms-county', 'the key of another county', GOOD, terms({ county: 'qingshan' })),
  broken(`keys.${SM.kid}`, 'terms-checkpoint', 'a checkpoint signed after the end of its key', two, {
    terms: { [SM.kid]: { until: MADE - 30 * 60_000 - SKEW - 1 } },
  }),
];
