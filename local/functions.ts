import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { keep } from './child';
import type { FromHost, ToHost } from './functions-host';

/** How a call of a function ended for the platform; what the function itself answers is `value`. */
export type Ending =
  | { readonly kind: 'answered'; readonly value: unknown }
  /** `large`: the event is larger than the platform takes; `swollen`: the answer is larger than it gives. */
  | { readonly kind: 'unknown' | 'large' | 'swollen' | 'late' | 'died' | 'threw' };

/** What the platform allows a function; a timer, and a function of long works, has longer. */
export const FUNCTION_LIMITS = {
  requestBytes: 100 * 1024,
  callMs: 20_000,
  longMs: 60_000,
  /** The functions whose calls have the long time. */
  long: ['office'] as readonly string[],
} as const;

/** The time that a person's call of a function has. */
export const timeOf = (name: string): number =>
  FUNCTION_LIMITS.long.includes(name) ? FUNCTION_LIMITS.longMs : FUNCTION_LIMITS.callMs;

export interface FunctionsOptions {
  /** The built program of `functions-host.ts`. */
  readonly program: string;
  /** Folder of the built functions. */
  readonly folder: string;
  /** Everything the functions take from their environment. */
  readonly env: () => Readonly<Record<string, string>>;
  readonly output: (text: string) => void;
  /**
   * As in the cloud, an instance handles one event at a time: so many instances are there, and who comes when all are at work waits.
   * Absent: one process that handles all events at once.
   */
  readonly instances?: number;
  /** The environment that the functions find themselves in. */
  readonly environment?: string;
}

/** 云函数: the functions of this machine, run in a process of their own that comes back when it dies. */
export interface Functions {
  names(): Promise<readonly string[]>;
  call(name: string, event: unknown, words: Readonly<Record<string, string>>, limitMs: number): Promise<Ending>;
  /** Moves the clock of every function. */
  shift(ms: number): void;
  pid(): number | undefined;
  close(): Promise<void>;
}

const ENVIRONMENT = 'local';
const MEMORY_MB = 512;
const PATIENCE_MS = 5000;
/** A cold start on a busy machine. */
const START_MS = 60_000;

interface Where {
  readonly environment: string;
  readonly limitMs: number;
}

/** The context that the cloud hands to a function: who is calling is in `environment`, and nowhere else. */
function contextOf(name: string, words: Readonly<Record<string, string>>, id: string, where: Where): object {
  const environment = {
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    TCB_ENV: where.environment,
    ...words,
  };
  return {
    request_id: id,
    function_name: name,
    function_version: '$LATEST',
    namespace: where.environment,
    memory_limit_in_mb: MEMORY_MB,
    time_limit_in_ms: where.limitMs,
    environment: JSON.stringify(environment),
  };
}

function readyHost(child: ChildProcess): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: FromHost) => message.kind === 'ready' && resolve(message.names));
    child.once('exit', () => reject(new Error('the functions ended before they were ready')));
  });
}

function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the functions do not start')), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Calls that wait for their answer. */
class Waiting {
  private last = 0;
  private readonly open = new Map<number, (ending: Ending) => void>();

  /** Says `message` with a fresh id and waits for the answer, the time limit, or the end of the process. */
  ask(message: (id: number) => ToHost, send: (message: ToHost) => void, limitMs: number): Promise<Ending> {
    this.last += 1;
    const id = this.last;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle(id, { kind: 'late' }), limitMs);
      this.open.set(id, (ending) => {
        clearTimeout(timer);
        resolve(ending);
      });
      send(message(id));
    });
  }

  settle(id: number, ending: Ending): void {
    const waiting = this.open.get(id);
    this.open.delete(id);
    waiting?.(ending);
  }

  settleAll(ending: Ending): void {
    for (const id of [...this.open.keys()]) {
      this.settle(id, ending);
    }
  }
}

/** One process that runs the functions. */
interface Host {
  names(patienceMs: number): Promise<readonly string[]>;
  ask(message: (id: number) => ToHost, limitMs: number): Promise<Ending>;
  send(message: ToHost): void;
  pid(): number | undefined;
  close(): Promise<void>;
}

