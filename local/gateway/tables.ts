import Database from 'libsql';
import { keyAt } from './key';
import type { ColumnOf } from './plan';
import { Refusal } from './refusal';
import type { Json } from './value';

/** What the gateway needs of the list of collections: each index is a list of (dotted) field paths. */
export type Collections = Readonly<Record<string, { readonly indexes: readonly (readonly string[])[] }>>;

const VERSION = 1;
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const STATEMENTS = 400;

interface Table {
  readonly paths: readonly { readonly path: string; readonly fields: readonly string[]; readonly column: string }[];
  readonly columns: ReadonlyMap<string, string>;
  /** Indexed paths where a document holds an array or an object: SQLite is no longer asked about them. */
  readonly complex: Set<string>;
}

type Statement = Database.Statement<unknown[]>;

/** The documents in one SQLite file: a table per collection with the document's text and a key column per indexed path. */
export class Tables {
  private readonly db: Database.Database;
  private readonly tables = new Map<string, Table>();
  private readonly statements = new Map<string, Statement>();
  /** Whether tables were made or marked since the last commit. */
  private changed = false;

  constructor(
    file: string,
    private readonly collections: Collections,
    private readonly open: boolean,
  ) {
    this.db = new Database(file, { timeout: 2000 });
    this.take();
    this.db.exec('PRAGMA synchronous = FULL');
    this.db.exec('PRAGMA cache_size = -65536');
    this.checkVersion();
    this.db.exec('BEGIN IMMEDIATE');
    this.db.exec(
      'CREATE TABLE IF NOT EXISTS catalog (name TEXT PRIMARY KEY, indexes TEXT NOT NULL, complex TEXT NOT NULL)',
    );
    for (const name of new Set([...this.catalogued(), ...Object.keys(collections)])) {
      this.prepareTable(name);
    }
    this.db.exec('COMMIT');
    this.settle();
  }

  /** One gateway per file: what it knows of locks and open transactions is in its memory. */
  private take(): void {
    try {
      this.db.exec('PRAGMA locking_mode = EXCLUSIVE');
      this.db.exec('PRAGMA journal_mode = WAL');
    } catch {
      this.db.close();
      throw new Error('the data file is in use by another gateway, or is no data file');
    }
  }

  private checkVersion(): void {
    const [row] = this.db.prepare('PRAGMA user_version').raw().all() as [number][];
    if (row?.[0] !== 0 && row?.[0] !== VERSION) {
      throw new Error(`the data file has version ${row?.[0]}, this gateway reads version ${VERSION}`);
    }
    this.db.exec(`PRAGMA user_version = ${VERSION}`);
  }

  private catalogued(): string[] {
    return (this.db.prepare('SELECT name FROM catalog').raw().all() as [string][]).map(([name]) => name);
  }

  private prepareTable(name: string): void {
    const [row] = this.db.prepare('SELECT indexes, complex FROM catalog WHERE name = ?').raw().all(name) as [
      string,
      string,
    ][];
    const listed = this.collections[name]?.indexes;
    const indexes = listed === undefined ? (row?.[0] ?? '[]') : JSON.stringify(listed);
    if (row?.[0] === indexes) {
      this.tables.set(name, describe(JSON.parse(indexes), JSON.parse(row[1])));
    } else {
      this.build(name, JSON.parse(indexes), row !== undefined);
    }
  }

  /** Makes the table of a collection, or makes it anew with its documents when the list of indexes has changed. */
  private build(name: string, indexes: string[][], rebuild: boolean): void {
    this.changed = true;
    const table = describe(indexes, []);
    const columns = table.paths.map(({ column }) => `${column} TEXT NOT NULL`);
    if (rebuild) {
      this.db.exec(`ALTER TABLE ${quoted(name)} RENAME TO old_table`);
    }
    this.db.exec(
      `CREATE TABLE ${quoted(name)} (${['id TEXT PRIMARY KEY NOT NULL', 'doc TEXT NOT NULL', ...columns].join(', ')})`,
    );
    this.db
      .prepare(
        'INSERT INTO catalog VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET indexes = excluded.indexes, complex = excluded.complex',
      )
      .run(name, JSON.stringify(indexes), '[]');
    this.tables.set(name, table);
    if (rebuild) {
      this.copyFrom(name);
    }
    for (const index of indexes) {
      const keys = index.map((path) => table.columns.get(path) ?? 'id');
      const at = quoted(`${name}:${index.join(',')}`);
      this.db.exec(`CREATE INDEX ${at} ON ${quoted(name)} (${[...new Set([...keys, 'id'])].join(', ')})`);
    }
  }

  private copyFrom(name: string): void {
    this.statements.clear();
    for (const [id, text] of this.db.prepare('SELECT id, doc FROM old_table').raw().iterate() as Iterable<
      [string, string]
    >) {
      this.put(name, id, text, JSON.parse(text), false);
    }
    this.db.exec('DROP TABLE old_table');
  }

  /** Whether the collection is there; in open mode it is made by being named. */
  has(name: string): boolean {
    return this.tables.has(name) || (this.open && NAME.test(name));
  }

  /** Makes a collection that is in no list. */
  create(name: string): void {
    if (!NAME.test(name)) {
      throw new Refusal('INVALID_PARAM', `the collection name ${JSON.stringify(name)} is malformed`);
    }
    if (this.tables.has(name)) {
      throw new Refusal('DATABASE_COLLECTION_ALREADY_EXIST', `the collection ${name} already exists`);
    }
    this.build(name, [], false);
  }

