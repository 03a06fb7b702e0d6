import { randomUUID } from 'node:crypto';
import type { History } from './history';
import { Refusal } from './refusal';
import { Locked, lockOf, type Scope, Stale } from './scope';
import type { Tables } from './tables';
import type { Json } from './value';
import type { Writer } from './writer';

interface Written {
  readonly collection: string;
  readonly key: string;
  readonly change: { text: string; document: Json } | null;
}

interface Open {
  readonly id: string;
  readonly writes: Map<string, Written>;
  readonly locks: Set<string>;
  readonly timer: NodeJS.Timeout;
}

const NOTHING: ReadonlyMap<string, string | null> = new Map();

/**
 * Transactions as the cloud documents them: snapshot isolation; the first writer locks a document and another transaction that
 * writes it fails at once; plain writes wait; at most 30 seconds. Any error in a transaction ends it.
 */
export class Transactions {
  private readonly open = new Map<string, Open>();
  private readonly holders = new Map<string, string>();
  private readonly waiters = new Map<string, (() => void)[]>();

  constructor(
    private readonly tables: Tables,
    private readonly history: History,
    private readonly writer: Writer,
    private readonly limit: number,
  ) {}

  begin(): string {
    const id = randomUUID();
    const timer = setTimeout(() => this.end(id), this.limit);
    this.open.set(id, { id, writes: new Map(), locks: new Set(), timer });
    this.history.begin(id);
    return id;
  }

  private find(id: string): Open {
    const transaction = this.open.get(id);
    if (transaction === undefined) {
      throw new Refusal(
        'DATABASE_TRANSACTION_FAIL',
        `the transaction is over: committed, aborted, in conflict or older than ${this.limit / 1000} s`,
      );
    }
    return transaction;
  }

  /** Does one act in a transaction. */
  within<T>(id: string, act: (scope: Scope) => T): T {
    const scope = this.scope(this.find(id));
    try {
      return act(scope);
    } catch (error) {
      throw this.failed(id, error);
    }
  }

  /** Looks for what an act in a transaction will need; others have their turn meanwhile, and the transaction may end. */
  async before<T>(id: string, look: () => Promise<T>): Promise<T> {
    this.find(id);
    try {
      return await look();
    } catch (error) {
      throw this.failed(id, error);
    }
  }

  /** Any error ends a transaction, but that one that only says that the act is done anew. */
  private failed(id: string, error: unknown): unknown {
    if (!(error instanceof Stale)) {
      this.end(id);
    }
    return error;
  }

  private scope(transaction: Open): Scope {
    const { id, writes } = transaction;
    return {
      snapshot: true,
      read: (collection, key) => {
        const own = writes.get(lockOf(collection, key));
        return own === undefined ? this.tables.get(collection, key) : (own.change?.text ?? null);
      },
      overlay: (collection, key) => {
        const overlay = this.history.before(id, collection, key);
        for (const written of writes.values()) {
          if (written.collection === collection && (key ?? written.key) === written.key) {
            overlay.set(written.key, written.change?.text ?? null);
          }
        }
        return overlay;
      },
      claim: (collection, key) => this.lock(transaction, collection, key),
      write: (collection, key, change) => {
        writes.set(lockOf(collection, key), { collection, key, change });
      },
    };
  }

  private lock(transaction: Open, collection: string, key: string): void {
    const lock = lockOf(collection, key);
    const holder = this.holders.get(lock);
    if (holder === transaction.id) {
      return;
    }
    if (holder !== undefined || this.history.changed(transaction.id, collection, key)) {
      throw new Refusal('DATABASE_TRANSACTION_CONFLICT', 'another write has the document');
    }
    this.holders.set(lock, transaction.id);
    transaction.locks.add(lock);
  }

  /** Makes a transaction's writes durable and visible, all at once. */
  async commit(id: string): Promise<void> {
    const transaction = this.find(id);
    clearTimeout(transaction.timer);
    this.open.delete(id);
    try {
      if (transaction.writes.size > 0) {
        await this.writer.run(() => this.apply(transaction));
      }
    } finally {
      this.release(transaction);
    }
  }

  private apply(transaction: Open): void {
    const scope = this.committed((lock) => this.holders.get(lock) !== transaction.id);
    for (const { collection, key, change } of transaction.writes.values()) {
      scope.claim(collection, key);
      scope.write(collection, key, change);
    }
  }

  abort(id: string): void {
    this.find(id);
    this.end(id);
  }

  private end(id: string): void {
    const transaction = this.open.get(id);
    if (transaction !== undefined) {
      clearTimeout(transaction.timer);
      this.open.delete(id);
      this.release(transaction);
    }
  }

  private release(transaction: Open): void {
    this.history.end(transaction.id);
    for (const lock of transaction.locks) {
      this.holders.delete(lock);
    }
    for (const lock of transaction.locks) {
      const waiting = this.waiters.get(lock) ?? [];
      this.waiters.delete(lock);
      for (const go of waiting) {
        go();
      }
    }
  }

  /** Does a plain write: it waits while a transaction has a document it needs, then works on what that left. */
  async plainly<T>(act: (scope: Scope) => T): Promise<T> {
    const scope = this.committed((lock) => this.holders.has(lock));
    for (;;) {
      try {
        return await this.writer.run(() => act(scope));
      } catch (error) {
        if (!(error instanceof Locked)) {
          throw error;
        }
        await this.released(error.lock);
      }
    }
  }

  private released(lock: string): Promise<void> {
    if (!this.holders.has(lock)) {
      return Promise.resolve();
    }
    return new Promise((go) => {
      this.waiters.set(lock, [...(this.waiters.get(lock) ?? []), go]);
    });
  }

  /** The committed documents themselves; `barred` says which locks stand in the way. */
  committed(barred: (lock: string) => boolean = () => false): Scope {
    return {
      snapshot: false,
      read: (collection, key) => this.tables.get(collection, key),
      overlay: () => NOTHING,
      claim: (collection, key) => {
        const lock = lockOf(collection, key);
        if (barred(lock)) {
          throw new Locked(lock);
        }
      },
      write: (collection, key, change) => {
        const before = this.tables.get(collection, key);
        this.history.note(collection, key, before);
        if (change !== null) {
          this.tables.put(collection, key, change.text, change.document, before !== null);
        } else if (before !== null) {
          this.tables.delete(collection, key);
        }
      },
    };
  }

  /** Ends everything that is open; nothing of it remains. */
  close(): void {
    for (const id of [...this.open.keys()]) {
      this.end(id);
    }
  }
}
