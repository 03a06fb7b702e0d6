/**
 * A model of the data flow, written apart from the product: documents with transactions as the cloud has them, processes that may
 * stop at every call, and a schedule drawn from a seed.
 */

export interface Doc {
  readonly rev: number;
  readonly [field: string]: unknown;
}

export type Row = Doc & {
  readonly consumer: string;
  readonly at: number;
  readonly notBefore: number;
  readonly targets: readonly string[];
  readonly units: readonly string[];
};

/** A conflict, a duplicate, a time-out or a lost reply: the process may go back to its first step. */
export class Again extends Error {}

type Transaction = {
  readonly id: number;
  readonly begun: number;
  readonly snapshot: ReadonlyMap<string, Doc>;
  readonly writes: Map<string, Doc | null>;
};

/** One call to the database: run when the schedule says so, atomically. */
export type Step<T = unknown> = () => T;
export type Process<T = void> = Generator<Step, T, unknown>;

/** Seeded chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ZOMBIE_STEPS = 25;

export class World {
  docs = new Map<string, Doc>();
  now = 0;
  private readonly locks = new Map<string, { readonly by: number; until: number }>();
  private readonly changed = new Map<string, number>();
  private open = new Map<number, Transaction>();
  private counter = 0;
  /** Called with every committed change, so that a checker can keep the true history. */
  onCommit: () => void = () => undefined;

  read(id: string): Doc | null {
    return this.docs.get(id) ?? null;
  }

  /** All documents whose id begins so, in the order of their ids: one query, one snapshot. */
  page(prefix: string): (Doc & { readonly id: string })[] {
    return [...this.docs]
      .filter(([id]) => id.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, doc]) => ({ ...doc, id }));
  }

  put(id: string, doc: Doc | null): void {
    if (doc) {
      this.docs.set(id, doc);
    } else {
      this.docs.delete(id);
    }
    this.changed.set(id, this.now);
    this.onCommit();
  }

  begin(): number {
    this.counter += 1;
    this.open.set(this.counter, { id: this.counter, begun: this.now, snapshot: new Map(this.docs), writes: new Map() });
    return this.counter;
  }

  private transaction(id: number): Transaction {
    const found = this.open.get(id);
    if (!found) {
      throw new Again('transaction is over');
    }
    return found;
  }

  readIn(id: number, key: string): Doc | null {
    const tx = this.transaction(id);
    return tx.writes.has(key) ? (tx.writes.get(key) ?? null) : (tx.snapshot.get(key) ?? null);
  }

  /** First writer locks; another transaction's write fails at once, as does one over a change since the snapshot. */
  writeIn(id: number, key: string, doc: Doc, create = false): void {
    const tx = this.transaction(id);
    const lock = this.locks.get(key);
    const held = lock !== undefined && lock.by !== id && lock.until > this.now;
    const stale = (this.changed.get(key) ?? -1) > tx.begun || (create && this.docs.has(key));
    if (held || stale) {
      this.abort(id);
      throw new Again('conflict');
    }
    this.locks.set(key, { by: id, until: Number.POSITIVE_INFINITY });
    tx.writes.set(key, doc);
  }

  commit(id: number): void {
    const tx = this.transaction(id);
    for (const [key, doc] of tx.writes) {
      if (doc) {
        this.docs.set(key, doc);
      }
      this.changed.set(key, this.now);
    }
    this.abort(id);
    this.onCommit();
  }

  abort(id: number): void {
    this.open.delete(id);
    for (const [key, lock] of this.locks) {
      if (lock.by === id) {
        this.locks.delete(key);
      }
    }
  }

  /** The process died: its locks stay until the database gives up on it. */
  abandon(): void {
    for (const lock of this.locks.values()) {
      if (lock.until === Number.POSITIVE_INFINITY) {
        lock.until = this.now + ZOMBIE_STEPS;
      }
    }
  }

  /** Forgets transactions whose time is over, with all of their locks. */
  expire(): void {
    for (const lock of [...this.locks.values()]) {
      if (lock.until <= this.now) {
        this.abort(lock.by);
      }
    }
  }
}

/** Waits for one call. */
export function* step<T>(work: Step<T>): Process<T> {
  return (yield work) as T;
}
