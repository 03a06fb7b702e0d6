import type { Functions } from '../../local/functions';
import { startTicks, type Ticks } from '../../local/ticks';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`);
/** Longer than the quick time after a start. */
const QUIET_MS = 31_000;

let called: { name: string; event: object; words: object }[];
let clock: number;
let ticks: Ticks;

const functions: Pick<Functions, 'call'> = {
  call: async (name, event, words) => {
    called.push({ name, event: Object(event), words });
    return { kind: 'answered', value: null };
  },
};

beforeEach(() => {
  jest.useFakeTimers();
  called = [];
});
afterEach(async () => {
  await ticks.stop();
  jest.useRealTimers();
});

async function start(schedule: string, from: string, names = ['roster']): Promise<void> {
  clock = at(from);
  ticks = startTicks({ functions: functions as Functions, names, now: () => clock, schedule });
  await jest.advanceTimersByTimeAsync(QUIET_MS);
  called = [];
}

test('in quiet times a function is called when its timer is due by the clock of the demo, and then once', async () => {
  await start('0 0 8 * * * *', '2026-11-20 07:59:00');
  await jest.advanceTimersByTimeAsync(10_000);
  expect(called).toEqual([]);
  clock = at('2026-11-20 08:00:05');
  await jest.advanceTimersByTimeAsync(10_000);
  const event = { Type: 'Timer', TriggerName: 'tick', Time: '2026-11-20T00:00:05.000Z', Message: '' };
  expect(called).toEqual([{ name: 'roster', event, words: { TRIGGER_SRC: 'timer' } }]);
  clock = at('2026-11-23 12:00:00');
  await jest.advanceTimersByTimeAsync(10_000);
  expect(called).toHaveLength(2);
});

test('for a while after somebody acted it is called every fifth of a second', async () => {
  await start('0 0 8 * * * *', '2026-11-20 09:00:00', ['roster', 'letters']);
  ticks.wake();
  await jest.advanceTimersByTimeAsync(999);
  expect(called.map(({ name }) => name).sort()).toEqual([...Array(5).fill('letters'), ...Array(5).fill('roster')]);
});

test('whoever waits for a round is told when a tick that began later is done', async () => {
  await start('0 0 8 * * * *', '2026-11-20 09:00:00');
  let told = 0;
  const rounds = [ticks.round(), ticks.round()].map((round) => round.then(() => (told += 1)));
  expect({ told, calls: called.length }).toEqual({ told: 0, calls: 1 });
  await jest.advanceTimersByTimeAsync(0);
  await Promise.all(rounds);
  expect({ told, calls: called.length }).toEqual({ told: 2, calls: 2 });
});
