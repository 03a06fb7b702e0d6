import { code, gatewayWithSdk } from './gateway-support';

type Sdk = Awaited<ReturnType<typeof gatewayWithSdk>>;

/** More than SQLite is asked for at once, so that everything here is walked. */
const MANY = 24_000;
let sdk: Sdk;
const children = () => sdk.db.collection('children');
const documentOf = (n: number) => ({
  _id: `c${n}`,
  county: 'e',
  n,
  odd: n % 2 === 1,
  third: n % 3 === 1,
  rank: (n * 7919) % MANY,
  list: [n],
});

beforeAll(async () => {
  sdk = await gatewayWithSdk();
  for (let from = 0; from < MANY; from += 1000) {
    await children().add(Array.from({ length: 1000 }, (_, n) => documentOf(from + n)));
  }
}, 60_000);
afterAll(() => sdk.gateway.close());

/** How many requests of another caller are answered while this one, which finds nothing, is looked for. */
async function turnsWhile(looking: Promise<{ data: unknown }>): Promise<number> {
  let [turns, isOver] = [0, false];
  const scan = looking.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await children().doc('c1').get();
    turns += 1;
  }
  expect((await scan).data).toEqual([]);
  return turns;
}

const numbers = (found: { data: { n: number }[] }) => found.data.map(({ n }) => n);

describe('what no index answers is walked, and right', () => {
  it('pages, counts and orders', async () => {
    const { gte, in: among } = sdk.db.command;
    expect(numbers(await children().where({ odd: true }).skip(9000).limit(3).get())).toEqual([18_001, 18_003, 18_005]);
    expect((await children().where({ odd: true }).count()).total).toBe(MANY / 2);
    expect((await children().count()).total).toBe(MANY);
    expect((await children().where({ county: 'e' }).count()).total).toBe(MANY);
    expect(
      (
        await children()
          .where({ county: 'e', n: gte(MANY - 5) })
          .count()
      ).total,
    ).toBe(5);
    expect(
      (
        await children()
          .where({ n: among([1, 2, 3]) })
          .count()
      ).total,
    ).toBe(3);
    const ranked = await children().where({ county: 'e' }).orderBy('rank', 'desc').skip(1).limit(3).get();
    const expected = Array.from({ length: MANY }, (_, n) => documentOf(n)).sort(
      (left, right) => right.rank - left.rank,
    );
    expect(numbers(ranked)).toEqual(expected.slice(1, 4).map(({ n }) => n));
    expect(numbers(await children().where({ county: 'e', odd: true }).orderBy('n', 'asc').limit(2).get())).toEqual([
      1, 3,
    ]);
    expect(numbers(await children().where({ county: 'e' }).orderBy('n', 'asc').skip(23_000).limit(1).get())).toEqual([
      23_000,
    ]);
    const deep = children().where({ county: 'e', list: 23_998 }).orderBy('n', 'asc').limit(5).get();
    expect(numbers(await deep)).toEqual([23_998]);
    expect(await code(children().orderBy('rank', 'asc').skip(23_000).limit(10).get())).toBe(
      'DATABASE_INVALID_OPERRATOR',
    );
  });

  it('steps over no more rows of an index than it may in one go', async () => {
    const ordered = (skip: number) => code(children().orderBy('_id', 'asc').skip(skip).get());
    expect([await ordered(200_000), await ordered(200_001)]).toEqual(['done', 'DATABASE_INVALID_OPERRATOR']);
    expect(numbers(await children().skip(200_001).get())).toEqual([]);
  });

  it('lets others have their turn', async () => {
    expect(await turnsWhile(children().where({ odd: 'neither' }).get())).toBeGreaterThan(3);
  });
});

