import { found } from '#domain/errors';
import type { Seat } from '../attendance/seat';
import { SIGNATURE, smooth } from '../support/handwriting';

/** Ticks what was read and writes a name with the mouse. */
export async function writeName({ page }: Seat): Promise<void> {
  await page.getByRole('checkbox').last().click();
  const pad = page.locator('canvas').first();
  await pad.scrollIntoViewIfNeeded();
  const box = found(await pad.boundingBox());
  for (const stroke of SIGNATURE) {
    for (const [at, [x, y]] of smooth(stroke).entries()) {
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
      if (at === 0) {
        await page.mouse.down();
      }
    }
    await page.mouse.up();
    // A hand needs time between strokes; ink faster than that is no name.
    await page.waitForTimeout(150);
  }
}

const LONG_ENOUGH_MS = 16_000;

/** Signs what lies open, once it has been open for long enough. */
export async function sign(seat: Seat, button: string): Promise<void> {
  await writeName(seat);
  await seat.pass(LONG_ENOUGH_MS);
  await seat.page.getByRole('button', { name: button, exact: true }).click({ timeout: 30_000 });
}
