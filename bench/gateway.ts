import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import tcb from '@cloudbase/node-sdk';
import { bare } from './gateway/bare';

/**
 * The gateway against a bare `node:http` + libsql server that does the same work without asking anything: both are processes of
 * their own, both are called by the SDK, in turn. The bound is a ratio of 2, at each size; from the first size to the last the gateway
 * itself may become 1.5 times slower, may take 400 MB, and others wait 50 ms at most while everything is looked through.
 */
const SIZES = (process.env['BENCH_CHILDREN'] ?? '100000,1000000').split(',').map(Number);
const MOST = Math.max(...SIZES);
const ROUNDS = 30;
const BOUND = 2;
const FLAT = 1.5;
const MEMORY_MB = 400;
const WAIT_MS = 50;

interface Side {
  readonly child: ChildProcess;
  readonly db: ReturnType<ReturnType<typeof tcb.init>['database']>;
}

async function start(program: string, ...values: string[]): Promise<Side> {
  const child = spawn(process.execPath, [program, ...values], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((ready) => createInterface({ input: child.stdout }).once('line', ready));
  const { url, secretId, secretKey, environment } = JSON.parse(line);
  const app = tcb.init({ env: environment, secretId, secretKey, serviceUrl: url, keepalive: true });
  return { child, db: app.database() };
}

function stop({ child }: Side): Promise<unknown> {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill();
  return ended;
}

const idOf = (n: number) => `child${String(n).padStart(7, '0')}`;
const childOf = (n: number) => ({
  _id: idOf(n),
  county: '990101',
  classId: `990101~s${Math.floor(n / 1500)}~c${Math.floor(n / 45)}`,
  pinyin: `name${(n * 7919) % MOST}`,
  eduPath: `/990101/t${n % 17}/s${Math.floor(n / 1500)}/c${Math.floor(n / 45)}/`,
  dutyPath: `/990101/v${n % 300}/`,
  state: 'enrolled',
  birthMonth: '2016-05',
  sex: n % 2 === 0 ? 'M' : 'F',
  rev: 1,
  adults: [
    { slot: 'guardian', kind: 'parent', relation: 'father', name: 'encrypted'.repeat(6), phone: 'encrypted'.repeat(6) },
  ],
});

/** The three acts that the bound is about. */
const ACTS: Readonly<Record<string, (side: Side, n: number) => Promise<unknown>>> = {
  'point read': ({ db }, n) => db.collection('children').doc(idOf(n)).get(),
  'page of 20': ({ db }, n) => {
    const { classId, county } = childOf(n);
    const _ = db.command;
    const after = _.or([{ pinyin: _.gt('name') }, { pinyin: 'name', _id: _.gt('') }]);
    const asked = db.collection('children').where(_.and([{ county, classId }, after]));
    return asked.orderBy('pinyin', 'asc').orderBy('_id', 'asc').limit(20).get();
  },
  'write transaction': ({ db }, n) => {
    type Transaction = Awaited<ReturnType<typeof db.startTransaction>>;
    return db.runTransaction(async (tx: Transaction) => {
      const child = tx.collection('children').doc(idOf(n));
      const { data } = (await child.get()) as unknown as { data: ReturnType<typeof childOf> };
      const { _id, ...fields } = data;
      await child.set({ ...fields, rev: fields.rev + 1 });
      await tx.collection('children').add({ ...fields, _id: `${_id}~${fields.rev}`, county: 'facts' });
    }, 0);
  },
};

async function fill(side: Side, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 500) {
    await side.db.collection('children').add(Array.from({ length: 500 }, (_, n) => childOf(at + n)));
  }
}

type Act = (side: Side, n: number) => Promise<unknown>;

async function timed(act: Act, side: Side, round: number, size: number): Promise<number> {
  const each = 20;
  const began = performance.now();
  for (let at = 0; at < each; at += 1) {
    await act(side, ((round * each + at) * 7919) % size);
  }
  return (performance.now() - began) / each;
}

const median = (values: number[]) => values.sort((left, right) => left - right)[values.length >> 1] ?? 0;
const verdict = (isKept: boolean) => (isKept ? 'kept' : 'BROKEN');

/** Median milliseconds of the gateway and of the bare server, one round of each in turn. */
async function measured(act: Act, sides: readonly [Side, Side], size: number): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = -2; round < ROUNDS; round += 1) {
    const ours = await timed(act, sides[0], round + 2, size);
    const theirs = await timed(act, sides[1], round + 2, size);
    if (round >= 0) {
      times[0].push(ours);
      times[1].push(theirs);
    }
  }
  return [median(times[0]), median(times[1])];
}