describe('what no index answers within a transaction', () => {
  const byId = (left: { _id: string }, right: { _id: string }) => (left._id < right._id ? -1 : 1);
  const all = Array.from({ length: MANY }, (_, n) => documentOf(n));

  /** A transaction, and children that changed after it had begun: those of the first numbers, by their ids. */
  async function behind(changed: number, change: object = { odd: 'later' }) {
    const tx = await sdk.db.startTransaction();
    const { gte, in: among } = sdk.db.command;
    const ids = all
      .map(({ _id }) => _id)
      .sort()
      .slice(0, changed);
    await children()
      .where({ _id: among(ids) })
      .update(change);
    await children().add({ _id: 'c0late', odd: true, n: -1, rank: -1 });
    const undo = async () => {
      await tx.rollback(undefined).catch(() => undefined);
      await children().doc('c0late').remove();
      for (const odd of [true, false]) {
        const those = ids.filter((id) => (Number(id.slice(1)) % 2 === 1) === odd);
        await children()
          .where({ _id: among(those) })
          .update({ odd });
      }
    };
    return { inside: tx.collection('children'), undo, tx, gte };
  }

  it.each([
    [20, { odd: 'later' }],
    [3000, { odd: 'later' }],
    [3000, { odd: true }],
  ])('is read as it was when that began, although of %d documents %j has changed since', async (changed, change) => {
    const { inside, undo } = await behind(changed, change);
    try {
      const odd = all.filter((one) => one.odd);
      const first = [...odd].sort(byId).map(({ n }) => n);
      expect(numbers(await inside.where({ odd: true }).limit(3).get())).toEqual(first.slice(0, 3));
      expect(numbers(await inside.where({ odd: true }).skip(600).limit(3).get())).toEqual(first.slice(600, 603));
      const ranked = [...odd].sort((left, right) => right.rank - left.rank).map(({ n }) => n);
      expect(numbers(await inside.where({ odd: true }).orderBy('rank', 'desc').limit(5).get())).toEqual(
        ranked.slice(0, 5),
      );
      expect(numbers(await inside.where({ odd: true }).orderBy('rank', 'asc').limit(5).get())).toEqual(
        ranked.slice(-5).reverse(),
      );
      expect(numbers(await inside.where({ odd: 'later' }).limit(5).get())).toEqual([]);
      expect(await code(inside.where({ odd: true }).skip(10_000).limit(5).get())).toBe('DATABASE_INVALID_OPERRATOR');
    } finally {
      await undo();
    }
  });

  it('sees its own writes, and none that come while it looks', async () => {
    const { inside, undo } = await behind(2);
    try {
      await inside.doc('c23998').update({ mine: true });
      await inside.doc('c23999').update({ mine: false });
      await inside.add({ _id: 'c9own', mine: true, n: -2 });
      const meanwhile = ['c23997', 'c5', 'c12000'].map((id) => children().doc(id).update({ mine: true }));
      const [found] = await Promise.all([inside.where({ mine: true }).get(), ...meanwhile]);
      expect(numbers(found)).toEqual([23_998, -2]);
      // The last of all by its id.
      expect(numbers(await inside.where({ odd: true, n: 9999 }).get())).toEqual([9999]);
      const { data } = await inside.where({ odd: true, rank: 7919 }).get();
      expect((data as { _id: string }[]).map(({ _id }) => _id)).toEqual(['c1']);
      const taken = await inside.where({ mine: true, n: 23_998 }).updateAndReturn?.({ mine: 'taken' });
      expect(taken?.doc).toMatchObject({ n: 23_998, mine: 'taken' });
      expect(
        await code(inside.where({ mine: true, n: 12_000 }).updateAndReturn?.({ mine: 0 }) ?? Promise.resolve()),
      ).toBe('done');
    } finally {
      await undo();
    }
  });

  it('lets others have their turn, and ends with its transaction', async () => {
    const { inside, undo, tx } = await behind(2);
    try {
      expect(await turnsWhile(inside.where({ odd: 'neither' }).orderBy('rank', 'asc').get())).toBeGreaterThan(3);
      const looking = code(inside.where({ odd: 'neither' }).get());
      await tx.rollback(undefined);
      expect(await looking).toBe('DATABASE_TRANSACTION_FAIL');
    } finally {
      await undo();
    }
  });
});

