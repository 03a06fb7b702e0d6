/** Numbers modulo a prime, and how they are written as bytes. */

export const mod = (a: bigint, p: bigint): bigint => ((a % p) + p) % p;

export function power(base: bigint, exponent: bigint, p: bigint): bigint {
  let [result, square] = [1n, mod(base, p)];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) {
      result = (result * square) % p;
    }
    square = (square * square) % p;
  }
  return result;
}

/** By Fermat: `p` must be prime. */
export const inverse = (a: bigint, p: bigint): bigint => power(a, p - 2n, p);

export const hexNumber = (hex: string): bigint => BigInt(`0x${hex || '0'}`);

export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Least significant byte first. */
export const littleNumber = (bytes: Uint8Array): bigint => hexNumber(hexOf(Uint8Array.from(bytes).reverse()));

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
