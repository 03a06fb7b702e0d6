import { createHash } from 'node:crypto';
import type { PublicKey, Sealer } from '#domain/letters/sealer';
import { digest } from '../../../cloudfunctions/kit/sealing';

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (a: bigint, p = P): bigint => ((a % p) + p) % p;

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)];
  for (let left = exponent; left > 0n; left >>= 1n) {
    result = left & 1n ? mod(result * square) : result;
    square = mod(square * square);
  }
  return result;
}

const inverse = (a: bigint): bigint => power(a, P - 2n);
const D = mod(-121665n * inverse(121666n));

interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

const ZERO: Point = { x: 0n, y: 1n };

function added(p: Point, q: Point): Point {
  const both = mod(D * p.x * q.x * p.y * q.y);
  return {
    x: mod((p.x * q.y + p.y * q.x) * inverse(1n + both)),
    y: mod((p.y * q.y + p.x * q.x) * inverse(1n - both)),
  };
}

function times(scalar: bigint, point: Point): Point {
  let [result, next] = [ZERO, point];
  for (let left = scalar; left > 0n; left >>= 1n) {
    result = left & 1n ? added(result, next) : result;
    next = added(next, next);
  }
  return result;
}

const BASE: Point = {
  x: 15112221349535400772501151409588531511454012693041857206046113283949847762202n,
  y: 46316835694926478169428394003475163141307993866256225615783033603165251855960n,
};
/** (0, −1), of order 2. */
const HALF: Point = { x: 0n, y: P - 1n };

const little = (n: bigint): string => Buffer.from(n.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex');
const encoded = ({ x, y }: Point): string => little(y + ((x & 1n) << 255n));
const numberOf = (text: string): bigint => BigInt(`0x${createHash('sha256').update(text).digest('hex')}`) % L;

function challenge(r: string, key: string, text: string): bigint {
  const hash = createHash('sha512')
    .update(Buffer.from(r + key, 'hex'))
    .update(text)
    .digest();
  return BigInt(`0x${hash.reverse().toString('hex')}`) % L;
}

const SECRET = numberOf('a secret of the vectors');

/** Someone with a key of their own making, and how they sign. */
export interface Liar {
  readonly sealer: Sealer;
  readonly key: PublicKey;
}

const liar = (kid: string, publicKey: string, sign: Sealer['sign']): Liar => ({
  sealer: { suite: 'sm3-ed25519', kid, digest, sign },
  key: { kid, suite: 'sm3-ed25519', publicKey },
});

/** Under the zero point, R = 0 and S = 0 sign every text. */
export const zeroKey = (): Liar => liar('liar', encoded(ZERO), () => encoded(ZERO) + little(0n));

/** Under the point of order 2, R = 0 or R = the point itself, by whether the challenge is even. */
export const halfKey = (): Liar =>
  liar('liar', encoded(HALF), (text) => {
    const r = [encoded(ZERO), encoded(HALF)].find((one) => {
      const isOdd = (challenge(one, encoded(HALF), text) & 1n) === 1n;
      return isOdd === (one === encoded(HALF));
    });
    return (r ?? encoded(ZERO)) + little(0n);
  });

/** A good key with a part of order 2: its owner finds signatures that some programs take and others do not. */
export function mixedKey(): Liar {
  const key = encoded(added(times(SECRET, BASE), HALF));
  return liar('liar', key, (text) => {
    for (let n = 0; ; n += 1) {
      const nonce = numberOf(`${n} ${text}`);
      const r = encoded(times(nonce, BASE));
      const k = challenge(r, key, text);
      if ((k & 1n) === 0n) {
        return r + little(mod(nonce + k * SECRET, L));
      }
    }
  });
}

/** A good key, with R off by a part of order 2: it fits only for whoever multiplies by the cofactor. */
export function offKey(): Liar {
  const key = encoded(times(SECRET, BASE));
  return liar('liar', key, (text) => {
    const nonce = numberOf(text);
    const r = encoded(added(times(nonce, BASE), HALF));
    return r + little(mod(nonce + challenge(r, key, text) * SECRET, L));
  });
}

/** The same signature with S + L. */
export function beyondOrder(sig: string): string {
  const s = BigInt(`0x${Buffer.from(sig.slice(64), 'hex').reverse().toString('hex')}`);
  return sig.slice(0, 64) + little(s + L);
}
