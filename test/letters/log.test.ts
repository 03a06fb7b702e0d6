import { readCheckpoint } from '#domain/evidence/checkpoint';
import type { LogLeaf, LogTile } from '#domain/evidence/documents';
import { folded } from '#domain/evidence/merkle';
import { Tiles } from '#domain/evidence/tiles';
import type { Letter } from '#domain/letters/documents';
import { isUnsealed, letterFault } from '#domain/letters/event';
import { digest, publicKeys, TREE, verifies } from '../../cloudfunctions/kit/sealing';
import { openStore, type Store } from '../../cloudfunctions/kit/store';
import { runLog } from '../../cloudfunctions/letters/log';
import { sealBefore } from '../../cloudfunctions/letters/seal-before';
import { asBefore } from '../domain/letter-maker';
import { advance } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { CLASS, letterOf, openToSign, signAs, startLetters } from './class-letters';
import { dyingStore } from './faulty-store';

const COUNTY = 'yunling';
const HOUR = 3_600_000;
let product: Product;
let store: Store;

beforeEach(async () => {
  product = await openProduct('counted');
  store = openStore('letters');
});
/** What is logged here is meant to go wrong. */
const quiet = (lines: string[] = []) =>
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
afterEach(async () => {
  jest.restoreAllMocks();
  await product.close();
});

async function all<C extends 'letters' | 'logLeaves' | 'logTiles' | 'checkpoints' | 'pending'>(collection: C) {
  const { items } = await product.store.page(collection, { equal: { county: COUNTY }, limit: 1000 });
  return items;
}
const letters = () => all('letters') as Promise<Letter[]>;
const rows = async () => (await all('pending')).filter((row) => 'consumer' in row && row.consumer === 'log');

/** The log as one look at it finds it: every event of every letter exactly once, tiles and head telling the same. */
async function soundLog(): Promise<{ size: number; root: string }> {
  const leaves = (await all('logLeaves')) as LogLeaf[];
  const byPlace = [...leaves].sort((a, b) => a.n - b.n);
  expect(byPlace.map((leaf) => leaf.n)).toEqual(leaves.map((_, n) => n));
  const events = (await letters()).flatMap((letter) => letter.events.map(({ hash }) => hash));
  expect([...leaves.map((leaf) => leaf._id)].sort()).toEqual(events.sort());
  const head = await product.store.read('logHeads', COUNTY);
  expect(head?.size ?? 0).toBe(leaves.length);
  const tiles = new Tiles((await all('logTiles')) as LogTile[]);
  expect(tiles.hashesOf({ level: 0, index: 0 })).toBe(
    byPlace
      .slice(0, 256)
      .map(({ _id }) => TREE.leaf(_id))
      .join(''),
  );
  return { size: leaves.length, root: leaves.length === 0 ? '' : tiles.rootOfRange([0, leaves.length], TREE) };
}

test('what is started, opened, signed and declined stands in the log, once, and a checkpoint says so', async () => {
  await startLetters(product);
  await signAs(product, 'guardian.a', letterOf('a'));
  await product.as('guardian.b').done('letters.decline', { letter: letterOf('b'), reason: 'think' });
  expect((await rows()).length).toBeGreaterThan(3);
  await product.settle();
  expect(await rows()).toEqual([]);
  const { size, root } = await soundLog();
  expect(size).toBe(8 * 2 + 2 + 1);
  const [checkpoint] = await all('checkpoints');
  const says = readCheckpoint(checkpoint && 'text' in checkpoint ? checkpoint.text : '');
  expect(says).toEqual({ county: COUNTY, size, root, at: expect.any(Number) });
  expect(root).toBe(folded([root], TREE));
  const key = publicKeys().find(({ kid }) => checkpoint && 'kid' in checkpoint && kid === checkpoint.kid);
  expect(key && checkpoint && 'sig' in checkpoint && verifies(key, checkpoint.text, checkpoint.sig)).toBe(true);
});

test('the next checkpoint comes after an hour, none while nothing was added', async () => {
  await startLetters(product);
  await product.settle();
  const sizes = async () =>
    ((await all('checkpoints')) as { size: number }[]).map(({ size }) => size).sort((a, b) => a - b);
  expect(await sizes()).toEqual([16]);
  await openToSign(product, 'guardian.a', letterOf('a'));
  await product.settle();
  expect(await sizes()).toEqual([16]);
  advance(HOUR);
  await product.settle();
  expect(await sizes()).toEqual([16, 17]);
  advance(HOUR);
  await product.settle();
  expect(await sizes()).toEqual([16, 17]);
});

test('many ticks at once log nothing twice and lose nothing', async () => {
  await startLetters(product);
  for (let n = 0; n < 3; n += 1) {
    await openToSign(product, 'guardian.a', letterOf('a'));
    await Promise.all(Array.from({ length: 5 }, () => runLog(store, Date.now())));
  }
  await product.settle();
  await soundLog();
});

