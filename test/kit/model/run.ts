import { acts } from './acts';
import { atRest, leavesNow, reader, type Snapshot } from './checks';
import { CLASSES, type Fault, tick, unitsAbove } from './flow';
import { chance, type Process, World } from './world';

const CONSUMERS = ['statistics', 'cases', 'reminders'] as const;

interface Running {
  process: Process;
  /** Makes the same act again after a crash; null for ticks and readers, which simply end. */
  readonly restart: (() => Process) | null;
  /** The call it waits for. */
  call: (() => unknown) | null;
}

export interface Result {
  readonly crashes: number;
  readonly lostReplies: number;
  /** What did not hold, in words; empty when all is well. */
  readonly faults: readonly string[];
}

class Schedule {
  readonly world = new World();
  readonly history: Snapshot[] = [];
  readonly found: string[] = [];
  crashes = 0;
  lostReplies = 0;
  private running: Running[] = [];

  constructor(
    private readonly random: () => number,
    private readonly faults: ReadonlySet<Fault>,
    private readonly crashRate: number,
  ) {
    this.history.push({ at: -1, leaves: {} });
    this.world.onCommit = () => this.history.push({ at: this.world.now, leaves: leavesNow(this.world) });
    for (const [n, child] of ['x', 'y', 'z', 'w'].entries()) {
      this.world.put(`child/${child}`, { rev: 1, cls: CLASSES[n % 3] });
    }
    for (const unit of CLASSES) {
      const units = unitsAbove(unit);
      this.world.put(`row/start-${unit}`, {
        rev: 1,
        consumer: 'statistics',
        at: 0,
        notBefore: 0,
        targets: [unit],
        units,
      });
    }
  }

  private readonly report = (fault: string): void => void this.found.push(fault);

  /** Hands a process the answer of its call and takes the next one. @returns whether it has ended. */
  private resume(one: Running): boolean {
    this.world.now += 1;
    this.world.expire();
    const call = one.call;
    one.call = null;
    let next: IteratorResult<() => unknown, void>;
    try {
      next = one.process.next(call?.());
    } catch (error) {
      next = one.process.throw(error);
    }
    one.call = next.done ? null : next.value;
    return next.done === true;
  }

  /** The process dies at its call; whether the call took effect before is chance too: a reply that was lost. */
  private crash(one: Running): boolean {
    this.crashes += 1;
    if (one.call && this.random() < 0.5) {
      this.lostReplies += 1;
      try {
        one.call();
      } catch {
        // Whoever would have seen this is gone.
      }
    }
    this.world.abandon();
    one.call = null;
    if (!one.restart) {
      return true;
    }
    one.process = one.restart();
    return false;
  }

  private advance(one: Running): boolean {
    return this.resume(one) || (this.random() < this.crashRate && this.crash(one));
  }

  private begin(): void {
    const kind = Math.floor(this.random() * 6);
    const process =
      kind < 4
        ? tick(this.world, CONSUMERS[Math.max(0, kind - 1)] ?? 'statistics', this.faults)
        : reader(this.world, kind === 4 ? 'county' : 's1', this.faults, this.history, this.report);
    this.running.push({ process, restart: null, call: null });
  }

  /** Acts, ticks and readers interleaved at every call, until the acts are done. Bursts bring up rare orders. */
  private interleave(): void {
    for (let n = 0; n < 6000 && this.running.some((one) => one.restart); n += 1) {
      if (this.running.length < 14 && this.random() < 0.3) {
        this.begin();
      }
      const one = this.running[Math.floor(this.random() * this.running.length)];
      const burst = this.random() < 0.1 ? 30 : 1;
      for (let m = 0; one && m < burst && this.running.includes(one); m += 1) {
        if (this.advance(one)) {
          this.running.splice(this.running.indexOf(one), 1);
        }
      }
    }
  }

  /** Lets these go on in turns to their ends: one after another would wait for each other's locks. */
  private finish(all: readonly Running[]): void {
    let left = [...all];
    for (let n = 0; n < 20_000 && left.length > 0; n += 1) {
      left = left.filter((one) => !this.resume(one));
    }
  }

  private rest(): void {
    for (let n = 0; n < 60 && (n < 8 || this.world.page('row/').length > 0); n += 1) {
      this.world.now += 40;
      for (const consumer of CONSUMERS) {
        this.finish([{ process: tick(this.world, consumer, this.faults), restart: null, call: null }]);
      }
    }
  }

  run(): Result {
    this.running = acts(this.world, this.random, this.faults).map((restart) => ({
      process: restart(),
      restart,
      call: null,
    }));
    this.interleave();
    this.finish(this.running);
    this.rest();
    atRest(this.world, this.report);
    return { crashes: this.crashes, lostReplies: this.lostReplies, faults: this.found };
  }
}

/** One whole schedule from a seed, with crashes and lost replies, then rest. */
export function runSchedule(seed: number, faults: ReadonlySet<Fault> = new Set(), crashRate = 0.01): Result {
  return new Schedule(chance(seed), faults, crashRate).run();
}
