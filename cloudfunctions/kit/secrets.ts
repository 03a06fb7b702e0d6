import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { Blind, Encrypted } from '#domain/records';
import { env } from './env';

const IV_BYTES = 12;
const ID_LENGTH = 26;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Where an encrypted field lives. Bound into it, so that a value moved to another document or field does not open. */
export interface FieldPlace {
  readonly collection: string;
  readonly field: string;
  readonly id: string;
}

const boundTo = (place: FieldPlace): Buffer => Buffer.from(`${place.collection}:${place.field}:${place.id}`);

/** @returns `text` encrypted (AES-256-GCM) for this place. */
export function encrypt(text: string, place: FieldPlace): Encrypted {
  const { FIELD_KEY, FIELD_KEY_ID } = env();
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(FIELD_KEY, 'hex'), iv).setAAD(boundTo(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = [iv, body, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return ['v1', FIELD_KEY_ID, ...parts].join('.') as Encrypted;
}

/** @throws {Error} when the value was not encrypted for this place and key. */
export function decrypt(value: Encrypted, place: FieldPlace): string {
  const [version, keyId, iv, body, tag] = value.split('.');
  const { FIELD_KEY, FIELD_KEY_ID } = env();
  if (version !== 'v1' || keyId !== FIELD_KEY_ID || iv === undefined || body === undefined || tag === undefined) {
    throw new Error('encrypted field of an unknown version or key');
  }
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(FIELD_KEY, 'hex'), Buffer.from(iv, 'base64url'))
    .setAAD(boundTo(place))
    .setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
}

/** A keyed hash for look-ups; `purpose` keeps equal values of different kinds apart. */
export function blind(purpose: string, county: string, value: string): Blind {
  return createHmac('sha256', Buffer.from(env().INDEX_KEY, 'hex'))
    .update(`${purpose}\n${county}\n${value}`)
    .digest('base64url') as Blind;
}

function base32(bytes: Buffer): string {
  let out = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += BASE32[(value >> bits) & 31];
    }
  }
  return out;
}

/** A 26-character id that anybody who knows the parts can make again: facts, jobs' facts. */
export function derivedId(...parts: readonly string[]): string {
  return base32(createHash('sha256').update(JSON.stringify(parts)).digest()).slice(0, ID_LENGTH);
}

/** A 26-character id that only the holder of the index key can make again: people, children. */
export function keyedId(purpose: string, county: string, value: string): string {
  return base32(Buffer.from(blind(purpose, county, value), 'base64url')).slice(0, ID_LENGTH);
}

/** A fresh random id of 26 characters. */
export function randomId(): string {
  return base32(randomBytes(20)).slice(0, ID_LENGTH);
}

/** The person that an openid is in a county. */
export function personIdOf(county: string, openid: string): string {
  return keyedId('person', county, openid);
}
