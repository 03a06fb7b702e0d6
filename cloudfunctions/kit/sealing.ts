import {
  createHash,
  createPrivateKey,
  createPublicKey,
  getHashes,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { isEd25519Key } from '#domain/evidence/ed25519';
import { treeHash } from '#domain/evidence/tree-hash';
import type { Digest } from '#domain/letters/documents';
import type { PublicKey, Sealer, SealSuite, Verifying } from '#domain/letters/sealer';
import { sm3 } from '#domain/letters/sm3';
import type { Instant } from '#domain/plain-date';
import { type SealKey, sealKeys, signingKey } from './seal-keys';

const nativeSm3 = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex');

/** The test vector of GB/T 32905-2016 for `abc`. */
const ABC = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';

/** The runtime's SM3 where it has a right one, ours otherwise. Looked at once, when the function starts. */
const isNative = getHashes().includes('sm3') && nativeSm3(Buffer.from('abc')) === ABC;
const hash = isNative ? nativeSm3 : sm3;

let encoded: { readonly text: string; readonly bytes: Buffer } = { text: '', bytes: Buffer.alloc(0) };

/** UTF-8. A text is hashed twice and then signed or checked: it is encoded once. */
function bytesOf(text: string): Buffer {
  if (encoded.text !== text) {
    encoded = { text, bytes: Buffer.from(text, 'utf8') };
  }
  return encoded.bytes;
}

/** 摘要: both hashes of a text's UTF-8 bytes, lower-case hex. */
export function digest(text: string): Digest {
  const bytes = bytesOf(text);
  return { sm3: hash(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** SM3 of bytes: files, and the nodes of the county log. */
export const sm3Bytes = (bytes: Uint8Array): Uint8Array =>
  isNative ? createHash('sm3').update(bytes).digest() : Buffer.from(sm3(bytes), 'hex');

/** 县日志的树 by that. */
export const TREE = treeHash((bytes) => Buffer.from(sm3Bytes(bytes)).toString('hex'));

/** RFC 8410: what comes before the 32 bytes of an Ed25519 key. */
const PRIVATE_PREFIX = '302e020100300506032b657004220420';
const PUBLIC_PREFIX = '302a300506032b6570032100';

/** Never the runtime's SM2: it leaves out the identity that the standard hashes in, so that nobody else can verify it (0013). */
const SM2_FORM = { hash: true, der: false } as const;
const SM2_ORDER = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123';

interface Suite {
  publicOf(privateKey: string): string;
  signer(key: SealKey): Sealer['sign'];
  verifier(publicKey: string): (text: string, sig: string) => boolean;
}

const ed25519Private = (hex: string) =>
  createPrivateKey({ key: Buffer.from(PRIVATE_PREFIX + hex, 'hex'), format: 'der', type: 'pkcs8' });

const inOrder = (hex: string): boolean => hex < SM2_ORDER && !/^0+$/.test(hex);

const SUITES: Readonly<Record<SealSuite, Suite>> = {
  'sm3-ed25519': {
    publicOf: (privateKey) =>
      createPublicKey(ed25519Private(privateKey))
        .export({ format: 'der', type: 'spki' })
        .toString('hex')
        .slice(PUBLIC_PREFIX.length),
    signer({ privateKey }) {
      const key = ed25519Private(privateKey);
      return (text) => signWith(null, bytesOf(text), key).toString('hex');
    },
    // The runtime takes points of small order, under which texts verify that nobody signed.
    verifier(publicKey) {
      if (!isEd25519Key(publicKey)) {
        return () => false;
      }
      const key = createPublicKey({ key: Buffer.from(PUBLIC_PREFIX + publicKey, 'hex'), format: 'der', type: 'spki' });
      return (text, sig) => verifyWith(null, bytesOf(text), key, Buffer.from(sig, 'hex'));
    },
  },
  'sm3-sm2': {
    publicOf: (privateKey) => sm2.getPublicKeyFromPrivateKey(privateKey),
    signer({ privateKey }) {
      const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
      return (text) => sm2.doSignature(bytesOf(text), privateKey, { ...SM2_FORM, publicKey });
    },
    // Beyond the order of the curve the library would count round: one signature must not have two spellings.
    verifier(publicKey) {
      const point = sm2.precomputePublicKey(publicKey);
      return (text, sig) =>
        inOrder(sig.slice(0, 64)) &&
        inOrder(sig.slice(64)) &&
        sm2.doVerifySignature(bytesOf(text), sig, point, SM2_FORM);
    },
  },
};

const signers = new Map<string, Sealer['sign']>();

/** 签名: by the county's key of this suite. @throws {Refusal} SEAL_KEY_MISSING: never signed as `none`. */
export function sealerOf(suite: SealSuite, now: Instant): Sealer {
  const key = signingKey(suite, now);
  const id = `${key.kid} ${key.privateKey}`;
  const sign = signers.get(id) ?? SUITES[suite].signer(key);
  signers.set(id, sign);
  return { suite, kid: key.kid, digest, sign };
}

const publics = new Map<string, PublicKey>();

/** 公钥 of every key that ever signed here. */
export function publicKeys(): PublicKey[] {
  return sealKeys().map(({ kid, suite, privateKey }) => {
    const id = `${kid} ${privateKey}`;
    const known = publics.get(id) ?? { kid, suite, publicKey: SUITES[suite].publicOf(privateKey) };
    publics.set(id, known);
    return known;
  });
}

const verifiers = new Map<string, ReturnType<Suite['verifier']>>();
/** Keys named by files that anybody sends must not pile up. */
const VERIFIERS_CAP = 100;

function verifierOf({ suite, publicKey }: PublicKey): ReturnType<Suite['verifier']> {
  const id = `${suite} ${publicKey}`;
  const known = verifiers.get(id) ?? SUITES[suite].verifier(publicKey);
  if (verifiers.size >= VERIFIERS_CAP) {
    verifiers.clear();
  }
  verifiers.set(id, known);
  return known;
}

/** 验签 with the runtime's Ed25519 and the library's SM2. */
export const verifies: Verifying = (key, text, sig) => {
  try {
    return /^[0-9a-f]{128}$/.test(sig) && verifierOf(key)(text, sig);
  } catch {
    // A key that is no point of the curve.
    return false;
  }
};
