import type { Instant } from '#domain/plain-date';
import { TICK } from '../cloudfunctions/kit/timers';
import { readSchedule } from './cron';
import { FUNCTION_LIMITS, type Functions } from './functions';

/** The timers of the functions: due as in the cloud, and for a while after somebody acted every fifth of a second. */
export interface Ticks {
  /** Somebody acted: look at the queues quickly for a while. */
  wake(): void;
  /** Resolves when every function has done a tick that began after this call. */
  round(): Promise<void>;
  stop(): Promise<void>;
}

export interface TickOptions {
  readonly functions: Functions;
  readonly names: readonly string[];
  /** The clock that the schedule is read by: the demo's. */
  readonly now: () => Instant;
  readonly schedule?: string;
}

const QUICK_MS = 200;
const LOOK_MS = 1000;
const QUICK_FOR_MS = 30_000;

/** One tick of one function, as the platform's timer calls it: no person, no openid. */
export async function tickOnce(functions: Functions, name: string, at: Instant): Promise<void> {
  const event = { Type: 'Timer', TriggerName: TICK.name, Time: new Date(at).toISOString(), Message: '' };
  await functions.call(name, event, { TRIGGER_SRC: 'timer' }, FUNCTION_LIMITS.longMs);
}

/** One function's timer. Its ticks never overlap; who waits for one that begins later is told when that is done. */
class Timer {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private waiting: (() => void)[] = [];
  private next = Number.NEGATIVE_INFINITY;
  private stopped = false;

  constructor(
    private readonly tick: () => Promise<void>,
    private readonly nextAfterNow: () => Instant,
    private readonly now: () => Instant,
    private readonly isQuick: () => boolean,
  ) {
    this.look();
  }

  /** Looks now, and again until it is stopped. */
  look(): void {
    clearTimeout(this.timer);
    if (this.stopped || this.running) {
      return;
    }
    if (this.waiting.length > 0 || this.isQuick() || this.now() >= this.next) {
      this.run();
    } else {
      this.lookIn(LOOK_MS);
    }
  }

  done(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.look();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private lookIn(ms: number): void {
    this.timer = setTimeout(() => this.look(), ms);
  }

  private run(): void {
    const served = this.waiting;
    this.waiting = [];
    this.next = this.nextAfterNow();
    this.running = this.tick().finally(() => {
      this.running = undefined;
      for (const tell of served) {
        tell();
      }
      if (!this.stopped) {
        this.lookIn(this.waiting.length > 0 ? 0 : this.isQuick() ? QUICK_MS : LOOK_MS);
      }
    });
  }
}

/** Ticks every function by itself. */
export function startTicks({ functions, names, now, schedule = TICK.schedule }: TickOptions): Ticks {
  const due = readSchedule(schedule);
  let quickUntil = performance.now() + QUICK_FOR_MS;
  const isQuick = (): boolean => performance.now() < quickUntil;
  const nextAfterNow = (): Instant => due.next(now()) ?? Number.POSITIVE_INFINITY;
  const timers = names.map((name) => new Timer(() => tickOnce(functions, name, now()), nextAfterNow, now, isQuick));
  return {
    wake() {
      const wasQuick = isQuick();
      quickUntil = performance.now() + QUICK_FOR_MS;
      if (!wasQuick) {
        for (const timer of timers) {
          timer.look();
        }
      }
    },
    round: async () => void (await Promise.all(timers.map((timer) => timer.done()))),
    stop: async () => void (await Promise.allSettled(timers.map((timer) => timer.stop()))),
  };
}
