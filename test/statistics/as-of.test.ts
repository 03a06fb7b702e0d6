import { RECORD_VERSION } from '#domain/records';
import { settledUntil, touches } from '../../cloudfunctions/statistics/as-of';
import { CLASS, callRoll } from '../cases/support';
import { advance, setNow } from '../support/clock';
import { NOW, TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';

jest.setTimeout(60_000);

const SKEW = 2000;
const row = (at: number, paths: readonly string[]) => ({
  _id: `r${at}`,
  v: RECORD_VERSION,
  county: 'yunling',
  consumer: 'statistics' as const,
  at,
  notBefore: at,
  tries: 0,
  fact: '',
  targets: [],
  paths,
});
const way = (
  rows: ReturnType<typeof row>[],
  jobs: { id: string; paths: string[]; since: number }[] = [],
  complete = true,
) => ({
  now: 10_000,
  rows,
  jobs,
  complete,
});

describe('截至', () => {
  test('nothing on its way: now, less the skew of clocks', () => {
    expect(settledUntil(way([]), ['a/b/'])).toBe(10_000 - SKEW);
  });

  test('the oldest change below, at, or above the unit holds it back; one elsewhere does not', () => {
    expect(settledUntil(way([row(7000, ['a/b/c/'])]), ['a/b/'])).toBe(7000 - SKEW);
    expect(settledUntil(way([row(7000, ['a/'])]), ['a/b/'])).toBe(7000 - SKEW);
    expect(settledUntil(way([row(7000, ['a/bc/'])]), ['a/b/'])).toBe(10_000 - SKEW);
  });

  test('a row whose paths may be cut off, or that names none, touches everything', () => {
    expect(
      touches(
        Array.from({ length: 12 }, (_, n) => `x/${n}/`),
        ['a/'],
      ),
    ).toBe(true);
    expect(touches([], ['a/'])).toBe(true);
  });

  test('more rows than are read: not later than the last one seen', () => {
    expect(settledUntil(way([row(3000, ['x/']), row(4000, ['y/'])], [], false), ['a/'])).toBe(4000 - SKEW);
  });

  test('never later than the start of an unfinished job that touches the unit', () => {
    const jobs = [{ id: 'j', paths: ['a/'], since: 5000 }];
    expect(settledUntil(way([row(7000, ['a/'])], jobs), ['a/b/'])).toBe(5000 - SKEW);
    expect(settledUntil(way([], [{ id: 'j', paths: ['z/'], since: 5000 }]), ['a/b/'])).toBe(10_000 - SKEW);
  });
});

describe('through the functions', () => {
  let product: Product;
  beforeEach(async () => {
    product = await openProduct();
    await product.settle();
    setNow(NOW + 60_000);
  });
  afterEach(() => product.close());

  const boardAs = (post: string) => product.as(post).done('statistics.board', {});

  test('who calls the roll sees it on their own board at once, folded by the read', async () => {
    await callRoll(product, TODAY, { a: 'unexcused' });
    const board = await boardAs('classTeacher');
    expect(board).toMatchObject({ behind: false, totals: { absent: 1, unexcused: 1, present: 3, rollMissing: 0 } });
    expect((await boardAs('townshipEducationOfficer')).totals).toMatchObject({ absent: 1, unexcused: 1 });
  });

  test('while a change waits, 截至 stays before it, on both lines and nowhere else', async () => {
    await callRoll(product, TODAY, { a: 'unexcused' });
    const { items } = await product.store.page('pending', {
      equal: { county: 'yunling', consumer: 'statistics' },
      range: { key: 'at' },
    });
    const [first] = items;
    expect(first).toBeDefined();
    // Nobody may fold it yet.
    for (const one of items) {
      await product.store.put('pending', { ...one, notBefore: Date.now() + 3_600_000 });
    }
    advance(30_000);
    for (const post of ['classTeacher', 'townshipEducationOfficer', 'leadingGroup']) {
      const board = await boardAs(post);
      expect({ post, behind: board.behind, early: board.asOf < (first?.at ?? 0) }).toEqual({
        post,
        behind: true,
        early: true,
      });
    }
    const elsewhere = await boardAs('townshipEducationOfficer.sibling');
    expect(elsewhere.behind).toBe(false);
    expect(elsewhere.asOf).toBeGreaterThan(first?.at ?? 0);
  });

  test('an unfinished job holds 截至 back, and what it appended is not counted', async () => {
    const since = Date.now();
    await product.store.tx(async (tx) => {
      await tx.read('openJobs', 'yunling');
      await tx.create('openJobs', {
        _id: 'yunling',
        county: 'yunling',
        jobs: [{ id: 'job', paths: ['yunling/yunling-t1/'], since }],
        rev: 1,
      });
    });
    advance(120_000);
    expect((await boardAs('townshipEducationOfficer')).asOf).toBeLessThan(since);
    expect((await boardAs('townshipEducationOfficer.sibling')).asOf).toBeGreaterThan(since);
  });

  test('a closed school owes no roll call, and the county counts the others', async () => {
    const county = await product.store.read('calendars', 'yunling-edu:2026-2027');
    if (!county) {
      throw new Error('no calendar');
    }
    expect((await boardAs('leadingGroup')).totals.rollMissing).toBe(3);
    const closures = [{ from: TODAY, to: TODAY, name: '大雪停课' }];
    await product.write('calendars', [{ ...county, _id: 'yunling-s1:2026-2027', unit: 'yunling-s1', closures }]);
    expect((await boardAs('leadingGroup')).totals).toMatchObject({ rollMissing: 1, classesDue: 1 });
    expect((await product.as('leadingGroup').done('statistics.board', { unit: 'yunling-edu' })).totals).toMatchObject({
      rollMissing: 1,
      classesDue: 1,
    });
    expect((await boardAs('principal')).totals.rollMissing).toBe(0);
    const list = await product
      .as('bureauOfficer')
      .done('statistics.list', { unit: 'yunling-edu', what: 'rollMissing' });
    expect(list.items.map((item) => item.id)).toEqual(['yunling-s10-y5-k1']);
  });

  test('a difference from the documents is shown with both figures and not repaired', async () => {
    const node = await product.store.read('nodes', `roster:${CLASS}:2026-2027-autumn`);
    if (!node) {
      throw new Error('no node');
    }
    await product.store.put('nodes' as 'pending', { ...node, counts: { ...node.counts, children: 99 } } as never);
    const recount = await product.as('systemAdmin').done('statistics.recount', { unit: 'yunling-edu' });
    expect(recount.differences).toEqual([
      expect.objectContaining({
        node: node._id,
        stored: expect.objectContaining({ children: 99 }),
        counted: expect.objectContaining({ children: 4 }),
      }),
    ]);
    expect((await product.store.read('nodes', node._id))?.counts['children']).toBe(99);
  });

  test('a new term counts everybody anew, though nothing about them changed', async () => {
    setNow(Date.parse('2027-02-25T09:00:00+08:00'));
    await product.settle();
    const { totals } = await boardAs('leadingGroup');
    expect(totals).toMatchObject({ children: 7, enrolled: 7 });
    expect(await product.store.read('nodes', 'roster:yunling:2026-2027-spring')).not.toBeNull();
  });
});
