import { bytesOf, hexNumber, inverse, joined, mod } from '#domain/evidence/numbers';
import { sm3 } from '#domain/letters/sm3';

/** The curve of GB/T 32918.5-2017. */
const P = hexNumber('fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff');
const A = P - 3n;
const B = hexNumber('28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93');
const N = hexNumber('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');
const GX = '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7';
const GY = 'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0';
/** The identity that the standard takes where none is agreed. */
const ID = '1234567812345678';

/** In Jacobian coordinates: x = X/Z², y = Y/Z³; Z is 0 at infinity. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

const INFINITY: Point = { x: 1n, y: 1n, z: 0n };
const G: Point = { x: hexNumber(GX), y: hexNumber(GY), z: 1n };

function doubled({ x, y, z }: Point): Point {
  if (z === 0n || y === 0n) {
    return INFINITY;
  }
  const yy = (y * y) % P;
  const s = (4n * x * yy) % P;
  const m = mod(3n * (x - z * z) * (x + z * z), P);
  const next = mod(m * m - 2n * s, P);
  return { x: next, y: mod(m * (s - next) - 8n * yy * yy, P), z: (2n * y * z) % P };
}

function added(p: Point, q: Point): Point {
  if (p.z === 0n || q.z === 0n) {
    return p.z === 0n ? q : p;
  }
  const [pz, qz] = [(p.z * p.z) % P, (q.z * q.z) % P];
  const [u, v] = [(p.x * qz) % P, (q.x * pz) % P];
  const [s, t] = [(p.y * qz * q.z) % P, (q.y * pz * p.z) % P];
  if (u === v) {
    return s === t ? doubled(p) : INFINITY;
  }
  const [h, r] = [mod(v - u, P), mod(t - s, P)];
  const hh = (h * h) % P;
  const hhh = (hh * h) % P;
  const x = mod(r * r - hhh - 2n * u * hh, P);
  return { x, y: mod(r * (u * hh - x) - s * hhh, P), z: (h * p.z * q.z) % P };
}

function times(scalar: bigint, point: Point): Point {
  let [result, next] = [INFINITY, point];
  for (let left = scalar; left > 0n; left >>= 1n) {
    if (left & 1n) {
      result = added(result, next);
    }
    next = doubled(next);
  }
  return result;
}

const inOrder = (n: bigint): boolean => n > 0n && n < N;
const isOnCurve = (x: bigint, y: bigint): boolean => x < P && y < P && mod(y * y - (x * x * x + A * x + B), P) === 0n;
const hex64 = (n: bigint): string => n.toString(16).padStart(64, '0');

/** e: SM3 over the hash of identity, curve and key, and the message (GB/T 32918.2-2016, 5.5 and 6.1). */
function digestNumber(key: string, message: Uint8Array): bigint {
  const id = Uint8Array.from(ID, (letter) => letter.charCodeAt(0));
  const bits = Uint8Array.of(0, id.length * 8);
  const z = sm3(joined(bits, id, bytesOf(hex64(A) + hex64(B) + GX + GY + key)));
  return hexNumber(sm3(joined(bytesOf(z), message)));
}

/** 验签 SM2 with SM3 (GB/T 32918.2-2016): key `04` and the point, signature r and s, 32 bytes each, as hex. */
export function verifySm2(publicKey: string, message: Uint8Array, sig: string): boolean {
  const [head, key] = [publicKey.slice(0, 2), publicKey.slice(2)];
  const [x, y] = [hexNumber(key.slice(0, 64)), hexNumber(key.slice(64))];
  const [r, s] = [hexNumber(sig.slice(0, 64)), hexNumber(sig.slice(64))];
  const t = mod(r + s, N);
  if (head !== '04' || key.length !== 128 || sig.length !== 128 || !isOnCurve(x, y)) {
    return false;
  }
  if (!inOrder(r) || !inOrder(s) || t === 0n) {
    return false;
  }
  const point = added(times(s, G), times(t, { x, y, z: 1n }));
  if (point.z === 0n) {
    return false;
  }
  const found = mod(point.x * inverse((point.z * point.z) % P, P), P);
  return mod(digestNumber(key, message) + found, N) === r;
}
