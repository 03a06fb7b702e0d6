import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { type Seat, takeSeat } from '../attendance/seat';
import { launchBrowser } from './browser';
import type { Product } from './product';

type Who = Parameters<typeof takeSeat>[2];

/**
 * One browser for the tests of this file, and seats for each of them, which end with the test and without an error on the page. Say it
 * before the hook that closes the product.
 * @returns takes a seat in the product of the test that is running
 */
export function seatsIn(product: () => Product): (who: Who) => Promise<Seat> {
  let browser: Browser;
  const seats: Seat[] = [];
  beforeAll(async () => {
    mkdirSync('dist/pictures', { recursive: true });
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const seat of seats.splice(0)) {
      expect(seat.errors).toEqual([]);
      await seat.close();
    }
  });
  return async (who) => {
    const seat = await takeSeat(browser, product(), who);
    seats.push(seat);
    return seat;
  };
}
