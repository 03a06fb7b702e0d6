import { createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { sm3 } from '#domain/letters/sm3';
import { digest } from '../../../cloudfunctions/kit/sealing';
import type { Liar } from './torsion';

const N = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');
/** a, b, Gx and Gy of the curve, as its standard lists them. */
const CURVE = [
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
  '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
  '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
  'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
].join('');
/** y = 0: of order 2 on another curve, which the formulas of addition do not tell from SM2's. */
const POINT = '05'.repeat(32) + '00'.repeat(32);
const hex = (n: bigint): string => n.toString(16).padStart(64, '0');

function digestNumber(text: string): bigint {
  const id = Buffer.from('1234567812345678');
  const z = sm3(Buffer.concat([Buffer.of(0, 128), id, Buffer.from(CURVE + POINT, 'hex')]));
  return BigInt(`0x${sm3(Buffer.concat([Buffer.from(z, 'hex'), Buffer.from(text)]))}`);
}

/** A key beside the curve, under which whoever knows no secret signs every text. */
export const besideCurve = (): Liar => ({
  key: { kid: 'liar', suite: 'sm3-sm2', publicKey: `04${POINT}` },
  sealer: {
    suite: 'sm3-sm2',
    kid: 'liar',
    digest,
    sign(text) {
      for (let n = 0; ; n += 1) {
        const s = BigInt(`0x7f${createHash('sha256').update(`${n} ${text}`).digest('hex').slice(2)}`);
        const x = BigInt(`0x${sm2.getPublicKeyFromPrivateKey(hex(s)).slice(2, 66)}`);
        const r = (digestNumber(text) + x) % N;
        if (((r + s) % N) % 2n === 0n) {
          return hex(r) + hex(s);
        }
      }
    },
  },
});
