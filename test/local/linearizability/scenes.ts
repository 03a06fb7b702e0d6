import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import type { GatewayAddress } from '../../../local/gateway/gateway';
import { dataFile, integrity, sdkFor } from '../gateway-support';
import { cells, isIndexed } from './cells';
import { judge } from './checker';
import { Client, type Stage } from './client';
import { Dice } from './dice';
import { gatewayWith } from './faults';
import { judgeLocks } from './locks';
import { LossyLine } from './lossy-line';
import { Recorder } from './recorder';

/** How long a transaction may be open: short, so that what waits for a vanished client does not wait long. */
export const LIMIT = 250;
const CLIENTS = 8;
const ROUNDS = 4;
const LOSSES = 4;

/** Where histories are made: a gateway, and the line to it. */
export interface Scene {
  readonly url: string;
  readonly vanishing: boolean;
  /** Kills the gateway in the midst of a history and starts it again; resolves when the clients may finish. */
  kill?(dice: Dice, history: Recorder, over: Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

/** A gateway in this process, called directly. */
export async function calm(histories: number, fault?: string): Promise<Scene> {
  return {
    ...(await gatewayWith(fault, {
      ...{ file: ':memory:', collections: cells(histories), transactionLimit: LIMIT },
      ...{ secretId: 'id', secretKey: 'key' },
    })),
    vanishing: false,
  };
}

/** A gateway in this process behind a line that loses requests and replies; clients vanish. */
export async function lossy(histories: number, seed: number): Promise<Scene> {
  const gateway = await calm(histories);
  const line = new LossyLine(new Dice(seed), LOSSES);
  const url = await line.open();
  line.join(gateway.url);
  const close = async () => {
    await line.close();
    await gateway.close();
  };
  return { url, vanishing: true, close };
}

/** A gateway in a process of its own which is killed once in every history. */
export async function killed(histories: number, seed: number, fault = ''): Promise<Scene> {
  const program = join(__dirname, `../../../dist/test/histories-${process.pid}-${seed}.js`);
  const entryPoints = [join(__dirname, 'gateway-process.ts')];
  buildSync({ entryPoints, outfile: program, bundle: true, platform: 'node', external: ['libsql'], logLevel: 'error' });
  const { file, drop } = dataFile();
  const line = new LossyLine(new Dice(seed), fault === '' ? LOSSES : 0);
  const url = await line.open();
  const begin = () => start([program, file, String(histories), String(LIMIT), fault]);
  let running = await begin();
  line.join(running.url);
  const kill = async (dice: Dice, history: Recorder, over: Promise<unknown>) => {
    await Promise.race([line.carried(20 + dice.below(70)), over]);
    running.child.kill('SIGKILL');
    line.part();
    await running.ended;
    running = await begin();
    history.kills.push(history.tick());
    line.join(running.url);
  };
  const close = async () => {
    running.child.kill('SIGKILL');
    await running.ended;
    await line.close();
    const found = integrity(file);
    rmSync(program);
    drop();
    if (found !== 'ok') {
      throw new Error(`after the kills: ${found}`);
    }
  };
  return { url, vanishing: true, kill, close };
}

async function start(words: string[]): Promise<{ child: ChildProcess; ended: Promise<unknown>; url: string }> {
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (status) => reject(new Error(`the gateway ended with ${status}`)));
  });
  return { child, ended, url: (JSON.parse(line) as GatewayAddress).url };
}

/** Lets eight clients at one collection of a scene, then looks at what is left. */
export async function play(scene: Scene, collection: string, seed: number): Promise<Recorder> {
  const history = new Recorder();
  const dice = new Dice(seed);
  const documents = 3 + dice.below(4);
  const vanishing = scene.vanishing && dice.below(3) === 0;
  const stage: Stage = { collection, documents, indexed: isIndexed(collection), history, vanishing };
  const client = (number: number) => new Client(number, sdk(scene.url), new Dice(seed * 31 + number), stage);
  await client(CLIENTS + 1).prepare();
  const clients = Array.from({ length: CLIENTS }, (_, number) => client(number).live(ROUNDS));
  const over = Promise.all(clients);
  await Promise.all([over, scene.kill?.(dice, history, over)]);
  await client(CLIENTS).look();
  history.settle();
  return history;
}

const sdk = (url: string) => sdkFor({ url, secretId: 'id', secretKey: 'key', environment: 'local' }).database();

/** What is wrong with a history, if anything. */
export const complaintOf = (history: Recorder): string | undefined => judgeLocks(history, LIMIT) ?? judge(history);
