import type { Evidence } from '#domain/evidence/format';
import { type Forgery, forged, UNLOGGED, USUAL } from './forge';
import { ED } from './sealers';
import { broken, proved, type Vector } from './vector';

const GOOD = forged();

/** The text itself changed, so that whoever only parses it sees nothing. */
const written = (name: string, about: string, from: string, to: string): Vector =>
  broken('file', name, about, { ...GOOD, text: GOOD.text.replace(from, to) });

const withContent = (content: object): Forgery => ({ content });
const deep = (levels: number): unknown => (levels === 0 ? [] : [deep(levels - 1)]);
/** In the file the content is at level 1, and its member at 2. */
const AT_LEVEL = 2;

const ODD = {
  quoted: 'a"b\\c/d\b\f\n\r\t\u0001\u001f\u007f\u2028é',
  astral: '𠮷😀',
  none: null,
  yes: true,
  no: false,
  empty: [[], {}, ''],
  numbers: [0, -1, 9_007_199_254_740_991, -9_007_199_254_740_991],
  'é"\u0007': 1,
  '\uff5e': 1,
  '\u{10000}': 2,
};

/** By code points U+FF5E comes before U+10000, by UTF-16 units after it. */
const byCodePoint = (text: string): string => text.replace('"\u{10000}":2,"\uff5e":1', '"\uff5e":1,"\u{10000}":2');
const odd = forged(withContent(ODD));
const order = forged(withContent({ '\u{10000}': 2, '\uff5e': 1 }));

/** Sealed over the text in the wrong order, as somebody does who sorts so. */
function resealedWrong(text: string): string {
  const at = /,"sig":"[0-9a-f]{128}"(?=,"statement")/;
  const core = byCodePoint(text.replace(at, ''));
  return core.replace(',"statement":', `,"sig":"${ED.sign(core)}","statement":`);
}

export const OF_TEXT: readonly Vector[] = [
  proved('text-odd', 'every kind of value and escape', odd),
  proved('text-depth-32', 'lists in lists down to level 32', forged(withContent({ deep: deep(30) }))),
  broken('file', 'text-depth-33', 'a list at level 33', forged(withContent({ deep: deep(33 - AT_LEVEL) }))),
  broken(
    'file',
    'text-scalar-33',
    'a number at level 33',
    forged(withContent({ deep: JSON.parse(`${'['.repeat(31)}1${']'.repeat(31)}`) })),
  ),
  broken('file', 'text-2-53', 'a number of 2⁵³', forged(withContent({ number: 2 ** 53 }))),
  broken('file', 'text-fraction', 'a fraction', forged(withContent({ number: 1.5 }))),
  broken('file', 'text-minus-zero', 'minus zero', forged(withContent({ number: -0 }))),
  broken('file', 'text-nfd', 'a string not in form C', forged(withContent({ word: 'e\u0301' }))),
  broken('file', 'text-nfd-name', 'the name of a member not in form C', forged(withContent({ 'e\u0301': 1 }))),
  broken('file', 'text-surrogate', 'half of a pair of surrogates', forged(withContent({ word: '\ud842' }))),
  broken('file', 'text-order', 'members in the order of code points, sealed so', {
    ...order,
    text: resealedWrong(order.text),
  }),
  written('text-blank', 'a blank after the first brace', '{', '{ '),
  { ...broken('file', 'text-line', 'a line feed at the end', GOOD), evidence: `${GOOD.text}\n` },
  { ...broken('file', 'text-bom', 'a byte-order mark', GOOD), evidence: `\ufeff${GOOD.text}` },
  written('text-twice', 'a member given twice', '{"checkpoint":', '{"checkpoint":null,"checkpoint":'),
  written('text-escape', 'a character escaped that need not be', '"yunling"', '"\\u0079unling"'),
  written('text-number', 'a number in another form', '"v":1}', '"v":1.0}'),
  broken('sig', 'text-name', 'one character of the text', { ...GOOD, text: GOOD.text.replaceAll('妈甲', '妈乙') }),
];

const file = (about: string, name: string, change: (one: Record<string, unknown> & Evidence) => object): Vector =>
  broken('file', `file-${name}`, about, forged({ file: change }));

const ofCounty = (county: string, name: string, about: string): Vector =>
  broken(
    'file',
    `file-${name}`,
    about,
    forged({ content: { tenant: county }, file: (one) => ({ ...UNLOGGED(one), county }) }),
    { checkpoint: null },
  );

