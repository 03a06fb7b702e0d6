import { ApiProblem, asProblem } from './api';
import type { KeptValues } from './platform/contract';

/** A write that has not been answered yet. It keeps its request id over a kill of the app, so that it takes effect once. */
export interface Waiting {
  /** Storage key; their order is the order in which they were made. */
  readonly key: string;
  readonly operation: string;
  readonly request: unknown;
  readonly requestId: string;
  readonly as?: string | undefined;
  /** Writes to the same thing go one after the other, e.g. `rollSheet:<id>`. */
  readonly aggregate: string;
  /** What the person reads in the list of unsent things: 三(2)班点名. */
  readonly label: string;
  /** Bookkeeping and not an act of the person: it goes by itself, is never shown, and a refusal ends it. */
  readonly quiet?: boolean;
  /** Photos kept on the phone that go before it, by the names of the phone's own store. */
  readonly photos?: readonly string[];
  readonly since: number;
  readonly tries: number;
  readonly notBefore: number;
  /** The server said no; asked twice before it is called final. */
  readonly refusal?: {
    readonly code: string;
    readonly message: string;
    readonly reqId: string;
    readonly final: boolean;
  };
}

export interface QueueTools {
  readonly storage: KeptValues;
  readonly send: (entry: Waiting) => Promise<unknown>;
  readonly now: () => number;
  readonly random: () => number;
  /** @returns a function that calls the appointment off. */
  readonly later: (ms: number, act: () => void) => () => void;
  /** Told of each entry that is no longer kept. */
  readonly gone?: (entry: Waiting) => void;
}

/** Sent and answered, or kept on the phone until the network is back. */
export type Outcome<T> = { readonly sent: true; readonly data: T } | { readonly sent: false };

type NewEntry = Omit<Waiting, 'key' | 'since' | 'tries' | 'notBefore' | 'refusal'>;

const PREFIX = 'queue:';
const LONGEST_WAIT_SEC = 300;
const SECOND_ASKING_MS = 1000;

/** 1, 2, 4 … 300 s, ±20 % so that a school's phones do not come back all at once. */
export function waitAfter(tries: number, random: number): number {
  return Math.min(LONGEST_WAIT_SEC, 2 ** (tries - 1)) * 1000 * (0.8 + 0.4 * random);
}

function isWaiting(value: unknown): value is Waiting {
  const { key, operation, requestId, aggregate } = Object(value);
  return [key, operation, requestId, aggregate].every((part) => typeof part === 'string');
}

/** 待上传: first in, first out per aggregate; one queue per app. */
export class Queue {
  private entries: readonly Waiting[];
  private running: Promise<void> | undefined;
  private callOff: () => void = () => undefined;
  private readonly listeners = new Set<() => void>();
  private readonly waiters = new Map<string, (outcome: Outcome<unknown> | ApiProblem) => void>();
  private readonly tools: QueueTools;

  constructor(tools: QueueTools) {
    this.tools = tools;
    this.entries = tools.storage
      .keys(PREFIX)
      .map((key) => tools.storage.get(key))
      .filter(isWaiting);
  }

  /** Everything unsent, oldest first; the same array until something changes. */
  readonly list = (): readonly Waiting[] => this.entries;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /**
   * Keeps the write on the phone, then sends it.
   * @throws {ApiProblem} when the server refused it twice: it is then no longer kept.
   */
  async submit(entry: NewEntry): Promise<Outcome<unknown>> {
    const now = this.tools.now();
    const key = `${PREFIX}${String(now).padStart(14, '0')}:${entry.requestId}`;
    const kept = this.entries.find((one) => one.requestId === entry.requestId);
    this.put({ ...entry, key: kept?.key ?? key, since: kept?.since ?? now, tries: kept?.tries ?? 0, notBefore: now });
    const answered = new Promise<Outcome<unknown> | ApiProblem>((resolve) =>
      this.waiters.set(entry.requestId, resolve),
    );
    await this.run();
    const outcome = await Promise.race([answered, Promise.resolve<Outcome<unknown>>({ sent: false })]);
    this.waiters.delete(entry.requestId);
    if (outcome instanceof ApiProblem) {
      throw outcome;
    }
    return outcome;
  }

