import type { Act } from './model';

/** One request as its client saw it. Times count what happened in this process, one after another. */
export interface Call {
  readonly act: Act;
  readonly asked: number;
  /** When the answer came; with no answer, the last moment at which the act can still have been done. */
  by: number;
  /** What came back, a refusal's code too; undefined when nothing came back: done or not, nobody knows. */
  answer: string | undefined;
  /** Milliseconds on the machine's clock when the answer came. */
  at: number;
}

export type End = 'committed' | 'aborted' | 'refused' | 'unknown' | 'left';

/** One transaction as its client saw it. */
export interface Transaction {
  readonly client: number;
  readonly asked: number;
  readonly began: number;
  /** Milliseconds on the machine's clock before it was begun. */
  readonly at: number;
  readonly calls: Call[];
  /** When its commit or rollback was sent, and when that was answered. */
  ending: number;
  by: number;
  /** Milliseconds on the machine's clock at that answer. */
  endedAt: number;
  end: End;
}

/** What happened in one run: plain requests, transactions and the moments at which the gateway was killed. */
export class Recorder {
  private clock = 0;
  readonly plain: Call[] = [];
  readonly transactions: Transaction[] = [];
  readonly kills: number[] = [];

  tick(): number {
    this.clock += 1;
    return this.clock;
  }

  /** Carries out one request and keeps what came of it in a list. */
  async call(list: Call[], act: Act, perform: (act: Act) => Promise<string | undefined>): Promise<string | undefined> {
    const call: Call = { act, asked: this.tick(), by: Number.POSITIVE_INFINITY, answer: undefined, at: 0 };
    list.push(call);
    call.answer = await perform(act);
    call.by = this.tick();
    call.at = performance.now();
    return call.answer;
  }

  /**
   * To be called when everything is over: what had no answer may have been done later than its client gave up, but not after the
   * gateway that knew of it was killed.
   */
  settle(): void {
    const deadline = (by: number) => this.kills.find((kill) => kill > by) ?? Number.POSITIVE_INFINITY;
    for (const call of [...this.plain, ...this.transactions.flatMap(({ calls }) => calls)]) {
      if (call.answer === undefined) {
        call.by = deadline(call.by);
      }
    }
    for (const transaction of this.transactions) {
      if (transaction.end === 'unknown') {
        transaction.by = deadline(transaction.by);
      }
    }
  }
}
