import type Database from 'libsql';
import { NO_PLAN, type Plan, readPlan } from './sought';
import { quoted, type Statements } from './statements';

const PLANS = 400;

/** Of the documents at the places of a window, those that a WHERE lets through, in the order of their places. */
const within = (name: string, where: string) =>
  `FROM ${quoted(name)} NOT INDEXED WHERE rowid > ? AND rowid <= ? AND (${where}) ORDER BY rowid`;

/** Reads of the tables of documents that are planned, or done piece by piece. */
export class Rows {
  private readonly plans = new Map<string, Plan>();

  constructor(
    private readonly db: Database.Database,
    private readonly statements: Statements,
    private readonly has: (name: string) => boolean,
  ) {}

  /** The places of the rows of a SELECT's tail: they stay with their documents until these are removed. */
  places(name: string, tail: string, values: readonly string[]): number[] {
    if (!this.has(name)) {
      return [];
    }
    const rows = `SELECT json_group_array(place) FROM (SELECT rowid AS place FROM ${quoted(name)} ${tail})`;
    const [row] = this.statements.of(rows).all(...values) as [string][];
    return JSON.parse(row?.[0] ?? '[]') as number[];
  }

  /** The text of the document at a place, if it is still there. */
  at(name: string, place: number): string | undefined {
    const row = this.statements.of(`SELECT doc FROM ${quoted(name)} WHERE rowid = ?`).get(place) as
      | [string]
      | undefined;
    return row?.[0];
  }

  /** The last place of a collection; 0 where it is empty. */
  lastPlace(name: string): number {
    return this.has(name) ? this.figure(`SELECT ifnull(max(rowid), 0) FROM ${quoted(name)}`, []) : 0;
  }

  /** The texts of the documents at the places after one and up to another, of those that a WHERE lets through. */
  window(name: string, [from, to]: readonly [number, number], where: string, values: readonly string[]): string[] {
    const rows = this.statements.of(`SELECT doc ${within(name, where)}`).all(from, to, ...values) as [string][];
    return rows.map(([text]) => text);
  }

  countWindow(name: string, [from, to]: readonly [number, number], where: string, values: readonly string[]): number {
    return this.figure(`SELECT count(*) ${within(name, where)}`, [from, to, ...values]);
  }

  /** How many rows a WHERE finds, counted no further than `most`. */
  countUpTo(name: string, where: string, values: readonly string[], most: number): number {
    const rows = `SELECT 1 FROM ${quoted(name)} WHERE ${where} LIMIT ?`;
    return this.has(name) ? this.figure(`SELECT count(*) FROM (${rows})`, [...values, most]) : 0;
  }

  /** The ids after one: how many, no more than `most`, and the last of them. */
  countIds(name: string, after: string, most: number): { many: number; last: string } {
    const ids = `SELECT id FROM ${quoted(name)} WHERE id > ? ORDER BY id LIMIT ?`;
    const sql = `SELECT count(*), ifnull(max(id), '') FROM (${ids})`;
    const [row] = (this.has(name) ? this.statements.of(sql).all(after, most) : []) as [number, string][];
    return { many: row?.[0] ?? 0, last: row?.[1] ?? '' };
  }

  private figure(sql: string, values: readonly (string | number)[]): number {
    const [row] = this.statements.of(sql).all(...values) as [number][];
    return row?.[0] ?? 0;
  }

  /** How SQLite would find the rows of a SELECT's tail. */
  plan(name: string, tail: string): Plan {
    const sql = `SELECT doc FROM ${quoted(name)} ${tail}`;
    const known = this.plans.get(sql);
    if (known !== undefined || !this.has(name)) {
      return known ?? NO_PLAN;
    }
    const marks = Array.from({ length: sql.split('?').length - 1 }, () => '');
    const explained = this.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).raw();
    const rows = explained.all(...marks) as [number, number, number, string][];
    // The driver leaves an explanation open after its last row, and the log could never be cut; this ends it.
    explained.get(...marks);
    const plan = readPlan(rows.map((row) => row[3]));
    if (this.plans.size >= PLANS) {
      this.plans.clear();
    }
    this.plans.set(sql, plan);
    return plan;
  }

  /** A table was made anew. */
  forgetPlans(): void {
    this.plans.clear();
  }
}
