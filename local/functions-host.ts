import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { shiftClock } from './clock';

/** What the dispatcher sends to the process that runs the functions. */
export type ToHost =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly name: string;
      readonly event: unknown;
      readonly context: object;
    }
  | { readonly kind: 'clock'; readonly shift: number }
  | { readonly kind: 'ping'; readonly id: number };

/** What that process says. `threw` is a function that broke its promise never to throw, `swollen` one that answered too much. */
export type FromHost =
  | { readonly kind: 'ready'; readonly names: readonly string[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'threw' | 'swollen'; readonly id: number };

/** What the platform gives back of one call. */
const REPLY_LIMIT = 6 * 1024 * 1024;

type Main = (event: unknown, context: object) => Promise<unknown>;

const say = (message: FromHost): boolean => process.send?.(message) ?? false;

/** The built functions of a folder: `<folder>/<name>/index.js`, each with its `main`. */
function load(folder: string): Map<string, Main> {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.js')));
  return new Map(names.map((name) => [name, (require(resolve(folder, name, 'index.js')) as { main: Main }).main]));
}

async function answer(functions: ReadonlyMap<string, Main>, message: ToHost & { kind: 'call' }): Promise<void> {
  const { id, name, event, context } = message;
  try {
    const value = await functions.get(name)?.(event, context);
    const size = Buffer.byteLength(JSON.stringify(value) ?? '');
    say(size > REPLY_LIMIT ? { kind: 'swollen', id } : { kind: 'answer', id, value });
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.stack : typeof error}\n`);
    say({ kind: 'threw', id });
  }
}

/**
 * The process in which the functions run, several in one as on a warm instance: `FUNCTIONS` names the folder, `CLOCK_SHIFT` the
 * demo's clock. It ends with the dispatcher, however that ends.
 */
function main(): void {
  shiftClock(Number(process.env['CLOCK_SHIFT'] ?? 0));
  const functions = load(process.env['FUNCTIONS'] ?? 'dist/cloudfunctions');
  process.on('disconnect', () => process.exit(0));
  process.on('SIGINT', () => undefined);
  process.on('message', (message: ToHost) => {
    if (message.kind === 'clock') {
      shiftClock(message.shift);
    } else if (message.kind === 'ping') {
      say({ kind: 'answer', id: message.id, value: null });
    } else {
      void answer(functions, message);
    }
  });
  say({ kind: 'ready', names: [...functions.keys()] });
}

main();
