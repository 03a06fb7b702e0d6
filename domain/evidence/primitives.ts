import { verifyEd25519 } from '#domain/evidence/ed25519';
import type { TreeHash } from '#domain/evidence/merkle';
import { sha256 } from '#domain/evidence/sha2';
import { verifySm2 } from '#domain/evidence/sm2';
import { treeHash } from '#domain/evidence/tree-hash';
import type { Digesting, Verifying } from '#domain/letters/sealer';
import { sm3 } from '#domain/letters/sm3';

/** What checking needs of cryptography: a function brings the runtime's, the verifier of one file its own. */
export interface Primitives {
  readonly digesting: Digesting;
  readonly tree: TreeHash;
  readonly verifies: Verifying;
}

const SIG = /^[0-9a-f]{128}$/;
const BY_SUITE = { 'sm3-ed25519': verifyEd25519, 'sm3-sm2': verifySm2 } as const;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** 自带的密码算法: depends on nothing, so that whoever does not trust the platform can read all of it. */
export const OWN: Primitives = {
  digesting: (text) => ({ sm3: sm3(bytes(text)), sha256: sha256(bytes(text)) }),
  tree: treeHash(sm3),
  verifies: ({ suite, publicKey }, text, sig) =>
    /^[0-9a-f]+$/.test(publicKey) && SIG.test(sig) && BY_SUITE[suite](publicKey, bytes(text), sig),
};
