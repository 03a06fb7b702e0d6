import type { ChildProcess } from 'node:child_process';
import { keep } from './child';
import type { FromHost, ToHost } from './functions-host';

/** How a call of a function ended for the platform; what the function itself answers is `value`. */
export type Ending =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'unknown' | 'late' | 'died' | 'threw' };

export interface FunctionsOptions {
  /** The built program of `functions-host.ts`. */
  readonly program: string;
  /** Folder of the built functions. */
  readonly folder: string;
  /** Everything the functions take from their environment. */
  readonly env: () => Readonly<Record<string, string>>;
  readonly output: (text: string) => void;
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
const PATIENCE_MS = 5000;
/** A cold start on a busy machine. */
const START_MS = 60_000;

/** The context that the cloud hands to a function: who is calling is in `environment`, and nowhere else. */
function contextOf(name: string, words: Readonly<Record<string, string>>, id: number): object {
  const environment = {
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    TCB_ENV: ENVIRONMENT,
    ...words,
  };
  return {
    request_id: `local-${id}`,
    function_name: name,
    function_version: '$LATEST',
    namespace: ENVIRONMENT,
    memory_limit_in_mb: 512,
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

/** Starts the functions of a folder. */
export function startFunctions(options: FunctionsOptions): Functions {
  const waiting = new Waiting();
  let clockShift = 0;
  let known: readonly string[] | undefined;
  const kept = keep({
    file: options.program,
    env: () => ({ ...options.env(), FUNCTIONS: options.folder, CLOCK_SHIFT: String(clockShift) }),
    output: options.output,
    ready: (child) => {
      child.on('message', (message: FromHost) => {
        if (message.kind !== 'ready') {
          const { kind, id } = message;
          waiting.settle(id, kind === 'answer' ? { kind: 'answered', value: message.value } : { kind: 'threw' });
        }
      });
      return readyHost(child).then((names) => {
        known = names;
        return names;
      });
    },
    died: () => {
      known = undefined;
      waiting.settleAll({ kind: 'died' });
    },
  });
  const present = async (): Promise<readonly string[]> => known ?? within(kept.present(), PATIENCE_MS);
  /** A function that never gives way would stop all others: after a late call the process must answer, or it is ended. */
  const mustAnswer = async (): Promise<void> => {
    const ending = await waiting.ask((id) => ({ kind: 'ping', id }), kept.send, PATIENCE_MS);
    if (ending.kind === 'late') {
      kept.kill();
    }
  };
  return {
    names: async () => known ?? within(kept.present(), START_MS),
    async call(name, event, words, limitMs) {
      const names = await present().catch(() => undefined);
      if (!names) {
        return { kind: 'died' };
      }
      if (!names.includes(name)) {
        return { kind: 'unknown' };
      }
      const ending = await waiting.ask(
        (id) => ({ kind: 'call', id, name, event, context: contextOf(name, words, id) }),
        kept.send,
        limitMs,
      );
      if (ending.kind === 'late') {
        void mustAnswer();
      }
      return ending;
    },
    shift(ms) {
      clockShift = ms;
      kept.send({ kind: 'clock', shift: ms } satisfies ToHost);
    },
    pid: kept.pid,
    close: () => kept.close(),
  };
}
