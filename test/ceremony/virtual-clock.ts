import { Dice } from '../local/linearizability/dice';
import { setNow } from '../support/clock';

/** Something that happens at a moment of virtual time. */
interface Happening {
  readonly at: number;
  readonly seq: number;
  readonly act: () => void;
}

type Key = 'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval' | 'performance' | 'Date';
const KEYS: readonly Key[] = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'];

/** A plain write that has had no answer for so long waits for somebody's lock; others must go on for it to end. */
const WAITING_MS = 60;

const earlier = (a: Happening, b: Happening): boolean => a.at < b.at || (a.at === b.at && a.seq < b.seq);

/** What happens next, first. */
class Agenda {
  private readonly heap: Happening[] = [];

  push(happening: Happening): void {
    const { heap } = this;
    let at = heap.push(happening) - 1;
    for (let above = (at - 1) >> 1; at > 0; above = (at - 1) >> 1) {
      const parent = heap[above];
      if (parent === undefined || !earlier(happening, parent)) {
        break;
      }
      heap[at] = parent;
      at = above;
    }
    heap[at] = happening;
  }

  pop(): Happening | undefined {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) {
      this.sink(last);
    }
    return first;
  }

  private sink(happening: Happening): void {
    const { heap } = this;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      const next = left !== undefined && right !== undefined && earlier(right, left) ? right : left;
      if (next === undefined || earlier(happening, next)) {
        break;
      }
      heap[at] = next;
      at = 2 * at + (next === left ? 1 : 2);
    }
    heap[at] = happening;
  }
}

/**
 * A clock that jumps to what happens next. Everything in this process that waits or looks at the time does so by it: the functions, the SDK
 * and the gateway with its 30 seconds of a transaction. Computing takes no time; only `sleep` does. What must really be done, a call of the gateway, is done
 * `instantly`: the clock stands still until it is over, so that no two calls are ever on their way at once, and the same seed gives the
 * same run.
 */
export class VirtualClock {
  readonly dice: Dice;
  private moment: number;
  private count = 0;
  private working = 0;
  private running = false;
  private readonly agenda = new Agenda();
  private readonly cancelled = new Set<object>();
  private readonly real = Object.fromEntries(KEYS.map((key) => [key, globalThis[key]])) as Pick<typeof globalThis, Key>;
  private readonly random = Math.random;

  constructor(seed: number) {
    this.dice = new Dice(seed);
    this.moment = Date.now();
  }

  get now(): number {
    return this.moment;
  }

  get isRunning(): boolean {
    return this.running;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.later(ms, wake));
  }

  private later(ms: number, act: () => void): void {
    this.count += 1;
    this.agenda.push({ at: this.moment + Math.max(0, ms), seq: this.count, act });
  }

  /** Does real work while the clock stands still. What may wait for a lock lets others go on after a while. */
  async instantly<T>(work: () => Promise<T>, mayWait: boolean): Promise<T> {
    this.working += 1;
    let counted = true;
    const stop = (): void => {
      this.working -= counted ? 1 : 0;
      counted = false;
    };
    const waiting = mayWait ? this.real.setTimeout(stop, WAITING_MS) : undefined;
    try {
      return await work();
    } finally {
      this.real.clearTimeout(waiting);
      stop();
    }
  }

  private async quiet(): Promise<void> {
    do {
      await new Promise<void>((next) => setImmediate(next));
    } while (this.working > 0);
  }

  /** Lets virtual time pass until `work` is done. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.moment = Math.max(this.moment, Date.now());
    this.install();
    try {
      let isOver = false;
      const over = (): void => {
        isOver = true;
      };
      const result = work();
      result.then(over, over);
      await this.quiet();
      while (!isOver) {
        const next = this.agenda.pop();
        if (next === undefined) {
          throw new Error('everybody waits, and nothing is going to happen');
        }
        this.moment = Math.max(this.moment, next.at);
        next.act();
        await this.quiet();
      }
      return await result;
    } finally {
      this.uninstall();
    }
  }

  private timer(ms: number | undefined, act: () => void, again: boolean): object {
    const timer = { unref: () => timer, ref: () => timer, hasRef: () => true };
    const fire = (): void => {
      if (this.cancelled.delete(timer)) {
        return;
      }
      act();
      if (again) {
        this.later(ms ?? 1, fire);
      }
    };
    this.later(ms ?? 0, fire);
    return timer;
  }

  private install(): void {
    this.running = true;
    const clock = this;
    const { Date: RealDate, clearTimeout: realClear } = this.real;
    class VirtualDate extends RealDate {
      constructor(...values: ConstructorParameters<DateConstructor> | []) {
        if (values.length === 0) {
          super(clock.moment);
        } else {
          super(...values);
        }
      }

      static override now(): number {
        return Math.floor(clock.moment);
      }
    }
    const clear = (timer: object | undefined): void => {
      if (timer && 'hasRef' in timer && !('_onTimeout' in timer)) {
        this.cancelled.add(timer);
      } else {
        realClear(timer as NodeJS.Timeout | undefined);
      }
    };
    const virtual = {
      setTimeout: (act: () => void, ms?: number) => this.timer(ms, act, false),
      setInterval: (act: () => void, ms?: number) => this.timer(ms, act, true),
      clearTimeout: clear,
      clearInterval: clear,
      performance: { now: () => this.moment },
      Date: VirtualDate,
    };
    this.put(virtual as unknown as Pick<typeof globalThis, Key>);
    Math.random = () => this.dice.throw();
  }

  private uninstall(): void {
    this.running = false;
    this.put(this.real);
    Math.random = this.random;
    setNow(Math.floor(this.moment));
  }

  private put(values: Pick<typeof globalThis, Key>): void {
    for (const key of KEYS) {
      Object.defineProperty(globalThis, key, { value: values[key], configurable: true, writable: true });
    }
  }
}
