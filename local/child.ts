import { type ChildProcess, fork } from 'node:child_process';

/** A program of ours that must always run beside the dispatcher. */
export interface Program<T> {
  readonly file: string;
  /** Asked anew for every start. */
  readonly env: () => Readonly<Record<string, string>>;
  /** What the program says when it is ready; rejects when it never will be. */
  readonly ready: (child: ChildProcess) => Promise<T>;
  /** Where its lines go. */
  readonly output: (text: string) => void;
  /** Called when it died and is about to be started again. */
  readonly died?: () => void;
}

/** A child process that is started again whenever it ends: data is on disk, so nothing else is needed. */
export interface Kept<T> {
  /** What the present process said when it was ready; waits for the next one where it has just died. */
  present(): Promise<T>;
  readonly pid: () => number | undefined;
  send(message: unknown): void;
  /** Ends it at once; it comes back. */
  kill(): void;
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 3000;
const HEALTHY_MS = 10_000;
const CLOSE_MS = 4000;

const KEPT_NAMES = ['PATH', 'HOME', 'TZ', 'NODE_OPTIONS', 'SystemRoot', 'TEMP', 'TMP', 'LANG'];

/** The machine's own variables that a program may need; nothing else leaks in. */
const machine = (): Record<string, string> =>
  Object.fromEntries(KEPT_NAMES.flatMap((name) => (process.env[name] ? [[name, String(process.env[name])]] : [])));

function start<T>(program: Program<T>): ChildProcess {
  const child = fork(program.file, [], {
    // The screens' build declares TARO_ENV for every process; these programs have none.
    env: { ...machine(), ...program.env() } as Record<string, string> as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A Ctrl-C in the terminal is for the dispatcher alone, which ends its children in order.
    detached: true,
  });
  child.stdout?.setEncoding('utf8').on('data', program.output);
  child.stderr?.setEncoding('utf8').on('data', program.output);
  return child;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
    } else {
      child.once('exit', () => resolve());
    }
  });

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts a program and keeps it running until `close`. */
export function keep<T>(program: Program<T>): Kept<T> {
  let closing = false;
  let failures = 0;
  let child = start(program);
  let ready = program.ready(child);
  const watch = async (): Promise<void> => {
    const begun = performance.now();
    ready.catch(() => undefined);
    await ended(child);
    if (closing) {
      return;
    }
    program.died?.();
    failures = performance.now() - begun > HEALTHY_MS ? 0 : failures + 1;
    const again = pause(failures === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)));
    ready = again.then(() => {
      if (closing) {
        throw new Error('closed');
      }
      child = start(program);
      void watch();
      return program.ready(child);
    });
    ready.catch(() => undefined);
  };
  void watch();
  return {
    present: () => ready,
    pid: () => child.pid,
    send: (message) => {
      if (child.connected) {
        child.send(message as object, () => undefined);
      }
    },
    kill: () => void child.kill('SIGKILL'),
    async close() {
      closing = true;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), CLOSE_MS);
      await ended(child);
      clearTimeout(late);
    },
  };
}
