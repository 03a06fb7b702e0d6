import { FUNCTION_LIMITS, type Functions } from './functions';

/** The timers of the functions: a minute's in the cloud, a fifth of a second's here. */
export interface Ticks {
  /** Somebody acted: look at the queues quickly for a while. */
  wake(): void;
  /** Resolves when every function has done a tick that began after this call. */
  round(): Promise<void>;
  stop(): Promise<void>;
}

const QUICK_MS = 200;
const IDLE_MS = 1000;
const QUICK_FOR_MS = 30_000;

const EVENT = { Type: 'Timer', TriggerName: 'tick', Message: '' };

/** One tick of one function, as the platform's timer calls it: no person, no openid. */
export async function tickOnce(functions: Functions, name: string): Promise<void> {
  await functions.call(name, EVENT, { TRIGGER_SRC: 'timer' }, FUNCTION_LIMITS.longMs);
}

/** Ticks every function by itself, never one while its last is running; slower when nobody does anything. */
export function startTicks(functions: Functions, names: readonly string[]): Ticks {
  let stopped = false;
  let lastWoken = performance.now();
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, (() => void)[]>();
  const later = (name: string): void => {
    if (!stopped) {
      const idle = performance.now() - lastWoken > QUICK_FOR_MS;
      const pause = waiting.has(name) ? 0 : idle ? IDLE_MS : QUICK_MS;
      timers.set(
        name,
        setTimeout(() => run(name), pause),
      );
    }
  };
  const run = (name: string): void => {
    const served = waiting.get(name) ?? [];
    waiting.delete(name);
    const tick = tickOnce(functions, name).finally(() => {
      running.delete(name);
      for (const done of served) {
        done();
      }
      later(name);
    });
    running.set(name, tick);
  };
  for (const name of names) {
    later(name);
  }
  return {
    wake: () => {
      lastWoken = performance.now();
    },
    async round() {
      const done = names.map((name) => {
        const served = new Promise<void>((resolve) => waiting.set(name, [...(waiting.get(name) ?? []), resolve]));
        if (!running.has(name)) {
          clearTimeout(timers.get(name));
          run(name);
        }
        return served;
      });
      await Promise.all(done);
    },
    async stop() {
      stopped = true;
      for (const timer of timers.values()) {
        clearTimeout(timer);
      }
      await Promise.allSettled(running.values());
    },
  };
}
