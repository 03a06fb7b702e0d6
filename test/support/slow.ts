import type { Page } from 'playwright-core';
import { pause } from './found';

/** `SLOW_REPLIES=800`: every call takes so many ms more, half of them on its way there; a test that does not wait for what it did then fails. */
const MORE_MS = Number(process.env['SLOW_REPLIES'] ?? 0);
/** `SLOW_CPU=4` makes the phones so many times as slow. */
const TIMES = Number(process.env['SLOW_CPU'] ?? 1);

/** Answers as late as `SLOW_REPLIES` says. */
export async function slowly<T>(answer: () => Promise<T>): Promise<T> {
  if (MORE_MS === 0) {
    return answer();
  }
  await pause(MORE_MS / 2);
  const answered = await answer();
  await pause(MORE_MS / 2);
  return answered;
}

/** Makes a page as slow as `SLOW_CPU` says. */
export async function slowDown(page: Page): Promise<void> {
  if (TIMES > 1) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: TIMES });
  }
}
