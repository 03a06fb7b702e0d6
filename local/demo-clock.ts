import { dayOf, type Instant, instantAt, type PlainDate } from '#domain/plain-date';

/** The demo's day: it stands still while the product is off, and can be moved to a later school day. */
export interface DemoClock {
  now(): Instant;
  today(): PlainDate;
  /** Tells `listener` the shift now and whenever it changes. */
  follow(listener: (shift: number) => void): void;
  /** Any instant, back or forth: for telling the days before the demo begins. Not kept. */
  pretend(instant: Instant): void;
  /** Moves on to this hour of a day, or to when school begins; never back. */
  moveTo(day: PlainDate, time?: string): void;
  /** Lets minutes pass at once. */
  advance(minutes: number): void;
  stop(): void;
}

/** A quarter past eight: the children are in, the roll is about to be called. */
const SCHOOL_BEGINS = '08:15';
const MINUTE_MS = 60_000;
const KEEP_EVERY_MS = 5000;

interface Keeping {
  readonly kept: Instant | undefined;
  readonly firstDay: PlainDate;
  readonly keep: (instant: Instant) => void;
}

/** Starts where the clock stood last (never earlier than that), or on the first day. */
export function startDemoClock({ kept, firstDay, keep }: Keeping): DemoClock {
  const begin = kept === undefined ? instantAt(firstDay, SCHOOL_BEGINS) : kept + KEEP_EVERY_MS;
  let shift = begin - Date.now();
  const now = (): Instant => Date.now() + shift;
  const timer = setInterval(() => keep(now()), KEEP_EVERY_MS);
  timer.unref();
  const listeners: ((shift: number) => void)[] = [];
  const moveOn = (ms: number): void => {
    shift += ms;
    keep(now());
    tell();
  };
  const tell = (): void => {
    for (const listener of listeners) {
      listener(shift);
    }
  };
  keep(now());
  return {
    pretend(instant) {
      shift = instant - Date.now();
      tell();
    },
    now,
    today: () => dayOf(now()),
    follow(listener) {
      listeners.push(listener);
      listener(shift);
    },
    moveTo(day, time = SCHOOL_BEGINS) {
      const target = instantAt(day, time);
      if (target > now()) {
        moveOn(target - now());
      }
    },
    advance: (minutes) => moveOn(minutes * MINUTE_MS),
    stop() {
      clearInterval(timer);
      keep(now());
    },
  };
}
