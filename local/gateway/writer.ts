import type { Tables } from './tables';

interface Job {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes to the file: what arrives in one turn of the event loop shares one commit, so that many callers share one fsync.
 * Nobody is answered before the commit is on disk; a write that fails is undone alone.
 */
export class Writer {
  private queue: Job[] = [];

  constructor(private readonly tables: Tables) {}

  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.queue.length === 0) {
        setImmediate(() => this.flush());
      }
      this.queue.push({ work, resolve: (value) => resolve(value as T), reject });
    });
  }

  /** Carries out and commits what is waiting. */
  flush(): void {
    const jobs = this.queue;
    this.queue = [];
    if (jobs.length === 0) {
      return;
    }
    const answers: (() => void)[] = [];
    try {
      this.tables.control('BEGIN IMMEDIATE');
      for (const job of jobs) {
        answers.push(this.carryOut(job));
      }
      this.tables.control('COMMIT');
      this.tables.settle();
    } catch (error) {
      this.undoAll();
      for (const { reject } of jobs) {
        reject(error);
      }
      return;
    }
    for (const answer of answers) {
      answer();
    }
  }

  private carryOut(job: Job): () => void {
    this.tables.control('SAVEPOINT job');
    try {
      const value = job.work();
      this.tables.control('RELEASE job');
      return () => job.resolve(value);
    } catch (error) {
      this.tables.control('ROLLBACK TO job');
      this.tables.control('RELEASE job');
      this.tables.recall();
      return () => job.reject(error);
    }
  }

  private undoAll(): void {
    try {
      this.tables.control('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
    this.tables.recall();
  }
}
