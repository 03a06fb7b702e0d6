import fc from 'fast-check';
import { Refusal } from '#domain/errors';
import { declinedLetter, signedBy } from '#domain/letters/acts';
import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import { letterFault } from '#domain/letters/event';
import { authority, digest, INK, ISSUED_AT, issued, MINUTE, open, READING, sealer, sign, signed } from './letter-maker';

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'OK';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe('the chain of a letter', () => {
  test('created, issued, viewed, signed: hashes fit, and the letter no longer names its job', () => {
    const letter = signed();
    expect(letter.events.map(({ type, suite, kid }) => [type, suite, kid])).toEqual(
      ['created', 'issued', 'viewed', 'signed'].map((type) => [type, 'sm3-ed25519', 'test-ed25519']),
    );
    expect(letter.events.every(({ sig }) => /^[0-9a-f]{128}$/.test(sig ?? ''))).toBe(true);
    expect(letterFault(letter, digest)).toBeNull();
    expect('job' in letter).toBe(false);
    expect(JSON.stringify(letter).length).toBeLessThan(60_000);
  });

  test('what is signed says who, by what right, what, how long read, and how written', () => {
    const body = signed().events.at(-1)?.body ?? {};
    expect(Object.keys(body).sort()).toEqual(
      [
        'assistance',
        'authority',
        'challengeId',
        'clientAt',
        'consent',
        'contentDigest',
        'identity',
        'ink',
        'method',
        'relation',
        'requestId',
        'role',
        'sdk',
        'signerName',
        'signerPersonId',
        'until',
      ].sort(),
    );
    expect(body['consent']).toEqual({
      statementId: 'guardian:1',
      statementDigest: digest(GUARDIAN_TEMPLATE.statement),
      scrolledToEnd: true,
      dwellMs: READING,
    });
    const { sm3, sha256 } = digest(INK.points);
    expect(body['ink']).toEqual({
      encoding: 'delta-1',
      pointsSm3: sm3,
      pointsSha256: sha256,
      count: 30,
      w: 300,
      h: 180,
      durationMs: 725,
    });
  });
});

describe('signing', () => {
  const at = ISSUED_AT + MINUTE;
  const opened = open(issued(), 'mother', at);

  test.each([
    ['CHALLENGE_EXPIRED', 'never opened', () => sign(issued(), 'mother', at + READING)],
    ['CHALLENGE_EXPIRED', 'somebody else’s challenge', () => sign(opened, 'father', at + READING)],
    ['CHALLENGE_EXPIRED', 'after ten minutes', () => sign(opened, 'mother', at + 10 * MINUTE)],
    ['CHALLENGE_EXPIRED', 'another challenge', () => sign(opened, 'mother', at + READING, { challenge: 'x' })],
    ['LETTER_CHANGED', 'another text was shown', () => sign(opened, 'mother', at + READING, { digest: 'x' })],
    ['READ_REQUIRED', 'a millisecond too soon', () => sign(opened, 'mother', at + READING - 1)],
    ['LETTER_SIGNED', 'a second time', () => sign(signed(), 'mother', at + 2 * READING)],
    ['OK', 'read long enough', () => sign(opened, 'mother', at + READING)],
    ['OK', 'in the last moment', () => sign(opened, 'mother', at + 10 * MINUTE - 1)],
  ])('%s: %s', (code, _, act) => {
    expect(codeOf(act)).toBe(code);
  });

  test('a page opened again goes on with its challenge; another person gets their own', () => {
    const again = open(opened, 'mother', at + MINUTE);
    expect(again.challenge).toEqual(opened.challenge);
    expect(again.events).toHaveLength(3);
    const late = open(opened, 'mother', at + 11 * MINUTE);
    expect(late.challenge?.id).not.toBe(opened.challenge?.id);
    expect(codeOf(() => sign(open(opened, 'cadre', at + MINUTE), 'mother', at + READING))).toBe('CHALLENGE_EXPIRED');
  });

  test('whose signature it is', () => {
    expect(signedBy(signed(), 'mother')).toBe(true);
    expect(signedBy(signed(), 'father')).toBe(false);
    expect(signedBy(opened, 'mother')).toBe(false);
  });
});

test('no path of acts leaves two signatures, a broken chain or a long one', () => {
  const people = fc.constantFrom('mother', 'father', 'cadre');
  const act = fc.record({
    what: fc.constantFrom('open', 'sign', 'sign', 'decline'),
    who: people,
    wait: fc.constantFrom(0, 1000, READING, 5 * MINUTE, 11 * MINUTE),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let letter = issued();
      let now = ISSUED_AT;
      for (const { what, who, wait } of acts) {
        now += wait;
        const before = letter;
        try {
          if (what === 'open') {
            letter = open(letter, who, now);
          } else if (what === 'sign') {
            letter = sign(letter, who, now);
          } else {
            letter = declinedLetter(letter, { person: who, authority: authority(who), reason: 'think', now }, sealer);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          expect(letter).toBe(before);
        }
      }
      expect(letter.events.filter(({ type }) => type === 'signed').length).toBe(letter.state === 'signed' ? 1 : 0);
      expect(letter.events.length).toBeLessThanOrEqual(20);
      expect(letterFault(letter, digest)).toBeNull();
      expect((letter.checkCode !== null) === (letter.state === 'signed')).toBe(true);
    }),
    { numRuns: 200 },
  );
});
