import type { Instant } from '#domain/plain-date';
import { type Consumer, type Pending, RECORD_VERSION, type Rev } from '#domain/records';
import type { CollectionName, Documents } from './documents';
import { type Act, leaveFact, type Outcome, persist } from './facts';
import { log, whereOf } from './log';
import { derivedId } from './secrets';
import type { Store, Transaction } from './store';

const ROWS_A_ROUND = 200;
const AT_ONCE = 8;
const BUDGET_MS = 40_000;
const GIVE_UP_MS = 1000;
const MAX_PAUSE_MS = 3_600_000;
const ALARM_TRIES = 12;

/** What one document ought to be, computed after `seen` was read. */
export interface Proposal<C extends CollectionName = CollectionName> {
  readonly collection: C;
  /** The `rev` read before anything else; 0 when there was no document. */
  readonly seen: Rev;
  /** What ought to be; its `rev` is set by the kit. Written also when nothing changed: a stale writer must lose. */
  readonly document: Documents[C] & { readonly rev: Rev };
  /** What to say of it when it changed; leave out when it did not. */
  readonly changed?: Pick<Outcome<null>, 'change' | 'paths' | 'wakes'> & { readonly operation: string };
  /** Targets above: always woken anew with the oldest `at` that led here (count nodes). */
  readonly parents?: readonly string[];
  /** Paths for 截至 while the parents' row waits. */
  readonly paths?: readonly string[];
}

/** What led to a target being looked at. */
export interface Cause {
  readonly county: string;
  readonly now: Instant;
  /** The oldest `at` of the rows that name the target. */
  readonly at: Instant;
  readonly facts: readonly string[];
  readonly paths: readonly string[];
}

/** 反应: level-triggered. Reads the target's document first, then what it follows from, and says what ought to be. */
export interface Reaction {
  readonly consumer: Consumer;
  react(store: Store, target: string, cause: Cause): Promise<readonly Proposal[]>;
}

/** Another writer was here since `seen`: look again in a second; no try is counted. */
class GaveUp extends Error {}

async function writeParents(
  tx: Transaction,
  cause: Cause,
  consumer: Consumer,
  proposal: Proposal,
  rev: Rev,
): Promise<void> {
  if (proposal.parents && proposal.parents.length > 0) {
    await tx.create('pending', {
      _id: `${proposal.document._id}~${rev}`,
      v: RECORD_VERSION,
      county: cause.county,
      consumer,
      at: cause.at,
      notBefore: cause.now,
      tries: 0,
      fact: cause.facts[0] ?? '',
      targets: proposal.parents,
      paths: proposal.paths ?? [],
    });
  }
}

function actOf(cause: Cause, consumer: Consumer, proposal: Proposal, rev: Rev): Act {
  return {
    factId: derivedId('reaction', consumer, `${proposal.collection}/${proposal.document._id}`, String(rev)),
    county: cause.county,
    operation: proposal.changed?.operation ?? '',
    person: null,
    post: null,
    now: cause.now,
    fingerprint: '',
    causes: cause.facts,
  };
}

function apply(store: Store, cause: Cause, consumer: Consumer, proposal: Proposal): Promise<void> {
  const rev = proposal.seen + 1;
  const document = { ...proposal.document, rev };
  const attempt = (): Promise<void> =>
    store.tx(async (tx) => {
      const present = (await tx.read(proposal.collection, document._id)) as { readonly rev: Rev } | null;
      if ((present?.rev ?? 0) !== proposal.seen) {
        throw new GaveUp();
      }
      await (present ? tx.replace(proposal.collection, document) : tx.create(proposal.collection, document));
      await writeParents(tx, cause, consumer, proposal, rev);
      if (proposal.changed) {
        await leaveFact(tx, actOf(cause, consumer, proposal, rev), {
          ...proposal.changed,
          reply: null,
          subject: `${proposal.collection}/${document._id}`,
        });
      }
    });
  return persist(attempt);
}

type Ending = 'done' | 'again' | 'failed';

