import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFolder, until } from './local-product';

jest.setTimeout(120_000);

let folder: Awaited<ReturnType<typeof builtFolder>>;
const started: ChildProcess[] = [];

beforeAll(async () => {
  folder = await builtFolder();
});

afterAll(() => {
  for (const child of started) {
    child.kill('SIGKILL');
  }
  folder?.drop();
});

interface Running {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly text: () => string;
}

/** Starts the program as `npm start` does, and waits for the address it prints. */
async function start(env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const child = spawn(process.execPath, [join(folder.dist, 'local/main.js')], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DIST: folder.dist,
      PORT: '0',
      PROFILE: 'tiny',
      TODAY: '2026-11-20',
      ...env,
    } as object as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  await until('address or end', 40_000, async () => /localhost:\d+/.test(text) || child.exitCode !== null);
  return { child, origin: `http://127.0.0.1:${/localhost:(\d+)/.exec(text)?.[1]}`, text: () => text };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) {
      resolve(child.exitCode);
    }
    child.once('exit', (code) => resolve(code));
  });

/** Processes that still run a program of this test's folder. */
function programs(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/cmdline`))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(folder.dist));
}

const today = async (origin: string): Promise<{ at: number }> =>
  (await fetch(`${origin}/demo/today`)).json() as Promise<{ at: number }>;

test('seeds once, outlives kill -9, and ends cleanly on Ctrl-C', async () => {
  const data = { DATA_DIR: join(folder.dist, 'data') };
  const first = await start(data);
  expect(first.text()).toContain('演示数据已就绪');
  const people = await (await fetch(`${first.origin}/demo/people`)).text();
  await fetch(`${first.origin}/demo/day`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const before = await today(first.origin);
  first.child.kill('SIGKILL');
  await until('no program left behind', 5000, async () => programs().length === 0);
  const second = await start({ ...data, INSTANCES: '2' });
  expect(programs().filter((line) => line.includes('functions.js'))).toHaveLength(2);
  expect(second.text()).not.toContain('正在生成');
  expect(await (await fetch(`${second.origin}/demo/people`)).text()).toBe(people);
  expect((await today(second.origin)).at).toBeGreaterThanOrEqual(before.at);
  second.child.kill('SIGINT');
  expect(await ended(second.child)).toBe(0);
  expect(second.text()).toContain('数据都已保存');
  await until('no program left behind', 5000, async () => programs().length === 0);
});

test('a seeding that was cut short begins anew', async () => {
  const data = { DATA_DIR: join(folder.dist, 'cut') };
  const child = spawn(process.execPath, [join(folder.dist, 'local/main.js')], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DIST: folder.dist,
      PORT: '0',
      PROFILE: 'tiny',
      ...data,
    } as object as NodeJS.ProcessEnv,
  });
  started.push(child);
  await until('seeding', 20_000, async () => existsSync(join(folder.dist, 'cut/seeded.json')));
  child.kill('SIGKILL');
  await until('no program left behind', 5000, async () => programs().length === 0);
  const running = await start(data);
  expect(running.text()).toContain('演示数据已就绪');
  const people = (await (await fetch(`${running.origin}/demo/people`)).json()) as unknown[];
  expect(people.length).toBeGreaterThan(100);
  running.child.kill('SIGINT');
  expect(await ended(running.child)).toBe(0);
});

test('a data folder has one profile, and serves one process', async () => {
  const data = { DATA_DIR: join(folder.dist, 'one') };
  const running = await start(data);
  const second = await start(data);
  expect(await ended(second.child)).toBe(1);
  expect(second.text()).toContain('另一个进程');
  running.child.kill('SIGINT');
  await ended(running.child);
  const other = await start({ ...data, PROFILE: 'demo' });
  expect(await ended(other.child)).toBe(1);
  expect(other.text()).toContain('tiny');
});

test.each([
  ['PORT', 'abc'],
  ['TODAY', '2026-02-30'],
  ['PROFILE', 'huge'],
  ['INSTANCES', '0'],
])('a setting that cannot be used is said in a sentence: %s=%s', async (name, value) => {
  const running = await start({ DATA_DIR: join(folder.dist, 'bad'), [name]: value });
  expect(await ended(running.child)).toBe(1);
  expect(running.text()).toContain(name);
  expect(running.text()).not.toContain('    at ');
});
