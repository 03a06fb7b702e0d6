import type { Sealer } from '#domain/letters/sealer';
import type { Instant } from '#domain/plain-date';
import type { Blind, Encrypted } from '#domain/records';
import { sealerOf } from '../../cloudfunctions/kit/sealing';
import { blind, encrypt, type FieldPlace, keyedId, personIdOf } from '../../cloudfunctions/kit/secrets';

/** What the generator needs of the keys: everything else about it is pure. */
export interface Vault {
  sealer(now: Instant): Sealer;
  encrypt(text: string, place: FieldPlace): Encrypted;
  blind(purpose: string, county: string, value: string): Blind;
  keyedId(purpose: string, county: string, value: string): string;
  personIdOf(county: string, openid: string): string;
}

/** The product's own fields, under the keys of this process. */
export const kitVault: Vault = {
  encrypt,
  blind,
  keyedId,
  personIdOf,
  sealer: (now) => sealerOf('sm3-ed25519', now),
};
