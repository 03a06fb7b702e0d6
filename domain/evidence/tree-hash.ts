import type { TreeHash } from '#domain/evidence/merkle';

const LEAF = 0;
const NODE = 1;
const HASH_BYTES = 32;

function putHex(bytes: Uint8Array, at: number, hex: string): void {
  for (let n = 0; n < HASH_BYTES; n += 1) {
    bytes[at + n] = Number.parseInt(hex.slice(n * 2, n * 2 + 2), 16);
  }
}

/** 树的杂凑 over hashes as hex, by whatever SM3 there is. */
export function treeHash(sm3: (bytes: Uint8Array) => string): TreeHash {
  return {
    leaf(eventHash) {
      const bytes = new Uint8Array(1 + HASH_BYTES);
      bytes[0] = LEAF;
      putHex(bytes, 1, eventHash);
      return sm3(bytes);
    },
    node(left, right) {
      const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
      bytes[0] = NODE;
      putHex(bytes, 1, left);
      putHex(bytes, 1 + HASH_BYTES, right);
      return sm3(bytes);
    },
  };
}
