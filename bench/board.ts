import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answered, Operation, ReplyOf, RequestOf } from '#domain/api';
import { instantAt, plainDate } from '#domain/plain-date';
import { RECORD_VERSION } from '#domain/records';
import { attendanceTargets, letterTargets, rosterTargets, termPeriod } from '#domain/statistics/targets';
import { COLLECTIONS } from '../cloudfunctions/kit/collections';
import type { CollectionName, Documents } from '../cloudfunctions/kit/documents';
import { openStore, type Store } from '../cloudfunctions/kit/store';
import { main } from '../cloudfunctions/statistics/index';
import { shiftClock } from '../local/clock';
import { calendarsAround } from '../local/demo/calendar';
import { type DemoCounty, makeCounty } from '../local/demo/county';
import { kitVault } from '../local/demo/vault';
import { gatewayEnvironment, startGateway } from '../local/gateway/gateway';

/**
 * The board of the county and of a township against the product's own recount of the same unit, both through the function and the SDK.
 * The bound is a fortieth. Smaller: BENCH_PROFILE=demo.
 */
const PROFILE = process.env['BENCH_PROFILE'] === 'demo' ? 'demo' : 'county';
const BOUND = 1 / 40;
const ROUNDS = 9;
const COUNTY = 'yunling';
const TODAY = plainDate('2026-11-18');
const TARGETS_A_ROW = 50;

Object.assign(process.env, {
  TENCENTCLOUD: 'true',
  TENCENTCLOUD_RUNENV: 'SCF',
  SILENCE: 'true',
  FIELD_KEY_ID: 'bench',
  FIELD_KEY: randomBytes(32).toString('hex'),
  INDEX_KEY: randomBytes(32).toString('hex'),
  SEAL_KEYS: JSON.stringify([
    {
      kid: 'bench',
      suite: 'sm3-ed25519',
      privateKey: randomBytes(32).toString('hex'),
      from: '2020-01-01T00:00:00Z',
    },
  ]),
});

const contextOf = (words: Readonly<Record<string, string>>): object => ({
  environment: JSON.stringify({
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    TCB_ENV: 'local',
    ...words,
  }),
});

async function append<C extends CollectionName>(store: Store, collection: C, documents: readonly Documents[C][]) {
  for (let n = 0; n < documents.length; n += 100) {
    await store.append(collection, documents.slice(n, n + 100));
  }
}

/** Every leaf that the county's documents fill, as the functions' own writes would have left them. */
function targetsOf({ children, sheets, letters }: DemoCounty): string[] {
  const term = termPeriod(calendarsAround(COUNTY, TODAY), TODAY);
  const byId = new Map(children.map((child) => [child._id, child]));
  const ofToday = sheets.filter((sheet) => sheet.date === TODAY);
  const targets = [
    ...children.flatMap((child) => rosterTargets(null, child, term)),
    ...ofToday.flatMap((sheet) =>
      attendanceTargets(
        sheet,
        sheet.marks.flatMap((mark) => byId.get(mark.child) ?? []),
      ),
    ),
    ...letters.flatMap(letterTargets),
  ];
  return [...new Set(targets)];
}

async function fill(store: Store, made: DemoCounty): Promise<number> {
  for (const [collection, documents] of Object.entries(made.documents) as [
    CollectionName,
    Documents[CollectionName][],
  ][]) {
    await append(store, collection, documents);
  }
  const targets = targetsOf(made);
  const at = Date.now();
  await append(
    store,
    'pending',
    Array.from({ length: Math.ceil(targets.length / TARGETS_A_ROW) }, (_, n) => ({
      _id: `bench~statistics~${n}`,
      v: RECORD_VERSION,
      county: COUNTY,
      consumer: 'statistics' as const,
      at,
      notBefore: at,
      tries: 0,
      fact: 'bench',
      targets: targets.slice(n * TARGETS_A_ROW, (n + 1) * TARGETS_A_ROW),
      paths: [`${COUNTY}/`, `${COUNTY}-edu/`],
    })),
  );
  return targets.length;
}

