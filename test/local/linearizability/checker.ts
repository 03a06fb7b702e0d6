import {
  type Act,
  after,
  type Cell,
  type Glance,
  isRead,
  perform,
  type State,
  shown,
  shownIn,
  type Writes,
} from './model';
import type { Call, Recorder, Transaction } from './recorder';

/**
 * Judges a history, written apart from the gateway (Wing and Gong's search with a memory of where it has been).
 *
 * A history is right when every plain request can be given one moment, and every transaction two (its snapshot and its commit), so that
 *  - each moment lies between request and answer (a commit or a plain request without an answer may also have none, or a later one);
 *  - a plain request answers what the documents at its moment give, and changes them as it says (a plain find that
 *    no index answers: each document for itself);
 *  - a transaction's requests answer what the documents at its snapshot give, with its own writes over them;
 *  - a commit puts its writes in place at once, and nothing it writes was changed between its snapshot and its commit;
 *  - nothing else changes a document: not an aborted transaction, not a restart.
 * This is strict serializability for plain requests and strong snapshot isolation with first-committer-wins for transactions.
 *
 * Sound: a right gateway has such moments, namely those at which it did the work, and the search tries every order that the times
 * allow; so no right history is ever called wrong. What is called right has an order that is right, found by the search.
 */
export function judge(history: Recorder): string | undefined {
  return new Search(pointsOf(history)).verdict();
}

interface Point {
  readonly kind: 'plain' | 'snapshot' | 'commit';
  readonly asked: number;
  readonly by: number;
  /** It may never have happened. */
  readonly optional: boolean;
  readonly call?: Done;
  readonly transaction: number;
  /** The calls of the transaction; a snapshot that is never committed is only read. */
  readonly calls: readonly Call[];
  readonly reading: boolean;
}

/** What was asked plainly and what came back. */
interface Done {
  readonly act: Act | Glance;
  readonly answer: string | undefined;
}

/** A transaction between its two moments: what it will write, and whether somebody else has written that since. */
interface Open {
  readonly writes: Writes;
  readonly spoilt: boolean;
}

interface Place {
  readonly done: bigint;
  readonly left: number;
  readonly latest: number;
  readonly state: State;
  readonly open: ReadonlyMap<number, Open>;
}

const REFUSED = /^DATABASE_TRANSACTION_/;
const TOO_HARD = 400_000;

function pointsOf(history: Recorder): Point[] {
  const ids = new Set(history.plain.flatMap(({ act }) => ('id' in act ? [act.id] : [])));
  const points = history.plain
    .filter(({ act, answer }) => (answer !== undefined || !isRead(act)) && (act.kind !== 'count' || act.atOnce))
    .flatMap((one) =>
      parts(one, ids).map((call): Point => {
        const [optional, reading] = [call.answer === undefined, isRead(call.act)];
        return { kind: 'plain', asked: one.asked, by: one.by, optional, call, transaction: -1, calls: [], reading };
      }),
    );
  for (const [at, transaction] of history.transactions.entries()) {
    points.push(...pointsOfTransaction(transaction, at));
  }
  return points.sort((left, right) => left.by - right.by);
}

/** A plain find falls into its documents, unless it is one statement. */
function parts({ act, answer }: Call, ids: ReadonlySet<string>): Done[] {
  const falls = act.kind === 'find' || (act.kind === 'page' && !act.atOnce);
  if (!falls || answer === undefined || /^[A-Z]/.test(answer)) {
    return [{ act, answer }];
  }
  return [...ids].map((id) => ({ act: { kind: 'glance', id, from: act.from }, answer: shownIn(answer, id) }));
}

function pointsOfTransaction({ asked, began, calls, ending, by, end }: Transaction, at: number): Point[] {
  const commits = end === 'committed' || end === 'unknown';
  const both = { transaction: at, calls, reading: !commits };
  const snapshot: Point = { ...both, kind: 'snapshot', asked, by: began, optional: false };
  return commits ? [snapshot, { ...both, kind: 'commit', asked: ending, by, optional: end === 'unknown' }] : [snapshot];
}

/** What a transaction with this snapshot would write, for each way in which its answers can be had; empty when there is none. */
function readings(calls: readonly Call[], snapshot: State): Writes[] {
  let ways: { view: State; writes: Map<string, Cell | null> }[] = [{ view: snapshot, writes: new Map() }];
  for (const { act, answer } of calls) {
    if (answer !== undefined && REFUSED.test(answer)) {
      break;
    }
    ways = ways.flatMap((way) => {
      const next = perform(act, way.view);
      const written = { view: after(way.view, next.writes), writes: new Map([...way.writes, ...next.writes]) };
      if (answer === undefined) {
        return isRead(act) || next.writes.size === 0 ? [way] : [written, way];
      }
      return next.answer === answer ? [written] : [];
    });
  }
  return ways.map(({ writes }) => writes);
}

class Search {
  private readonly seen = new Set<string>();
  private deepest: Place;

  constructor(private readonly points: readonly Point[]) {
    const left = points.filter(({ optional }) => !optional).length;
    this.deepest = { done: 0n, left, latest: 0, state: new Map(), open: new Map() };
  }

