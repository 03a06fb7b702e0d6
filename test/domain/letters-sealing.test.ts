import { Refusal } from '#domain/errors';
import { canonical } from '#domain/letters/canonical';
import type { Letter, LetterEvent } from '#domain/letters/documents';
import { isUnsealed, letterFault, sealedEvents } from '#domain/letters/event';
import { env } from '../../cloudfunctions/kit/env';
import { sealKeys, signingKey } from '../../cloudfunctions/kit/seal-keys';
import { digest, publicKeys, sealerOf, verifies } from '../../cloudfunctions/kit/sealing';
import { asBefore, ISSUED_AT, MINUTE, open, READING, sign, signed } from './letter-maker';

const NOW = ISSUED_AT;
const KEYS = env().SEAL_KEYS;
afterEach(() => Object.assign(env(), { SEAL_KEYS: KEYS }));
const withKeys = (...keys: object[]): void => void Object.assign(env(), { SEAL_KEYS: JSON.stringify(keys) });
const key = (kid: string, from: string, suite = 'sm3-ed25519') => ({
  kid,
  suite,
  privateKey: kid.charCodeAt(0).toString(16).repeat(32),
  from,
});
const signedBy = ({ kid, suite, sig }: LetterEvent, text: string): boolean => {
  const known = publicKeys().find((one) => one.kid === kid && one.suite === suite);
  return known !== undefined && verifies(known, text, sig ?? '');
};
const faultOf = (letter: Letter) => letterFault(letter, digest, signedBy);
const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe.each(['sm3-ed25519', 'sm3-sm2'] as const)('%s', (suite) => {
  test('signs every link of a letter, with suite and key inside what is signed', () => {
    const letter = signed(sealerOf(suite, NOW));
    expect(faultOf(letter)).toBeNull();
    expect(new Set(letter.events.map((event) => event.suite))).toEqual(new Set([suite]));
    for (const change of [
      { suite: suite === 'sm3-sm2' ? 'sm3-ed25519' : 'sm3-sm2' },
      { kid: 'other' },
      { sig: null },
    ]) {
      const events = letter.events.map((event, n) => (n === 2 ? { ...event, ...change } : event)) as LetterEvent[];
      expect(faultOf({ ...letter, events })).not.toBeNull();
    }
  });

  test('seals a letter of before with one link, once; acts on it come after that link', () => {
    const old = asBefore(signed());
    expect(isUnsealed(old)).toBe(true);
    const events = sealedEvents(old, NOW, sealerOf(suite, NOW));
    expect(events).toHaveLength(5);
    expect(events.at(-1)).toMatchObject({ type: 'sealed', suite, body: { upTo: 3, hash: old.events.at(-1)?.hash } });
    expect(faultOf({ ...old, events })).toBeNull();
    expect(sealedEvents({ ...old, events }, NOW, sealerOf(suite, NOW))).toBe(events);
    const begun = open(signedOnce(), 'mother', NOW + MINUTE, sealerOf(suite, NOW));
    const done = sign(begun, 'mother', NOW + MINUTE + READING, {}, sealerOf(suite, NOW));
    expect(done.events.map(({ type }) => type)).toEqual(['created', 'issued', 'sealed', 'viewed', 'signed']);
    expect(faultOf(done)).toBeNull();
  });

  test('a link without signature among signed ones, a seal over something else, a seal over nothing', () => {
    const sealer = sealerOf(suite, NOW);
    const old = asBefore(signed());
    const events = sealedEvents(old, NOW, sealer);
    const reseal = (body: object): LetterEvent => {
      const { hash: _, sha256: __, sig: ___, ...core } = { ...(events[4] as LetterEvent), body: { ...body } };
      const hashes = digest(canonical(core));
      return { ...core, hash: hashes.sm3, sha256: hashes.sha256, sig: sealer.sign(canonical(core)) };
    };
    expect(faultOf({ ...old, events: [...old.events, reseal({ upTo: 2, hash: old.events[3]?.hash })] })).toBe(
      'events.4.suite',
    );
    expect(faultOf({ ...old, events: [...old.events, reseal({ upTo: 3, hash: old.events[2]?.hash })] })).toBe(
      'events.4.suite',
    );
    const fresh = signed(sealer);
    const [a, b, c, d] = fresh.events as [LetterEvent, LetterEvent, LetterEvent, LetterEvent];
    expect(faultOf({ ...fresh, events: [a, b, { ...c, suite: 'none', kid: null, sig: null }, d] })).toBe(
      'events.2.suite',
    );
  });
});

/** Issued before sealing, never opened. */
const signedOnce = (): Letter => {
  const old = asBefore(signed());
  return { ...old, state: 'issued', events: old.events.slice(0, 2), challenge: null, method: null, signedAt: null };
};

describe('keys', () => {
  test('the newest that has begun signs, all verify', () => {
    withKeys(
      key('a1', '2025-01-01T00:00:00+08:00'),
      key('b1', '2026-01-01T00:00:00Z'),
      key('c1', '2027-01-01T00:00:00Z'),
    );
    const year = (text: string) => sealerOf('sm3-ed25519', Date.parse(text)).kid;
    expect([year('2025-06-01'), year('2026-06-01'), year('2027-06-01')]).toEqual(['a1', 'b1', 'c1']);
    const letter = signed(sealerOf('sm3-ed25519', Date.parse('2025-06-01')));
    expect(faultOf(letter)).toBeNull();
    withKeys(key('b1', '2026-01-01T00:00:00Z'));
    expect(faultOf(letter)).toBe('events.0.sig');
  });

  test('none of the suite, none yet: a typed refusal, never a link without signature', () => {
    withKeys(key('b1', '2026-01-01T00:00:00Z'));
    expect(codeOf(() => signingKey('sm3-sm2', NOW))).toBe('SEAL_KEY_MISSING');
    expect(codeOf(() => sealerOf('sm3-ed25519', Date.parse('2025-12-31')))).toBe('SEAL_KEY_MISSING');
    withKeys();
    expect(codeOf(() => sealerOf('sm3-ed25519', NOW))).toBe('SEAL_KEY_MISSING');
  });

  test.each([
    '{',
    '{}',
    '[{"kid":"a"}]',
    JSON.stringify([key('a1', 'soon')]),
    JSON.stringify([key('a1', '2026-01-01T00:00:00Z'), key('a1', '2026-01-01T00:00:00Z')]),
  ])('what is no list of keys is refused without being quoted: %s', (text) => {
    Object.assign(env(), { SEAL_KEYS: text });
    expect(codeOf(sealKeys)).toBe('Error: environment: SEAL_KEYS is no list of seal keys');
  });

  test('a signature has one spelling', () => {
    for (const suite of ['sm3-ed25519', 'sm3-sm2'] as const) {
      const { kid, sign: make } = sealerOf(suite, NOW);
      const known = publicKeys().find((one) => one.kid === kid);
      const sig = make('text');
      const check = (text: string, by: string) => known !== undefined && verifies(known, text, by);
      expect([
        check('text', sig),
        check('texu', sig),
        check('text', sig.toUpperCase()),
        check('text', `${sig}00`),
      ]).toEqual([true, false, false, false]);
      expect([check('text', '0'.repeat(128)), check('text', 'f'.repeat(128)), check('text', '')]).toEqual([
        false,
        false,
        false,
      ]);
    }
  });
});
