import { createHash } from 'node:crypto';
import type { ReplyOf } from '#domain/api';
import { found } from '#domain/errors';
import { type EncodedInk, encodeInk } from '#domain/letters/ink';
import type { Adult, AdultKind, AdultSlot } from '#domain/roster/documents';
import { advance } from '../support/clock';
import { childId } from '../support/fixture';
import type { Product } from '../support/product';

export const CLASS = 'yunling-s1-y5-k1';
export const CAMPAIGN = `${CLASS}:guardian:2026-2027:autumn`;

export const letterOf = (child: string, slot = 'guardian'): string =>
  `${CAMPAIGN}:${childId('yunling', child)}:${slot}`;

/** A name written large enough: a zigzag over the pad in a second. */
export function ink(points = 40): EncodedInk {
  const drawn = Array.from({ length: points }, (_, n) => ({
    x: 20 + n * 6,
    y: n % 2 === 0 ? 30 : 120,
    t: n * 25,
    down: n === 0,
  }));
  return encodeInk({ points: drawn, w: 300, h: 180 });
}

/** The class teacher starts this term's letter and drives the job to its end. */
export async function startLetters(product: Product): Promise<ReplyOf<'letters.continueStart'>> {
  const teacher = product.as('classTeacher');
  const { job } = await teacher.done('letters.startClass', { unit: CLASS });
  let progress = await teacher.done('letters.continueStart', { job });
  while (progress.state === 'running') {
    progress = await teacher.done('letters.continueStart', { job });
  }
  return progress;
}

/** Opens the letter as this person, reads as long as it takes, and gives what signing sends. */
export async function openToSign(product: Product, who: string, letter: string) {
  const caller = product.as(who);
  const { challenge } = await caller.done('letters.open', { letter });
  const text = await caller.done('letters.read', { letter });
  advance(text.readingMs + 1000);
  const signature = {
    letter,
    challenge,
    digest: text.digest.sm3,
    consent: true as const,
    ink: ink(),
    clientAt: Date.now(),
    client: 'weapp' as const,
  };
  return { caller, text, signature };
}

export const adult = (slot: AdultSlot, kind: AdultKind, relation: string): Adult => ({
  slot,
  kind,
  relation,
  name: `${relation}名`,
  phone: null,
  phoneBlind: null,
});

/** Changes a child's adults as an import would. */
export async function withAdults(
  product: Product,
  child: string,
  change: (adults: readonly Adult[]) => readonly Adult[],
): Promise<void> {
  await product.store.tx(async (tx) => {
    const known = found(await tx.read('children', child));
    await tx.replace('children', { ...known, adults: change(known.adults), rev: known.rev + 1 });
  });
}

/** Opens, reads and signs. */
export async function signAs(product: Product, who: string, letter: string) {
  const { caller, signature } = await openToSign(product, who, letter);
  return caller.done('letters.sign', signature);
}

/** The hashes by the runtime, not by the product's own choice of SM3. */
export const digest = (text: string) => ({
  sm3: createHash('sm3').update(text).digest('hex'),
  sha256: createHash('sha256').update(text).digest('hex'),
});