test.each(['before', 'after'] as const)('killed %s each of its calls, the next tick puts it right', async (when) => {
  await startLetters(product);
  const begun = await product.store.page('pending', {
    equal: { county: COUNTY, consumer: 'log' },
    range: { key: 'at' },
    limit: 100,
  });
  quiet();
  let at = 0;
  for (let alive = false; !alive; ) {
    at += 1;
    const dying = dyingStore(store, at, when);
    await runLog(dying.store, Date.now()).catch(() => undefined);
    alive = dying.calls() < at;
    // The same work again from the start, as if the clock stood: what was logged stays logged.
    await runLog(store, Date.now() + HOUR);
    await soundLog();
    expect(await rows()).toEqual([]);
    await wipe();
    await product.store.append('pending', begun.items);
  }
  expect(at).toBeGreaterThan(30);
});

/** Takes the log away, so that the next try begins with an empty one. */
async function wipe(): Promise<void> {
  for (const collection of ['logLeaves', 'logTiles', 'logHeads', 'checkpoints'] as const) {
    const { items } = await product.store.page(collection, { equal: { county: COUNTY }, limit: 1000 });
    await product.store.remove(
      collection,
      items.map((one) => one._id),
    );
  }
}

async function makeOld(): Promise<void> {
  for (const letter of await letters()) {
    await product.store.put('letters', asBefore(letter));
  }
}

test('letters of before get one sealing link each, by the tick; killed anywhere, still one', async () => {
  await startLetters(product);
  await product.settle();
  await wipe();
  quiet();
  const seals = (letter: Letter) => letter.events.filter(({ type }) => type === 'sealed').length;
  const signed = (event: { kid: string | null; sig: string | null }, text: string) => {
    const key = publicKeys().find(({ kid }) => kid === event.kid);
    return key !== undefined && verifies(key, text, event.sig ?? '');
  };
  for (const at of [1, 2, 3, 4, 5, 6, 7, 9, 12, 17, 25, 40, 41, 42]) {
    await wipe();
    await makeOld();
    await forgetSealing();
    await sealBefore(dyingStore(store, at, at % 2 ? 'before' : 'after').store, Date.now()).catch(() => undefined);
    await sealBefore(store, Date.now());
    const now = await letters();
    expect(now.map(seals)).toEqual(now.map(() => 1));
    expect(now.some(isUnsealed)).toBe(false);
    expect(now.map((letter) => letterFault(letter, digest, signed))).toEqual(now.map(() => null));
  }
  await product.settle();
  await soundLog();
  expect((await product.store.read('logHeads', COUNTY))?.sealed.done).toBe(true);
});

/** The facts of sealing and its rows, so that a letter made old again can be sealed again. */
async function forgetSealing(): Promise<void> {
  const { items } = await product.store.page('facts', { equal: { county: COUNTY }, range: { key: 'at' }, limit: 1000 });
  const ids = items.filter((fact) => fact.operation === 'letters.sealed').map((fact) => fact._id);
  await product.store.remove('facts', ids);
  const left = await rows();
  await product.store.remove(
    'pending',
    left.map((row) => row._id),
  );
}

test('an act on a letter of before seals it first, in the same write', async () => {
  await startLetters(product);
  await makeOld();
  await signAs(product, 'guardian.a', letterOf('a'));
  const letter = await product.store.read('letters', letterOf('a'));
  expect(letter?.events.map(({ type }) => type)).toEqual(['created', 'issued', 'sealed', 'viewed', 'signed']);
  await product.settle();
  const progress = await product.as('classTeacher').done('letters.classProgress', { unit: CLASS });
  expect(progress.counts.self).toBe(1);
  await soundLog();
});

test('one letter that cannot be logged keeps no other one out, and after a day it is told', async () => {
  await startLetters(product);
  await product.settle();
  await openToSign(product, 'guardian.a', letterOf('a'));
  await openToSign(product, 'guardian.b', letterOf('b'));
  const opened = await product.store.read('letters', letterOf('b'));
  await product.store.put('letters', { ...(opened as Letter), events: null as unknown as Letter['events'] });
  const lines: string[] = [];
  quiet(lines);
  await runLog(store, Date.now());
  expect((await rows()).length).toBe(1);
  await runLog(store, Date.now() + 25 * HOUR);
  jest.restoreAllMocks();
  expect(lines.filter((line) => line.includes('events unlogged for 24 h')).length).toBe(1);
  await product.store.put('letters', opened as Letter);
  await runLog(store, Date.now() + 27 * HOUR);
  expect(await rows()).toEqual([]);
  await soundLog();
});