/** Each member of the file of exactly its kind, and no other. */
export const OF_FILE: readonly Vector[] = [
  file('a member more, sealed in', 'member', () => ({ more: 1 })),
  file('a member less', 'member-less', () => ({ consistency: undefined })),
  file('a member by another name', 'member-name', () => ({ consistency: undefined, more: null })),
  file('another version', 'version', () => ({ v: 2 })),
  file('another format', 'format', () => ({ format: 'not-one-less/evidence2' })),
  ofCounty('y'.repeat(41), 'county', 'a county of 41 characters'),
  ofCounty('Yunling', 'county-letters', 'a county with a capital'),
  file('a time of the year 10000', 'time', () => ({ madeAt: 253_402_300_800_000 })),
  file('a time before 1970', 'time-negative', () => ({ madeAt: -1 })),
  file('no content', 'content', () => ({ content: [] })),
  broken('file', 'file-title', 'a content without title', forged({ content: { title: undefined } })),
  file('a statement that is no text', 'statement', () => ({ statement: 1 })),
  file('a member more in a handwriting', 'ink', ({ inks }) => ({ inks: inks.map((one) => ({ ...one, more: 1 })) })),
  file('a member more in a key', 'key', ({ keys }) => ({ keys: keys.map((one) => ({ ...one, more: 1 })) })),
  file('a key in capitals', 'key-letters', ({ keys }) => ({
    keys: keys.map((one) => ({ ...one, publicKey: one.publicKey.toUpperCase() })),
  })),
  file('a compressed key', 'key-length', ({ keys }) => ({
    keys: [...keys, { kid: 'zz', suite: 'sm3-sm2', publicKey: `02${'1'.repeat(64)}` }],
  })),
  file('a kid in capitals', 'kid', () => ({ kid: 'Test' })),
  file('a suite that there is not', 'suite', () => ({ suite: 'none' })),
  file('a member more in a checkpoint', 'checkpoint', ({ checkpoint }) => ({ checkpoint: { ...checkpoint, more: 1 } })),
  file('a signature of 63 bytes', 'checkpoint-sig', ({ checkpoint }) => ({
    checkpoint: { ...checkpoint, sig: checkpoint?.sig.slice(2) },
  })),
  file('a member more in a proof', 'inclusion', ({ inclusion }) => ({
    inclusion: inclusion.map((one) => ({ ...one, more: 1 })),
  })),
  file('a hash in capitals', 'inclusion-hash', ({ inclusion }) => ({
    inclusion: inclusion.map((one) => one && { ...one, path: one.path.map((hash) => hash.toUpperCase()) }),
  })),
  file('a path of 65 hashes', 'inclusion-path', ({ inclusion }) => ({
    inclusion: inclusion.map((one) => one && { ...one, path: Array(65).fill('0'.repeat(64)) }),
  })),
  file('a member more in a consistency proof', 'consistency', () => ({ consistency: { size: 3, path: [], more: 1 } })),
  broken(
    'file',
    'file-event-member',
    'a member more in an event',
    forged({ drafts: [...USUAL, { type: 'viewed', core: () => ({ more: 1 }) }] }),
  ),
  broken(
    'file',
    'file-event-version',
    'an event of another version',
    forged({ drafts: [...USUAL, { type: 'viewed', core: () => ({ v: 2 }) }] }),
  ),
  broken(
    'file',
    'file-event-body',
    'a body that is no object',
    forged({ drafts: [...USUAL, { type: 'viewed', core: () => ({ body: [] }) }] }),
  ),
  broken(
    'file',
    'file-event-suite',
    'a suite that there is not',
    forged({ drafts: [...USUAL, { type: 'viewed', core: () => ({ suite: 'sm3' }) }] }),
  ),
  broken(
    'file',
    'file-event-sig',
    'a signature of 63 bytes',
    forged({ drafts: [...USUAL, { type: 'viewed', over: ({ sig }) => ({ sig: sig?.slice(2) }) }] }),
  ),
  broken(
    'file',
    'file-event-time',
    'a time of the year 10000',
    forged({
      drafts: [...USUAL, { type: 'viewed', core: () => ({ at: 253_402_300_800_000 }) }],
      says: { at: 253_402_300_799_999 },
      heldAt: 253_402_300_799_999,
      file: () => ({ madeAt: 253_402_300_799_999 }),
    }),
  ),
];
