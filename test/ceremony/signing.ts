import { ink } from '../letters/class-letters';
import { requestId } from '../support/product';
import type { Guardian } from './crowd';
import { Phone } from './phone';
import type { VirtualClock } from './virtual-clock';

/** How long each call took the person, retries of function and phone and all, in virtual ms. */
export interface Taken {
  readonly open: number;
  readonly sign: number;
  /** How often the signature was sent. */
  readonly sent: number;
  readonly checkCode: string;
}

/** Beyond the reading time, so that the slowest answers do not make anybody early. */
const SLACK_MS = 2000;
/** As long as it may take from opening to signing. */
export const LEAD_MS = 20_000;

/** A guardian opens and reads a letter, and signs it at this moment. */
export async function signsAt(clock: VirtualClock, { caller, letter }: Guardian, moment: number): Promise<Taken> {
  const phone = new Phone(clock, caller);
  await clock.sleep(moment - LEAD_MS - clock.now);
  const opened = await phone.send('letters.open', { letter }, requestId());
  if (!opened.answer.ok) {
    throw new Error(`open: ${opened.answer.code}`);
  }
  const { challenge, openedAt } = opened.answer.data;
  const text = await phone.done('letters.read', { letter });
  await clock.sleep(Math.max(moment - clock.now, openedAt + text.readingMs + SLACK_MS - clock.now));
  const signature = {
    letter,
    challenge,
    digest: text.digest.sm3,
    consent: true as const,
    ink: ink(),
    clientAt: Math.floor(clock.now),
    client: 'weapp' as const,
  };
  const signed = await phone.send('letters.sign', signature);
  if (!signed.answer.ok) {
    throw new Error(`sign: ${signed.answer.code} ${signed.answer.message}`);
  }
  return { open: opened.ms, sign: signed.ms, sent: signed.sent, checkCode: signed.answer.data.checkCode };
}

/** What `part` of all values does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