  /** Forgets what an undone write had changed of the tables themselves. */
  recall(): void {
    if (!this.changed) {
      return;
    }
    const there = new Set(this.catalogued());
    for (const name of [...this.tables.keys()]) {
      if (there.has(name)) {
        this.prepareTable(name);
      } else {
        this.tables.delete(name);
      }
    }
  }

  /** What was changed of the tables themselves is committed. */
  settle(): void {
    this.changed = false;
  }

  /** The key column that a path of this collection may be asked by. */
  columnOf(name: string): ColumnOf {
    const table = this.tables.get(name);
    return (path) => (path === '_id' ? 'id' : table?.complex.has(path) ? undefined : table?.columns.get(path));
  }

  get(name: string, key: string): string | null {
    if (!this.tables.has(name)) {
      return null;
    }
    const row = this.statement(`SELECT doc FROM ${quoted(name)} WHERE id = ?`).get(key) as [string] | undefined;
    return row?.[0] ?? null;
  }

  /** The texts of the rows of a SELECT's tail (`WHERE … ORDER BY … LIMIT …`). */
  all(name: string, tail: string, values: readonly (string | number)[]): string[] {
    if (!this.tables.has(name)) {
      return [];
    }
    const rows = this.statement(`SELECT doc FROM ${quoted(name)} ${tail}`).all(...values) as [string][];
    return rows.map(([text]) => text);
  }

  /**
   * The same, one by one, for answers that must be looked at. The places first, then row by row: a cursor of the driver that is left
   * before its end would keep the log from ever being cut.
   */
  *each(name: string, tail: string, values: readonly (string | number)[]): Generator<string> {
    if (!this.tables.has(name)) {
      return;
    }
    const places = `SELECT json_group_array(place) FROM (SELECT rowid AS place FROM ${quoted(name)} ${tail})`;
    const [row] = this.statement(places).all(...values) as [string][];
    const read = this.statement(`SELECT doc FROM ${quoted(name)} WHERE rowid = ?`);
    for (const place of JSON.parse(row?.[0] ?? '[]') as number[]) {
      const found = read.get(place) as [string] | undefined;
      if (found !== undefined) {
        yield found[0];
      }
    }
  }

  count(name: string, where: string, values: readonly string[]): number {
    if (!this.tables.has(name)) {
      return 0;
    }
    const [row] = this.statement(`SELECT count(*) FROM ${quoted(name)} WHERE ${where}`).all(...values) as [number][];
    return row?.[0] ?? 0;
  }

  /** Writes a document; `replace` says whether one of this id is there. */
  put(name: string, key: string, text: string, document: Json, replace: boolean): void {
    if (!this.tables.has(name)) {
      this.create(name);
    }
    const table = this.tables.get(name) ?? describe([], []);
    const keys = table.paths.map(({ path, fields }) => keyAt(document, fields) ?? this.markComplex(name, table, path));
    const columns = table.paths.map(({ column }) => column);
    if (replace) {
      const set = ['doc', ...columns].map((column) => `${column} = ?`).join(', ');
      this.statement(`UPDATE ${quoted(name)} SET ${set} WHERE id = ?`).run(text, ...keys, key);
    } else {
      const marks = Array.from({ length: columns.length + 2 }, () => '?').join(', ');
      this.statement(`INSERT INTO ${quoted(name)} VALUES (${marks})`).run(key, text, ...keys);
    }
  }

  private markComplex(name: string, table: Table, path: string): string {
    if (!table.complex.has(path)) {
      this.changed = true;
      table.complex.add(path);
      this.statement('UPDATE catalog SET complex = ? WHERE name = ?').run(JSON.stringify([...table.complex]), name);
    }
    return '';
  }

  delete(name: string, key: string): void {
    this.statement(`DELETE FROM ${quoted(name)} WHERE id = ?`).run(key);
  }

  /** BEGIN, COMMIT, SAVEPOINT and the like. */
  control(sql: string): void {
    this.statement(sql).run();
  }

  private prepared(sql: string): Statement {
    const statement = this.db.prepare(sql);
    return sql.startsWith('SELECT') ? statement.raw() : statement;
  }

  private statement(sql: string): Statement {
    const known = this.statements.get(sql) ?? this.prepared(sql);
    this.statements.delete(sql);
    this.statements.set(sql, known);
    if (this.statements.size > STATEMENTS) {
      for (const [oldest] of this.statements) {
        this.statements.delete(oldest);
        break;
      }
    }
    return known;
  }

  /** Gives the file back. The driver keeps a closed file until its statements are collected, so the lock is let go
   * first, which SQLite does outside WAL only. */
  close(): void {
    this.statements.clear();
    this.db.exec('PRAGMA journal_mode = DELETE');
    this.db.exec('PRAGMA locking_mode = NORMAL');
    this.db.prepare('SELECT count(*) FROM catalog').all();
    this.db.close();
  }
}

const quoted = (name: string) => `"c:${name.replaceAll('"', '""')}"`;

function describe(indexes: readonly (readonly string[])[], complex: readonly string[]): Table {
  const distinct = [...new Set(indexes.flat())].filter((path) => path !== '_id');
  const paths = distinct.map((path, at) => ({ path, fields: path.split('.'), column: `k${at}` }));
  return { paths, columns: new Map(paths.map(({ path, column }) => [path, column])), complex: new Set(complex) };
}
