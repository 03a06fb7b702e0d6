import { OWN, type Primitives } from '#domain/evidence/primitives';
import { statementOf } from '#domain/evidence/statement';
import { findingsOf, verdictOf } from '#domain/evidence/verify';
import { digest, publicKeys, sealerOf, TREE, verifies } from '../../cloudfunctions/kit/sealing';
import { SIZES } from '../sizes';
import { EVERY_TYPE, fileOf, held, ISSUED, logOf, sealed } from './file-maker';

const BY: Primitives = { digesting: digest, tree: TREE, verifies };
const KEYS = publicKeys();
const OUTSIDE = held(KEYS);

test('clean files are accepted, whatever letter and log', () => {
  for (let n = 0; n < SIZES.evidenceFiles; n += 1) {
    const suite = n % 10 === 0 ? 'sm3-sm2' : 'sm3-ed25519';
    const sealer = sealerOf(suite, ISSUED);
    const types = n % 3 === 0 ? EVERY_TYPE : EVERY_TYPE.filter((type) => type !== 'sealed').slice(0, 2 + (n % 9));
    const letter = sealed({ sealer, types, title: `责任书 ${n}`, statement: `同意 ${n} 𠮷` });
    const log = logOf(letter.events, { before: n % 40, between: n % 3, after: n % 17 });
    const since = n % 4 === 0 ? undefined : Math.max(1, log.size - (n % 5));
    const file = fileOf(letter, {
      sealer,
      keys: KEYS,
      log,
      inks: n % 2 === 0,
      ...(since === undefined ? {} : { since }),
    });
    const findings = findingsOf(file.text, { keys: OUTSIDE, checkpoint: file.held ?? '' }, n % 25 === 0 ? OWN : BY);
    expect(findings.fault).toBeNull();
    expect(findings.logged).toBe(letter.events.length);
    expect(verdictOf(findings)).toBe(findings.anchor === 'all' ? 'proved' : 'unanchored');
  }
});

test('what is no file at all, however deep or strange', () => {
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{}',
    '"x"',
    '1',
    '[['.repeat(50_000),
    '{"v":1}',
    '\u0000',
    '{"__proto__":1}',
  ]) {
    expect(findingsOf(text, {}, BY)).toMatchObject({ fault: 'file' });
    expect(statementOf(findingsOf(text, {}, BY))).toMatchObject({ verdict: 'noEvidence', lines: [{ mark: 'note' }] });
  }
});

test('what says that it is evidence and cannot be read is called damaged, not another file', () => {
  const torn = '{"format":"not-one-less/evidence","v":1,"county":"yun';
  expect(findingsOf(torn, {}, BY)).toMatchObject({ fault: 'file', foreign: false });
  expect(statementOf(findingsOf(torn, {}, BY))).toMatchObject({ verdict: 'broken', lines: [{ mark: 'wrong' }] });
});
