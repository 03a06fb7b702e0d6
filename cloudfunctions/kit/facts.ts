import { createHash } from 'node:crypto';
import type { Operation } from '#domain/api';
import { Refusal, refuse } from '#domain/errors';
import type { Instant } from '#domain/plain-date';
import { type Consumer, type Fact, type Pending, RECORD_VERSION } from '#domain/records';
import { derivedId } from './secrets';
import { isTransient, type Store, type Transaction } from './store';
import { WAKES } from './wakes';

const TRIES = 10;
const PATIENCE_MS = 6000;
const PAUSE_MS = 20;
const TARGETS_A_ROW = 50;
const PATHS_CAP = 12;
const REPLY_CAP = 2048;

/** What an act did, told once: from it come the fact, its audit row, its stored reply and the rows of who must look again. */
export interface Outcome<R> {
  /** Ids, codes and times only: it is stored with the fact. */
  readonly reply: R;
  /** `<collection>/<id>` of what the act is about. */
  readonly subject: string;
  /** Paths of every unit touched, before and after, on both lines. */
  readonly paths: readonly (string | null)[];
  readonly change: Readonly<Record<string, unknown>>;
  readonly versions?: Readonly<Record<string, string | number>>;
  /** Targets by consumer; only consumers that `WAKES` names for the operation. */
  readonly wakes?: Readonly<Partial<Record<Consumer, readonly string[]>>>;
}

/** Who acts, and under which idempotency key. */
export interface Act {
  readonly factId: string;
  readonly county: string;
  readonly operation: Operation | string;
  readonly person: string | null;
  readonly post: string | null;
  readonly now: Instant;
  readonly fingerprint: string;
  readonly causes?: readonly string[];
}

/** A digest of a request that does not depend on the order of its keys. */
export function fingerprintOf(request: unknown): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(sorted);
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      );
    }
    return value;
  };
  return createHash('sha256')
    .update(JSON.stringify(sorted(request)) ?? '')
    .digest('base64url');
}

const distinct = (paths: readonly (string | null)[]): string[] =>
  [...new Set(paths.filter((path) => path !== null))].slice(0, PATHS_CAP);

/** The rows that make the consumers of an act look again, at most 50 targets each. */
export function pendingRows(act: Act, wakes: Outcome<unknown>['wakes'], paths: readonly string[]): Pending[] {
  const rows: Pending[] = [];
  for (const [consumer, targets] of Object.entries(wakes ?? {}) as [Consumer, readonly string[]][]) {
    const distinctTargets = [...new Set(targets)];
    for (let n = 0; n * TARGETS_A_ROW < distinctTargets.length; n += 1) {
      rows.push({
        _id: `${act.factId}~${consumer}~${n}`,
        v: RECORD_VERSION,
        county: act.county,
        consumer,
        at: act.now,
        notBefore: act.now,
        tries: 0,
        fact: act.factId,
        targets: distinctTargets.slice(n * TARGETS_A_ROW, (n + 1) * TARGETS_A_ROW),
        paths,
      });
    }
  }
  return rows;
}

/** Creates the fact of an act and its rows, inside the transaction that made the change. */
export async function leaveFact(tx: Transaction, act: Act, outcome: Outcome<unknown>): Promise<void> {
  const allowed: readonly Consumer[] = WAKES[act.operation] ?? [];
  const unknown = Object.keys(outcome.wakes ?? {}).filter((name) => !allowed.includes(name as Consumer));
  if (unknown.length > 0) {
    throw new Error(`${act.operation} wakes ${unknown.join()} without a row in WAKES`);
  }
  if (JSON.stringify(outcome.reply ?? null).length > REPLY_CAP) {
    throw new Error(`${act.operation}: stored reply over 2 KB`);
  }
  const paths = distinct(outcome.paths);
  const fact: Fact = {
    _id: act.factId,
    v: RECORD_VERSION,
    county: act.county,
    operation: act.operation,
    at: act.now,
    actor: { person: act.person, post: act.post },
    subject: outcome.subject,
    paths,
    change: outcome.change,
    versions: outcome.versions ?? {},
    fingerprint: act.fingerprint,
    reply: outcome.reply ?? null,
    ...(act.causes ? { causes: act.causes.slice(0, 20) } : {}),
  };
  await tx.create('facts', fact);
  for (const row of pendingRows(act, outcome.wakes, paths)) {
    await tx.create('pending', row);
  }
}

/** Pauses between the tries of a write, with jitter so that two writers do not meet again. */
export const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(400, PAUSE_MS * 2 ** attempt) * (0.5 + Math.random())));

/**
 * Repeats `attempt` over conflicts, duplicates, time-outs and lost replies, at most 10 times and 6 s, then refuses with BUSY.
 * What is attempted must be one transaction that begins by looking for its own fact.
 */
export async function persist<T>(attempt: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  for (let n = 0; ; n += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refusal || !isTransient(error)) {
        throw error;
      }
      if (n + 1 >= TRIES || performance.now() - begun > PATIENCE_MS) {
        refuse('BUSY');
      }
    }
    await pause(n);
  }
}

/**
 * The write of data-flow: 1 look for the fact, 2 rule, 3 replace, 4 fact and rows, 5 commit. `decide` may run several times and
 * must take ids and times from outside.
 */
export function record<R>(store: Store, act: Act, decide: (tx: Transaction) => Promise<Outcome<R>>): Promise<R> {
  return persist(() =>
    store.tx(async (tx) => {
      const earlier = await tx.read('facts', act.factId);
      if (earlier) {
        return earlier.fingerprint === act.fingerprint ? (earlier.reply as R) : refuse('IDEMPOTENCY_MISMATCH');
      }
      const outcome = await decide(tx);
      await leaveFact(tx, act, outcome);
      return outcome.reply;
    }),
  );
}

/** The id of the fact that a person's request leaves. */
export const factIdOf = (person: string, operation: string, requestId: string): string =>
  derivedId('fact', person, operation, requestId);
