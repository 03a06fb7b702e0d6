import type { sdkFor } from '../gateway-support';
import { ask, codeOf, isGone } from './asking';
import type { Dice } from './dice';
import type { Act, Cell } from './model';
import type { Recorder, Transaction } from './recorder';

type Database = ReturnType<ReturnType<typeof sdkFor>['database']>;
type SdkTransaction = Awaited<ReturnType<Database['startTransaction']>>;

/** What the clients of one history have in common. */
export interface Stage {
  readonly collection: string;
  readonly documents: number;
  /** Whether an index answers what is asked by `n`. */
  readonly indexed: boolean;
  readonly history: Recorder;
  /** Whether a client may vanish in the midst of a transaction. */
  readonly vanishing: boolean;
}

class ChangedMind extends Error {}

type Kind = Act['kind'];
const PLAIN: readonly (readonly [number, Kind])[] = [
  [22, 'read'],
  [6, 'find'],
  [5, 'among'],
  [4, 'page'],
  [3, 'countAmong'],
  [4, 'count'],
  [10, 'add'],
  [12, 'set'],
  [16, 'update'],
  [6, 'updateAndReturn'],
  [8, 'remove'],
  [6, 'updateMany'],
  [2, 'removeMany'],
];
const WITHIN: readonly (readonly [number, Kind])[] = [
  [34, 'read'],
  [8, 'find'],
  [3, 'among'],
  [3, 'page'],
  [9, 'add'],
  [16, 'set'],
  [16, 'update'],
  [6, 'updateAndReturn'],
  [7, 'remove'],
];

/** One client: a number of random transactions and plain requests, one after another. */
export class Client {
  constructor(
    private readonly number: number,
    private readonly db: Database,
    private readonly dice: Dice,
    private readonly stage: Stage,
  ) {}

