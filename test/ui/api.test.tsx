/** @jest-environment jsdom */
import { act, render, screen } from '@testing-library/react';
import type { Operation, RequestOf } from '#domain/api';
import { acting, setActing, setStandings } from '../../src/acting';
import { type ApiProblem, asProblem, call, newRequestId, serverNow } from '../../src/api';
import { loadDraft, removeDraft, saveDraft } from '../../src/drafts';
import { h5 } from '../../src/platform/h5';
import { Async } from '../../src/ui/async';
import { useCall } from '../../src/use-call';
import { show } from '../support/taro';

const OPERATION = 'attendance.classes' as Operation;
const ANY = {} as RequestOf<Operation>;
const asked: { url: string; body: Record<string, unknown> }[] = [];
let answer: () => Promise<unknown> | unknown;

beforeEach(() => {
  asked.length = 0;
  localStorage.clear();
  answer = () => ({ ok: true, data: { words: '三(2)班' }, at: 1_790_000_000_000 });
  globalThis.fetch = (async (url: string, init: { body: string }) => {
    asked.push({ url, body: JSON.parse(init.body) });
    const reply = await answer();
    if (reply instanceof Error) {
      throw reply;
    }
    return { status: 200, ok: true, json: async () => reply };
  }) as unknown as typeof fetch;
});

async function problemOf(promise: Promise<unknown>): Promise<ApiProblem> {
  try {
    await promise;
  } catch (error) {
    return asProblem(error);
  }
  throw new Error('no problem');
}

test('a call goes to the function of its subject, as the acting post, with a request id', async () => {
  setStandings([
    { as: 'u1:classTeacher:1', title: '班主任', place: '三(2)班' },
    { as: 'family:990101', title: '家长', place: '2 个孩子' },
  ]);
  setActing('family:990101');
  await call(OPERATION, ANY);
  expect(asked[0]?.url).toBe('/fn/attendance');
  expect(asked[0]?.body).toMatchObject({ operation: OPERATION, request: {}, as: 'family:990101' });
  expect(String(asked[0]?.body['requestId'])).toMatch(/^[0-9a-z]{26}$/);
});

test("the server's clock is kept: the day of the demo may differ from the phone's", async () => {
  await call(OPERATION, ANY);
  expect(Math.abs(serverNow() - 1_790_000_000_000)).toBeLessThan(1000);
});

test('a refusal carries code, sentence, number to quote and fields', async () => {
  const fields = [{ path: 'request.name', rule: '请填姓名。' }];
  answer = () => ({ ok: false, code: 'INVALID_ARGUMENT', message: '请检查', reqId: 'R1', retryable: false, fields });
  const problem = await problemOf(call(OPERATION, ANY));
  expect(problem).toMatchObject({ code: 'INVALID_ARGUMENT', message: '请检查', reqId: 'R1', retryable: false, fields });
});

test.each([
  ['no network', () => new TypeError('Failed to fetch'), 'OFFLINE', true],
  ['a reply that is none', () => '<html>', 'INTERNAL', true],
  [
    'a code this version does not know',
    () => ({ ok: false, code: 'FROM_TOMORROW', message: '明天' }),
    'INTERNAL',
    true,
  ],
])('%s', async (_what, reply, code, retryable) => {
  answer = reply;
  expect(await problemOf(call(OPERATION, ANY))).toMatchObject({ code, retryable });
});

test('request ids differ', () => {
  expect(new Set(Array.from({ length: 1000 }, newRequestId)).size).toBe(1000);
});

test('a post no longer held gives way to the first that is', () => {
  setStandings([{ as: 'a', title: '班主任', place: '三(2)班' }]);
  setActing('a');
  setStandings([{ as: 'b', title: '年级组长', place: '三年级' }]);
  expect(acting().as).toBe('b');
});

test('drafts of seats do not mix, and one of another shape is not taken', () => {
  const isText = (value: unknown): value is string => typeof value === 'string';
  saveDraft('roll:1', { requestId: 'r', value: '三人' });
  expect(loadDraft('roll:1', isText)).toEqual({ requestId: 'r', value: '三人' });
  expect(loadDraft('roll:1', (value): value is number => typeof value === 'number')).toBeUndefined();
  expect(Object.keys(localStorage)).toEqual([
    `${h5
      .link('')
      .split('app/')[0]
      ?.replace(/^https?:\/\/[^/]+/, '')}draft:roll:1`,
  ]);
  removeDraft('roll:1');
  expect(loadDraft('roll:1', isText)).toBeUndefined();
});

function Screen() {
  const called = useCall(OPERATION, ANY);
  return <Async called={called}>{(data) => <p>{(data as unknown as { words: string }).words}</p>}</Async>;
}

test('a screen shows grey rows, then the data, and asks again when it comes to the front', async () => {
  render(<Screen />);
  expect(screen.getByLabelText('正在加载')).toBeTruthy();
  await screen.findByText('三(2)班');
  const before = asked.length;
  answer = () => ({ ok: true, data: { words: '四(1)班' }, at: 0 });
  await act(async () => show());
  await screen.findByText('四(1)班');
  expect(asked.length).toBe(before + 1);
});

test('a screen without a network says so and tries again on a tap', async () => {
  answer = () => new TypeError('Failed to fetch');
  render(<Screen />);
  await screen.findByText('没有连上网络');
  answer = () => ({ ok: true, data: { words: '三(2)班' }, at: 0 });
  await act(async () => screen.getByText('再试一次').click());
  await screen.findByText('三(2)班');
});

test('what was there stays when asking again fails', async () => {
  render(<Screen />);
  await screen.findByText('三(2)班');
  answer = () => new TypeError('Failed to fetch');
  await act(async () => show());
  await screen.findByText('显示的是之前的内容');
  expect(screen.getByText('三(2)班')).toBeTruthy();
});

test('changing the acting post asks again', async () => {
  setStandings([
    { as: 'a', title: '班主任', place: '三(2)班' },
    { as: 'b', title: '年级组长', place: '三年级' },
  ]);
  setActing('a');
  render(<Screen />);
  await screen.findByText('三(2)班');
  expect(asked.at(-1)?.body['as']).toBe('a');
  await act(async () => setActing('b'));
  expect(asked.at(-1)?.body['as']).toBe('b');
});
