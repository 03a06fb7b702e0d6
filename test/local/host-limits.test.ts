import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Functions, startFunctions, timeOf } from '../../local/functions';

/** Says how many events its process was at work on while it ran; answers much, or shows its context, where asked. */
const PROBE = `let open = 0;
exports.main = async (event, context) => {
  open += 1;
  let most = open;
  for (let n = 0; n < (event.turns ?? 0); n += 1) {
    await new Promise((go) => setTimeout(go, 5));
    most = Math.max(most, open);
  }
  open -= 1;
  return { most, pid: process.pid, context, text: 'x'.repeat(event.reply ?? 0) };
};`;

let folder: string;
const started: Functions[] = [];
const start = (instances?: number): Functions => {
  const functions = startFunctions({
    program: join(folder, 'host.js'),
    folder: join(folder, 'functions'),
    env: () => ({}),
    output: () => undefined,
    ...(instances === undefined ? {} : { instances }),
  });
  started.push(functions);
  return functions;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'host-'));
  mkdirSync(join(folder, 'functions/probe'), { recursive: true });
  writeFileSync(join(folder, 'functions/probe/index.js'), PROBE);
  const entryPoints = [join(__dirname, '../../local/functions-host.ts')];
  await build({ entryPoints, outfile: join(folder, 'host.js'), bundle: true, platform: 'node', format: 'cjs' });
});
afterAll(async () => {
  await Promise.all(started.map((functions) => functions.close()));
  rmSync(folder, { recursive: true, force: true });
});

interface Seen {
  readonly most: number;
  readonly pid: number;
  readonly context: { readonly time_limit_in_ms: number; readonly environment: string };
}
async function seen(functions: Functions, event: object): Promise<Seen> {
  const ending = await functions.call('probe', event, { WX_OPENID: 'me' }, 10_000);
  return (ending.kind === 'answered' ? ending.value : ending) as Seen;
}

test('a request of 100 KB and an answer of 6 MB, and no more', async () => {
  const functions = start();
  await functions.names();
  const event = (bytes: number) => ({ text: 'x'.repeat(bytes - '{"text":""}'.length) });
  expect((await functions.call('probe', event(102_400), {}, 10_000)).kind).toBe('answered');
  expect((await functions.call('probe', event(102_401), {}, 10_000)).kind).toBe('large');
  expect((await functions.call('probe', { reply: 6 * 1024 * 1024 }, {}, 10_000)).kind).toBe('swollen');
  expect((await functions.call('probe', { reply: 5 * 1024 * 1024 }, {}, 10_000)).kind).toBe('answered');
});

test('a call has 20 seconds, long works have 60, and the function is told', async () => {
  expect([timeOf('county'), timeOf('office')]).toEqual([20_000, 60_000]);
  const { context } = await seen(start(), {});
  expect(context.time_limit_in_ms).toBe(10_000);
  expect(JSON.parse(context.environment)).toMatchObject({ TCB_ENV: 'local', WX_OPENID: 'me' });
});

test('one event per instance where wanted: others take another one, or wait', async () => {
  const alone = start(2);
  await alone.names();
  const answers = await Promise.all(Array.from({ length: 8 }, () => seen(alone, { turns: 10 })));
  expect(answers.map(({ most }) => most)).toEqual(answers.map(() => 1));
  expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2);
  const together = start();
  await together.names();
  const shared = await Promise.all(Array.from({ length: 8 }, () => seen(together, { turns: 10 })));
  expect(Math.max(...shared.map(({ most }) => most))).toBeGreaterThan(1);
});

test('an instance that is late ends with its event, and comes back', async () => {
  const alone = start(1);
  const { pid } = await seen(alone, {});
  expect((await alone.call('probe', { turns: 2000 }, {}, 100)).kind).toBe('late');
  const after = await seen(alone, {});
  expect(after.most ?? (await seen(alone, {})).most).toBe(1);
  expect((await seen(alone, {})).pid).not.toBe(pid);
});
