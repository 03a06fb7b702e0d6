import type { LogHead } from '#domain/evidence/documents';
import { Tiles, tileId, tilesToAdd } from '#domain/evidence/tiles';
import type { Letter } from '#domain/letters/documents';
import type { Instant } from '#domain/plain-date';
import type { Pending } from '#domain/records';
import { pause, persist } from '../kit/facts';
import { log, whereOf } from '../kit/log';
import { TREE } from '../kit/sealing';
import type { Store, Transaction } from '../kit/store';
import { eachCounty } from '../kit/tick';
import { issueCheckpoint } from './checkpoints';
import { emptyHead, headOf, tileDocument } from './log-tree';

const ROWS_A_ROUND = 20;
const IDS_AT_ONCE = 100;
/** Each leaf is a write of its own: about forty calls, well within the five seconds of a transaction. */
const LEAVES_A_TRANSACTION = 30;
const BUDGET_MS = 20_000;
const MAX_PAUSE_MS = 3_600_000;
const UNLOGGED_MS = 24 * 3_600_000;

/** An event on its way into the log. */
interface Entry {
  readonly hash: string;
  readonly at: Instant;
  readonly subject: string;
}

async function inHundreds<T>(ids: readonly string[], read: (some: readonly string[]) => Promise<readonly T[]>) {
  const all: T[] = [];
  for (let n = 0; n < ids.length; n += IDS_AT_ONCE) {
    all.push(...(await read(ids.slice(n, n + IDS_AT_ONCE))));
  }
  return all;
}

const entriesOf = (letter: Letter): Entry[] =>
  letter.events.map(({ hash, at }) => ({ hash, at, subject: `letters/${letter._id}` }));

/** Events of these letters that the log does not hold yet, the oldest first. A letter that was never made has none. */
async function unlogged(store: Store, targets: readonly string[]): Promise<Entry[]> {
  const letters = await inHundreds(targets, (ids) => store.readAll('letters', ids));
  const entries = letters.flatMap(entriesOf);
  const hashes = entries.map(({ hash }) => hash);
  const leaves = await inHundreds(hashes, (ids) => store.readAll('logLeaves', ids));
  const there = new Set(leaves.map((leaf) => leaf._id));
  // Links of one letter made in the same instant stay in their order.
  return entries
    .filter(({ hash }) => !there.has(hash))
    .sort((a, b) => a.at - b.at || (a.subject < b.subject ? -1 : Number(a.subject > b.subject)));
}

async function writeTiles(tx: Transaction, head: LogHead, entries: readonly Entry[]): Promise<void> {
  const { county, size } = head;
  const places = tilesToAdd(size, entries.length);
  const found = [];
  for (const place of places) {
    found.push((await tx.read('logTiles', tileId(county, place))) ?? { ...place, hashes: '' });
  }
  const tiles = new Tiles(found);
  for (const [n, { hash }] of entries.entries()) {
    tiles.add(0, size + n, TREE.leaf(hash), TREE);
  }
  for (const [n, place] of places.entries()) {
    const document = tileDocument(county, place, tiles.hashesOf(place));
    await (found[n]?.hashes === '' ? tx.create('logTiles', document) : tx.replace('logTiles', document));
  }
}

/**
 * 入县日志: leaves, tiles and head in one transaction, by compare on the head's `rev`.
 * @returns the head as it is then; null when somebody else added meanwhile.
 */
function extend(store: Store, seen: LogHead, entries: readonly Entry[]): Promise<LogHead | null> {
  return persist(() =>
    store.tx(async (tx) => {
      const present = await tx.read('logHeads', seen.county);
      const head = present ?? emptyHead(seen.county);
      if (head.rev !== seen.rev) {
        return null;
      }
      await writeTiles(tx, head, entries);
      for (const [n, { hash, subject }] of entries.entries()) {
        await tx.create('logLeaves', { _id: hash, county: head.county, n: head.size + n, subject });
      }
      const next = { ...head, size: head.size + entries.length, rev: head.rev + 1 };
      await (present ? tx.replace('logHeads', next) : tx.create('logHeads', next));
      return next;
    }),
  );
}

/** @returns whether every event of these rows is in the log: rows are read before letters, and deleted only then. */
async function logRows(store: Store, county: string, rows: readonly Pending[]): Promise<boolean> {
  let head: LogHead | null = await headOf(store, county);
  const entries = await unlogged(store, [...new Set(rows.flatMap((row) => row.targets))]);
  for (let n = 0; head && n < entries.length; n += LEAVES_A_TRANSACTION) {
    head = await extend(store, head, entries.slice(n, n + LEAVES_A_TRANSACTION));
  }
  return head !== null;
}

async function dueRows(store: Store, county: string, now: Instant): Promise<readonly Pending[]> {
  const { items } = await store.page('pending', {
    equal: { county, consumer: 'log' },
    range: { key: 'notBefore', below: now + 1 },
    limit: ROWS_A_ROUND,
  });
  return items;
}

/** An event that has waited for a day means that the log stands still: nobody can prove what was signed since. */
async function alarmUnlogged(store: Store, county: string, now: Instant): Promise<void> {
  const { items } = await store.page('pending', {
    equal: { county, consumer: 'log' },
    range: { key: 'at', below: now - UNLOGGED_MS },
    limit: 1,
  });
  if (items.length > 0) {
    log({ level: 'alarm', event: 'events unlogged for 24 h', consumer: 'log', county });
  }
}

/** Another tick is at it: what it has logged is seen by the next look. */
async function untilLogged(store: Store, county: string, rows: readonly Pending[]): Promise<void> {
  for (let lost = 0; !(await logRows(store, county, rows)); lost += 1) {
    await pause(lost);
  }
  await store.remove(
    'pending',
    rows.map((row) => row._id),
  );
}

/** A row that cannot be logged waits, and stands in nobody's way. It is never dropped. */
async function eachAlone(store: Store, county: string, rows: readonly Pending[], now: Instant): Promise<void> {
  for (const row of rows) {
    try {
      await untilLogged(store, county, [row]);
    } catch (error) {
      log({ level: 'error', event: 'county log', consumer: 'log', county, where: whereOf(error) });
      const tries = row.tries + 1;
      await store.put('pending', { ...row, tries, notBefore: now + Math.min(MAX_PAUSE_MS, 2 ** tries * 1000) });
    }
  }
}

async function logCounty(store: Store, county: string, now: Instant): Promise<void> {
  const begun = performance.now();
  let rows = await dueRows(store, county, now);
  while (rows.length > 0 && performance.now() - begun < BUDGET_MS) {
    const these = rows;
    await untilLogged(store, county, these).catch(() => eachAlone(store, county, these, now));
    rows = await dueRows(store, county, now);
  }
  await issueCheckpoint(store, county, now);
}

/** 县日志 of every county: the queue until it is empty, a checkpoint when one is due. One county's trouble does not stop the next. */
export const runLog = (store: Store, now: Instant): Promise<void> =>
  eachCounty(store, async (county) => {
    try {
      await logCounty(store, county, now);
    } catch (error) {
      log({ level: 'error', event: 'county log', consumer: 'log', county, where: whereOf(error) });
    }
    await alarmUnlogged(store, county, now);
  });
