import type { EvidenceContent } from '#domain/evidence/format';
import { sealedEvidence } from '#domain/evidence/format';
import { OWN } from '#domain/evidence/primitives';
import { type EvidenceStatement, statementOf } from '#domain/evidence/statement';
import { findingsOf } from '#domain/evidence/verify';
import type { Letter, LetterEvent } from '#domain/letters/documents';
import { BUILT_IN } from '#domain/letters/templates';
import { publicKeys, sealerOf } from '../../cloudfunctions/kit/sealing';
import {
  countersigned,
  issuedFrom,
  scanned,
  signed,
  signedOnPaper,
  USUAL,
  wholeFrom,
  withEvents,
} from '../office/letters-made';

const text = (template: string) => BUILT_IN.find((one) => one.template === template) as (typeof BUILT_IN)[number];
const family = issuedFrom(text('guardian'));
const organs = issuedFrom(text('bureauSchool'));

/** What the verifier says of a letter that the county has sealed, with nothing held outside. */
function said(letter: Letter, statement: string): EvidenceStatement {
  const at = letter.events.at(-1)?.at ?? 0;
  const file = sealedEvidence(
    {
      county: letter.county,
      madeAt: at + 1000,
      content: letter.content as unknown as EvidenceContent,
      statement,
      events: letter.events,
      inks: [],
      checkpoint: null,
      inclusion: letter.events.map(() => null),
      consistency: null,
    },
    publicKeys(),
    sealerOf('sm3-ed25519', at),
  );
  return statementOf(findingsOf(file, {}, OWN));
}

/** The notes of a file of the family's or the organs' letter with these further events. */
function notes(letter: Letter, ...drafts: readonly Pick<LetterEvent, 'type' | 'body'>[]): string {
  const template = letter === organs ? 'bureauSchool' : 'guardian';
  const { fault, lines } = said(withEvents(letter, ...drafts), text(template).statement);
  expect(fault).toBeNull();
  return lines.flatMap((line) => (line.mark === 'note' ? [line.text] : [])).join('\n');
}

const ended = (type: LetterEvent['type'], body: LetterEvent['body'] = {}) => ({ type, body });

test('on the signer’s own phone, with how far the signer is known', () => {
  expect(notes(family, signed(family, USUAL))).toMatch(
    /王大梅（母亲）2026-11-18 \d\d:\d\d 签字，方式：本人手机，身份核对：手机核验。/,
  );
});

test('assisted: a helper’s phone vouches for nobody', () => {
  const helped = { method: 'assisted', assistance: { personId: 'p', readAloud: true, present: ['signer'] } };
  const words = notes(family, signed(family, USUAL, helped));
  expect(words).toContain('方式：协助签字，身份核对：约定。');
  expect(words).not.toContain('手机核验');
});

test('on paper: the day on it, and that the paper itself decides who signed', () => {
  const words = notes(family, signedOnPaper(family, USUAL));
  expect(words).toContain('方式：纸质，身份核对：纸质（纸上日期 2026-11-18）。原件是纸质签字');
  expect(words).toContain('是否本人签的，以纸质原件为准。');
});

test('a paper taken back asks again; a letter that was voided does not', () => {
  const paper = withEvents(family, signedOnPaper(family, USUAL));
  const back = { type: 'voided' as const, body: { signature: paper.events.at(-1)?.hash, reason: 'unclear' } };
  expect(notes(family, signedOnPaper(family, USUAL), back)).toContain(
    '撤回收错的纸质签字：前面的签字不再有效，可以再签。',
  );
  expect(notes(family, signed(family, USUAL), ended('voided', { reason: 'wrongText' }))).toContain(
    '作废：前面的签字不再有效。',
  );
  expect(notes(family, signed(family, USUAL), ended('superseded', { by: 'x' }))).toContain('被新的一份代替。');
});

test('not signed: declined, run out, or nothing yet, each in its own words', () => {
  const declined = ended('declined', { contentDigest: family.digest, reason: 'think' });
  expect(notes(family, declined)).toContain('暂不签。');
  expect(notes(family, declined, ended('expired', { until: family.until }))).toContain('签订期满，没有签。');
  expect(notes(family)).toMatch(/没有.*签字记录/);
});

test('an extension shows in the day until which it was signed', () => {
  const later = '2026-12-20';
  expect(notes(family, signed(family, USUAL, { until: later }))).toContain(
    `签订期发出时到 ${family.until}，后来延到 ${later}。`,
  );
  expect(notes(family, signed(family, USUAL))).not.toContain('延到');
  expect(notes(family, ended('expired', { until: later }))).toContain('延到');
});

test('both sides: 甲方 by name, and between organs which of the two it is', () => {
  const both = [signed(organs, USUAL), countersigned(organs, USUAL)] as const;
  const words = notes(organs, ...both);
  expect(words).toMatch(/李建国 2026-11-18 \d\d:\d\d 甲方签字。/);
  expect(words).toContain('单位之间的内部文书：只有电子签署，没有盖章的扫描件。');
  const whole = notes(organs, ...both, scanned(organs, USUAL));
  expect(whole).toContain('电子签署，并有盖章的扫描件归档。');
  expect(whole).toContain('由甲方（校长 李建国）存入，2 个文件。印章真伪以纸质原件为准。');
  expect(whole.match(/扫描件 \d（照片）的 SHA-256：[0-9a-f]{64}。/g)).toHaveLength(2);
  const back = ended('unscanned', { contentDigest: organs.digest, reason: 'unclear' });
  expect(notes(organs, ...both, scanned(organs, USUAL), back)).toContain('没有盖章的扫描件。');
  expect(notes(family, signed(family, USUAL))).not.toContain('单位之间');
});

test('the letter is named as people name it: its parties and the code on its receipt, by no number of ours', () => {
  const words = notes(family, signed(family, USUAL));
  expect(words).toMatch(/^[^，\n]+，[^\n]+，查验码 ([0-9A-Z]{4}-){2}[0-9A-Z]{4}。/);
  expect(words).not.toContain(family.content.letterId);
  expect(notes(family)).toContain('还没有查验码。');
});

test('a file of another kind is called that; a damaged one is', () => {
  for (const text of ['', '点名记录', '{"v":1}', '\u0000\ufffd']) {
    const { headline, lines } = statementOf(findingsOf(text, {}, OWN));
    expect(headline).toBe('这不是证据文件');
    expect(JSON.stringify(lines)).not.toMatch(/改动过|不一致|"wrong"/);
  }
  const { headline, lines } = statementOf(findingsOf('{"format":"not-one-less/evidence","v":1', {}, OWN));
  expect([headline, lines[0]?.mark]).toEqual(['不能使用：文件与封存时不一致', 'wrong']);
});

test('every built-in letter, whole, is sound', () => {
  for (const one of BUILT_IN) {
    expect([one.template, said(wholeFrom(one), one.statement).fault]).toEqual([one.template, null]);
  }
});
