import type { RequestOf } from '#domain/api';
import { found } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import { letterFault } from '#domain/letters/event';
import { addDays } from '#domain/plain-date';
import { type Guardian, gatherCrowd } from '../ceremony/crowd';
import { inVirtualTime } from '../ceremony/virtual-time';
import { SIZES } from '../sizes';
import { TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { drive } from './campaign-driving';
import { digest } from './class-letters';

const UNTIL = addDays(TODAY, 30);
/** A letter is changed by seven or eight round trips of nine ms, one after the other seventy; eight letters are on their way at once. */
const A_LETTER_MS = 40;
/** What these letters may cost beside whatever the worker held before. */
const MEMORY_MB = 1000;
const before = process.memoryUsage().rss;

type Act = RequestOf<'letters.changeCampaign'>['act'];

jest.setTimeout(3_600_000);

let product: Product;
let crowd: Guardian[];
let campaign: string;
beforeAll(async () => {
  product = await openProduct();
  crowd = await gatherCrowd(product, SIZES.campaignLetters);
  campaign = found(crowd[0]).letter.split(':').slice(0, -2).join(':');
});
afterAll(() => product.close());

/** @returns how many letters were changed, and what one of them cost in virtual time. */
async function change(act: Act) {
  const office = product.as('bureauOfficer');
  return inVirtualTime(Date.now(), async (clock) => {
    const begun = clock.now;
    const request = { campaign, act, ...(act === 'extend' ? { until: UNTIL } : {}) };
    const { job } = await office.done('letters.changeCampaign', request);
    const { made } = await drive(office, job);
    return { made, each: (clock.now - begun) / made };
  });
}

async function letters(): Promise<Letter[]> {
  const all: Letter[] = [];
  for (let n = 0; n < crowd.length; n += 100) {
    const ids = crowd.slice(n, n + 100).map(({ letter }) => letter);
    all.push(...(await product.store.readAll('letters', ids)));
  }
  return all;
}

const AFTER: readonly (readonly [Act, (letter: Letter) => boolean])[] = [
  ['pause', (letter) => letter.paused === true],
  ['resume', (letter) => !letter.paused],
  ['extend', (letter) => letter.until === UNTIL],
  ['close', (letter) => letter.state === 'expired'],
];

test.each(AFTER)(`${SIZES.campaignLetters} letters and %s: every one of them, eight at a time`, async (act, isDone) => {
  const { made, each } = await change(act);
  expect(made).toBeGreaterThanOrEqual(crowd.length);
  expect(each).toBeLessThan(A_LETTER_MS);
  const all = await letters();
  expect(all).toHaveLength(crowd.length);
  expect(all.filter((letter) => !isDone(letter))).toEqual([]);
});

test('at rest the chains are whole, the counts are what a recount finds, and the memory is that of a function', async () => {
  await product.settle();
  expect((await letters()).flatMap((letter) => letterFault(letter, digest) ?? [])).toEqual([]);
  const recount = await product.as('systemAdmin').done('statistics.recount', { unit: 'yunling-edu' });
  expect(recount).toMatchObject({ moving: 0, differences: [] });
  expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(MEMORY_MB);
});