function startHost(options: FunctionsOptions, clockShift: () => number): Host {
  const waiting = new Waiting();
  let known: readonly string[] | undefined;
  const kept = keep({
    file: options.program,
    env: () => ({ ...options.env(), FUNCTIONS: options.folder, CLOCK_SHIFT: String(clockShift()) }),
    output: options.output,
    ready: async (child) => {
      child.on('message', (message: FromHost) => {
        if (message.kind !== 'ready') {
          waiting.settle(message.id, endingOf(message));
        }
      });
      known = await readyHost(child);
      return known;
    },
    died: () => {
      known = undefined;
      waiting.settleAll({ kind: 'died' });
    },
  });
  /** A function that never gives way would stop all others: after a late call the process must answer, or it is ended. */
  const mustAnswer = async (): Promise<void> => {
    const ending = await waiting.ask((id) => ({ kind: 'ping', id }), kept.send, PATIENCE_MS);
    if (ending.kind === 'late') {
      kept.kill();
    }
  };
  return {
    names: async (patienceMs) => known ?? within(kept.present(), patienceMs),
    async ask(message, limitMs) {
      const ending = await waiting.ask(message, kept.send, limitMs);
      if (ending.kind === 'late') {
        // An instance that handles one event ends with it; one that serves all may be at work for others.
        options.instances === undefined ? void mustAnswer() : kept.kill();
      }
      return ending;
    },
    send: kept.send,
    pid: kept.pid,
    close: () => kept.close(),
  };
}

function endingOf(message: Exclude<FromHost, { kind: 'ready' }>): Ending {
  return message.kind === 'answer' ? { kind: 'answered', value: message.value } : { kind: message.kind };
}

/** Gives each call an instance of its own for as long as it runs, or the one that serves all. */
class Instances {
  private readonly free: Host[];
  private readonly wanting: ((host: Host) => void)[] = [];

  constructor(
    readonly hosts: readonly Host[],
    private readonly alone: boolean,
  ) {
    this.free = [...hosts];
  }

  async use<T>(work: (host: Host) => Promise<T>): Promise<T> {
    const host = await this.take();
    try {
      return await work(host);
    } finally {
      this.leave(host);
    }
  }

  private take(): Host | Promise<Host> {
    const host = this.alone ? this.free.shift() : this.free[0];
    return host ?? new Promise((go) => this.wanting.push(go));
  }

  private leave(host: Host): void {
    const next = this.wanting.shift();
    if (next !== undefined) {
      next(host);
    } else if (this.alone) {
      this.free.push(host);
    }
  }
}

const bytesOf = (event: unknown): number => Buffer.byteLength(JSON.stringify(event) ?? '');

/** Starts the functions of a folder. */
export function startFunctions(options: FunctionsOptions): Functions {
  let clockShift = 0;
  const many = options.instances ?? 1;
  const hosts = Array.from({ length: many }, () => startHost(options, () => clockShift));
  const instances = new Instances(hosts, options.instances !== undefined);
  const environment = options.environment ?? ENVIRONMENT;
  return {
    names: async () => (await Promise.all(hosts.map((host) => host.names(START_MS))))[0] ?? [],
    async call(name, event, words, limitMs) {
      if (bytesOf(event) > FUNCTION_LIMITS.requestBytes) {
        return { kind: 'large' };
      }
      return await instances.use(async (host) => {
        const names = await host.names(PATIENCE_MS).catch(() => undefined);
        if (!names?.includes(name)) {
          return { kind: names ? 'unknown' : 'died' };
        }
        const context = contextOf(name, words, randomUUID(), { environment, limitMs });
        return await host.ask((id) => ({ kind: 'call', id, name, event, context }), limitMs);
      });
    },
    shift(ms) {
      clockShift = ms;
      for (const host of hosts) {
        host.send({ kind: 'clock', shift: ms } satisfies ToHost);
      }
    },
    pid: () => hosts[0]?.pid(),
    close: async () => void (await Promise.all(hosts.map((host) => host.close()))),
  };
}
