import * as z from 'zod';
import { refuse } from '#domain/errors';
import { SEAL_SUITES, type SealSuite } from '#domain/letters/sealer';
import type { Instant } from '#domain/plain-date';
import { env } from './env';

/** 封存密钥: signs from an instant on, and verifies for good. The private key: 32 bytes as hex (seed of Ed25519, scalar of SM2). */
export interface SealKey {
  readonly kid: string;
  readonly suite: SealSuite;
  readonly privateKey: string;
  readonly from: Instant;
}

const Keys = z
  .array(
    z.strictObject({
      kid: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
      suite: z.enum(Object.keys(SEAL_SUITES) as [SealSuite, ...SealSuite[]]),
      privateKey: z.string().regex(/^[0-9a-f]{64}$/),
      from: z.iso.datetime({ offset: true }),
    }),
  )
  .refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length);

const parsed = new Map<string, readonly SealKey[]>();

function read(text: string): readonly SealKey[] {
  try {
    return Keys.parse(JSON.parse(text)).map((key) => ({ ...key, from: Date.parse(key.from) }));
  } catch {
    // Never with the parser's own words: they quote what was given.
    throw new Error('environment: SEAL_KEYS is no list of seal keys');
  }
}

/** Every key of `SEAL_KEYS`, those of the past among them. @throws {Error} naming the variable, never what is in it. */
export function sealKeys(): readonly SealKey[] {
  const text = env().SEAL_KEYS;
  const known = parsed.get(text) ?? read(text);
  parsed.set(text, known);
  return known;
}

/** The key that signs now: of the suite the newest that has begun. @throws {Refusal} SEAL_KEY_MISSING */
export function signingKey(suite: SealSuite, now: Instant): SealKey {
  const begun = sealKeys().filter((key) => key.suite === suite && key.from <= now);
  return begun.sort((a, b) => a.from - b.from).at(-1) ?? refuse('SEAL_KEY_MISSING');
}