describe('a long list', () => {
  it('is read once in a while, not for every document', async () => {
    const long = Array.from({ length: 20_000 }, (_, n) => n);
    expect(
      (
        await children()
          .where({ n: sdk.db.command.in(long) })
          .count()
      ).total,
    ).toBe(20_000);
  });
});

describe('a write that has to look through everything', () => {
  it('is done whole, on the documents that answer at its moment', async () => {
    const { inc } = sdk.db.command;
    // Ends the answer of one document, begins that of another and adds a third, while the first write is looking.
    const update = children()
      .where({ third: true })
      .update({ hit: inc(1) });
    const others = [
      children().doc('c1').update({ third: false }),
      children().doc('c2').update({ third: true }),
      children().add({ _id: 'late', third: true, n: -1 }),
    ];
    const [{ updated }] = await Promise.all([update, ...others]);
    const { hits, third } = {
      hits: await children().where({ hit: 1 }).count(),
      third: await children().where({ third: true }).count(),
    };
    expect(hits.total).toBe(updated);
    expect(third.total).toBe(MANY / 3 + 1);
    // The others were done before the write had looked at everything, so that it saw them.
    const hit = async (id: string) => ((await children().doc(id).get()).data as { hit?: number }[])[0]?.hit;
    expect([await hit('c1'), await hit('c2'), await hit('late')]).toEqual([undefined, 1, 1]);
  });

  it('is refused, and changes nothing, where it would keep others waiting for long', async () => {
    const { inc, gte, lt } = sdk.db.command;
    const within = (n: number) => children().where({ county: 'e', n: gte(0).and(lt(n)) });
    for (const many of [children().where({ county: 'e' }), children().where({ odd: false }), within(10_001)]) {
      expect(await code(many.update({ much: inc(1) }))).toBe('DATABASE_INVALID_OPERRATOR');
      expect(await code(many.remove())).toBe('DATABASE_INVALID_OPERRATOR');
    }
    expect((await children().where({ much: 1 }).count()).total).toBe(0);
    const there = await within(10_000).count();
    expect(await code(within(10_000).update({ much: 1, text: 'x'.repeat(1000) }))).toBe('DATABASE_INVALID_OPERRATOR');
    expect((await children().where({ much: 1 }).count()).total).toBe(0);
    expect(await within(10_000).update({ much: inc(1) })).toMatchObject({ updated: there.total });
    expect((await children().where({ much: 1 }).count()).total).toBe(there.total);
    const things = sdk.db.collection('things');
    await things.add(Array.from({ length: 40 }, (_, n) => ({ n, text: 'x'.repeat(250_000) })));
    expect(await code(things.where({ n: gte(0) }).remove())).toBe('DATABASE_INVALID_OPERRATOR');
    expect(await things.where({ n: gte(20) }).remove()).toMatchObject({ deleted: 20 });
  });

  it('moves a document in its index', async () => {
    await children().doc('c4').update({ n: -4 });
    await children().doc('c6').update({ beside: 2 });
    const found = async (n: number) => numbers(await children().where({ county: 'e', n }).get());
    expect([await found(4), await found(-4), await found(6)]).toEqual([[], [-4], [6]]);
    await children().doc('c4').update({ n: 4 });
    expect([await found(4), await found(-4)]).toEqual([[4], []]);
  });

  it('removes, and changes one, as well', async () => {
    expect(await children().where({ rank: 7, odd: false }).remove()).toMatchObject({ deleted: expect.any(Number) });
    const { gte } = sdk.db.command;
    expect(
      await children()
        .where({ rank: gte(MANY - 10) })
        .remove(),
    ).toMatchObject({ deleted: 10 });
    expect(
      (
        await children()
          .where({ rank: gte(MANY - 10) })
          .count()
      ).total,
    ).toBe(0);
    const claims = Array.from({ length: 5 }, (_, n) =>
      children()
        .where({ list: 12_345 })
        .updateAndReturn?.({ list: [`taken by ${n}`] }),
    );
    const won = (await Promise.all(claims)).filter((one) => one?.updated === 1);
    expect(won).toHaveLength(1);
  });
});