/** The gateway's time as so many times the bare server's, act by act. */
async function compare(sides: readonly [Side, Side], size: number): Promise<Map<string, number>> {
  console.log(
    `gateway against bare node:http + libsql, ${size} children, through the SDK, median ms of ${ROUNDS} × 20`,
  );
  const ratios = new Map<string, number>();
  for (const [name, act] of Object.entries(ACTS)) {
    const [ours, theirs] = await measured(act, sides, size);
    const ratio = ours / theirs;
    ratios.set(name, ours);
    keep(ratio <= BOUND);
    console.log(
      `  ${name.padEnd(18)} ${ours.toFixed(2).padStart(7)} ${theirs.toFixed(2).padStart(7)}   ${ratio.toFixed(2)}×  ${verdict(ratio <= BOUND)}`,
    );
  }
  return ratios;
}

function keep(isKept: boolean): void {
  process.exitCode = isKept ? (process.exitCode ?? 0) : 1;
}

function flatness(first: ReadonlyMap<string, number>, last: ReadonlyMap<string, number>): void {
  console.log(`the gateway with ${MOST} children against itself with ${SIZES[0]}`);
  for (const [name, ms] of last) {
    const ratio = ms / (first.get(name) ?? ms);
    keep(ratio <= FLAT);
    console.log(`  ${name.padEnd(18)} ${ratio.toFixed(2)}×  ${verdict(ratio <= FLAT)}`);
  }
}

/** What no index answers, and how long a point read of another client waits meanwhile. */
const SCANS: Readonly<Record<string, (db: Side['db']) => Promise<unknown>>> = {
  'page by no index': (db) => db.collection('children').where({ sex: 'X' }).limit(20).get(),
  'count by no index': (db) => db.collection('children').where({ rev: -1 }).count(),
  'count of a county': (db) => db.collection('children').where({ county: '990101' }).count(),
  'order by no index': (db) =>
    db.collection('children').where({ county: '990101' }).orderBy('birthMonth', 'asc').limit(20).get(),
  'update by no index': (db) => db.collection('children').where({ sex: 'X' }).update({ rev: 0 }),
  aggregation: (db) => {
    const { sum } = db.command.aggregate;
    const groups = db
      .collection('children')
      .aggregate()
      .group({ _id: '$sex', many: sum(1) });
    return groups.limit(10).end();
  },
};

async function waits({ db }: Side, size: number): Promise<void> {
  console.log(`point reads of another client while ${size} children are looked through: longest wait`);
  for (const [name, scan] of Object.entries(SCANS)) {
    let isOver = false;
    let longest = 0;
    let reads = 0;
    const began = performance.now();
    const scanning = scan(db).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      const asked = performance.now();
      await db
        .collection('children')
        .doc(idOf((reads * 7919) % size))
        .get();
      longest = Math.max(longest, performance.now() - asked);
      reads += 1;
    }
    await scanning;
    keep(longest < WAIT_MS);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(
      `  ${name.padEnd(18)} ${longest.toFixed(0).padStart(4)} ms of ${seconds} s, ${reads} reads  ${verdict(longest < WAIT_MS)}`,
    );
  }
}

function memory({ child }: Side): void {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const [now, most] = ['VmRSS', 'VmHWM'].map((name) => {
    const [, kilobytes] = new RegExp(`${name}:\\s+(\\d+)`).exec(status) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  });
  keep((most ?? 0) <= MEMORY_MB);
  console.log(`memory of the gateway: ${now} MB, at most ${most} MB  ${verdict((most ?? 0) <= MEMORY_MB)}`);
}

async function measure(gateway: Side, plain: Side): Promise<void> {
  const all: Map<string, number>[] = [];
  let filled = 0;
  for (const size of SIZES) {
    await fill(gateway, filled, size);
    await fill(plain, filled, size);
    filled = size;
    all.push(await compare([gateway, plain], size));
    memory(gateway);
  }
  const [first, last] = [all[0], all.at(-1)];
  if (first && last && all.length > 1) {
    flatness(first, last);
  }
  await waits(gateway, MOST);
  memory(gateway);
}

async function main(): Promise<void> {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local',
    SILENCE: 'true',
  });
  const folder = mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  const gateway = await start(join(__dirname, '../local/gateway.js'), join(folder, 'gateway.db'));
  const plain = await start(__filename, 'bare', join(folder, 'bare.db'));
  try {
    await measure(gateway, plain);
  } finally {
    await Promise.all([gateway, plain].map(stop));
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === 'bare') {
  bare(process.argv[3] ?? '');
} else {
  void main();
}
