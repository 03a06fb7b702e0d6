import { coded, readCoded } from '#domain/letters/check-code';
import type { Digesting, PublicKey } from '#domain/letters/sealer';

/** 100 bits: nobody finds another key with the same, and a person compares it in one look. */
const LENGTH = 20;

/** 公钥指纹: short enough for the foot of a paper, `7K2M-9QWX-4TBD-0ABC-DEFG`: the first 100 bits of the SM3 of `<suite> <kid> <key>`. */
export const fingerprint = ({ suite, kid, publicKey }: PublicKey, digesting: Digesting): string =>
  coded(digesting(`${suite} ${kid} ${publicKey}`).sm3, LENGTH);

/** A fingerprint as somebody typed it from paper; null when it can be none. */
export const readFingerprint = (typed: string): string | null => readCoded(typed, LENGTH);
