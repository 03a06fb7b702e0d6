import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'libsql';
import { failed } from './refusal';

const VERSION = 1;
const IN_MEMORY = ':memory:';
const PART = 1024 * 1024;
/** SQLite's own number of pages after which the log is brought into the file. */
const LOG_PAGES = 1000;

/** The one SQLite file: opened for this gateway alone, of this version or refused untouched, copied while it is in use. */
export class DataFile {
  readonly db: Database.Database;
  /** For copies. Never closed before the end: closing any handle of the file would give SQLite's locks on it away. */
  private handle: FileHandle | undefined;
  private copying = false;

  constructor(private readonly file: string) {
    this.db = new Database(file, { timeout: 2000 });
    try {
      this.check();
      this.take();
    } catch (error) {
      this.db.close();
      throw error;
    }
    this.db.exec('PRAGMA synchronous = FULL');
    this.db.exec('PRAGMA cache_size = -65536');
  }

  /** Refuses, before anything of it is altered, a file of another version or another program. */
  private check(): void {
    const version = this.number('PRAGMA user_version');
    if (version > VERSION) {
      throw new Error(`the data file has version ${version}, this gateway reads version ${VERSION}`);
    }
    const tables = this.number("SELECT count(*) FROM sqlite_master WHERE type = 'table'");
    if (tables > 0 && (version !== VERSION || !this.hasCatalog())) {
      throw new Error('the file is no data file of this gateway: it holds tables of another program');
    }
  }

  private number(sql: string): number {
    try {
      const [row] = this.db.prepare(sql).raw().all() as [number][];
      return row?.[0] ?? 0;
    } catch (error) {
      throw unreadable(error);
    }
  }

  private hasCatalog(): boolean {
    const columns = this.db.prepare("SELECT name FROM pragma_table_info('catalog')").raw().all() as [string][];
    return columns.map(([name]) => name).join() === 'name,indexes,complex';
  }

  /** One gateway per file: what it knows of locks and open transactions is in its memory. */
  private take(): void {
    try {
      this.db.exec('PRAGMA locking_mode = EXCLUSIVE');
      this.db.exec('PRAGMA journal_mode = WAL');
    } catch (error) {
      throw unreadable(error);
    }
  }

  /** Part of the transaction that makes the catalog. */
  stamp(): void {
    this.db.exec(`PRAGMA user_version = ${VERSION}`);
  }

  /**
   * Copies all that is committed now into a new file. From the moment of the answer's beginning the file itself stands still, since
   * the log is not brought into it, while writes go on into the log. `at` is called at that moment.
   */
  async copy(to: string, at: () => void): Promise<void> {
    if (this.file === IN_MEMORY || this.copying) {
      throw failed(this.copying ? 'a copy is being made already' : 'a gateway without a file has no copy');
    }
    this.copying = true;
    try {
      this.handle ??= await open(this.file, 'r');
      this.db.exec('PRAGMA wal_autocheckpoint = 0');
      const size = this.settled();
      at();
      await copyWhole(this.handle, size, to);
    } finally {
      this.db.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
      this.copying = false;
    }
  }

  /** Brings the whole log into the file; gives the file's size. */
  private settled(): number {
    if (this.number('PRAGMA wal_checkpoint(TRUNCATE)') !== 0) {
      throw failed('the log could not be brought into the file');
    }
    return this.number('PRAGMA page_count') * this.number('PRAGMA page_size');
  }

  /** Gives the file back. The driver keeps a closed file until its statements are collected, so the lock is let go
   * first, which SQLite does outside WAL only. */
  close(): void {
    this.db.exec('PRAGMA journal_mode = DELETE');
    this.db.exec('PRAGMA locking_mode = NORMAL');
    this.db.prepare('SELECT count(*) FROM catalog').all();
    this.db.close();
    void this.handle?.close();
  }
}

function unreadable(error: unknown): Error {
  const isBusy = String(Object(error).code).startsWith('SQLITE_BUSY') || /locked/.test(String(error));
  return new Error(isBusy ? 'the data file is in use by another gateway' : 'the file is no data file of this gateway');
}

/** Whole or not at all: under another name first, on disk, then by its own. */
async function copyWhole(from: FileHandle, size: number, to: string): Promise<void> {
  const part = `${to}.part`;
  const target = await open(part, 'wx');
  try {
    const buffer = Buffer.alloc(PART);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await from.read(buffer, 0, Math.min(PART, size - at), at);
      if (bytesRead === 0) {
        throw failed('the data file is shorter than it says');
      }
      await target.write(buffer, 0, bytesRead);
      at += bytesRead;
    }
    await target.sync();
    await target.close();
    await rename(part, to);
  } catch (error) {
    await target.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(dirname(to));
}

/** Makes the names of a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
