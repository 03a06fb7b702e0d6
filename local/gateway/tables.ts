import type Database from 'libsql';
import { DataFile } from './data-file';
import { keyAt } from './key';
import type { ColumnOf } from './plan';
import { Refusal, unsupported } from './refusal';
import { Rows } from './rows';
import { quoted, Statements } from './statements';
import type { Json } from './value';

/** What the gateway needs of the list of collections: each index is a list of (dotted) field paths. */
export type Collections = Readonly<Record<string, { readonly indexes: readonly (readonly string[])[] }>>;

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

interface Table {
  readonly paths: readonly { readonly path: string; readonly fields: readonly string[]; readonly column: string }[];
  readonly columns: ReadonlyMap<string, string>;
  /** Indexed paths where a document holds an array or an object: SQLite is no longer asked about them. */
  readonly complex: Set<string>;
}

/** The documents in one SQLite file: a table per collection with the document's text and a key column per indexed path. */
export class Tables {
  private readonly file: DataFile;
  private readonly db: Database.Database;
  private readonly tables = new Map<string, Table>();
  private readonly statements: Statements;
  /** Reads that are planned, or done piece by piece. */
  readonly rows: Rows;
  private readonly watches = new Set<{ readonly name: string; readonly changed: Set<string> }>();
  /** Whether tables were made or marked since the last commit. */
  private changed = false;

  constructor(
    file: string,
    private readonly collections: Collections,
    private readonly open: boolean,
  ) {
    this.file = new DataFile(file);
    this.db = this.file.db;
    this.statements = new Statements(this.db);
    this.rows = new Rows(this.db, this.statements, (name) => this.tables.has(name));
    this.db.exec('BEGIN IMMEDIATE');
    this.file.stamp();
    this.db.exec(
      'CREATE TABLE IF NOT EXISTS catalog (name TEXT PRIMARY KEY, indexes TEXT NOT NULL, complex TEXT NOT NULL)',
    );
    for (const name of new Set([...this.catalogued(), ...Object.keys(collections)])) {
      this.prepareTable(name);
    }
    this.db.exec('COMMIT');
    this.settle();
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
    this.rows.forgetPlans();
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
    const lower = name.toLowerCase();
    if ([...this.tables.keys()].some((other) => other.toLowerCase() === lower)) {
      throw unsupported('a collection whose name differs from another only by capitals');
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

  /** How many paths of a collection are no longer asked of SQLite: when it is another number, what can be asked is another thing. */
  marks(name: string): number {
    return this.tables.get(name)?.complex.size ?? -1;
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
    const row = this.statements.of(`SELECT doc FROM ${quoted(name)} WHERE id = ?`).get(key) as [string] | undefined;
    return row?.[0] ?? null;
  }

  /** The texts of the rows of a SELECT's tail (`WHERE … ORDER BY … LIMIT …`). */
  all(name: string, tail: string, values: readonly (string | number)[]): string[] {
    if (!this.tables.has(name)) {
      return [];
    }
    const rows = this.statements.of(`SELECT doc FROM ${quoted(name)} ${tail}`).all(...values) as [string][];
    return rows.map(([text]) => text);
  }

  /**
   * The same, one by one, for answers that must be looked at. The places first, then row by row: a cursor of the driver that is left
   * before its end would keep the log from ever being cut.
   */
  *each(name: string, tail: string, values: readonly string[]): Generator<string> {
    for (const place of this.rows.places(name, tail, values)) {
      const text = this.rows.at(name, place);
      if (text !== undefined) {
        yield text;
      }
    }
  }

  /** Notes from now on which documents of a collection change, until it is stopped. */
  watch(name: string): { readonly changed: ReadonlySet<string>; stop(): void } {
    const watch = { name, changed: new Set<string>() };
    this.watches.add(watch);
    return { changed: watch.changed, stop: () => this.watches.delete(watch) };
  }

  private tell(name: string, key: string): void {
    for (const watch of this.watches) {
      if (watch.name === name) {
        watch.changed.add(key);
      }
    }
  }

  /** Writes a document; `replace` says whether one of this id is there. */
  put(name: string, key: string, text: string, document: Json, replace: boolean): void {
    if (!this.tables.has(name)) {
      this.create(name);
    }
    this.tell(name, key);
    const table = this.tables.get(name) ?? describe([], []);
    const keys = table.paths.map(({ path, fields }) => keyAt(document, fields) ?? this.markComplex(name, table, path));
    const columns = table.paths.map(({ column }) => column);
    if (replace && this.hasKeys(name, key, columns, keys)) {
      this.statements.of(`UPDATE ${quoted(name)} SET doc = ? WHERE id = ?`).run(text, key);
    } else if (replace) {
      const set = ['doc', ...columns].map((column) => `${column} = ?`).join(', ');
      this.statements.of(`UPDATE ${quoted(name)} SET ${set} WHERE id = ?`).run(text, ...keys, key);
    } else {
      const marks = Array.from({ length: columns.length + 2 }, () => '?').join(', ');
      this.statements.of(`INSERT INTO ${quoted(name)} VALUES (${marks})`).run(key, text, ...keys);
    }
  }

  /** Whether a document has these keys already: its indexes are then left alone. */
  private hasKeys(name: string, key: string, columns: readonly string[], keys: readonly string[]): boolean {
    if (columns.length === 0) {
      return true;
    }
    const known = this.statements.of(`SELECT ${columns.join(', ')} FROM ${quoted(name)} WHERE id = ?`).get(key);
    return Array.isArray(known) && keys.every((one, at) => known[at] === one);
  }

  private markComplex(name: string, table: Table, path: string): string {
    if (!table.complex.has(path)) {
      this.changed = true;
      table.complex.add(path);
      this.statements.of('UPDATE catalog SET complex = ? WHERE name = ?').run(JSON.stringify([...table.complex]), name);
    }
    return '';
  }

  delete(name: string, key: string): void {
    this.tell(name, key);
    this.statements.of(`DELETE FROM ${quoted(name)} WHERE id = ?`).run(key);
  }

  /** BEGIN, COMMIT, SAVEPOINT and the like. */
  control(sql: string): void {
    this.statements.of(sql).run();
  }

  /** Copies all that is committed now into a new file; `at` is called at the moment of which it is. */
  copy(to: string, at: () => void): Promise<void> {
    return this.file.copy(to, at);
  }

  close(): void {
    this.statements.clear();
    this.file.close();
  }
}

function describe(indexes: readonly (readonly string[])[], complex: readonly string[]): Table {
  const distinct = [...new Set(indexes.flat())].filter((path) => path !== '_id');
  const paths = distinct.map((path, at) => ({ path, fields: path.split('.'), column: `k${at}` }));
  return { paths, columns: new Map(paths.map(({ path, column }) => [path, column])), complex: new Set(complex) };
}
