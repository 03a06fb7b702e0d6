import type { Unit } from '#domain/jurisdiction';
import type { Page } from '../../cloudfunctions/kit/store';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';

let product: Product;

beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

test('a page goes along its index to the end, each document once', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Unit> = await product.store.page('units', {
      equal: { county: 'yunling' },
      range: { key: 'path', under: 'yunling-edu/' },
      limit: 3,
      cursor,
    });
    seen.push(...page.items.map((unit) => unit._id));
    cursor = page.cursor;
  } while (cursor);
  expect(seen).toHaveLength(11);
  expect(new Set(seen).size).toBe(11);
  expect(seen[0]).toBe('yunling-edu');
});

test('a path prefix covers what is under it and not what only begins alike', async () => {
  const page = await product.store.page('children', {
    equal: { county: 'yunling' },
    range: { key: 'dutyPath', under: 'yunling/yunling-t1/' },
    limit: 100,
  });
  const names = page.items.map((child) => child.name).sort();
  expect(names).toEqual(['娃a', '娃b', '娃c', '娃e']);
});

test('a replace of what was not read in this transaction is refused', async () => {
  const child = await product.store.read('children', childId('yunling', 'a'));
  await expect(product.store.tx(async (tx) => child && tx.replace('children', child))).rejects.toThrow('has not read');
});

test('documents of an unfinished job are in no page and no read', async () => {
  const [template] = (
    await product.store.page('children', { equal: { county: 'yunling' }, range: { key: 'pinyin' }, limit: 1 })
  ).items;
  if (!template) {
    throw new Error('no child');
  }
  await product.write('children', [{ ...template, _id: 'from-a-job', job: 'yunling:import:1' }]);
  expect(await product.store.read('children', 'from-a-job')).not.toBeNull();
  await product.write('openJobs', [
    { _id: 'yunling', county: 'yunling', jobs: [{ id: 'yunling:import:1', paths: [], since: 0 }], rev: 1 },
  ]);
  expect(await product.store.read('children', 'from-a-job')).toBeNull();
  await expect(product.store.tx((tx) => tx.read('children', 'from-a-job'))).rejects.toMatchObject({
    code: 'JOB_RUNNING',
  });
  await product.store.put('openJobs', { _id: 'yunling', county: 'yunling', jobs: [], rev: 2 });
  expect(await product.store.read('children', 'from-a-job')).not.toBeNull();
  await product.store.remove('children', ['from-a-job']);
});
