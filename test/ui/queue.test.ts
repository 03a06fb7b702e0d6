import fc from 'fast-check';
import { ApiProblem } from '../../src/api';
import type { KeptValues } from '../../src/platform/contract';
import { Queue, type QueueTools, type Waiting, waitAfter } from '../../src/queue';

const OFFLINE = new ApiProblem({ code: 'OFFLINE', message: '没有连上网络', retryable: true });
const NO = new ApiProblem({ code: 'ILLEGAL_STATE', message: '当前状态不能这样办理', retryable: false, reqId: 'R1' });

/** A phone's store: what is in `kept` survives the app. */
function store(kept: Map<string, string>): KeptValues {
  return {
    get: (key) => JSON.parse(kept.get(key) ?? 'null') ?? undefined,
    set: (key, value) => void kept.set(key, JSON.stringify(value)),
    remove: (key) => void kept.delete(key),
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
}

class Bench {
  readonly kept = new Map<string, string>();
  readonly sent: string[] = [];
  readonly effects = new Set<string>();
  now = 1_000_000;
  appointment: { at: number; act: () => void } | undefined;
  answer: (entry: Waiting) => unknown = () => 'done';

  open(): Queue {
    const tools: QueueTools = {
      storage: store(this.kept),
      send: async (entry) => {
        this.sent.push(entry.requestId);
        const answer = this.answer(entry);
        if (answer instanceof Error) {
          throw answer;
        }
        this.effects.add(entry.requestId);
        return answer;
      },
      now: () => this.now,
      random: () => 0.5,
      later: (ms, act) => {
        this.appointment = { at: this.now + ms, act };
        return () => {
          this.appointment = undefined;
        };
      },
    };
    return new Queue(tools);
  }

  /** Time passes until the next appointment, which is kept. */
  async next(): Promise<void> {
    const { appointment } = this;
    if (appointment) {
      this.now = Math.max(this.now, appointment.at);
      appointment.act();
      await settle();
    }
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) {
    await Promise.resolve();
  }
}

const entry = (requestId: string, aggregate = 'sheet:1') => ({
  operation: 'attendance.submit',
  request: { sheet: 1 },
  requestId,
  aggregate,
  label: '点名',
});

test('with a network it is sent at once and nothing stays behind', async () => {
  const bench = new Bench();
  const queue = bench.open();
  expect(await queue.submit(entry('a'))).toEqual({ sent: true, data: 'done' });
  expect(queue.list()).toEqual([]);
  expect(bench.kept.size).toBe(0);
});

test('without a network it survives a kill and goes with the same request id', async () => {
  const bench = new Bench();
  bench.answer = () => OFFLINE;
  expect(await bench.open().submit(entry('a'))).toEqual({ sent: false });
  const reopened = bench.open();
  expect(reopened.list().map(({ requestId }) => requestId)).toEqual(['a']);
  bench.answer = () => 'done';
  await reopened.wake();
  expect(bench.sent).toEqual(['a', 'a']);
  expect(reopened.list()).toEqual([]);
});

test('one thing keeps its order, another is not held up', async () => {
  const bench = new Bench();
  bench.answer = ({ requestId }) => (requestId === 'a' ? OFFLINE : 'done');
  const queue = bench.open();
  await queue.submit(entry('a'));
  bench.now += 1;
  expect(await queue.submit(entry('b'))).toEqual({ sent: false });
  bench.now += 1;
  expect(await queue.submit(entry('c', 'sheet:2'))).toEqual({ sent: true, data: 'done' });
  bench.answer = () => 'done';
  await queue.wake();
  expect([...bench.effects]).toEqual(['c', 'a', 'b']);
});

test('a refusal is asked once more, then told to the person who waits, and not kept', async () => {
  const bench = new Bench();
  bench.answer = () => NO;
  const queue = bench.open();
  await expect(queue.submit(entry('a'))).rejects.toBe(NO);
  expect(bench.sent).toEqual(['a', 'a']);
  expect(bench.kept.size).toBe(0);
});

test('a refusal that only looked like one: the second asking finds the effect', async () => {
  const bench = new Bench();
  bench.answer = () => (bench.sent.length === 1 ? NO : 'done');
  expect(await bench.open().submit(entry('a'))).toEqual({ sent: true, data: 'done' });
});

test('a refusal in the background stops that thing until it is read', async () => {
  const bench = new Bench();
  bench.answer = () => OFFLINE;
  const queue = bench.open();
  await queue.submit(entry('a'));
  bench.now += 1;
  await queue.submit(entry('b'));
  bench.answer = ({ requestId }) => (requestId === 'a' ? NO : 'done');
  await bench.next();
  await bench.next();
  expect(queue.list().map(({ requestId, refusal }) => [requestId, refusal?.final])).toEqual([
    ['a', true],
    ['b', undefined],
  ]);
  await queue.dismiss(queue.list()[0]?.key ?? '');
  expect([...bench.effects]).toEqual(['b']);
  expect(bench.kept.size).toBe(0);
});

test('a refused piece of bookkeeping is dropped and stops nobody', async () => {
  const bench = new Bench();
  bench.answer = () => OFFLINE;
  const queue = bench.open();
  await queue.submit({ ...entry('a'), quiet: true });
  bench.answer = () => NO;
  await bench.next();
  await bench.next();
  expect(bench.sent).toEqual(['a', 'a', 'a']);
  expect(bench.kept.size).toBe(0);
});

test('waits grow from one second to five minutes, a fifth to either side', () => {
  expect([1, 2, 3, 4, 9, 10, 40].map((tries) => waitAfter(tries, 0.5))).toEqual([
    1000, 2000, 4000, 8000, 256_000, 300_000, 300_000,
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, random) => {
      const middle = waitAfter(tries, 0.5);
      expect(Math.abs(waitAfter(tries, random) - middle)).toBeLessThanOrEqual(middle * 0.2 + 1e-6);
    }),
  );
});

test('whatever the network does, every write takes effect once and in the order of its thing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ thing: fc.nat(2), kill: fc.boolean() }), { minLength: 1, maxLength: 12 }),
      fc.infiniteStream(fc.boolean()),
      async (writes, network) => {
        const bench = new Bench();
        const effects: string[] = [];
        // A lost reply: the write took effect, the phone does not know.
        bench.answer = ({ requestId }) => {
          const lost = network.next().value === true;
          if (!effects.includes(requestId)) {
            effects.push(requestId);
          }
          return lost ? OFFLINE : 'done';
        };
        let queue = bench.open();
        for (const [at, { thing, kill }] of writes.entries()) {
          bench.now += 1;
          await queue.submit(entry(`${thing}-${String(at).padStart(2, '0')}`, `thing:${thing}`));
          queue = kill ? bench.open() : queue;
        }
        bench.answer = ({ requestId }) => {
          if (!effects.includes(requestId)) {
            effects.push(requestId);
          }
          return 'done';
        };
        await queue.wake();
        expect(queue.list()).toEqual([]);
        for (const thing of [0, 1, 2]) {
          const mine = effects.filter((id) => id.startsWith(`${thing}-`));
          expect(mine).toEqual([...mine].sort());
        }
        expect(new Set(effects).size).toBe(writes.length);
      },
    ),
    { numRuns: 60 },
  );
});