async function settle(store: Store): Promise<void> {
  for (;;) {
    await main({}, contextOf({ TRIGGER_SRC: 'timer' }));
    const { items } = await store.page('pending', {
      equal: { county: COUNTY, consumer: 'statistics' },
      range: { key: 'at' },
      limit: 1,
    });
    if (items.length === 0) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

interface Officer {
  readonly openid: string;
  readonly as: string;
}

async function ask<O extends Operation>(who: Officer, operation: O, request: RequestOf<O>): Promise<ReplyOf<O>> {
  const context = contextOf({ WX_OPENID: who.openid, WX_APPID: 'local' });
  const answered = (await main({ operation, request, as: who.as }, context)) as Answered<ReplyOf<O>>;
  if (!answered.ok) {
    throw new Error(`${operation}: ${answered.code}`);
  }
  return answered.data;
}

const median = (values: number[]): number => values.sort((left, right) => left - right)[values.length >> 1] ?? 0;

async function timed(work: () => Promise<unknown>, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    if (round >= 0) {
      times.push(performance.now() - began);
    }
  }
  return median(times);
}

function officerOf(made: DemoCounty, role: string): Officer {
  for (const { posts, openid, bound } of made.staff) {
    const post = posts.find((one) => one.role === role);
    if (post && bound) {
      return { openid, as: post._id };
    }
  }
  throw new Error(`no ${role}`);
}

/** The recount of a unit and all below it: every node counted again from the documents. */
async function recountOf(who: Officer, unit: string, name: string): Promise<number> {
  const recounted = await ask(who, 'statistics.recount', { unit });
  if (recounted.differences.length > 0 || recounted.moving > 0) {
    throw new Error(`recount: ${recounted.differences.length} nodes differ, ${recounted.moving} moving`);
  }
  const ms = await timed(() => ask(who, 'statistics.recount', { unit }), 3);
  console.log(`  recount of the ${name.padEnd(9)} ${ms.toFixed(0)} ms, ${recounted.compared} nodes equal`);
  return ms;
}

async function compare(made: DemoCounty): Promise<boolean> {
  const bureau = officerOf(made, 'bureauOfficer');
  const township = officerOf(made, 'townshipEducationOfficer');
  const [place = ''] = township.as.split(':');
  const ofCounty = await recountOf(bureau, COUNTY, 'county');
  const ofTownship = await recountOf(bureau, place, 'township');
  const boards: readonly [string, number, () => Promise<unknown>][] = [
    ['board of the county', ofCounty, () => ask(bureau, 'statistics.board', { unit: COUNTY })],
    ['board of the bureau', ofCounty, () => ask(bureau, 'statistics.board', {})],
    ['board of a township', ofTownship, () => ask(township, 'statistics.board', {})],
  ];
  let kept = true;
  for (const [name, recount, board] of boards) {
    const ms = await timed(board, ROUNDS);
    const isKept = ms / recount <= BOUND;
    kept = kept && isKept;
    console.log(
      `  ${name.padEnd(22)} ${ms.toFixed(1)} ms, 1/${(recount / ms).toFixed(0)}  ${isKept ? 'kept' : 'BROKEN'}`,
    );
  }
  return kept;
}

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'board-'));
  const gateway = await startGateway({ file: join(folder, 'bench.db'), collections: COLLECTIONS });
  Object.assign(process.env, gatewayEnvironment(gateway));
  shiftClock(instantAt(TODAY, '11:00') - Date.now());
  const store = openStore('kit');
  const made = makeCounty({
    county: COUNTY,
    name: '云岭县',
    profile: PROFILE,
    seed: 'bench',
    today: TODAY,
    vault: kitVault,
    templates: [],
  });
  console.log(`board against recount, ${PROFILE}: ${made.children.length} children, ${made.letters.length} letters`);
  const leaves = await fill(store, made);
  const began = performance.now();
  await settle(store);
  const ms = performance.now() - began;
  console.log(`  ${leaves} leaves folded to both roots in ${(ms / 1000).toFixed(1)} s`);
  const kept = await compare(made);
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(kept ? 0 : 1);
}

void run();
