import { code, gatewayWithSdk } from './gateway-support';

type Sdk = Awaited<ReturnType<typeof gatewayWithSdk>>;
type Transaction = Awaited<ReturnType<Sdk['db']['startTransaction']>>;
let sdk: Sdk;
beforeEach(async () => {
  sdk = await gatewayWithSdk();
  await plain('a').set({ n: 1 });
  await plain('b').set({ n: 1 });
});
afterEach(() => sdk.gateway.close());

const LIMIT = 300;
const plain = (id: string) => sdk.db.collection('things').doc(id);
const within = (tx: Transaction, id: string) => tx.collection('things').doc(id);
const n = async (id: string) => (await plain(id).get()).data[0]?.n;

/** Whether the work is still going on after what the gateway had to do meanwhile is done. */
async function pending(work: Promise<unknown>): Promise<boolean> {
  const state = { over: false };
  void work.finally(() => {
    state.over = true;
  });
  for (let round = 0; round < 5; round += 1) {
    await plain('nothing').get();
    await sdk.db.collection('facts').doc('beside').set({ round });
  }
  return !state.over;
}

describe('a transaction', () => {
  it('reads all documents as they were at one moment', async () => {
    const tx = await sdk.db.startTransaction();
    await plain('a').update({ n: 2 });
    await plain('b').remove();
    await plain('c').set({ n: 9 });
    expect((await within(tx, 'a').get()).data).toEqual({ _id: 'a', n: 1 });
    expect((await within(tx, 'b').get()).data).toEqual({ _id: 'b', n: 1 });
    expect((await within(tx, 'c').get()).data).toBeNull();
    const { data } = await tx
      .collection('things')
      .where({ n: sdk.db.command.gte(1) })
      .orderBy('_id', 'asc')
      .get();
    expect(data).toEqual([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ]);
    await tx.commit();
    expect(await n('a')).toBe(2);
  });

  it('reads its own writes, which nobody else sees before the commit', async () => {
    const tx = await sdk.db.startTransaction();
    await tx.collection('things').add({ _id: 'c', n: 3 });
    await within(tx, 'a').set({ n: 5 });
    await within(tx, 'b').remove();
    const { data } = await tx
      .collection('things')
      .where({ n: sdk.db.command.gt(1) })
      .orderBy('n', 'desc')
      .limit(1)
      .get();
    expect(data).toEqual([{ _id: 'a', n: 5 }]);
    expect((await within(tx, 'c').get()).data).toEqual({ _id: 'c', n: 3 });
    expect([await n('a'), await n('b'), await n('c')]).toEqual([1, 1, undefined]);
    await tx.commit();
    expect([await n('a'), await n('b'), await n('c')]).toEqual([5, undefined, 3]);
  });

  it('reads pages that fit together without an order, whatever is written between them', async () => {
    const children = sdk.db.collection('children');
    const ids = Array.from({ length: 12 }, (_, at) => `p${10 + at}`);
    await Promise.all(ids.map((id, at) => children.doc(id).set({ county: 'east', path: `/${50 - at}/` })));
    const tx = await sdk.db.startTransaction();
    const pages: string[] = [];
    for (let skip = 0; skip < ids.length; skip += 3) {
      const asked = tx.collection('children').where({ county: 'east', path: sdk.db.command.gt('') });
      const { data } = await asked.skip(skip).limit(3).get();
      pages.push(...data.map(({ _id }: { _id: string }) => _id));
      await children.doc(`p${10 + skip}`).remove();
      await children.doc(`new${skip}`).set({ county: 'east', path: '/0/' });
    }
    expect(pages).toEqual(ids);
    await tx.rollback(undefined);
  });

  it('leaves nothing when it is aborted, by hand or by a throw', async () => {
    const tx = await sdk.db.startTransaction();
    await within(tx, 'a').set({ n: 5 });
    await tx.rollback('no');
    const thrown = sdk.db.runTransaction(async (inner: Transaction) => {
      await within(inner, 'b').set({ n: 5 });
      throw new Error('changed my mind');
    }, 0);
    await expect(thrown).rejects.toThrow('changed my mind');
    expect([await n('a'), await n('b')]).toEqual([1, 1]);
    await plain('a').set({ n: 7 });
    expect(await n('a')).toBe(7);
  });

  it('fails at once on a document that another one has written, and is over', async () => {
    const [first, second] = [await sdk.db.startTransaction(), await sdk.db.startTransaction()];
    await within(first, 'a').set({ n: 2 });
    await within(second, 'b').set({ n: 3 });
    expect(await code(within(second, 'a').set({ n: 3 }))).toBe('DATABASE_TRANSACTION_CONFLICT');
    expect(await code(within(second, 'b').get())).toBe('DATABASE_TRANSACTION_FAIL');
    expect(await code(second.commit())).toBe('DATABASE_TRANSACTION_FAIL');
    await plain('b').update({ n: 8 });
    await first.commit();
    expect([await n('a'), await n('b')]).toEqual([2, 8]);
  });

  it('may not write what has changed since it began', async () => {
    const tx = await sdk.db.startTransaction();
    await plain('a').update({ n: sdk.db.command.inc(1) });
    expect((await within(tx, 'a').get()).data).toEqual({ _id: 'a', n: 1 });
    expect(await code(within(tx, 'a').update({ n: sdk.db.command.inc(1) }))).toBe('DATABASE_TRANSACTION_CONFLICT');
    expect(await n('a')).toBe(2);
    const late = await sdk.db.startTransaction();
    await plain('new').set({ n: 1 });
    expect(await code(late.collection('things').add({ _id: 'new', n: 2 }))).toBe('DATABASE_TRANSACTION_CONFLICT');
  });

  it('is ended by a duplicate and by anything that is refused', async () => {
    const tx = await sdk.db.startTransaction();
    await within(tx, 'b').set({ n: 4 });
    expect(await code(tx.collection('things').add({ _id: 'a' }))).toBe('DATABASE_DUPLICATE_WRITE');
    expect(await code(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL');
    const other = await sdk.db.startTransaction();
    expect(await code(other.collection('things').add([{ n: 1 }, { n: 2 }]))).toBe('DATABASE_INVALID_OPERRATOR');
    expect(await code(other.commit())).toBe('DATABASE_TRANSACTION_FAIL');
    expect(await n('b')).toBe(1);
  });

  it('is aborted when it is open for too long', async () => {
    const short = await gatewayWithSdk({ transactionLimit: LIMIT });
    const tx = await short.db.startTransaction();
    await tx.collection('things').add({ _id: 'x', n: 1 });
    await short.db.collection('things').doc('x').set({ n: 2 });
    expect(await code(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL');
    expect((await short.db.collection('things').doc('x').get()).data).toEqual([{ _id: 'x', n: 2 }]);
    await short.gateway.close();
  });
});

describe('a plain write', () => {
  it('waits for the transaction and works on what it left', async () => {
    const tx = await sdk.db.startTransaction();
    await within(tx, 'a').update({ n: 10 });
    const waiting = [
      plain('a').update({ n: sdk.db.command.inc(1) }),
      sdk.db
        .collection('things')
        .where({ n: sdk.db.command.gt(0), _id: 'a' })
        .update({ seen: true }),
    ];
    expect(await pending(Promise.all(waiting))).toBe(true);
    expect(await n('a')).toBe(1);
    await tx.commit();
    await Promise.all(waiting);
    expect((await plain('a').get()).data).toEqual([{ _id: 'a', n: 11, seen: true }]);
  });

  it('that adds an id taken by an open transaction waits, then is refused or done', async () => {
    for (const [end, answer] of [
      ['commit', 'DATABASE_DUPLICATE_WRITE'],
      ['rollback', 'done'],
    ] as const) {
      const tx = await sdk.db.startTransaction();
      await tx.collection('things').add({ _id: end, by: 'tx' });
      const waiting = code(sdk.db.collection('things').add({ _id: end, by: 'plain' }));
      expect(await pending(waiting)).toBe(true);
      await tx[end](undefined);
      expect(await waiting).toBe(answer);
      expect((await plain(end).get()).data[0]?.by).toBe(end === 'commit' ? 'tx' : 'plain');
    }
  });

  it('finds anew what it is about when a transaction has changed that', async () => {
    const tx = await sdk.db.startTransaction();
    await within(tx, 'a').set({ n: 100 });
    const removing = sdk.db.collection('things').where({ n: 1 }).remove();
    expect(await pending(removing)).toBe(true);
    await tx.commit();
    expect(await removing).toMatchObject({ deleted: 1 });
    expect([await n('a'), await n('b')]).toEqual([100, undefined]);
  });
});

describe('many at once', () => {
  it('lose no increment, whether plain or in transactions', async () => {
    const { inc } = sdk.db.command;
    const once = async (): Promise<void> => {
      try {
        await sdk.db.runTransaction(async (tx: Transaction) => {
          const { data } = (await within(tx, 'a').get()) as { data: { n: number } };
          await within(tx, 'a').set({ n: data.n + 1 });
        }, 0);
      } catch (error) {
        expect((error as { code: string }).code).toBe('DATABASE_TRANSACTION_CONFLICT');
        await once();
      }
    };
    const plainly = () => plain('a').update({ n: inc(1) });
    await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? once() : plainly())));
    expect(await n('a')).toBe(41);
  });

  it('keep a sum that transactions only move about', async () => {
    const ids = ['p', 'q', 'r', 's'];
    await Promise.all(ids.map((id) => plain(id).set({ n: 100 })));
    const sum = (rows: { n: number }[]) => rows.reduce((total, row) => total + row.n, 0);
    const move = async (from: string, to: string): Promise<void> => {
      const done = await code(
        sdk.db.runTransaction(async (tx: Transaction) => {
          const { data: left } = (await within(tx, from).get()) as { data: { n: number } };
          const { data: right } = (await within(tx, to).get()) as { data: { n: number } };
          await within(tx, from).set({ n: left.n - 7 });
          await within(tx, to).set({ n: right.n + 7 });
        }, 0),
      );
      expect(['done', 'DATABASE_TRANSACTION_CONFLICT']).toContain(done);
    };
    const look = async () => {
      const { data } = await sdk.db
        .collection('things')
        .where({ _id: sdk.db.command.in(ids) })
        .get();
      expect(sum(data)).toBe(400);
      const tx = await sdk.db.startTransaction();
      const inside = [];
      for (const id of ids) {
        inside.push(((await within(tx, id).get()) as { data: { n: number } }).data);
      }
      expect(sum(inside)).toBe(400);
      await tx.rollback(undefined);
    };
    await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        at % 3 === 0 ? look() : move(ids[at % 4] ?? 'p', ids[(at + 1 + (at % 3)) % 4] ?? 'q'),
      ),
    );
  });
});
