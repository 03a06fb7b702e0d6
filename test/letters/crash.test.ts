import { found } from '#domain/errors';
import { letterFault } from '#domain/letters/event';
import type { CollectionName } from '../../cloudfunctions/kit/documents';
import type { Fate } from '../ceremony/network';
import { inVirtualTime } from '../ceremony/virtual-time';
import { type Journal, openJournal } from '../support/journal';
import { openProduct, type Product } from '../support/product';
import { digest, startLetters } from './class-letters';
import { type Ready, WAYS } from './ways-to-sign';

const COUNTY = 'yunling';
/**
 * The process dies. After one round trip is before the next, as long as nothing is written in between: only the first one is looked at
 * from both sides, unless at full size. There the connection breaks too, and the process asks again by itself.
 */
const fatesAt = (trip: number): readonly Fate[] =>
  process.env['PROVE']
    ? ['diesBefore', 'diesAfter', 'breaksBefore', 'breaksAfter']
    : trip === 1
      ? ['diesBefore', 'diesAfter']
      : ['diesAfter'];

jest.setTimeout(3_600_000);

let product: Product;
let journal: Journal;
beforeEach(async () => {
  product = await openProduct('counted');
  await startLetters(product);
});
afterEach(async () => {
  journal.close();
  await product.close();
});

/** What a document says, without what another moment or another chance would say otherwise. */
const PLAIN = [
  'rev',
  'state',
  'used',
  'counts',
  'cursor',
  'targets',
  'method',
  'operation',
  'consumer',
  'change',
  'jobs',
];

async function trace(): Promise<Map<string, unknown>> {
  const seen = new Map<string, unknown>();
  for (const name of journal.changed().sort()) {
    const slash = name.indexOf('/');
    // The gateway's keys begin with a sign for their type.
    const id = name.slice(slash + 2);
    const document: object = found(await product.store.read(name.slice(0, slash) as CollectionName, id));
    const fields = Object.entries(document).filter(([key]) => PLAIN.includes(key));
    const events = 'events' in document ? (document.events as readonly { readonly type: string }[]) : [];
    seen.set(name, { ...Object.fromEntries(fields), events: events.map(({ type }) => type) });
  }
  return seen;
}

/** @returns the names of all round trips; the one with this number meets its fate. */
async function take(ready: Ready, from: number, at = 0, fate: Fate = 'arrives') {
  const trips: string[] = [];
  const reply = await inVirtualTime(from, (clock, network) => {
    network.fate = ({ name }) => {
      trips.push(name);
      return trips.length === at ? fate : 'arrives';
    };
    return ready.act(clock);
  });
  return { trips, reply };
}

async function expectWhole({ letters, again }: Ready, reply: unknown): Promise<void> {
  for (const id of letters) {
    const letter = found(await product.store.read('letters', id));
    expect(letterFault(letter, digest)).toBeNull();
    if ('checkCode' in Object(reply)) {
      expect(letter.checkCode).toBe(Object(reply)['checkCode']);
    }
  }
  const before = journal.changed();
  expect(reply).toMatchObject(Object(await again()));
  expect(journal.changed()).toEqual(before);
}

async function expectRecount(): Promise<void> {
  await product.settle();
  for (const unit of [COUNTY, `${COUNTY}-edu`]) {
    const recount = await product.as('systemAdmin').done('statistics.recount', { unit });
    expect(recount).toMatchObject({ moving: 0, differences: [] });
  }
}

test.each(Object.keys(WAYS))(
  '%s: the process dies at any of its round trips, before or after it; repeated with the same id it is done once, and counted once',
  async (way) => {
    const ready = await found(WAYS[way])(product);
    await product.settle();
    journal = openJournal();
    const from = Date.now();
    const clean = await take(ready, from);
    const expected = await trace();
    await expectWhole(ready, clean.reply);
    await expectRecount();
    journal.undo();
    const count = clean.trips.length;
    expect(count).toBeGreaterThan(10);
    for (let at = 1; at <= count; at += 1) {
      for (const fate of fatesAt(at)) {
        const { trips, reply } = await take(ready, from, at, fate);
        expect([fate, at, trips.slice(0, at)]).toEqual([fate, at, clean.trips.slice(0, at)]);
        expect(trips.length).toBeGreaterThan(count);
        // The same documents, written as often: what is counted from them is the same too.
        expect([fate, at, await trace()]).toEqual([fate, at, expected]);
        await expectWhole(ready, reply);
        if (process.env['PROVE']) {
          await expectRecount();
        }
        journal.undo();
      }
    }
  },
);
