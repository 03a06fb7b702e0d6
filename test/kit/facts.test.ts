import { type Act, fingerprintOf, record } from '../../cloudfunctions/kit/facts';
import { openStore, type Store, type Transaction } from '../../cloudfunctions/kit/store';
import { runQueue } from '../../cloudfunctions/kit/tick';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';

let product: Product;
let store: Store;
const child = childId('yunling', 'a');

beforeAll(async () => {
  product = await openProduct();
  store = openStore('roster');
});
afterAll(() => product.close());

function act(factId: string, request: unknown = {}): Act {
  return {
    factId,
    county: 'yunling',
    operation: 'test.rename',
    person: 'p',
    post: null,
    now: Date.now(),
    fingerprint: fingerprintOf(request),
  };
}

/** Counts the child's `rev` up by one: an effect that shows how often it happened. */
const countUp = async (tx: Transaction) => {
  const present = await tx.read('children', child);
  if (!present) {
    throw new Error('no child');
  }
  await tx.replace('children', { ...present, rev: present.rev + 1 });
  return { reply: { rev: present.rev + 1 }, subject: `children/${child}`, paths: [present.eduPath], change: {} };
};

const revNow = async (): Promise<number> => (await store.read('children', child))?.rev ?? 0;

test('the same request again gets the stored reply and changes nothing', async () => {
  const before = await revNow();
  const first = await record(store, act('f1'), countUp);
  const again = await record(store, act('f1'), countUp);
  expect(again).toEqual(first);
  expect(await revNow()).toBe(before + 1);
});

test('the same key with another content is refused', async () => {
  await expect(record(store, act('f1', { other: 1 }), countUp)).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
});

test('one request delivered five times at once has one effect', async () => {
  const before = await revNow();
  const replies = await Promise.all(Array.from({ length: 5 }, () => record(store, act('f2'), countUp)));
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  expect(await revNow()).toBe(before + 1);
});

test('eight different writers of one document all take effect, none is lost', async () => {
  const before = await revNow();
  await Promise.all(Array.from({ length: 8 }, (_, n) => record(store, act(`f3-${n}`), countUp)));
  expect(await revNow()).toBe(before + 8);
});

test('a refusal leaves no fact and no change', async () => {
  const before = await revNow();
  const refused = record(store, act('f4'), async (tx) => {
    await countUp(tx);
    throw Object.assign(new Error('refused by the rule'), { code: 'X' });
  });
  await expect(refused).rejects.toThrow('refused by the rule');
  expect(await revNow()).toBe(before);
  expect(await store.read('facts', 'f4')).toBeNull();
});

test('a function may not write what another owns', async () => {
  await expect(openStore('letters').tx((tx) => tx.create('children', { _id: 'x' } as never))).rejects.toThrow(
    'roster owns it',
  );
});

test('an operation wakes only consumers that the table names', async () => {
  const wakes = { statistics: ['roster:x:y'] };
  const waking = record(store, act('f5'), async (tx) => ({ ...(await countUp(tx)), wakes }));
  await expect(waking).rejects.toThrow('without a row in WAKES');
});

describe('the tick', () => {
  const row = (id: string, targets: string[]) => ({
    _id: id,
    v: 1,
    county: 'yunling',
    consumer: 'statistics' as const,
    at: Date.now() - 5000,
    notBefore: Date.now() - 5000,
    tries: 0,
    fact: `fact-of-${id}`,
    targets,
    paths: [],
  });
  const node = (unit: string, parent: string | null) => ({
    _id: `roster:${unit}:t`,
    county: 'yunling',
    family: 'roster' as const,
    unit,
    period: 't',
    parentEdu: parent,
    parentGov: null,
    counts: { children: 1 },
    asOf: 0,
    rev: 0,
  });
  const reaction = (react: (target: string) => Promise<void> = async () => undefined) => ({
    consumer: 'statistics' as const,
    async react(from: Store, target: string) {
      const present = await from.read('nodes', `roster:${target}:t`);
      await react(target);
      const parents = target === 'leaf' ? ['root'] : [];
      return [{ collection: 'nodes' as const, seen: present?.rev ?? 0, document: node(target, null), parents }];
    },
  });

  test('a written node wakes its parent with the oldest instant, and the queue ends empty', async () => {
    const folder = openStore('statistics');
    await product.write('pending', [row('r1', ['leaf'])]);
    await runQueue(folder, reaction(), Date.now());
    expect(await folder.read('nodes', 'roster:leaf:t')).toMatchObject({ rev: 1 });
    expect(await folder.read('nodes', 'roster:root:t')).toMatchObject({ rev: 1 });
    expect((await folder.page('pending', { equal: { county: 'yunling', consumer: 'statistics' } })).items).toEqual([]);
  });

  test('somebody else wrote between look and write: the target is given up, its row stays, no try is counted', async () => {
    const folder = openStore('statistics');
    await product.write('pending', [row('r2', ['leaf'])]);
    let meddled = false;
    const meddling = reaction(async (target) => {
      const present = await folder.read('nodes', `roster:${target}:t`);
      if (target === 'leaf' && present && !meddled) {
        meddled = true;
        await product.store.put('nodes', { ...present, rev: present.rev + 1 });
      }
    });
    await runQueue(folder, meddling, Date.now());
    expect(await folder.read('pending', 'r2')).toMatchObject({ tries: 0 });
    await runQueue(folder, reaction(), Date.now() + 2000);
    expect(await folder.read('pending', 'r2')).toBeNull();
  });

  test('a reaction that fails keeps its row, counts the try and puts it off', async () => {
    const folder = openStore('statistics');
    await product.write('pending', [row('r3', ['leaf'])]);
    const failing = reaction(() => Promise.reject(new Error('broken')));
    await runQueue(folder, failing, Date.now());
    const kept = await folder.read('pending', 'r3');
    expect(kept).toMatchObject({ tries: 1 });
    expect(kept?.notBefore).toBeGreaterThan(Date.now());
  });
});
