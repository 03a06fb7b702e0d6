import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation, ReplyOf, RequestOf } from '#domain/api';
import { plainDate } from '#domain/plain-date';
import type { DemoPerson } from '../../local/demo/cast';
import { builtFolder, FIRST_DAY, type Served, serve, until } from './local-product';

jest.setTimeout(180_000);

let folder: Awaited<ReturnType<typeof builtFolder>>;
let served: Served;

beforeAll(async () => {
  folder = await builtFolder('product');
  served = await serve(folder.dist, join(folder.dist, 'data'));
});

afterAll(async () => {
  await served?.close();
  folder?.drop();
});

const everybody = (): readonly DemoPerson[] => served.product.seats().everybody;

async function post(path: string, body: object, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie };
  return fetch(served.origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Sits down as somebody and calls as they would: with their first post, or as family. */
async function as(person: DemoPerson | undefined, role?: string) {
  const seated = await post('/seat/7/demo/become', { person: person?.id ?? '' });
  const cookie = seated.headers.get('set-cookie')?.split(';')[0] ?? '';
  const post0 = person?.posts.find((one) => !role || one.role === role)?.id ?? 'family:yunling';
  return async <O extends Operation>(operation: O, request: RequestOf<O>): Promise<ReplyOf<O>> => {
    const requestId = randomBytes(12).toString('hex');
    const path = `/seat/7/fn/${operation.split('.')[0]}`;
    const reply = await post(path, { operation, request, requestId, as: post0 }, cookie);
    const answered = (await reply.json()) as { ok: boolean; code?: string; data: ReplyOf<O> };
    if (!answered.ok) {
      throw new Error(`${operation}: ${answered.code}`);
    }
    return answered.data;
  };
}

const officer = () => everybody().find((one) => one.posts.some(({ role }) => role === 'bureauOfficer'));

test('every count of the seeded county equals a recount', async () => {
  const call = await as(officer());
  for (const unit of ['yunling', 'yunling-edu']) {
    const recount = await call('statistics.recount', { unit });
    expect(recount.differences).toEqual([]);
    expect(recount.compared).toBeGreaterThan(20);
    expect(recount.moving).toBe(0);
  }
  const { totals } = await call('statistics.board', {});
  expect(totals.children).toBe(61);
  expect(totals.letters.self).toBeGreaterThan(5);
  expect(totals.leads.open).toBeGreaterThan(0);
  expect(totals.leads.withContact).toBeGreaterThan(0);
});

test('the head of the desk says what the board says', async () => {
  const { totals } = await (await as(officer()))('statistics.board', {});
  const figures = await (await fetch(`${served.origin}/demo/figures`)).json();
  expect(figures).toMatchObject({ children: totals.children, absent: totals.absent, open: totals.leads.open });
});

test('the first seat has a letter to sign, and it was pushed to nobody who does not concern it', async () => {
  const parent = everybody().find((one) => one.seat === 0);
  const mine = await (await as(parent))('letters.mine', {});
  expect(mine.toSign.map(({ state, child }) => [state, child])).toEqual(
    parent?.children.map(({ id }) => ['issued', id]).slice(0, mine.toSign.length),
  );
  const known = new Set(everybody().map(({ openid }) => openid));
  expect(served.product.wechat.messages().every(({ openid }) => known.has(openid))).toBe(true);
  expect(served.product.wechat.messages().length).toBeGreaterThan(0);
});

test('whoever opens the screens of cases for the first time finds something in each', async () => {
  expect(served.said.filter((line) => line.includes('没有写成'))).toEqual([]);
  const township = await as(
    everybody().find((one) => one.seat === 2),
    'townshipEducationOfficer',
  );
  const { items } = await township('cases.list', {});
  const [noticed] = items.filter(({ state }) => state === 'noticeServed');
  const page = await township('cases.case', { case: noticed?.id ?? '' });
  expect(page.clocks).toContainEqual(expect.objectContaining({ clock: 'notice', state: 'running' }));
  const sent = await Promise.all(items.map(({ id }) => township('cases.referrals', { case: id })));
  expect(sent.flatMap((one) => one.items.map(({ state, late }) => [state, late])).sort()).toEqual([
    ['done', false],
    ['sent', true],
  ]);
  const { counts } = await township('cases.deferrals', {});
  expect(counts).toMatchObject({ applied: 1, granted: 1, toFile: 1 });
  const teacher = await as(
    everybody().find((one) => one.seat === 1),
    'classTeacher',
  );
  expect((await teacher('cases.signs', {})).items).toHaveLength(2);
  expect((await teacher('cases.dangers', {})).items).toHaveLength(1);
  const { counts: platform } = await (await as(officer(), 'bureauOfficer'))('cases.platform', {});
  expect(platform.differing).toBeGreaterThan(1);
  expect(platform.faulty).toBe(1);
});

test('a third day away, reported by the teacher, reaches the township’s phone and moves the county’s figure', async () => {
  const teacher = everybody().find((one) => one.seat === 1);
  const township = everybody().find((one) => one.seat === 2);
  const unit = teacher?.posts.find(({ role }) => role === 'classTeacher')?.unit ?? '';
  const open = async (): Promise<number> => (await (await as(officer()))('statistics.board', {})).totals.leads.open;
  const before = await open();
  const call = await as(teacher, 'classTeacher');
  const { children } = await call('attendance.today', { unit });
  const absentTwice = await call('attendance.sheet', { unit, date: plainDate('2026-11-19') });
  const truant = absentTwice.view?.marks.find((mark) => mark.reason === 'unexcused')?.child ?? '';
  expect(children.some(({ id }) => id === truant)).toBe(true);
  await call('attendance.submit', { unit, date: FIRST_DAY, absent: [{ child: truant, reason: 'unexcused' }] });
  const alerted = async (): Promise<boolean> =>
    served.product.wechat
      .messages()
      .some(
        ({ openid, fields, at }) =>
          openid === township?.openid &&
          fields.some(({ value }) => value === '有学生需要劝返') &&
          at >= served.product.clock.now() - 30_000,
      );
  await until('the alert', 15_000, alerted);
  await until('the figure', 15_000, async () => (await open()) === before + 1);
});

test('nothing went wrong on the way', () => {
  const lines = readFileSync(join(folder.dist, 'data/product.log'), 'utf8').split('\n').filter(Boolean);
  expect(lines.filter((line) => /"level":"(error|alarm)"|dispatcher:|gateway:/.test(line))).toEqual([]);
});
