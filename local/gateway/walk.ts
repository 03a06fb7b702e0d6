import { type Pushed, push } from './plan';
import type { Condition } from './query';
import { columnsIn, serves } from './sought';
import type { Tables } from './tables';

/** What SQLite is asked for at once; an answer of more rows is walked. */
export const AT_ONCE = 20_000;
const SLICE_MS = 5;
const MOST_DOCUMENTS = 256;
const MOST_COUNTED = 8192;

/** Walks that wait for their next slice: one slice, then everybody else, then the next one. */
class Slices {
  private readonly waiting: (() => void)[] = [];

  next(): Promise<void> {
    return new Promise((go) => {
      this.waiting.push(go);
      if (this.waiting.length === 1) {
        setImmediate(() => this.give());
      }
    });
  }

  private give(): void {
    const go = this.waiting.shift();
    if (this.waiting.length > 0) {
      setImmediate(() => this.give());
    }
    go?.();
  }
}

const slices = new Slices();

/** What SQLite is asked of a condition. */
export interface Asked {
  readonly sql: string;
  readonly values: readonly string[];
}

/** The part of a condition that an index answers without looking at a row for nothing; undefined when there is none. */
export function sought(tables: Tables, collection: string, condition: Condition): Asked | undefined {
  const columnOf = tables.columnOf(collection);
  const whole = push(condition, columnOf);
  if (whole === undefined || whole.sql === '1') {
    return undefined;
  }
  const plan = tables.rows.plan(collection, `WHERE ${whole.sql}`);
  if (serves(plan, whole.sql)) {
    return whole;
  }
  const parts = condition.kind === 'and' ? condition.parts.map((part) => push(part, columnOf)) : [];
  const kept = parts
    .filter((part) => part !== undefined)
    .filter(({ sql }) => columnsIn(sql).every((column) => plan.columns.has(column)));
  const sql = kept.map((part) => part.sql).join(' AND ');
  const isServed = kept.length > 0 && serves(tables.rows.plan(collection, `WHERE ${sql}`), sql);
  return isServed ? { sql, values: kept.flatMap((part) => part.values) } : undefined;
}

/** The places of what an index answers; undefined when there are too many to be asked for at once. */
function soughtPlaces(tables: Tables, collection: string, asked: Asked): number[] | undefined {
  const tail = `WHERE ${asked.sql} LIMIT ${AT_ONCE + 1}`;
  const places = tables.rows.places(collection, tail, asked.values);
  return places.length > AT_ONCE ? undefined : places;
}

/** Milliseconds of work: the time for which other programs had the processor says nothing of how many rows are too many. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** How many rows a piece has, so that it takes about the time of a slice. */
class Pace {
  many = 1;
  /** What any piece takes, however few rows it has, such as the reading of a long list of values; as much again may be chance. */
  private least = Number.POSITIVE_INFINITY;
  private began = spent();
  private slice = performance.now();

  constructor(private readonly most: number) {}

  /** A piece is done; others have their turn when the slice is over. */
  async step(): Promise<void> {
    const piece = spent() - this.began;
    this.least = Math.min(this.least, piece);
    const took = piece - 2 * this.least;
    this.many = took < SLICE_MS / 3 ? Math.min(this.most, this.many * 2) : this.many;
    this.many = took > SLICE_MS + this.least ? Math.max(1, this.many >> 1) : this.many;
    if (performance.now() - this.slice >= SLICE_MS) {
      await slices.next();
      this.slice = performance.now();
    }
    this.began = spent();
  }
}

/** The documents at these places, piece by piece. */
export async function* walkPlaces(tables: Tables, collection: string, places: readonly number[]) {
  const pace = new Pace(MOST_DOCUMENTS);
  for (let at = 0; at < places.length; ) {
    const piece = places.slice(at, at + pace.many);
    at += piece.length;
    yield piece.map((place) => tables.rows.at(collection, place)).filter((text) => text !== undefined);
    await pace.step();
  }
}

/** What SQLite is asked of each piece: as long as no path is marked as holding an array, the same. */
class Asking {
  private marks = Number.NaN;
  private pushed: Pushed | undefined;

  constructor(
    private readonly tables: Tables,
    private readonly collection: string,
    private readonly condition: Condition,
  ) {}

  now(): Pushed | undefined {
    const marks = this.tables.marks(this.collection);
    if (marks !== this.marks) {
      this.marks = marks;
      this.pushed = push(this.condition, this.tables.columnOf(this.collection));
    }
    return this.pushed;
  }
}

/** All documents that are there now, of those that SQLite does not rule out, piece by piece. */
async function* walkAll(tables: Tables, collection: string, condition: Condition) {
  const last = tables.rows.lastPlace(collection);
  const pace = new Pace(MOST_DOCUMENTS);
  const asking = new Asking(tables, collection, condition);
  for (let from = 0; from < last; ) {
    const to = Math.min(last, from + pace.many);
    const { sql, values } = asking.now() ?? { sql: '1', values: [] };
    yield tables.rows.window(collection, [from, to], sql, values);
    from = to;
    await pace.step();
  }
}

/**
 * The texts of all documents that may answer a condition, piece by piece, each once; others have their turn in between. A document
 * that changes meanwhile comes as it was or as it is, or not at all when it was not there at the beginning.
 */
export function walk(tables: Tables, collection: string, condition: Condition): AsyncGenerator<string[]> {
  const asked = sought(tables, collection, condition);
  const places = asked && soughtPlaces(tables, collection, asked);
  return places ? walkPlaces(tables, collection, places) : walkAll(tables, collection, condition);
}

/** How many rows answer a condition that SQLite answers alone; undefined when it no longer does. */
export async function countInPieces(tables: Tables, collection: string, condition: Condition) {
  const last = tables.rows.lastPlace(collection);
  const pace = new Pace(MOST_COUNTED);
  const asking = new Asking(tables, collection, condition);
  let total = 0;
  for (let from = 0; from < last; ) {
    const asked = asking.now();
    if (!asked?.exact) {
      return undefined;
    }
    const to = Math.min(last, from + pace.many);
    total += tables.rows.countWindow(collection, [from, to], asked.sql, asked.values);
    from = to;
    await pace.step();
  }
  return total;
}

/** How many documents a collection has. */
export async function countAll(tables: Tables, collection: string): Promise<number> {
  const pace = new Pace(MOST_COUNTED);
  let total = 0;
  for (let after = ''; ; ) {
    const { many, last } = tables.rows.countIds(collection, after, pace.many);
    total += many;
    if (many === 0) {
      return total;
    }
    after = last;
    await pace.step();
  }
}
