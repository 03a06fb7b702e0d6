/** How SQLite finds rows: the key columns it seeks by, and whether it has to read all of them before it gives the first. */
export interface Plan {
  readonly seeks: boolean;
  readonly columns: ReadonlySet<string>;
  readonly sorts: boolean;
}

/** Nothing is known of a collection that is not there. */
export const NO_PLAN: Plan = { seeks: false, columns: new Set(), sorts: false };

/** Reads the lines of EXPLAIN QUERY PLAN, such as `SEARCH c:facts USING INDEX c:facts:county (k0=? AND k1>?)`. */
export function readPlan(lines: readonly string[]): Plan {
  const tables = lines.filter((line) => /^(?:SEARCH|SCAN) c:/.test(line));
  return {
    seeks: tables.length > 0 && tables.every((line) => line.startsWith('SEARCH')),
    // A line without brackets seeks by nothing: its last character names no column.
    columns: new Set(tables.flatMap((line) => columnsIn(line.slice(line.search(/ \((?:k\d|id|\()/))))),
    sorts: lines.some((line) => line.startsWith('USE TEMP B-TREE')),
  };
}

/** The key columns that a piece of SQL names. */
export const columnsIn = (sql: string): string[] => sql.match(/\b(?:k\d+|id)\b/g) ?? [];

/** The cursor of a page, `(k1, id) > (?, ?)`, is sought by its first column; behind it lie no more than the equal keys of one place. */
const CURSOR = /\((k\d+|id)(?:, (?:k\d+|id))+\) [<>] \([?, ]+\)/g;
/** How far a page goes where its first column is equal: `(k1 <> ? OR id < ?)`. */
const EDGE = /\((?:(?:k\d+|id) <> \? OR )+(?:k\d+|id) (?:<|>=) \?\)/g;

/** Whether every row that SQLite touches for this WHERE is one that it gives: none is looked at for nothing, but beside a cursor. */
export const serves = ({ seeks, columns }: Plan, where: string): boolean =>
  seeks && columnsIn(where.replace(CURSOR, '$1').replace(EDGE, '')).every((column) => columns.has(column));
