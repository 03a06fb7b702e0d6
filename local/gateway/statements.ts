import type Database from 'libsql';

type Statement = Database.Statement<unknown[]>;

const KEPT = 400;

/** The name of a collection's table, or of an index, in SQL. */
export const quoted = (name: string) => `"c:${name.replaceAll('"', '""')}"`;

/** Prepared statements by their text, the least used forgotten first. */
export class Statements {
  private readonly known = new Map<string, Statement>();

  constructor(private readonly db: Database.Database) {}

  of(sql: string): Statement {
    const statement = this.known.get(sql) ?? this.prepared(sql);
    this.known.delete(sql);
    this.known.set(sql, statement);
    if (this.known.size > KEPT) {
      for (const [oldest] of this.known) {
        this.known.delete(oldest);
        break;
      }
    }
    return statement;
  }

  private prepared(sql: string): Statement {
    const statement = this.db.prepare(sql);
    return sql.startsWith('SELECT') ? statement.raw() : statement;
  }

  clear(): void {
    this.known.clear();
  }
}
