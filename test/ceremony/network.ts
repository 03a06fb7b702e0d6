import {
  type CollectionReference,
  cloud,
  type Database,
  type Query,
  type SdkTransaction,
} from '../../cloudfunctions/kit/sdk';
import type { VirtualClock } from './virtual-clock';

/**
 * What becomes of a round trip: it arrives; the process dies before it is sent, or before its answer is there; the connection breaks before
 * it is sent, or before its answer is there, and the process goes on.
 */
export type Fate = 'arrives' | 'diesBefore' | 'diesAfter' | 'breaksBefore' | 'breaksAfter';

/** One round trip of one invocation of a function. */
export interface Trip {
  /** Counted from 1 within the invocation. */
  readonly n: number;
  /** `read letters`, `replace letters`, `commit`. */
  readonly name: string;
}

interface Process {
  trips: number;
  isDead: boolean;
}

/** A transaction as the SDK gives it. */
interface OpenTransaction extends SdkTransaction {
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

interface RealDatabase extends Database {
  startTransaction(): Promise<OpenTransaction>;
}

interface Patched {
  database: () => unknown;
  uploadFile: (asked: never) => Promise<unknown>;
  downloadFile: (asked: never) => Promise<unknown>;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const broken = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

const MEDIAN_MS = 8;
const SPREAD = 0.5;
const STRAGGLERS = 0.01;
const STRAGGLING_MS = [80, 230] as const;

/**
 * The way between functions and database on a virtual clock. Real are the functions, the SDK, the wire protocol and the gateway with its snapshots,
 * locks and immediate conflicts; simulated is how long each round trip takes (half before the gateway acts, half after), and what is lost on the
 * way. The SDK's `runTransaction` is taken apart into its begin, commit and abort, so that each of them costs a trip.
 *
 * A trip takes 8 ms in the middle, one in thirty more than 20 ms, one in a hundred 80 to 230 ms longer: about five times what the SDK was measured to take
 * against a gateway on one machine (1.1 ms a read, 1.8 ms a write), so that transactions overlap more and not less.
 */
export class Network {
  /** What becomes of the next trip; may take its time. */
  fate: (trip: Trip) => Fate | Promise<Fate> = () => 'arrives';
  /** Done inside every transaction before its commit: for planting faults. */
  beforeCommit: ((transaction: SdkTransaction) => Promise<void>) | null = null;
  /** Counted since the start. */
  readonly seen = { trips: 0, conflicts: 0 };
  private latest: Process = { trips: 0, isDead: false };

  constructor(private readonly clock: VirtualClock) {}

  /** Puts itself between this process's functions and the gateway, while virtual time runs. @returns how to get out again. */
  install(): () => void {
    const app = cloud() as unknown as Patched;
    const { database, uploadFile, downloadFile } = app;
    app.database = () => this.database(database.call(app) as RealDatabase);
    app.uploadFile = (asked) => this.trip(this.latest, 'upload', () => uploadFile.call(app, asked));
    app.downloadFile = (asked) => this.trip(this.latest, 'download', () => downloadFile.call(app, asked));
    return () => Object.assign(app, { database, uploadFile, downloadFile });
  }

  private latency(): number {
    const { dice } = this.clock;
    const bell = Math.sqrt(-2 * Math.log(1 - dice.throw())) * Math.cos(2 * Math.PI * dice.throw());
    const [least, most] = STRAGGLING_MS;
    const straggling = dice.throw() < STRAGGLERS ? least + (most - least) * dice.throw() : 0;
    return MEDIAN_MS * Math.exp(SPREAD * bell) + straggling;
  }

  private async trip<T>(process: Process, name: string, act: () => Promise<T>, mayWait = false): Promise<T> {
    if (!this.clock.isRunning) {
      return act();
    }
    process.trips += 1;
    this.seen.trips += 1;
    const n = process.trips;
    const fate = process.isDead ? 'diesBefore' : await this.fate({ n, name });
    process.isDead ||= fate.startsWith('dies');
    if (fate === 'diesBefore') {
      return never();
    }
    if (fate === 'breaksBefore') {
      throw broken();
    }
    const half = this.latency() / 2;
    await this.clock.sleep(half);
    const answered = this.clock.instantly(act, mayWait).then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error;
      },
    );
    const answer = await answered;
    await this.clock.sleep(half);
    if (process.isDead) {
      return never();
    }
    if (fate === 'breaksAfter') {
      throw broken();
    }
    return answer();
  }

  /** Of one invocation: each opens its own. */
  private database(real: RealDatabase): Database {
    const process: Process = { trips: 0, isDead: false };
    this.latest = process;
    return {
      command: real.command,
      collection: (name) => this.collection(process, real.collection(name), name, true),
      runTransaction: (work) => this.transaction(process, real, work),
    };
  }

  private query(process: Process, real: Query, name: string): Query {
    return {
      where: (condition) => this.query(process, real.where(condition), name),
      orderBy: (field, direction) => this.query(process, real.orderBy(field, direction), name),
      limit: (count) => this.query(process, real.limit(count), name),
      get: () => this.trip(process, `page ${name}`, () => real.get()),
      remove: () => this.trip(process, `remove ${name}`, () => real.remove(), true),
    };
  }

  /** Plain writes wait for locks; those of a transaction never do. */
  private collection(process: Process, real: CollectionReference, name: string, plain: boolean): CollectionReference {
    return {
      ...this.query(process, real, name),
      add: (documents) => this.trip(process, `create ${name}`, () => real.add(documents), plain),
      doc: (id) => ({
        get: () => this.trip(process, `read ${name}`, () => real.doc(id).get()),
        set: (document) => this.trip(process, `replace ${name}`, () => real.doc(id).set(document), plain),
        remove: () => this.trip(process, `remove ${name}`, () => real.doc(id).remove(), plain),
      }),
    };
  }

  private async transaction<T>(
    process: Process,
    real: RealDatabase,
    work: (transaction: SdkTransaction) => Promise<T>,
  ): Promise<T> {
    const open = await this.trip(process, 'begin', () => real.startTransaction());
    try {
      const within: SdkTransaction = {
        collection: (name) => this.collection(process, open.collection(name), name, false),
      };
      const result = await work(within);
      await this.beforeCommit?.(within);
      await this.trip(process, 'commit', () => open.commit());
      return result;
    } catch (error) {
      this.seen.conflicts += Object(error)['code'] === 'DATABASE_TRANSACTION_CONFLICT' ? 1 : 0;
      // As the SDK does: what was to be said of the transaction is said, whether or not it could be aborted.
      await this.trip(process, 'abort', () => open.rollback()).catch(() => undefined);
      throw error;
    }
  }
}
