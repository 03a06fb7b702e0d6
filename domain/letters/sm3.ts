const BLOCK = 64;
const LENGTH_BYTES = 8;
const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const;
const EARLY_ROUNDS = 16;
const ROUNDS = 64;

type State = readonly [number, number, number, number, number, number, number, number];

const rotated = (x: number, n: number): number => (x << (n % 32)) | (x >>> ((32 - (n % 32)) % 32));
const p0 = (x: number): number => x ^ rotated(x, 9) ^ rotated(x, 17);
const p1 = (x: number): number => x ^ rotated(x, 15) ^ rotated(x, 23);

/** The message, a one bit, zeros, and its length in bits as 64 bits, in whole blocks. */
function padded(message: Uint8Array): DataView {
  const size = Math.ceil((message.length + 1 + LENGTH_BYTES) / BLOCK) * BLOCK;
  const bytes = new Uint8Array(size);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(size - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(size - 4, (message.length << 3) >>> 0);
  return view;
}

function expanded(view: DataView, offset: number): Int32Array {
  const words = new Int32Array(ROUNDS + 4);
  const at = (n: number): number => words[n] ?? 0;
  for (let j = 0; j < words.length; j += 1) {
    words[j] =
      j < EARLY_ROUNDS
        ? view.getInt32(offset + j * 4)
        : p1(at(j - 16) ^ at(j - 9) ^ rotated(at(j - 3), 15)) ^ rotated(at(j - 13), 7) ^ at(j - 6);
  }
  return words;
}

function round([a, b, c, d, e, f, g, h]: State, words: Int32Array, j: number): State {
  const early = j < EARLY_ROUNDS;
  const constant = early ? 0x79cc4519 : 0x7a879d8a;
  const word = words[j] ?? 0;
  const ss1 = rotated((rotated(a, 12) + e + rotated(constant, j)) | 0, 7);
  const ss2 = ss1 ^ rotated(a, 12);
  const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
  const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
  const tt1 = (ff + d + ss2 + (word ^ (words[j + 4] ?? 0))) | 0;
  const tt2 = (gg + h + ss1 + word) | 0;
  return [tt1, a, rotated(b, 9), c, p0(tt2), e, rotated(f, 19), g];
}

/**
 * SM3 密码杂凑算法 (GB/T 32905-2016), lower-case hex. For places without SM3 of their own: a runtime built without it, the phone.
 */
export function sm3(message: Uint8Array): string {
  const view = padded(message);
  let state: State = START;
  for (let offset = 0; offset < view.byteLength; offset += BLOCK) {
    const words = expanded(view, offset);
    let next = state;
    for (let j = 0; j < ROUNDS; j += 1) {
      next = round(next, words, j);
    }
    state = state.map((word, n) => word ^ (next[n] ?? 0)) as unknown as State;
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
