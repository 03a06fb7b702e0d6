import { checkCode } from '#domain/letters/check-code';
import { types } from './drafts';
import { type Draft, type Forged, type Forgery, forged, LOGGED, OUTSIDE, UNLOGGED, USUAL } from './forge';
import { ED } from './sealers';
import { broken, proved, unanchored, type Vector } from './vector';

const GOOD = forged();
const typed = (code: string): string => code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
const wide = (code: string): string =>
  code.replace(/[0-9A-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).replaceAll('-', '．');
/** A letter whose code has both 0 and 1, so that they can be mistyped. */
function withDigits(n = 0): Forged {
  const one = forged({ content: { title: `责任书 ${n}` } });
  return one.code.includes('0') && one.code.includes('1') ? one : withDigits(n + 1);
}
const typable = withDigits();
const OTHER = forged({ content: { title: '别的责任书' } });
const outside = { ...ED, kid: 'outside' };
const edKey = OUTSIDE[ED.kid] ?? '';
const coded = (name: string, about: string, code: string, given = GOOD): Vector =>
  broken('code', `code-${name}`, about, given, { code });

export const OF_CODE: readonly Vector[] = [
  proved('code-typed', 'in small letters, O for 0 and L for 1', typable, {}, { code: typed(typable.code) }),
  proved('code-dashes', 'with blanks, long dashes and dots', GOOD, {}, { code: GOOD.code.replaceAll('-', ' — ·。') }),
  proved('code-wide', 'in the wide letters of a Chinese keyboard', typable, {}, { code: wide(typable.code) }),
  coded('other', 'the code of another letter', OTHER.code),
  coded('unsigned', 'the code of an event that is no signature', checkCode(GOOD.events[1]?.hash ?? '')),
];

const twoSides = types('created', 'issued', 'declined');
const cut = (drafts: readonly Draft[], keep: number): Forgery => ({
  drafts,
  file: ({ events, inclusion, inks }) => ({
    events: events.slice(0, keep),
    inclusion: inclusion.slice(0, keep),
    inks: inks.filter(({ seq }) => seq < keep),
  }),
});
const voided = [...USUAL, { type: 'voided' }];
const whole = forged({ drafts: voided });
const cutSigned = forged(cut(USUAL, 2));
const cutVoided = forged(cut(voided, 3));
const declined = forged({ drafts: twoSides });
const before = forged({
  ...cut(USUAL, 2),
  says: { at: LOGGED },
  file: (one) => ({
    ...cut(USUAL, 2).file?.(one),
    madeAt: LOGGED - 59 * 60_000 + 30_000,
    ...UNLOGGED({ events: one.events.slice(0, 2) }),
  }),
});

/** What no proof shows: that nothing was left out. */
export const OF_WHOLE: readonly Vector[] = [
  proved(
    'whole-cut',
    'whoever holds the sealing key leaves the signature out: what is left is proved, and said to be unsigned',
    cutSigned,
    { signature: 'none', inks: 'none', logged: 2 },
  ),
  broken('code', 'whole-cut-code', 'the same with the receipt’s check code', cutSigned, { code: GOOD.code }),
  broken('other', 'whole-cut-other', 'the same beside the other party’s file', cutSigned, { other: GOOD.text }),
  proved(
    'whole-voided',
    'the revocation left out: proved, whatever is held alone',
    cutVoided,
    {},
    { code: whole.code },
  ),
  broken('other', 'whole-voided-other', 'the same beside the other party’s file', cutVoided, { other: whole.text }),
  proved('whole-fork', 'a second history of the same letter, in a log of its own', declined, {
    signature: 'none',
    inks: 'none',
  }),
  broken('other', 'whole-fork-other', 'two histories of the same letter beside each other', declined, {
    other: GOOD.text,
  }),
  proved('whole-same', 'the same file beside itself', GOOD, { other: 'same' }, { other: GOOD.text }),
  proved('whole-earlier', 'beside a file of before the signature', GOOD, { other: 'shorter' }, { other: before.text }),
  unanchored(
    'whole-later',
    'a file of before the signature beside the later one',
    before,
    { signature: 'none', inks: 'none', logged: 0, anchor: 'incomparable', other: 'longer' },
    { other: GOOD.text },
  ),
  proved(
    'whole-stranger',
    'beside a file that somebody made up with a key of their own',
    GOOD,
    { other: 'unusable' },
    {
      other: forged({
        drafts: twoSides,
        sealer: outside,
        keys: [{ kid: 'outside', suite: 'sm3-ed25519', publicKey: edKey }],
      }).text,
    },
  ),
  proved(
    'whole-broken',
    'beside a file that was changed',
    GOOD,
    { other: 'unusable' },
    { other: declined.text.replace('think', 'other') },
  ),
  proved(
    'whole-another',
    'beside the file of another letter',
    GOOD,
    { other: 'unusable' },
    { other: forged({ content: { letterId: 'k2' } }).text },
  ),
  proved('whole-foreign', 'beside a file of another kind', GOOD, { other: 'foreign' }, { other: '今天开会' }),
];
