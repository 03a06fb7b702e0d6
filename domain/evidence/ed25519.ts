import { bytesOf, hexOf, inverse, joined, littleNumber, mod, power } from '#domain/evidence/numbers';
import { sha512 } from '#domain/evidence/sha2';

const P = 2n ** 255n - 19n;
/** The order of the base point. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * inverse(121666n, P), P);
const SQRT_MINUS_ONE = power(2n, (P - 1n) / 4n, P);

/** In extended coordinates (RFC 8032, section 5.1.4): x = X/Z, y = Y/Z, T = XY/Z. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly t: bigint;
}

const affine = (x: bigint, y: bigint): Point => ({ x, y, z: 1n, t: (x * y) % P });
const ZERO = affine(0n, 1n);

function added(p: Point, q: Point): Point {
  const a = mod((p.y - p.x) * (q.y - q.x), P);
  const b = mod((p.y + p.x) * (q.y + q.x), P);
  const c = mod(2n * p.t * q.t * D, P);
  const d = mod(2n * p.z * q.z, P);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: mod(e * f, P), y: mod(g * h, P), z: mod(f * g, P), t: mod(e * h, P) };
}

function times(scalar: bigint, point: Point): Point {
  let [result, doubled] = [ZERO, point];
  for (let left = scalar; left > 0n; left >>= 1n) {
    if (left & 1n) {
      result = added(result, doubled);
    }
    doubled = added(doubled, doubled);
  }
  return result;
}

/** The x of a y with this sign; null when there is none (RFC 8032, section 5.1.3). */
function xOf(y: bigint, sign: bigint): bigint | null {
  const square = mod((y * y - 1n) * inverse(D * y * y + 1n, P), P);
  const candidate = power(square, (P + 3n) / 8n, P);
  const x = [candidate, (candidate * SQRT_MINUS_ONE) % P].find((one) => (one * one) % P === square);
  if (x === undefined || (x === 0n && sign === 1n)) {
    return null;
  }
  return (x & 1n) === sign ? x : mod(-x, P);
}

function pointOf(bytes: Uint8Array): Point | null {
  const number = littleNumber(bytes);
  const y = number & (2n ** 255n - 1n);
  const x = y < P ? xOf(y, number >> 255n) : null;
  return x === null ? null : affine(x, y);
}

function encoded({ x, y, z }: Point): string {
  const by = inverse(z, P);
  const number = mod(y * by, P) + ((mod(x * by, P) & 1n) << 255n);
  return hexOf(bytesOf(number.toString(16).padStart(64, '0')).reverse());
}

const BASE_Y = mod(4n * inverse(5n, P), P);
const BASE = affine(xOf(BASE_Y, 0n) ?? 0n, BASE_Y);

const isZero = ({ x, y, z }: Point): boolean => x === 0n && y === z;

/**
 * Whether these 32 bytes are a key that only its owner can sign with: the one spelling of a point of order L. A point of small order
 * verifies texts that nobody signed; one with a part of small order is taken by some programs and refused by others.
 */
export function isEd25519Key(publicKey: string): boolean {
  const point = publicKey.length === 64 ? pointOf(bytesOf(publicKey)) : null;
  return point !== null && !isZero(point) && isZero(times(L, point));
}

/** 验签 Ed25519 (RFC 8032, pure, without cofactor): key 32 bytes, signature 64 bytes, as hex. */
export function verifyEd25519(publicKey: string, message: Uint8Array, sig: string): boolean {
  const key = isEd25519Key(publicKey) ? pointOf(bytesOf(publicKey)) : null;
  const [r, s] = [sig.slice(0, 64), littleNumber(bytesOf(sig.slice(64)))];
  if (!key || sig.length !== 128 || s >= L) {
    return false;
  }
  const k = littleNumber(sha512(joined(bytesOf(r), bytesOf(publicKey), message))) % L;
  const minus = { ...key, x: mod(-key.x, P), t: mod(-key.t, P) };
  return encoded(added(times(s, BASE), times(k, minus))) === r;
}
