import { request } from 'node:http';
import { join } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import { builtFolder, FIRST_DAY, type Served, serve, until } from './local-product';

jest.setTimeout(120_000);

let folder: Awaited<ReturnType<typeof builtFolder>>;
let served: Served;

beforeAll(async () => {
  folder = await builtFolder();
  served = await serve(folder.dist, join(folder.dist, 'data'));
});

afterAll(async () => {
  await served?.close();
  folder?.drop();
});

const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(served.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

interface Answer {
  readonly openid: string;
  readonly same: boolean;
  readonly now: number;
  readonly county?: string;
  readonly ticks?: { begun: number; running: number; most: number; withPerson: number };
}

const ask = async (seat: number, event: object, cookie = ''): Promise<Answer> =>
  (await post(`/seat/${seat}/fn/probe`, event, { cookie })).json() as Promise<Answer>;

/** A request as fetch would never send it: any Host, any path. */
function raw(options: {
  method?: string;
  path: string;
  host?: string;
  headers?: Record<string, string>;
}): Promise<number> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path, host, headers } = options;
    const sent = request(
      {
        port: served.port,
        host: '127.0.0.1',
        method,
        path,
        headers: { host: host ?? `127.0.0.1:${served.port}`, ...headers },
      },
      (reply) => {
        reply.resume();
        resolve(reply.statusCode ?? 0);
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

async function becomes(seat: number, person: string): Promise<string> {
  const reply = await post(`/seat/${seat}/demo/become`, { person });
  expect(reply.status).toBe(200);
  const cookie = reply.headers.get('set-cookie') ?? '';
  expect(cookie).toContain(`Path=/seat/${seat};`);
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  return cookie.split(';')[0] ?? '';
}

test('500 interleaved calls of two people through one process: none mixed', async () => {
  const [first, second] = await served.product.listPeople();
  const cookies = [await becomes(0, first?.id ?? ''), await becomes(0, second?.id ?? '')];
  const openids = [first, second].map((person) => served.product.seats().find(person?.id ?? '')?.openid);
  const calls = Array.from({ length: 500 }, (_, n) => ask(0, { wait: (n * 7) % 40 }, cookies[n % 2]));
  const answers = await Promise.all(calls);
  expect(openids[0]).not.toBe(openids[1]);
  expect(answers.map(({ openid }) => openid)).toEqual(answers.map((_, n) => openids[n % 2]));
  expect(answers.every(({ same }) => same)).toBe(true);
});

test('nothing in a request says who is calling', async () => {
  const own = await ask(1, {});
  const claimed = await ask(1, { openid: 'somebody', userInfo: { openId: 'somebody' }, WX_OPENID: 'somebody' });
  expect(claimed.openid).toBe(own.openid);
  expect((await ask(1, {}, 'seat=yunling-t01-townshipEducationOfficer.forged')).openid).toBe(own.openid);
});

test('a seat cookie is good for its own seat only', async () => {
  const people = await served.product.listPeople();
  const other = people.find((person) => person.seat === undefined);
  const cookie = await becomes(0, other?.id ?? '');
  const openid = served.product.seats().find(other?.id ?? '')?.openid;
  expect((await ask(0, {}, cookie)).openid).toBe(openid);
  expect((await ask(1, {}, cookie)).openid).not.toBe(openid);
});

test('timers call without a person, and never while the last tick is running', async () => {
  await until('three ticks', 20_000, async () => ((await ask(0, { counts: true })).ticks?.begun ?? 0) >= 3);
  const { ticks } = await ask(0, { counts: true });
  expect(ticks).toMatchObject({ most: 1, withPerson: 0 });
});

test.each([
  ['no JSON', () => post('/seat/0/fn/probe', '{}', { 'content-type': 'text/plain' }), 415],
  ['broken JSON', () => post('/seat/0/fn/probe', '{"a":'), 400],
  ['over 100 KB', () => post('/seat/0/fn/probe', { text: 'x'.repeat(101 * 1024) }), 413],
  ['no such function', () => post('/seat/0/fn/nothing', {}), 404],
  ['no such seat', () => post('/seat/77/fn/probe', {}), 404],
  ['no such person', () => post('/seat/0/demo/become', { person: 'nobody' }), 404],
  ['another method', () => fetch(`${served.origin}/seat/0/fn/probe`), 405],
  ['another origin', () => post('/seat/0/fn/probe', {}, { origin: 'http://evil.example' }), 403],
  ['another site', () => post('/demo/day', {}, { 'sec-fetch-site': 'cross-site' }), 403],
  ['too many templates', () => post('/seat/0/wx/subscribe', { templateIds: ['a', 'b', 'c', 'd'] }), 400],
])('refused: %s', async (_, call, status) => {
  const reply = await call();
  expect(reply.status).toBe(status);
  expect(await reply.json()).toMatchObject({ ok: false, message: expect.stringMatching(/\p{Script=Han}/u) });
});

test.each([
  ['a name that points here', { path: '/', host: 'evil.example' }, 403],
  ['a way out of the folder', { path: '/seat/0/app/../../../secret.txt' }, 404],
  ['the same, written otherwise', { path: '/seat/0/app/%2e%2e/%2e%2e/secret.txt' }, 404],
  ['a broken escape', { path: '/seat/0/app/%E0%A4%A' }, 400],
])('refused: %s', async (_, options, status) => {
  expect(await raw(options)).toBe(status);
});

test('the app of a seat, and the way to it', async () => {
  const redirects = ['/app?scene=abc', '/seat/2/app?scene=abc'];
  for (const path of redirects) {
    const reply = await fetch(served.origin + path, { redirect: 'manual' });
    expect(reply.status).toBe(308);
    expect(reply.headers.get('location')).toMatch(/^\/seat\/[02]\/app\/\?scene=abc$/);
  }
  const page = await fetch(`${served.origin}/seat/2/app/`);
  expect(await page.text()).toContain('app');
  expect(page.headers.get('content-security-policy')).toMatch(
    /script-src 'self' 'sha256-[^']+';.*frame-ancestors 'self'/,
  );
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
});

test('the phone button gives a code that WeChat exchanges once for this person', async () => {
  const { code } = (await (await post('/seat/1/wx/phone', {})).json()) as { code: string };
  expect(code).toMatch(/^[0-9a-f]{32,}$/);
  const answers = (await (
    await post('/seat/1/wx/subscribe', { templateIds: ['demo-template-alert', 'none'] })
  ).json()) as object;
  expect(answers).toEqual({ 'demo-template-alert': 'accept', none: 'filter' });
});

test('the SDK calls a function: without a person, and with what it answers', async () => {
  const { url, secretId, secretKey, environment } = await served.product.gateway();
  const app = tcb.init({ env: environment, secretId, secretKey, serviceUrl: url });
  const called = await app.callFunction({ name: 'probe', data: { read: 'yunling' } });
  expect(called.result).toMatchObject({ openid: '', county: '云岭县', same: true });
  await expect(app.callFunction({ name: 'nothing', data: {} })).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
});

test('the functions come back after kill -9, and the call in flight is answered', async () => {
  const pid = served.product.functions.pid() ?? 0;
  const inFlight = post('/seat/0/fn/probe', { wait: 5000 });
  await ask(0, {});
  process.kill(pid, 'SIGKILL');
  expect((await inFlight).status).toBe(503);
  await until('an answer', 5000, async () => (await ask(0, {})).same);
  expect(served.product.functions.pid()).not.toBe(pid);
});

test('the database comes back after kill -9 at the same address, with what was written', async () => {
  const before = await served.product.gateway();
  expect((await ask(0, { read: 'yunling' })).county).toBe('云岭县');
  process.kill(served.product.databasePid() ?? 0, 'SIGKILL');
  await until('the county', 5000, async () => (await ask(0, { read: 'yunling' })).county === '云岭县');
  expect(await served.product.gateway()).toEqual(before);
});

test('a function that never gives way is ended, and the others answer again', async () => {
  const pid = served.product.functions.pid();
  const ending = await served.product.functions.call('probe', { spin: 30_000 }, { WX_OPENID: 'x' }, 200);
  expect(ending.kind).toBe('late');
  await until('an answer', 15_000, async () => (await ask(0, {})).same);
  expect(served.product.functions.pid()).not.toBe(pid);
});

test('minutes pass for the functions as well', async () => {
  const before = await ask(0, {});
  expect((await post('/demo/minutes', { minutes: 0 })).status).toBe(400);
  expect((await post('/demo/minutes', { minutes: 10 })).status).toBe(200);
  expect((await ask(0, {})).now - before.now).toBeGreaterThanOrEqual(600_000);
});

test('the next school day moves the clock of the functions, and a restart does not move it back', async () => {
  const today = (await (await fetch(`${served.origin}/demo/today`)).json()) as { date: string };
  expect(today.date).toBe(FIRST_DAY);
  const moved = (await (await post('/demo/day', {})).json()) as { date: string; at: number };
  expect(moved.date).toBe('2026-11-23');
  expect((await ask(0, {})).now).toBeGreaterThanOrEqual(moved.at - 1000);
  const people = await served.product.listPeople();
  await served.close();
  served = await serve(folder.dist, join(folder.dist, 'data'));
  expect((await ask(0, {})).now).toBeGreaterThanOrEqual(moved.at);
  expect(await served.product.listPeople()).toEqual(people);
});
