import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import type { Answered } from '#domain/api';
import { openStore, type Store } from '../../cloudfunctions/kit/store';
import type { FromHost } from '../../local/functions-host';
import { type GatewayAddress, gatewayEnvironment } from '../../local/gateway/gateway';
import { COUNTIES, countySeed, NOW } from '../support/fixture';
import { plant } from '../support/product';

const ROOT = resolve(__dirname, '../..');
const ROOMS = ['attendance', 'cases', 'reminders', 'accounts', 'letters', 'statistics'];
const PATIENCE_MS = 10_000;

/** The cloud as processes of their own, on one data file, that can be killed and started again. */
export interface Machine {
  readonly store: Store;
  /** The answer, or null when the process died or stayed silent: then nobody knows what happened. */
  call(room: string, event: unknown, openid: string): Promise<Answered<unknown> | null>;
  tick(room: string): Promise<void>;
  kill(which: 'gateway' | 'functions'): Promise<void>;
  close(): void;
}

function build(dist: string): void {
  const bundle = (entry: string, outfile: string): void => {
    buildSync({
      entryPoints: [join(ROOT, entry)],
      outfile: join(dist, outfile),
      bundle: true,
      platform: 'node',
      target: 'node20',
      external: ['libsql'],
      logLevel: 'error',
    });
  };
  bundle('local/gateway/main.ts', 'gateway.js');
  bundle('local/functions-host.ts', 'functions.js');
  for (const room of ROOMS) {
    bundle(`cloudfunctions/${room}/index.ts`, `cloudfunctions/${room}/index.js`);
  }
}

class Processes {
  private gateway: ChildProcess | undefined;
  private functions: ChildProcess | undefined;
  private known: GatewayAddress | undefined;
  private last = 0;
  private readonly waiting = new Map<number, (answered: Answered<unknown> | null) => void>();
  private ready: Promise<unknown> = Promise.resolve();

  constructor(private readonly dist: string) {}

  async startGateway(): Promise<GatewayAddress> {
    const { known } = this;
    const again = known && {
      PORT: new URL(known.url).port,
      GATEWAY_SECRETID: known.secretId,
      GATEWAY_SECRETKEY: known.secretKey,
    };
    const child = this.fork('gateway.js', { DATA: join(this.dist, 'data.db'), ...again });
    this.gateway = child;
    const line = await new Promise<string>((done, failed) => {
      createInterface({ input: child.stdout ?? process.stdin }).once('line', done);
      child.once('exit', (code) => failed(new Error(`the gateway ended with ${code}`)));
    });
    this.known = JSON.parse(line) as GatewayAddress;
    return this.known;
  }

  startFunctions(): void {
    const env = { ...process.env, FUNCTIONS: join(this.dist, 'cloudfunctions'), CLOCK_SHIFT: String(NOW - Date.now()) };
    const child = this.fork('functions.js', env);
    this.functions = child;
    child.stdout?.resume();
    this.ready = once(child, 'message');
    child.on('message', (message: FromHost) => {
      if (message.kind !== 'ready') {
        this.waiting.get(message.id)?.(message.kind === 'answer' ? (message.value as Answered<unknown>) : null);
      }
    });
    child.once('exit', () => {
      for (const done of this.waiting.values()) {
        done(null);
      }
    });
  }

  private fork(program: string, env: object): ChildProcess {
    const child = fork(join(this.dist, program), [], {
      env: { ...process.env, ...env } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    });
    child.setMaxListeners(0);
    return child;
  }

  async call(name: string, event: unknown, words: Readonly<Record<string, string>>): Promise<Answered<unknown> | null> {
    await this.ready;
    this.last += 1;
    const id = this.last;
    const environment = JSON.stringify({
      WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
      TCB_CONTEXT_KEYS: 'TCB_ENV',
      TCB_ENV: 'local',
      ...words,
    });
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(null), PATIENCE_MS);
      const done = (answered: Answered<unknown> | null): void => {
        clearTimeout(timer);
        this.waiting.delete(id);
        resolve(answered);
      };
      this.waiting.set(id, done);
      this.functions?.send({ kind: 'call', id, name, event, context: { environment } }, (error) => error && done(null));
    });
  }

  async kill(which: 'gateway' | 'functions'): Promise<void> {
    const child = this[which];
    const gone = child && once(child, 'exit');
    child?.kill('SIGKILL');
    await gone;
    if (which === 'gateway') {
      await this.startGateway();
    } else {
      this.startFunctions();
    }
  }

  close(): void {
    this.functions?.kill('SIGKILL');
    this.gateway?.kill('SIGKILL');
  }
}

/** Builds and starts everything, with the fixture's two counties in it. */
export async function startMachine(): Promise<Machine> {
  const dist = mkdtempSync(join(ROOT, 'dist/test-durability-'));
  build(dist);
  const processes = new Processes(dist);
  Object.assign(process.env, gatewayEnvironment(await processes.startGateway()));
  const store = openStore('kit');
  for (const county of COUNTIES) {
    await plant(store, countySeed(county).seed);
  }
  processes.startFunctions();
  return {
    store,
    call: (room, event, openid) => processes.call(room, event, { WX_OPENID: openid, WX_APPID: 'local' }),
    async tick(room) {
      await processes.call(room, { Type: 'Timer', TriggerName: 'tick' }, { TRIGGER_SRC: 'timer' });
    },
    kill: (which) => processes.kill(which),
    close() {
      processes.close();
      rmSync(dist, { recursive: true, force: true });
    },
  };
}
