import { code, gatewayWithSdk } from './gateway-support';

type Sdk = Awaited<ReturnType<typeof gatewayWithSdk>>;
let sdk: Sdk;
beforeAll(async () => {
  sdk = await gatewayWithSdk({ now: () => NOW });
});
afterAll(() => sdk.gateway.close());

const NOW = Date.UTC(2026, 10, 22);
const things = () => sdk.db.collection('things');
const children = () => sdk.db.collection('children');

describe('queries', () => {
  beforeAll(async () => {
    const all = Array.from({ length: 60 }, (_, at) => ({
      _id: `c${String(at).padStart(2, '0')}`,
      county: at % 2 === 0 ? 'east' : 'west',
      path: `/${at % 3 === 0 ? 'a' : 'ab'}/${at % 5}/`,
      class: { id: `k${at % 4}` },
      pinyin: ['bai', 'chen', 'ding'][at % 3],
      n: at % 10,
      free: at,
    }));
    await children().add(all);
  });
  const ids = async (query: { get(): Promise<{ data: { _id: string }[] }> }) =>
    (await query.get()).data.map(({ _id }) => _id);

  const pages = async (county: string, direction: 'asc' | 'desc', size: number) => {
    const _ = sdk.db.command;
    const beyond = direction === 'asc' ? _.gt : _.lt;
    const seen: string[] = [];
    for (let cursor: object = {}, full = true; full; ) {
      const where = children().where(_.and([{ county }, cursor]));
      const { data } = await where.orderBy('n', direction).orderBy('_id', direction).limit(size).get();
      seen.push(...data.map(({ _id }: { _id: string }) => _id));
      const last = data.at(-1);
      cursor = last && _.or([{ n: beyond(last.n) }, { n: last.n, _id: beyond(last._id) }]);
      full = data.length === size;
    }
    return seen;
  };

  it('answers equality, in, ranges, and, or', async () => {
    const _ = sdk.db.command;
    expect(await ids(children().where({ county: 'east', n: 4 }).orderBy('n', 'asc'))).toEqual([
      'c04',
      'c14',
      'c24',
      'c34',
      'c44',
      'c54',
    ]);
    expect(
      await ids(
        children()
          .where({ county: 'east', n: _.in([2, 4]), free: _.lt(20) })
          .orderBy('n', 'desc'),
      ),
    ).toEqual(['c14', 'c04', 'c12', 'c02']);
    expect(
      await ids(
        children()
          .where({ free: _.gte(57).or(_.eq(3)) })
          .orderBy('free', 'asc'),
      ),
    ).toEqual(['c03', 'c57', 'c58', 'c59']);
    expect(await ids(children().where({ 'class.id': 'k1', county: 'west' }).limit(2).orderBy('pinyin', 'asc'))).toEqual(
      ['c09', 'c21'],
    );
    const prefix = children().where({ county: 'east', path: _.gte('/a/').and(_.lt('/a0')) });
    expect(await ids(prefix.orderBy('path', 'asc'))).toEqual([
      'c00',
      'c30',
      'c06',
      'c36',
      'c12',
      'c42',
      'c18',
      'c48',
      'c24',
      'c54',
    ]);
  });

  it('pages by a cursor without gap or repetition', async () => {
    for (const direction of ['asc', 'desc'] as const) {
      const all = children().where({ county: 'west' }).orderBy('n', direction).orderBy('_id', direction);
      const paged = await pages('west', direction, 7);
      expect(paged).toHaveLength(30);
      expect(paged).toEqual(await ids(all));
    }
  });

  it('counts, skips, limits and projects', async () => {
    const _ = sdk.db.command;
    expect((await children().where({ county: 'east' }).count()).total).toBe(30);
    expect(
      (
        await children()
          .where({ free: _.gt(49) })
          .count()
      ).total,
    ).toBe(10);
    expect(await ids(children().orderBy('free', 'desc').skip(2).limit(2))).toEqual(['c57', 'c56']);
    expect((await children().get()).data).toHaveLength(60);
    const [kept] = (await children().where({ _id: 'c01' }).field({ n: true, 'class.id': true }).get()).data;
    expect(kept).toEqual({ _id: 'c01', n: 1, class: { id: 'k1' } });
    const [left] = (await children().where({ _id: 'c01' }).field({ _id: false, class: false, path: false }).get()).data;
    expect(left).toEqual({ county: 'west', pinyin: 'chen', n: 1, free: 1 });
  });

  it('treats a missing field as null and asks for the type of what it compares', async () => {
    const _ = sdk.db.command;
    await things().add([
      { _id: 'm1', m: null },
      { _id: 'm2' },
      { _id: 'm3', m: 'x' },
      { _id: 'm4', m: 3 },
      { _id: 'm5', m: [3, 'y'] },
    ]);
    const m = (condition: unknown) =>
      ids(
        things()
          .where({ _id: _.gte('m1').and(_.lte('m5')), m: condition })
          .orderBy('_id', 'asc'),
      );
    expect(await m(null)).toEqual(['m1', 'm2']);
    expect(await m(_.gt(2))).toEqual(['m4', 'm5']);
    expect(await m(_.gt('a'))).toEqual(['m3', 'm5']);
    expect(await m(_.neq(3))).toEqual(['m1', 'm2', 'm3']);
    expect(await m(_.exists(true))).toEqual(['m1', 'm3', 'm4', 'm5']);
    expect(await m(_.size(2))).toEqual(['m5']);
  });

  it('keeps a field usable when one document holds an array there', async () => {
    const _ = sdk.db.command;
    const facts = sdk.db.collection('facts');
    await facts.add([
      { _id: 'f1', county: 'x', at: 5 },
      { _id: 'f2', county: 'x', at: [1, 9] },
      { _id: 'f3', county: 'x', at: 9 },
    ]);
    expect((await ids(facts.where({ county: 'x', at: 9 }))).sort()).toEqual(['f2', 'f3']);
    expect((await ids(facts.where({ county: 'x', at: _.lt(6) }))).sort()).toEqual(['f1', 'f2']);
    expect(await code(facts.where({ county: 'x' }).orderBy('at', 'asc').get())).toBe('DATABASE_INVALID_OPERRATOR');
  });
});
