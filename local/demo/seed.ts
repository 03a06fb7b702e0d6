import { schoolDaysBack } from '#domain/calendar';
import { addDays, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import { CONSUMERS, type Consumer, type Pending, RECORD_VERSION } from '#domain/records';
import { attendanceTargets, letterTargets, rosterTargets, termPeriod } from '#domain/statistics/targets';
import type { CollectionName, Documents } from '../../cloudfunctions/kit/documents';
import type { Store } from '../../cloudfunctions/kit/store';
import type { Profile } from '../settings';
import { type ActAs, playCases } from './acts';
import { calendarsAround } from './calendar';
import type { DemoPerson } from './cast';
import { type DemoCounty, makeCounty } from './county';
import { playHistories } from './histories';
import { reachedOn } from './reached';
import { kitVault } from './vault';

/** What seeding needs of the running machine. */
export interface Seeding {
  readonly store: Store;
  readonly county: string;
  readonly countyName: string;
  readonly profile: Profile;
  readonly today: PlainDate;
  readonly templates: readonly string[];
  /** Sets the functions' clock. */
  readonly setClock: (instant: Instant) => void;
  readonly now: () => Instant;
  /** Told who is there, before anything is played. */
  readonly cast: (people: readonly DemoPerson[]) => void;
  /** Functions that run here; the queue of another is nobody's. */
  readonly functions: readonly string[];
  /** Calls a function as somebody of the county. */
  readonly act: ActAs;
  /** Puts a file into the cloud's store, as a phone would. */
  readonly putFile: (cloudPath: string, content: Buffer) => Promise<void>;
  /** One tick of every function. */
  readonly tick: () => Promise<void>;
  readonly say: (text: string) => void;
}

const SEED = 'one-less';
const APPEND = 100;
const AT_ONCE = 4;
const TARGETS_A_ROW = 50;
const SETTLE_ROUNDS = 2000;
const PUT_OFF_MS = 1100;
const RECENT_DAYS = 4;
/** As far back as the histories reach. */
const HISTORY_DAYS = 14;

async function append<C extends CollectionName>(
  store: Store,
  collection: C,
  documents: readonly Documents[C][],
): Promise<void> {
  const starts = Array.from({ length: Math.ceil(documents.length / APPEND) }, (_, n) => n * APPEND);
  const worker = async (): Promise<void> => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift()) {
      await store.append(collection, documents.slice(from, from + APPEND));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Queue rows that make a consumer look at these targets. */
function rowsFor(
  seeding: Seeding,
  consumer: Consumer,
  name: string,
  targets: readonly string[],
  at: Instant,
): Pending[] {
  const distinct = [...new Set(targets)];
  return Array.from({ length: Math.ceil(distinct.length / TARGETS_A_ROW) }, (_, n) => ({
    _id: `seed-${name}~${consumer}~${n}`,
    v: RECORD_VERSION,
    county: seeding.county,
    consumer,
    at,
    notBefore: at,
    tries: 0,
    fact: `seed-${name}`,
    targets: distinct.slice(n * TARGETS_A_ROW, (n + 1) * TARGETS_A_ROW),
    paths: [`${seeding.county}/`, `${seeding.county}-edu/`],
  }));
}

async function isDue({ store, county, functions }: Seeding, now: Instant): Promise<boolean> {
  for (const consumer of CONSUMERS.filter((name) => functions.includes(name === 'log' ? 'letters' : name))) {
    const range = { key: 'notBefore', below: now + 1 };
    if ((await store.page('pending', { equal: { county, consumer }, range, limit: 1 })).items.length > 0) {
      return true;
    }
  }
  return false;
}

/** Ticks until nothing is due, from this instant on. The clock only goes forward: what a tick wrote must be due for the next. */
async function settle(seeding: Seeding, at: Instant): Promise<void> {
  seeding.setClock(at);
  for (let n = 0; n < SETTLE_ROUNDS; n += 1) {
    await seeding.tick();
    // Rows that were put off for a second are due as well: the demo's clock jumps anyhow.
    seeding.setClock(seeding.now() + PUT_OFF_MS);
    if (!(await isDue(seeding, seeding.now()))) {
      return;
    }
  }
  throw new Error('seeding: the queues do not empty');
}

/** The leaves of every count node that the seeded documents fill. */
function statisticsTargets({ county, today }: Seeding, made: DemoCounty): string[] {
  const term = termPeriod(calendarsAround(county, today), today);
  const byId = new Map(made.children.map((child) => [child._id, child]));
  return [
    ...made.children.flatMap((child) => rosterTargets(null, child, term)),
    ...made.sheets.flatMap((sheet) =>
      attendanceTargets(
        sheet,
        sheet.marks.flatMap((mark) => byId.get(mark.child) ?? []),
      ),
    ),
    ...made.letters.flatMap(letterTargets),
  ];
}

/** The two weeks before: cases that stand somewhere on their way. Near the start of a term there are no such weeks. */
async function playBefore(seeding: Seeding, made: DemoCounty): Promise<void> {
  const { county, today, act, setClock, putFile, say } = seeding;
  const days = schoolDaysBack(calendarsAround(county, today), addDays(today, -1), HISTORY_DAYS);
  const entered = made.children[0]?.enteredOn ?? today;
  if ((days.at(-1) ?? entered) <= entered) {
    return;
  }
  for (const failure of await playHistories({ made, act, setClock, putFile, days, today })) {
    say(`  演示经过没有写成：${failure}`);
  }
}

/** Yesterday: the cases of who stays away, and what their teachers were told. */
async function playYesterday(seeding: Seeding, made: DemoCounty, yesterday: PlainDate): Promise<void> {
  const at = instantAt(yesterday, '10:30');
  const truants = [...made.truants.keys()];
  const rows = [
    ...rowsFor(seeding, 'cases', 'yesterday', truants, at),
    ...rowsFor(
      seeding,
      'reminders',
      'yesterday',
      truants.map((child) => `absence:${child}:${yesterday}`),
      at,
    ),
  ];
  await append(seeding.store, 'missing', reachedOn(made, yesterday, kitVault));
  await append(seeding.store, 'pending', rows);
  await settle(seeding, at);
  const failures = await playCases({ made, act: seeding.act, setClock: seeding.setClock, yesterday });
  for (const failure of failures) {
    seeding.say(`  演示经过没有写成：${failure}`);
  }
  await settle(seeding, seeding.now());
}

/** Today: the rolls that are called already, and every count. */
async function playToday(seeding: Seeding, made: DemoCounty): Promise<void> {
  const { store, today } = seeding;
  const at = instantAt(today, '08:14');
  const sheets = made.sheets.filter((sheet) => sheet.date === today);
  const absent = sheets.flatMap((sheet) => sheet.marks.map((mark) => mark.child));
  await append(store, 'rollSheets', sheets);
  await append(store, 'pending', [
    ...rowsFor(seeding, 'cases', 'today', absent, at),
    ...rowsFor(
      seeding,
      'reminders',
      'today',
      absent.map((child) => `absence:${child}:${today}`),
      at,
    ),
    ...rowsFor(
      seeding,
      'log',
      'today',
      made.letters.map((letter) => letter._id),
      at,
    ),
    ...rowsFor(seeding, 'statistics', 'today', statisticsTargets(seeding, made), at),
  ]);
  await settle(seeding, at);
}

/** 演示数据: fills an empty database with the demo county. */
export async function seed(seeding: Seeding): Promise<void> {
  const { store, county, countyName, profile, today, templates, say } = seeding;
  say(`正在生成演示县${countyName}（${profile}）…`);
  const made = makeCounty({ county, name: countyName, profile, seed: SEED, today, vault: kitVault, templates });
  seeding.cast(made.people);
  const { rollSheets = [], ...rest } = made.documents;
  for (const [collection, documents] of Object.entries(rest) as [CollectionName, Documents[CollectionName][]][]) {
    await append(store, collection, documents);
  }
  say(`  学生 ${made.children.length} 人，班 ${made.trees.classes.length} 个，工作人员 ${made.staff.length} 人`);
  await append(
    store,
    'rollSheets',
    rollSheets.filter((sheet) => sheet.date < today),
  );
  const recent = made.sheets
    .map((sheet) => sheet.date)
    .filter((date) => date < today && date >= addDays(today, -RECENT_DAYS));
  const yesterday = recent.sort().at(-1);
  if (yesterday) {
    await playBefore(seeding, made);
    await playYesterday(seeding, made, yesterday);
  }
  say('  正在汇总统计…');
  await playToday(seeding, made);
  say('  演示数据已就绪。');
}
