import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sm2 } from 'sm-crypto-v2';
import { verifyEd25519 } from '#domain/evidence/ed25519';
import { OWN } from '#domain/evidence/primitives';
import { sha256, sha512 } from '#domain/evidence/sha2';
import { verifySm2 } from '#domain/evidence/sm2';
import { sm3 } from '#domain/letters/sm3';
import { digest, publicKeys, sealerOf, verifies } from '../../cloudfunctions/kit/sealing';

const NOW = Date.parse('2026-11-18T01:00:00Z');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hexBytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const flipped = (hex: string, n: number): string =>
  `${hex.slice(0, n)}${((Number.parseInt(hex[n] ?? '0', 16) + 1) % 16).toString(16)}${hex.slice(n + 1)}`;

test('SM3 of GB/T 32905-2016, A.1 and A.2', () => {
  expect(sm3(utf8('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(sm3(utf8('abcd'.repeat(16)))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
});

test('hashes of every length up to three blocks are the runtime’s', () => {
  const message = randomBytes(400);
  for (let length = 0; length <= message.length; length += 1) {
    const bytes = message.subarray(0, length);
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(Buffer.from(sha512(bytes)).toString('hex')).toBe(createHash('sha512').update(bytes).digest('hex'));
    expect(sm3(bytes)).toBe(createHash('sm3').update(bytes).digest('hex'));
  }
});

test.each([
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
])('Ed25519 of RFC 8032, 7.1: %s', (key, message, sig) => {
  expect(verifyEd25519(key, hexBytes(message), sig)).toBe(true);
  expect(verifyEd25519(key, hexBytes(`${message}00`), sig)).toBe(false);
  for (let n = 0; n < 128; n += 9) {
    expect(verifyEd25519(key, hexBytes(message), flipped(sig, n))).toBe(false);
  }
});

/** S + L is the same number to a careless verifier. */
test('Ed25519: a signature has one spelling, and what is no point is no key', () => {
  const key = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
  const sig =
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
  const l = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = BigInt(`0x${Buffer.from(sig.slice(64), 'hex').reverse().toString('hex')}`) + l;
  const again = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex');
  expect(verifyEd25519(key, hexBytes(''), sig.slice(0, 64) + again)).toBe(false);
  expect(verifyEd25519('ff'.repeat(32), hexBytes(''), sig)).toBe(false);
  expect(verifyEd25519(`${key}00`, hexBytes(''), sig)).toBe(false);
});

/** GB/T 32918.5-2017, A.2. */
test('SM2 of GB/T 32918.5-2017, A.2', () => {
  const key =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
  const sig =
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
  expect(verifySm2(key, utf8('message digest'), sig)).toBe(true);
  expect(verifySm2(key, utf8('message digesu'), sig)).toBe(false);
  for (let n = 0; n < 128; n += 9) {
    expect(verifySm2(key, utf8('message digest'), flipped(sig, n))).toBe(false);
    expect(verifySm2(flipped(key, n + 2), utf8('message digest'), sig)).toBe(false);
  }
});

/** Made once with `openssl dgst -sm3 -sign … -sigopt distid:1234567812345678` (3.0.19). */
const BY_OPENSSL = {
  key: '0462fcbda0465e945fdb4f7f990d557bfd29f2fa3da9fd6e016435b01f13d37ac851a89767cc90a5adf24349cf0601095f5aaae50bb82701750cbcc585e8285869',
  text: '一个都不能少：not one less',
  sig: 'fa11b17844c227e2bad2abc15f8c7254abf59316bc37e2d44600a2711eb4be787c13eb89847e3c0e9fe58736e429b61dd125c3bc0028c53f8e0da980a92df8e5',
};

test('SM2 made by OpenSSL verifies, here and with the library', () => {
  const { key, text, sig } = BY_OPENSSL;
  expect(verifySm2(key, utf8(text), sig)).toBe(true);
  expect(verifies({ kid: 'k', suite: 'sm3-sm2', publicKey: key }, text, sig)).toBe(true);
  expect(verifySm2(key, utf8(`${text}.`), sig)).toBe(false);
});

const hasOpenssl = (): boolean => {
  try {
    return /^OpenSSL 3/.test(execFileSync('openssl', ['version'], { encoding: 'utf8' }));
  } catch {
    return false;
  }
};

const der = (sig: string): Buffer => {
  const integer = (hex: string): Buffer => {
    const bytes = Buffer.from(hex.replace(/^(00)+(?=..)/, ''), 'hex');
    const whole = (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
    return Buffer.concat([Buffer.of(2, whole.length), whole]);
  };
  const both = Buffer.concat([integer(sig.slice(0, 64)), integer(sig.slice(64))]);
  return Buffer.concat([Buffer.of(0x30, both.length), both]);
};

/** SubjectPublicKeyInfo of a point on SM2's curve. */
const spki = (key: string): Buffer => Buffer.from(`3059301306072a8648ce3d020106082a811ccf5501822d034200${key}`, 'hex');

/** Where the program is there; the stored vector above is checked everywhere. */
(hasOpenssl() ? test : test.skip)('SM2 of ours verifies with OpenSSL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sm2-'));
  const at = (name: string): string => join(folder, name);
  const { kid, sign } = sealerOf('sm3-sm2', NOW);
  const key = publicKeys().find((one) => one.kid === kid)?.publicKey ?? '';
  const verified = (text: string, sig: string): string => {
    writeFileSync(at('key.der'), spki(key));
    writeFileSync(at('text'), text);
    writeFileSync(at('sig'), der(sig));
    execFileSync('openssl', ['pkey', '-pubin', '-inform', 'DER', '-in', at('key.der'), '-out', at('key.pem')]);
    const asked = [
      'dgst',
      '-sm3',
      '-verify',
      at('key.pem'),
      '-sigopt',
      'distid:1234567812345678',
      '-signature',
      at('sig'),
      at('text'),
    ];
    try {
      return execFileSync('openssl', asked, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      return 'refused';
    }
  };
  const text = '责任书 {"a":1}';
  expect(verified(text, sign(text))).toBe('Verified OK');
  expect(verified(`${text} `, sign(text))).toBe('refused');
  rmSync(folder, { recursive: true });
});

test.each(['sm3-ed25519', 'sm3-sm2'] as const)('%s: what signs here verifies by our own arithmetic too', (suite) => {
  const { kid, sign } = sealerOf(suite, NOW);
  const key = publicKeys().find((one) => one.kid === kid);
  if (!key) {
    throw new Error('no key');
  }
  for (const text of ['', 'a', '{"责任书":"𠮷野家"}', 'x'.repeat(3000)]) {
    const sig = sign(text);
    expect([OWN.verifies(key, text, sig), verifies(key, text, sig)]).toEqual([true, true]);
    expect(OWN.digesting(text)).toEqual(digest(text));
    for (let n = 1; n < 128; n += 31) {
      expect([OWN.verifies(key, text, flipped(sig, n)), verifies(key, text, flipped(sig, n))]).toEqual([false, false]);
    }
  }
});

test('SM2: a key beside the curve, numbers beyond the order', () => {
  const { publicKey, privateKey } = sm2.generateKeyPairHex('1234567');
  const sig = sm2.doSignature(utf8('m'), privateKey, { hash: true, der: false, publicKey });
  expect(verifySm2(publicKey, utf8('m'), sig)).toBe(true);
  expect(verifySm2(flipped(publicKey, 100), utf8('m'), sig)).toBe(false);
  expect(verifySm2(publicKey, utf8('m'), 'f'.repeat(128))).toBe(false);
  expect(verifySm2(publicKey, utf8('m'), '0'.repeat(128))).toBe(false);
});
