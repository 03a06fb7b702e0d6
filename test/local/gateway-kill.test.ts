import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import type { GatewayAddress } from '../../local/gateway/gateway';
import { SIZES } from '../sizes';
import { dataFile, integrity, sdkFor } from './gateway-support';

const program = join(__dirname, `../../dist/test/gateway-${process.pid}.js`);
const { file, drop } = dataFile();
const RESTART_MS = 5000;
const EVERY = 250;

interface Running {
  readonly child: ChildProcess;
  readonly app: ReturnType<typeof sdkFor>;
  readonly ready: number;
}
let running: Running | undefined;

beforeAll(() => {
  const entryPoints = [join(__dirname, '../../local/gateway/main.ts')];
  buildSync({ entryPoints, outfile: program, bundle: true, platform: 'node', external: ['libsql'], logLevel: 'error' });
});
afterAll(async () => {
  running?.child.kill('SIGKILL');
  rmSync(program);
  drop();
});

async function start(): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, [program, file], {
    env: { ...process.env, GATEWAY_COLLECTIONS: 'open' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (status) => reject(new Error(`the gateway ended with ${status}`)));
  });
  running = { child, app: sdkFor(JSON.parse(line) as GatewayAddress), ready: performance.now() - began };
  return running;
}

const gone = (child: ChildProcess): Promise<unknown> =>
  child.signalCode === null ? new Promise((resolve) => child.once('exit', resolve)) : Promise.resolve();

/** What was acknowledged before the kill, and what was tried. */
class Ledger {
  readonly plain: string[] = [];
  readonly pairs: string[] = [];
  readonly files: string[] = [];
  readonly removed: string[] = [];
  readonly counters = new Map<string, { acknowledged: number; tried: number }>();
  total = 0;
  over = false;
}

/** Repeats one kind of write until the gateway is gone. */
async function repeat(ledger: Ledger, write: (at: number) => Promise<void>): Promise<void> {
  for (let at = 0; !ledger.over; at += 1) {
    try {
      await write(at);
      ledger.total += 1;
    } catch {
      // The gateway was killed under this write: whether it happened is open.
    }
  }
}

function load({ app }: Running, ledger: Ledger, round: number): Promise<void>[] {
  const db = app.database();
  const plain = (who: string) => async (at: number) => {
    const { id } = await db.collection('log').add({ _id: `${round}-${who}-${at}`, text: 'x'.repeat(at % 900) });
    ledger.plain.push(String(id));
  };
  const pair = (who: string) => async (at: number) => {
    const _id = `${round}-${who}-${at}`;
    await db.runTransaction(async (tx: Awaited<ReturnType<typeof db.startTransaction>>) => {
      await tx.collection('left').add({ _id, round });
      await tx.collection('right').add({ _id, round });
    }, 0);
    ledger.pairs.push(_id);
  };
  const count = (who: string) => async () => {
    const state = ledger.counters.get(who) ?? { acknowledged: 0, tried: 0 };
    state.tried += 1;
    ledger.counters.set(who, state);
    await db.collection('counters').doc(`${round}-${who}`).set({ n: state.tried });
    state.acknowledged = state.tried;
  };
  const upload = async (at: number) => {
    const { fileID } = await app.uploadFile({
      cloudPath: `kill/${round}-${at}.txt`,
      fileContent: Buffer.from(`${at}`),
    });
    ledger.files.push(fileID);
  };
  /** Adds one and removes it, the next in a transaction: what is gone has to stay gone. */
  const remove = async (at: number) => {
    const _id = `${round}-gone-${at}`;
    await db.collection('log').add({ _id, at });
    if (at % 2 === 0) {
      await db.collection('log').doc(_id).remove();
    } else {
      await db.runTransaction((tx: Awaited<ReturnType<typeof db.startTransaction>>) => {
        return tx.collection('log').doc(_id).remove();
      }, 0);
    }
    ledger.removed.push(_id);
  };
  const writes = [plain('a'), plain('b'), pair('c'), pair('d'), count('e'), upload, remove];
  return writes.map((write) => repeat(ledger, write));
}

async function ids(app: Running['app'], collection: string, query: object): Promise<string[]> {
  const db = app.database();
  const found: string[] = [];
  for (let last = ''; ; ) {
    const where = db.collection(collection).where({ ...query, _id: db.command.gt(last) });
    const { data } = await where.orderBy('_id', 'asc').limit(1000).get();
    found.push(...data.map(({ _id }: { _id: string }) => _id));
    if (data.length < 1000) {
      return found;
    }
    last = found.at(-1) ?? '';
  }
}

async function check({ app }: Running, ledger: Ledger, round: number): Promise<void> {
  const db = app.database();
  const log = new Set(await ids(app, 'log', {}));
  expect(ledger.plain.filter((id) => !log.has(id))).toEqual([]);
  expect(ledger.removed.filter((id) => log.has(id))).toEqual([]);
  const [left, right] = [await ids(app, 'left', { round }), await ids(app, 'right', { round })];
  expect(left).toEqual(right);
  const there = new Set(left);
  expect(ledger.pairs.filter((id) => !there.has(id))).toEqual([]);
  for (const [who, { acknowledged, tried }] of ledger.counters) {
    const { data } = await db.collection('counters').doc(`${round}-${who}`).get();
    const n = (data as { n: number }[])[0]?.n ?? 0;
    expect(n).toBeGreaterThanOrEqual(acknowledged);
    expect(n).toBeLessThanOrEqual(tried);
  }
  for (const fileID of ledger.files) {
    const { fileContent } = await app.downloadFile({ fileID });
    expect(`kill/${round}-${fileContent?.toString()}.txt`).toBe(fileID.slice(fileID.indexOf('kill/')));
  }
}

/** Waits for a state of affairs that the load brings about. */
async function until(state: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!state()) {
    if (performance.now() > deadline) {
      throw new Error('the load stands still');
    }
    await new Promise((next) => setImmediate(next));
  }
}

it(`loses no acknowledged write and keeps no half transaction over ${SIZES.gatewayKills} kills under load`, async () => {
  let acknowledged = 0;
  let slowest = 0;
  let now = await start();
  for (let round = 0; round < SIZES.gatewayKills; round += 1) {
    const ledger = new Ledger();
    const writers = load(now, ledger, round);
    const enough = 20 + ((round * 37) % EVERY);
    await until(() => ledger.total >= enough);
    now.child.kill('SIGKILL');
    ledger.over = true;
    await Promise.all(writers);
    acknowledged += ledger.plain.length + ledger.pairs.length;
    now = await start();
    slowest = Math.max(slowest, now.ready);
    await check(now, ledger, round);
  }
  now.child.kill('SIGKILL');
  await gone(now.child);
  expect(integrity(file)).toBe('ok');
  expect(acknowledged).toBeGreaterThan(SIZES.gatewayKills * 10);
  expect(slowest).toBeLessThan(RESTART_MS);
}, 3_600_000);
