import { createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { Sealer } from '#domain/letters/sealer';
import { sealKeys } from '../../../cloudfunctions/kit/seal-keys';
import { sealerOf } from '../../../cloudfunctions/kit/sealing';
import { ISSUED } from '../file-maker';

/** SM2 with a number drawn from key and text instead of by chance, so that the vectors come out the same each time. */
function steady(sealer: Sealer): Sealer {
  const key = sealKeys().find(({ kid }) => kid === sealer.kid);
  if (!key) {
    return sealer;
  }
  const publicKey = sm2.getPublicKeyFromPrivateKey(key.privateKey);
  return {
    ...sealer,
    sign(text) {
      const drawn = `7f${createHash('sha256').update(`${key.privateKey}\n${text}`).digest('hex').slice(2)}`;
      const x1 = BigInt(`0x${sm2.getPublicKeyFromPrivateKey(drawn).slice(2, 66)}`);
      const pointPool = [{ k: BigInt(`0x${drawn}`), x1 }];
      return sm2.doSignature(Buffer.from(text, 'utf8'), key.privateKey, {
        hash: true,
        der: false,
        publicKey,
        pointPool,
      });
    },
  };
}

export const ED = sealerOf('sm3-ed25519', ISSUED);
export const SM = steady(sealerOf('sm3-sm2', ISSUED));
