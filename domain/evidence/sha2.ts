/** SHA-256 and SHA-512 (FIPS 180-4) for places without cryptography of their own. Their constants are computed, as the standard defines them. */

const ROUNDS_512 = 80;
const ROUNDS_256 = 64;
const MASK_64 = 2n ** 64n - 1n;

function firstPrimes(count: number): bigint[] {
  const primes: bigint[] = [];
  for (let n = 2n; primes.length < count; n += 1n) {
    if (primes.every((prime) => n % prime !== 0n)) {
      primes.push(n);
    }
  }
  return primes;
}

/** The largest integer whose `power`-th power is at most `n`. */
function root(n: bigint, power: bigint): bigint {
  let low = 0n;
  let high = 2n ** 96n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** power <= n) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

const PRIMES = firstPrimes(ROUNDS_512);
/** The first 64 bits of the fractional parts of cube roots and square roots. */
const K_512 = PRIMES.map((prime) => root(prime << 192n, 3n) & MASK_64);
const START_512 = PRIMES.slice(0, 8).map((prime) => root(prime << 128n, 2n) & MASK_64);
const K_256 = K_512.slice(0, ROUNDS_256).map((k) => Number(k >> 32n) | 0);
const START_256 = START_512.map((h) => Number(h >> 32n) | 0);

/** The message, a one bit, zeros, and its length in bits, in whole blocks. */
function padded(message: Uint8Array, block: number, lengthBytes: number): DataView {
  const size = Math.ceil((message.length + 1 + lengthBytes) / block) * block;
  const bytes = new Uint8Array(size);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(size - 8, BigInt(message.length) * 8n);
  return view;
}

const right = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

function words256(view: DataView, offset: number): Int32Array {
  const words = new Int32Array(ROUNDS_256);
  const at = (n: number): number => words[n] ?? 0;
  for (let t = 0; t < ROUNDS_256; t += 1) {
    const [a, b] = [at(t - 15), at(t - 2)];
    words[t] =
      t < 16
        ? view.getInt32(offset + t * 4)
        : at(t - 16) +
          (right(a, 7) ^ right(a, 18) ^ (a >>> 3)) +
          at(t - 7) +
          (right(b, 17) ^ right(b, 19) ^ (b >>> 10));
  }
  return words;
}

/** SHA-256, lower-case hex. */
export function sha256(message: Uint8Array): string {
  const view = padded(message, 64, 8);
  const state = [...START_256];
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    const words = words256(view, offset);
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let t = 0; t < ROUNDS_256; t += 1) {
      const one =
        (h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) + (K_256[t] ?? 0) + (words[t] ?? 0)) |
        0;
      const two = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    for (const [n, add] of [a, b, c, d, e, f, g, h].entries()) {
      state[n] = ((state[n] ?? 0) + add) | 0;
    }
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const right64 = (x: bigint, n: bigint): bigint => ((x >> n) | (x << (64n - n))) & MASK_64;

function words512(view: DataView, offset: number): bigint[] {
  const words: bigint[] = [];
  const at = (n: number): bigint => words[n] ?? 0n;
  for (let t = 0; t < ROUNDS_512; t += 1) {
    const [a, b] = [at(t - 15), at(t - 2)];
    const small = right64(a, 1n) ^ right64(a, 8n) ^ (a >> 7n);
    const large = right64(b, 19n) ^ right64(b, 61n) ^ (b >> 6n);
    words.push(t < 16 ? view.getBigUint64(offset + t * 8) : (at(t - 16) + small + at(t - 7) + large) & MASK_64);
  }
  return words;
}

/** SHA-512, 64 bytes. */
export function sha512(message: Uint8Array): Uint8Array {
  const view = padded(message, 128, 16);
  const state = [...START_512];
  for (let offset = 0; offset < view.byteLength; offset += 128) {
    const words = words512(view, offset);
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
    for (let t = 0; t < ROUNDS_512; t += 1) {
      const sigma = right64(e, 14n) ^ right64(e, 18n) ^ right64(e, 41n);
      const one = h + sigma + ((e & f) ^ (~e & MASK_64 & g)) + (K_512[t] ?? 0n) + (words[t] ?? 0n);
      const two = (right64(a, 28n) ^ right64(a, 34n) ^ right64(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & MASK_64, c, b, a, (one + two) & MASK_64];
    }
    for (const [n, add] of [a, b, c, d, e, f, g, h].entries()) {
      state[n] = ((state[n] ?? 0n) + add) & MASK_64;
    }
  }
  const out = new DataView(new ArrayBuffer(64));
  for (const [n, word] of state.entries()) {
    out.setBigUint64(n * 8, word);
  }
  return new Uint8Array(out.buffer);
}
