import type { Locator, Page } from 'playwright-core';
import { SIGNATURE, type Strokes, smooth } from './handwriting';

const STROKE_PAUSE_MS = 150;

/** Writes with a finger: strokes in parts (0 to 1) of the width and height of `pad`. */
export async function writeWithFinger(page: Page, pad: Locator, strokes: Strokes = SIGNATURE): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) {
    throw new Error('no signature pad on the screen');
  }
  const touch = await page.context().newCDPSession(page);
  for (const stroke of strokes) {
    for (const [at, [x, y]] of smooth(stroke).entries()) {
      const touchPoints = [{ x: box.x + x * box.width, y: box.y + y * box.height }];
      await touch.send('Input.dispatchTouchEvent', { type: at === 0 ? 'touchStart' : 'touchMove', touchPoints });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    // A hand needs time between strokes; ink faster than that is no name.
    await page.waitForTimeout(STROKE_PAUSE_MS);
  }
  await touch.detach();
}
