import type { ReplyOf } from '#domain/api';
import { type EncodedInk, encodeInk } from '#domain/letters/ink';
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
