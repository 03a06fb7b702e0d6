import type { Digest } from '#domain/letters/documents';

/** 签名套件: hash and signature together. SM3 is in both; Ed25519 where no rule asks for SM2 (国密). */
export const SEAL_SUITES = { 'sm3-ed25519': 'SM3 + Ed25519', 'sm3-sm2': 'SM3 + SM2（国密）' } as const;
export type SealSuite = keyof typeof SEAL_SUITES;

/** Both hashes of a text's UTF-8 bytes; the functions bring it, the rules stay without cryptography. */
export type Digesting = (text: string) => Digest;

/** 封存: what makes an event the platform's own. `suite` and `kid` lie inside what is hashed and signed, so that neither can be exchanged. */
export interface Sealer {
  readonly suite: SealSuite;
  readonly kid: string;
  readonly digest: Digesting;
  /** Signature over the text's UTF-8 bytes: 64 bytes as lower-case hex, of SM2 r and s one after the other. */
  readonly sign: (text: string) => string;
}

/** 公钥: of Ed25519 its 32 bytes, of SM2 the point with its leading `04`, as lower-case hex. */
export interface PublicKey {
  readonly kid: string;
  readonly suite: SealSuite;
  readonly publicKey: string;
}

/** Whether the key made this signature (64 bytes, lower-case hex) over the text's UTF-8 bytes. Never throws. */
export type Verifying = (key: PublicKey, text: string, sig: string) => boolean;
