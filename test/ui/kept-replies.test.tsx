/** @jest-environment jsdom */
import { cleanup, render, screen } from '@testing-library/react';
import type { Operation, RequestOf } from '#domain/api';
import { setActing, setStandings } from '../../src/acting';
import { serverNow } from '../../src/api';
import { keepReply, keptReply, sweepReplies } from '../../src/kept-replies';
import { Async } from '../../src/ui/async';
import { useCall } from '../../src/use-call';

const OPERATION = 'attendance.classes' as Operation;
const ANY = {} as RequestOf<Operation>;
const DAY_MS = 86_400_000;
const NOW = 1_790_000_000_000;
const OFFLINE = (): Error => new TypeError('Failed to fetch');
let answer: () => unknown;

beforeEach(() => {
  localStorage.clear();
  setStandings([{ as: 'a', title: '村主任', place: '一村' }]);
  setActing('a');
  answer = () => ({ ok: true, data: { words: '三(2)班', said: '孩子的话' }, at: NOW });
  globalThis.fetch = (async () => {
    const reply = answer();
    if (reply instanceof Error) {
      throw reply;
    }
    return { status: 200, ok: true, json: async () => reply };
  }) as unknown as typeof fetch;
});

interface Words {
  readonly words: string;
  readonly said: string;
}

function Screen() {
  const keep = { most: 2, least: (data: unknown) => ({ ...(data as Words), said: '' }) };
  const called = useCall(OPERATION, ANY, { keep: keep as never });
  return <Async called={called}>{(data) => <p>{(data as unknown as Words).words}</p>}</Async>;
}

test('what was read once opens again without network after the app was ended, and says of when it is', async () => {
  render(<Screen />);
  await screen.findByText('三(2)班');
  cleanup();
  answer = OFFLINE;
  render(<Screen />);
  await screen.findByText(/存在手机上的内容/);
  expect(screen.getByText('三(2)班')).toBeTruthy();
});

test('only the least of it lies on the phone', async () => {
  render(<Screen />);
  await screen.findByText('三(2)班');
  expect(JSON.stringify({ ...localStorage })).not.toContain('孩子的话');
});

test('what the server refuses is kept no longer', async () => {
  render(<Screen />);
  await screen.findByText('三(2)班');
  cleanup();
  answer = () => ({ ok: false, code: 'FORBIDDEN', message: '不能看', retryable: false });
  render(<Screen />);
  await screen.findByText('这个岗位不能看这里');
  expect(keptReply('a', OPERATION, ANY, serverNow())).toBeUndefined();
});

test('a kept reply is gone after 30 days, and with the post', () => {
  const keep = (as: string): void => keepReply(as, 'cases.case', { case: 'x:1' }, { at: NOW, data: 1, most: 30 });
  keep('a');
  expect(keptReply('a', 'cases.case', { case: 'x:1' }, NOW + 30 * DAY_MS)?.data).toBe(1);
  expect(keptReply('a', 'cases.case', { case: 'x:1' }, NOW + 30 * DAY_MS + 1)).toBeUndefined();
  keep('a');
  keep('b');
  sweepReplies(['b'], NOW);
  expect(keptReply('a', 'cases.case', { case: 'x:1' }, NOW)).toBeUndefined();
  expect(keptReply('b', 'cases.case', { case: 'x:1' }, NOW)?.data).toBe(1);
  sweepReplies(['b'], NOW + 31 * DAY_MS);
  expect(localStorage.length).toBe(Object.keys(localStorage).filter((key) => !key.includes('kept:')).length);
});

test('of one operation the latest are kept', () => {
  for (const n of [1, 2, 3]) {
    keepReply('a', 'cases.case', { case: `x:${n}` }, { at: NOW + n, data: n, most: 2 });
  }
  const kept = [1, 2, 3].map((n) => keptReply('a', 'cases.case', { case: `x:${n}` }, NOW)?.data);
  expect(kept).toEqual([undefined, 2, 3]);
});