  /** The network is back or the app came to the front: everything unsent is tried now. */
  async wake(): Promise<void> {
    for (const entry of this.entries.filter((one) => !one.refusal?.final)) {
      this.put({ ...entry, notBefore: this.tools.now() });
    }
    await this.run();
  }

  /** The person has read the refusal: the entry goes, those behind it may follow. */
  async dismiss(key: string): Promise<void> {
    this.drop(key);
    await this.run();
  }

  private async run(): Promise<void> {
    while (this.running) {
      await this.running;
    }
    this.running = this.pass().finally(() => {
      this.running = undefined;
    });
    await this.running;
    this.appoint();
  }

  /** Sends the head of each aggregate as long as heads are due. */
  private async pass(): Promise<void> {
    for (let entry = this.due(); entry; entry = this.due()) {
      await this.attempt(entry);
    }
  }

  private heads(): Waiting[] {
    const seen = new Set<string>();
    return this.entries.filter(({ aggregate }) => !seen.has(aggregate) && seen.add(aggregate));
  }

  private due(): Waiting | undefined {
    const now = this.tools.now();
    return this.heads().find((entry) => !entry.refusal?.final && entry.notBefore <= now);
  }

  private async attempt(entry: Waiting): Promise<void> {
    try {
      const data = await this.tools.send(entry);
      this.drop(entry.key);
      this.waiters.get(entry.requestId)?.({ sent: true, data });
    } catch (error) {
      this.failed(entry, asProblem(error));
    }
  }

  private failed(entry: Waiting, problem: ApiProblem): void {
    const tries = entry.tries + 1;
    const now = this.tools.now();
    if (problem.retryable || problem.code === 'RATE_LIMITED') {
      const wait = Math.max(waitAfter(tries, this.tools.random()), (problem.retryAfterSec ?? 0) * 1000);
      this.put({ ...withoutRefusal(entry), tries, notBefore: now + wait });
      return;
    }
    const { code, message, reqId } = problem;
    if (entry.refusal) {
      this.refuse(entry, problem);
    } else {
      const notBefore = this.waiters.has(entry.requestId) ? now : now + SECOND_ASKING_MS;
      this.put({ ...entry, tries, notBefore, refusal: { code, message, reqId, final: false } });
    }
  }

  /** Final: told to the one who waits for it, otherwise kept to be shown. */
  private refuse(entry: Waiting, problem: ApiProblem): void {
    const waiter = this.waiters.get(entry.requestId);
    if (waiter) {
      this.drop(entry.key);
      waiter(problem);
      return;
    }
    if (entry.quiet) {
      this.drop(entry.key);
      return;
    }
    const { code, message, reqId } = problem;
    this.put({ ...entry, refusal: { code, message, reqId, final: true } });
  }

  private appoint(): void {
    this.callOff();
    const times = this.heads()
      .filter((entry) => !entry.refusal?.final)
      .map((entry) => entry.notBefore);
    if (times.length > 0) {
      const wait = Math.max(0, Math.min(...times) - this.tools.now());
      this.callOff = this.tools.later(wait, () => void this.run());
    }
  }

  private put(entry: Waiting): void {
    try {
      this.tools.storage.set(entry.key, entry);
    } catch {
      // The phone's store is full: it is still sent, it only would not survive a kill of the app.
    }
    const others = this.entries.filter(({ key }) => key !== entry.key);
    this.changed([...others, entry].sort((a, b) => (a.key < b.key ? -1 : 1)));
  }

  private drop(key: string): void {
    this.tools.storage.remove(key);
    for (const entry of this.entries.filter((one) => one.key === key)) {
      this.tools.gone?.(entry);
    }
    this.changed(this.entries.filter((entry) => entry.key !== key));
  }

  private changed(entries: readonly Waiting[]): void {
    this.entries = entries;
    for (const listener of this.listeners) {
      listener();
    }
  }
}

function withoutRefusal({ refusal: _, ...entry }: Waiting): Waiting {
  return entry;
}
