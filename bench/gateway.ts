import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import tcb from '@cloudbase/node-sdk';
import Database from 'libsql';

/**
 * The gateway against a bare `node:http` + libsql server that does the same work without asking anything: both are processes of
 * their own, both are called by the SDK, in turn. The bound is a ratio of 2.
 */
const CHILDREN = Number(process.env['BENCH_CHILDREN'] ?? 100_000);
const ROUNDS = 30;
const BOUND = 2;

interface Wire {
  readonly action: string;
  readonly data?: string | readonly string[];
  readonly query?: string;
  readonly limit?: number;
  readonly transactionId?: string;
}

/** The bare server: a switch over five actions, a table with the indexed fields beside the document. */
function bare(file: string): void {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE children (id TEXT PRIMARY KEY, doc TEXT, county TEXT, class TEXT, pinyin TEXT)');
  db.exec('CREATE INDEX page ON children (county, class, pinyin, id)');
  const read = db.prepare('SELECT doc FROM children WHERE id = ?').raw();
  const page = db
    .prepare(
      'SELECT doc FROM children WHERE county = ? AND class = ? AND (pinyin, id) > (?, ?) ORDER BY pinyin, id LIMIT ?',
    )
    .raw();
  const put = db.prepare('INSERT OR REPLACE INTO children VALUES (?, ?, ?, ?, ?)');
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
  const open = new Map<string, [string, Record<string, unknown>][]>();
  const store = (text: string, fields: Record<string, unknown>) =>
    put.run(fields['_id'], text, fields['county'], fields['classId'], fields['pinyin']);
  const write = (rows: readonly [string, Record<string, unknown>][]) => {
    begin.run();
    for (const row of rows) {
      store(...row);
    }
    commit.run();
  };
  const answer = (asked: Wire): object => {
    const query = JSON.parse(asked.query || '{}');
    switch (asked.action) {
      case 'database.getDocument': {
        const [equal, { $or } = { $or: undefined }] = query.$and ?? [];
        const rows = equal
          ? page.all(equal.county, equal.classId, $or[1].pinyin, $or[1]._id.$gt, asked.limit)
          : read.all(query._id);
        return { data: { list: rows.map((row) => (row as [string])[0]) } };
      }
      case 'database.insertDocument': {
        const rows = (asked.data as string[]).map((text): [string, Record<string, unknown>] => [
          text,
          JSON.parse(text),
        ]);
        const later = open.get(asked.transactionId ?? '');
        later ? later.push(...rows) : write(rows);
        return { data: { insertedIds: rows.map(([, fields]) => fields['_id']) } };
      }
      case 'database.modifyDocument': {
        const fields = { _id: query._id, ...JSON.parse(asked.data as string) };
        open.get(asked.transactionId ?? '')?.push([JSON.stringify(fields), fields]);
        return { data: { updated: 1, upsert_id: null } };
      }
      case 'database.startTransaction': {
        const transactionId = String(Math.random());
        open.set(transactionId, []);
        return { transactionId };
      }
      default:
        write(open.get(asked.transactionId ?? '') ?? []);
        open.delete(asked.transactionId ?? '');
        return {};
    }
  };
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const reply = Buffer.from(
        JSON.stringify({ requestId: 'bare', ...answer(JSON.parse(Buffer.concat(parts).toString())) }),
      );
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.length }).end(reply);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
    process.stdout.write(`${JSON.stringify({ url, secretId: 'bare', secretKey: 'bare', environment: 'local' })}\n`);
  });
}

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
  pinyin: `name${(n * 7919) % CHILDREN}`,
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

async function fill(side: Side): Promise<void> {
  for (let from = 0; from < CHILDREN; from += 500) {
    await side.db.collection('children').add(Array.from({ length: 500 }, (_, at) => childOf(from + at)));
  }
}

async function timed(act: (side: Side, n: number) => Promise<unknown>, side: Side, round: number): Promise<number> {
  const each = 20;
  const began = performance.now();
  for (let at = 0; at < each; at += 1) {
    await act(side, ((round * each + at) * 7919) % CHILDREN);
  }
  return (performance.now() - began) / each;
}

const median = (values: number[]) => values.sort((left, right) => left - right)[values.length >> 1] ?? 0;

async function compare(gateway: Side, plain: Side): Promise<boolean> {
  let kept = true;
  console.log(
    `gateway against bare node:http + libsql, ${CHILDREN} children, through the SDK, median ms of ${ROUNDS} × 20`,
  );
  for (const [name, act] of Object.entries(ACTS)) {
    const times: [number[], number[]] = [[], []];
    for (let round = -2; round < ROUNDS; round += 1) {
      const [ours, theirs] = [await timed(act, gateway, round + 2), await timed(act, plain, round + 2)];
      if (round >= 0) {
        times[0].push(ours);
        times[1].push(theirs);
      }
    }
    const [ours, theirs] = times.map(median) as [number, number];
    const ratio = ours / theirs;
    kept = kept && ratio <= BOUND;
    console.log(
      `  ${name.padEnd(18)} ${ours.toFixed(2).padStart(7)} ${theirs.toFixed(2).padStart(7)}   ${ratio.toFixed(2)}×  ${ratio <= BOUND ? 'kept' : 'BROKEN'}`,
    );
  }
  return kept;
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
    await fill(gateway);
    await fill(plain);
    process.exitCode = (await compare(gateway, plain)) ? 0 : 1;
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
