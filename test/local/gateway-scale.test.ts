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

  it('lets others have their turn', async () => {
    const waits: number[] = [];
    let isOver = false;
    const scan = children()
      .where({ odd: 'neither' })
      .get()
      .finally(() => {
        isOver = true;
      });
    while (!isOver) {
      const asked = performance.now();
      await children().doc('c1').get();
      waits.push(performance.now() - asked);
    }
    expect((await scan).data).toEqual([]);
    expect(waits.length).toBeGreaterThan(3);
  });
});

describe('a write that has to look through everything', () => {
  it('is done whole, on the documents that answer at its moment', async () => {
    const { inc } = sdk.db.command;
    // Ends the answer of one document, begins that of another and adds a third, while the first write is looking.
    const update = children()
      .where({ odd: true })
      .update({ hit: inc(1) });
    const others = [
      children().doc('c1').update({ odd: false }),
      children().doc('c2').update({ odd: true }),
      children().add({ _id: 'late', odd: true, n: -1 }),
    ];
    const [{ updated }] = await Promise.all([update, ...others]);
    const { hits, odd } = {
      hits: await children().where({ hit: 1 }).count(),
      odd: await children().where({ odd: true }).count(),
    };
    expect(hits.total).toBe(updated);
    expect(odd.total).toBe(MANY / 2 + 1);
    // The others were done before the write had looked at everything, so that it saw them.
    const hit = async (id: string) => ((await children().doc(id).get()).data as { hit?: number }[])[0]?.hit;
    expect([await hit('c1'), await hit('c2'), await hit('late')]).toEqual([undefined, 1, 1]);
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
