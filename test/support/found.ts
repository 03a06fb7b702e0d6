import type { Locator } from 'playwright-core';

/** What bears exactly these words, else what contains them, else what is labelled so: the `nth` that can be seen, from 0; -1 is the last. */
export async function foundByWords(within: Locator, words: string, nth: number): Promise<Locator | undefined> {
  const ways = [
    within.getByText(words, { exact: true }),
    within.getByText(words),
    within.locator(`[aria-label="${words}"]`),
    within.locator(`[aria-label*="${words}"]`),
  ];
  for (const way of ways) {
    const seen = way.filter({ visible: true });
    if ((await seen.count()) > Math.max(0, nth)) {
      return seen.nth(nth);
    }
  }
  return undefined;
}

/** Waits so many real ms. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again until it holds. @throws Error with `what` and what `screen` says when it does not within `patience` ms */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
  screen: () => Promise<string>,
  patience = 30_000,
): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > deadline) {
      const text = await screen().catch(() => '(no page)');
      throw new Error(`${what}: not within ${patience} ms\n--- screen ---\n${text}`);
    }
    await pause(30);
  }
}

/** Taps what `foundByWords` finds, as soon as it is there: found once, so that no tap is left out when the screen changes meanwhile. */
export async function tapByWords(
  within: Locator,
  words: string,
  nth: number,
  screen: () => Promise<string>,
): Promise<void> {
  let target: Locator | undefined;
  const isThere = async (): Promise<boolean> => {
    target = await foundByWords(within, words, nth);
    return target !== undefined;
  };
  await until(`find ${words}`, isThere, screen);
  await target?.tap();
}