  verdict(): string | undefined {
    const way = this.goOn(this.deepest);
    if (this.seen.size >= TOO_HARD) {
      return 'too hard to judge';
    }
    return way ? undefined : this.complaint();
  }

  private goOn(place: Place): boolean {
    if (place.left === 0) {
      return true;
    }
    const key = keyOf(place);
    if (this.seen.has(key) || this.seen.size >= TOO_HARD) {
      return false;
    }
    this.seen.add(key);
    if (place.left < this.deepest.left) {
      this.deepest = place;
    }
    const next = this.possible(place);
    const free = next.find((at) => this.isFree(at, place));
    const steps = free === undefined ? next : [free];
    return steps.some((at) => this.after(at, place).some((then) => this.goOn(then)));
  }

  /** The points whose turn it can be: nothing that must come before is still to be done, and their own time is not over. */
  private possible({ done, latest }: Place): number[] {
    const undone: number[] = [];
    let bound = Number.POSITIVE_INFINITY;
    for (const [at, point] of this.points.entries()) {
      if (((done >> BigInt(at)) & 1n) === 0n) {
        undone.push(at);
        bound = point.optional ? bound : Math.min(bound, point.by);
      }
    }
    return undone.filter((at) => {
      const { asked = 0, by = 0 } = this.points[at] ?? {};
      return asked <= bound && by >= latest;
    });
  }

  /**
   * A read that fits now needs no other moment: it changes nothing, and what can follow it later can follow it now. Except that time
   * moves on with it: something that may or may not have happened must not lose its last chance by that.
   */
  private isFree(at: number, place: Place): boolean {
    const point = this.points[at];
    if (!point?.reading || this.after(at, place).length === 0) {
      return false;
    }
    return this.points.every(
      ({ optional, by }, other) => !optional || by >= point.asked || ((place.done >> BigInt(other)) & 1n) === 1n,
    );
  }

  private after(at: number, place: Place): Place[] {
    const point = this.points[at];
    if (point === undefined) {
      return [];
    }
    const next: Place = {
      ...place,
      done: place.done | (1n << BigInt(at)),
      left: place.left - (point.optional ? 0 : 1),
      latest: Math.max(place.latest, point.asked),
    };
    if (point.kind === 'plain') {
      return plain(next, point.call);
    }
    return point.kind === 'snapshot' ? snapshot(next, point) : commit(next, point);
  }

  private complaint(): string {
    const { done, state } = this.deepest;
    const [rest, before] = [false, true].map((isDone) =>
      this.points.filter((_, at) => (((done >> BigInt(at)) & 1n) === 1n) === isDone).map(told),
    );
    const documents = [...state].map(([id, cell]) => `${id}=${shown(cell)}`).join(' ');
    return [`no order of these fits; furthest: ${documents}`, ...(rest ?? []), 'after', ...(before ?? [])].join('\n  ');
  }
}

function plain(place: Place, call: Done | undefined): Place[] {
  if (call === undefined) {
    return [];
  }
  const { answer, writes } = perform(call.act, place.state);
  return call.answer === undefined || call.answer === answer ? [written(place, writes)] : [];
}

function snapshot(place: Place, { calls, transaction, reading }: Point): Place[] {
  return readings(calls, place.state).map((writes) =>
    reading ? place : { ...place, open: new Map([...place.open, [transaction, { writes, spoilt: false }]]) },
  );
}

function commit(place: Place, { transaction }: Point): Place[] {
  const own = place.open.get(transaction);
  if (own === undefined || own.spoilt) {
    return [];
  }
  const open = new Map(place.open);
  open.delete(transaction);
  return [written({ ...place, open }, own.writes)];
}

/** After these writes; whoever meant to write the same since an earlier snapshot no longer may. */
function written(place: Place, writes: Writes): Place {
  if (writes.size === 0) {
    return place;
  }
  const open = new Map(
    [...place.open].map(([at, own]) => {
      const spoilt = own.spoilt || [...own.writes.keys()].some((id) => writes.has(id));
      return [at, { ...own, spoilt }];
    }),
  );
  return { ...place, state: after(place.state, writes), open };
}

const pairs = (writes: Iterable<readonly [string, Cell | null]>) =>
  [...writes]
    .map(([id, cell]) => `${id}=${shown(cell)}`)
    .sort()
    .join(' ');

function keyOf({ done, state, open }: Place): string {
  const ways = [...open].map(([at, { writes, spoilt }]) => `${at}${spoilt ? '!' : ''}${pairs(writes)}`).sort();
  return `${done.toString(36)}|${pairs(state)}|${ways.join('|')}`;
}

const detail = (act: Act | Glance) => JSON.stringify(act);

function told({ kind, asked, by, optional, call, calls, transaction }: Point): string {
  const what = call ? [call] : kind === 'snapshot' ? calls : [];
  const acts = what.map(({ act, answer }) => `${detail(act)} → ${answer ?? '?'}`).join('; ');
  return `[${asked}, ${by}]${optional ? '?' : ''} ${kind}${transaction < 0 ? '' : ` t${transaction}`} ${acts}`;
}