  async live(rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      const how = this.dice.weighed([
        [45, 'plain'],
        [35, 'by hand'],
        [20, 'run'],
      ] as const);
      if (how === 'plain') {
        await this.plainly();
      } else {
        await (how === 'run' ? this.run() : this.byHand());
      }
      await this.dice.dawdle(4);
    }
  }

  /** Puts some of the documents there: what is at the beginning. */
  async prepare(): Promise<void> {
    for (let at = 0; at < this.stage.documents; at += 1) {
      if (this.dice.below(10) < 7) {
        const mark = this.stage.history.tick();
        await this.plainly({ kind: 'set', id: `d${at}`, cell: { n: this.dice.below(4), log: [mark] } });
      }
    }
  }

  /** Reads every document plainly: what is left in the end. */
  async look(): Promise<void> {
    for (let at = 0; at < this.stage.documents; at += 1) {
      await this.plainly({ kind: 'read', id: `d${at}` });
    }
    await this.plainly({ kind: 'find', from: 0 });
  }

  async plainly(act: Act = this.act(PLAIN, new Map())): Promise<void> {
    const { history, collection } = this.stage;
    await history.call(history.plain, act, (one) => this.answer(this.db.collection(collection), one).then(([a]) => a));
  }

  private act(kinds: readonly (readonly [number, Kind])[], known: ReadonlyMap<string, Cell>): Act {
    const kind = this.dice.weighed(kinds);
    const id = `d${this.dice.below(this.stage.documents)}`;
    const from = this.dice.below(6);
    const mark = this.stage.history.tick();
    switch (kind) {
      case 'read':
      case 'remove':
        return { kind, id };
      case 'find':
      case 'removeMany':
        return { kind, from };
      case 'page':
      case 'count':
        return { kind, from, atOnce: this.stage.indexed };
      case 'among':
      case 'countAmong': {
        const all = Array.from({ length: this.stage.documents }, (_, at) => `d${at}`);
        return { kind, ids: all.filter(() => this.dice.below(4) > 0) };
      }
      case 'updateMany':
        return { kind, from, mark };
      case 'update':
      case 'updateAndReturn':
        return { kind, id, mark };
      default: {
        const read = known.get(id);
        return { kind, id, cell: { n: (read?.n ?? this.dice.below(5)) + 1, log: [...(read?.log ?? []), mark] } };
      }
    }
  }

  private async answer(collection: unknown, act: Act): Promise<[string | undefined, unknown]> {
    try {
      return [await ask(collection, this.db, act), undefined];
    } catch (error) {
      return [isGone(error) ? undefined : codeOf(error), error];
    }
  }

  private async byHand(): Promise<void> {
    const { history, vanishing } = this.stage;
    const [asked, at] = [history.tick(), performance.now()];
    const tx = await this.db.startTransaction().catch(lost);
    if (tx === undefined) {
      return;
    }
    const record = this.open(asked, at);
    const error = await this.steps(record, tx);
    if (error !== undefined) {
      record.end = isGone(error) ? 'left' : 'refused';
      return;
    }
    const end = this.dice.weighed([
      [75, 'commit'],
      [18, 'rollback'],
      [vanishing ? 7 : 0, 'leave'],
    ] as const);
    if (end !== 'leave') {
      record.ending = history.tick();
      await (end === 'commit' ? tx.commit() : tx.rollback(undefined)).then(
        () => this.close(record, end === 'commit' ? 'committed' : 'aborted'),
        (failure: unknown) => this.close(record, failedEnd(failure, end === 'commit' ? 'unknown' : 'left')),
      );
    }
  }

  /** A transaction in the SDK's own frame, which aborts on a throw and tries again after a conflict. */
  private async run(): Promise<void> {
    const { history } = this.stage;
    let [asked, at] = [history.tick(), performance.now()];
    let record: Transaction | undefined;
    const act = async (tx: SdkTransaction) => {
      record = this.open(asked, at);
      const error = await this.steps(record, tx);
      [asked, at] = [history.tick(), performance.now()];
      if (error !== undefined) {
        record.end = isGone(error) ? 'left' : 'refused';
        throw error;
      }
      if (this.dice.below(5) === 0) {
        throw new ChangedMind();
      }
      record.ending = history.tick();
    };
    try {
      await this.db.runTransaction(act, this.dice.below(2));
      this.close(record, 'committed');
    } catch (error) {
      if (record !== undefined && record.ending > 0) {
        this.close(record, failedEnd(error, 'unknown'));
      } else if (!(error instanceof ChangedMind) && !isGone(error) && record?.end !== 'refused') {
        throw error;
      }
    }
  }

  private open(asked: number, at: number): Transaction {
    const { history } = this.stage;
    const began = history.tick();
    const record: Transaction = {
      ...{ client: this.number, asked, began, at, calls: [] },
      ...{ ending: 0, by: Number.POSITIVE_INFINITY, endedAt: 0, end: 'left' },
    };
    history.transactions.push(record);
    return record;
  }

  private close(record: Transaction | undefined, end: Transaction['end']): void {
    if (record !== undefined) {
      record.by = this.stage.history.tick();
      record.endedAt = performance.now();
      record.end = end;
    }
  }

  /** A few requests within; the error that ended them. A lost answer ends them half of the time. */
  private async steps({ calls }: Transaction, tx: SdkTransaction): Promise<unknown> {
    const known = new Map<string, Cell>();
    const { history, collection } = this.stage;
    for (let count = 1 + this.dice.below(5); count > 0; count -= 1) {
      const act = this.act(WITHIN, known);
      let error: unknown;
      const answer = await history.call(calls, act, async (one) => {
        const [told, thrown] = await this.answer(tx.collection(collection), one);
        error = thrown;
        return told;
      });
      if (error !== undefined && (answer !== undefined || this.dice.below(2) === 0)) {
        return error;
      }
      if (act.kind === 'read' && answer !== undefined && answer !== 'none') {
        const [n, log] = answer.split(':');
        known.set(act.id, { n: Number(n), log: (log ?? '').split(',').map(Number) });
      }
      await this.dice.dawdle(3);
    }
    return undefined;
  }
}

function lost(error: unknown): undefined {
  if (!isGone(error)) {
    throw error;
  }
}

function failedEnd(error: unknown, gone: 'unknown' | 'left'): Transaction['end'] {
  if (isGone(error)) {
    return gone;
  }
  if (codeOf(error) === 'DATABASE_TRANSACTION_FAIL') {
    return 'refused';
  }
  throw error;
}
