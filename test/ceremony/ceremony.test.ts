import { found } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import { letterFault } from '#domain/letters/event';
import type { SdkTransaction } from '../../cloudfunctions/kit/sdk';
import { digest } from '../letters/class-letters';
import { SIZES } from '../sizes';
import { openProduct, type Product } from '../support/product';
import { type Guardian, gatherCrowd } from './crowd';
import { Network } from './network';
import { LEAD_MS, percentile, signsAt, type Taken } from './signing';
import { VirtualClock } from './virtual-clock';

/** 5,000 in ten minutes. */
const A_SECOND = 5000 / 600;
const CLASS_BURST_MS = 10_000;
const TICK_MS = 60_000;
const ROOMS = ['accounts', 'roster', 'letters', 'attendance', 'cases', 'reminders', 'statistics', 'office'];
const COUNTY = 'yunling';
/** The same calls with nobody else there, for the floor. */
const ALONE = SIZES.ceremonyAlone;

jest.setTimeout(3_600_000);

let product: Product;
let crowd: Guardian[];
let clock: VirtualClock;
let network: Network;
let leave: () => void;
let floor: Taken[];

beforeAll(async () => {
  product = await openProduct();
  crowd = await gatherCrowd(product, SIZES.ceremony + ALONE + 45);
  clock = new VirtualClock(20261122);
  network = new Network(clock);
  leave = network.install();
});
afterAll(async () => {
  leave();
  await product.close();
});

/** The minute's timers of all functions, as long as the ceremony lasts and once after. */
async function ticking(until: number): Promise<void> {
  const running: Promise<void>[] = [];
  while (clock.now < until + TICK_MS) {
    running.push(...ROOMS.map((room) => product.tick(room)));
    await clock.sleep(TICK_MS);
  }
  await Promise.all(running);
}

/** Everybody at a moment of their own; those of the first class within ten seconds in the middle. */
async function ceremony(guardians: readonly Guardian[]): Promise<Taken[]> {
  const begun = clock.now + LEAD_MS;
  const lasts = (guardians.length / A_SECOND) * 1000;
  const momentOf = ({ klass }: Guardian): number => {
    const [from, length] = klass === 0 ? [lasts / 2, CLASS_BURST_MS] : [0, lasts];
    return begun + from + clock.dice.throw() * length;
  };
  const signed = Promise.all(guardians.map((one) => signsAt(clock, one, momentOf(one))));
  const [taken] = await Promise.all([signed, ticking(begun + lasts)]);
  return taken;
}

async function lettersOf(guardians: readonly Guardian[]): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (let n = 0; n < guardians.length; n += 100) {
    letters.push(
      ...(await product.store.readAll(
        'letters',
        guardians.slice(n, n + 100).map(({ letter }) => letter),
      )),
    );
  }
  return letters;
}

test('the floor: one guardian after the other, nobody else there', async () => {
  const alone = crowd.slice(SIZES.ceremony, SIZES.ceremony + ALONE);
  floor = await clock.run(async () => {
    const all: Taken[] = [];
    for (const one of alone) {
      all.push(await signsAt(clock, one, clock.now + LEAD_MS));
    }
    return all;
  });
  expect(floor.every(({ sent }) => sent === 1)).toBe(true);
  expect(network.seen.conflicts).toBe(0);
});

test(`${SIZES.ceremony} signatures at the rate of 5,000 in ten minutes, and 45 of one class in ten seconds, beside the ticks: none lost, p99 within 1.5 of the floor`, async () => {
  const guardians = crowd.slice(0, SIZES.ceremony);
  const taken = await clock.run(() => ceremony(guardians));
  const ratio = (part: number, of: 'open' | 'sign') =>
    percentile(
      taken.map((one) => one[of]),
      part,
    ) /
    percentile(
      floor.map((one) => one[of]),
      part,
    );
  if (process.env['PROVE']) {
    const figures = { sign50: ratio(0.5, 'sign'), sign99: ratio(0.99, 'sign'), open99: ratio(0.99, 'open') };
    const again = taken.filter(({ sent }) => sent > 1).length;
    process.stderr.write(`ceremony: ${JSON.stringify({ ...network.seen, ...figures, again })}\n`);
  }
  expect(taken).toHaveLength(guardians.length);
  expect(ratio(0.99, 'sign')).toBeLessThanOrEqual(1.5);
  expect(ratio(0.99, 'open')).toBeLessThanOrEqual(1.5);
  const letters = await lettersOf(guardians);
  expect(letters).toHaveLength(guardians.length);
  expect(letters.filter(({ state }) => state !== 'signed')).toEqual([]);
  expect(letters.flatMap((one) => letterFault(one, digest) ?? [])).toEqual([]);
  expect(letters.map(({ events }) => events.filter(({ type }) => type === 'signed').length)).toEqual(
    letters.map(() => 1),
  );
  expect(letters.map(({ checkCode }) => checkCode)).toEqual(taken.map(({ checkCode }) => checkCode));
});

test('at rest the counts are what a recount finds, and the county log holds every link', async () => {
  await product.settle();
  for (const unit of [COUNTY, `${COUNTY}-edu`]) {
    const recount = await product.as('systemAdmin').done('statistics.recount', { unit });
    expect(recount).toMatchObject({ moving: 0, differences: [] });
  }
  const letters = await lettersOf(crowd.slice(0, SIZES.ceremony));
  const links = letters.flatMap(({ events }) => events.map(({ hash }) => hash));
  let held = 0;
  for (let n = 0; n < links.length; n += 100) {
    held += (await product.store.readAll('logLeaves', links.slice(n, n + 100))).length;
  }
  expect(held).toBe(links.length);
});

/** What no act does: counting the county's signatures in the transaction of each. */
async function countInTheCounty(transaction: SdkTransaction): Promise<void> {
  const counter = transaction.collection('limits').doc('yunling:ceremony');
  const { data } = await counter.get();
  await counter.set({ county: COUNTY, n: Number(Object(data)['n'] ?? 0) + 1 });
}

test('the bound can tell: with one counter of the county in every transaction it is broken', async () => {
  const guardians = crowd.slice(SIZES.ceremony + ALONE);
  network.beforeCommit = countInTheCounty;
  const begun = clock.now + LEAD_MS;
  const taken = await clock.run(() =>
    Promise.all(guardians.map((one) => signsAt(clock, one, begun + clock.dice.throw() * CLASS_BURST_MS))),
  );
  network.beforeCommit = null;
  const p99 = percentile(
    taken.map(({ sign }) => sign),
    0.99,
  );
  expect(
    p99 /
      percentile(
        floor.map(({ sign }) => sign),
        0.99,
      ),
  ).toBeGreaterThan(1.5);
  expect(found(await product.store.read('limits', 'yunling:ceremony'))).toBeDefined();
});