async function settle(store: Store, reaction: Reaction, target: string, cause: Cause): Promise<Ending> {
  try {
    for (const proposal of await reaction.react(store, target, cause)) {
      await apply(store, cause, reaction.consumer, proposal);
    }
    return 'done';
  } catch (error) {
    if (error instanceof GaveUp) {
      return 'again';
    }
    log({
      level: 'error',
      event: 'reaction',
      consumer: reaction.consumer,
      county: cause.county,
      where: whereOf(error),
    });
    return 'failed';
  }
}

function causesOf(rows: readonly Pending[], now: Instant): Map<string, Cause> {
  const causes = new Map<string, Cause>();
  for (const row of rows) {
    for (const target of row.targets) {
      const known = causes.get(target);
      causes.set(target, {
        county: row.county,
        now,
        at: Math.min(row.at, known?.at ?? row.at),
        facts: [...new Set([...(known?.facts ?? []), row.fact])].slice(0, 20),
        paths: [...new Set([...(known?.paths ?? []), ...row.paths])],
      });
    }
  }
  return causes;
}

/** Does it for all of them, eight at a time: each waits for the database, and none for the others. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await work(next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Looks at these targets now, because a day has come and not because of a fact. What fails is logged and found again. */
export async function lookAt(
  store: Store,
  reaction: Reaction,
  county: string,
  targets: readonly string[],
  now: Instant,
): Promise<void> {
  const cause: Cause = { county, now, at: now, facts: [], paths: [] };
  await inParallel(targets, async (target) => {
    await settle(store, reaction, target, cause);
  });
}

/** Deletes the rows all of whose targets are done; puts the others off. A row is never dropped. */
async function closeRows(
  store: Store,
  rows: readonly Pending[],
  endings: ReadonlyMap<string, Ending>,
  now: Instant,
): Promise<void> {
  const finished: string[] = [];
  for (const row of rows) {
    const all = row.targets.map((target) => endings.get(target) ?? 'failed');
    if (all.every((ending) => ending === 'done')) {
      finished.push(row._id);
    } else if (all.includes('failed')) {
      const tries = row.tries + 1;
      await store.put('pending', { ...row, tries, notBefore: now + Math.min(MAX_PAUSE_MS, 2 ** tries * 1000) });
      if (tries > ALARM_TRIES) {
        log({
          level: 'alarm',
          event: 'pending row keeps failing',
          consumer: row.consumer,
          county: row.county,
          count: tries,
        });
      }
    } else {
      await store.put('pending', { ...row, notBefore: now + GIVE_UP_MS });
    }
  }
  for (let n = 0; n < finished.length; n += 100) {
    await store.remove('pending', finished.slice(n, n + 100));
  }
}

/**
 * One round for one county: up to 200 rows that are due, oldest first. Targets and rows of data-flow's proof: rows are read before
 * documents, and deleted only when every target was written after.
 * @param choose which of them; a reader that folds takes only what it shows.
 * @returns how many rows were looked at.
 */
export async function runRound(
  store: Store,
  reaction: Reaction,
  county: string,
  now: Instant,
  choose: (rows: readonly Pending[]) => readonly Pending[] = (rows) => rows,
): Promise<number> {
  const page = await store.page('pending', {
    equal: { county, consumer: reaction.consumer },
    range: { key: 'notBefore', below: now + 1 },
    limit: ROWS_A_ROUND,
  });
  const items = choose(page.items);
  if (items.length === 0) {
    return 0;
  }
  const endings = new Map<string, Ending>();
  await inParallel([...causesOf(items, now)], async ([target, cause]) => {
    endings.set(target, await settle(store, reaction, target, cause));
  });
  await closeRows(store, items, endings, now);
  return items.length;
}

/** The counties of this deployment. */
export async function eachCounty(store: Store, work: (county: string) => Promise<void>): Promise<void> {
  const { items } = await store.page('counties', { equal: {}, limit: 100 });
  for (const { _id } of items) {
    await work(_id);
  }
}

/** The tick of a consumer: every county's queue until it is empty or 40 s are over. */
export async function runQueue(store: Store, reaction: Reaction, now: Instant): Promise<void> {
  const begun = performance.now();
  const late = (): boolean => performance.now() - begun > BUDGET_MS;
  await eachCounty(store, async (county) => {
    let rows = 1;
    while (rows > 0 && !late()) {
      rows = await runRound(store, reaction, county, now + Math.round(performance.now() - begun));
    }
  });
}
