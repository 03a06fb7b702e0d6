import { found } from '#domain/errors';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { CLASS, letterOf, signAs, startLetters } from './class-letters';

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

test('a teacher’s chain goes on page by page to the last parent, each once, whatever the state of the letter', async () => {
  const like = found(await product.store.read('children', childId('yunling', 'a')));
  const more = Array.from({ length: 50 }, (_, n) => childId('yunling', `y${n}`));
  await product.write(
    'children',
    more.map((_id) => ({ ...like, _id, name: `娃${_id.slice(0, 4)}`, idBlind: null })),
  );
  await startLetters(product);
  await signAs(product, 'guardian.a', letterOf('a'));
  await product.as('guardian.b').done('letters.decline', { letter: letterOf('b'), reason: 'think' });
  const teacher = product.as('classTeacher');
  const chain = await teacher.done('letters.chain', { unit: CLASS });
  const [group] = chain.below;
  const links = [...(group?.links ?? [])];
  let cursor = group?.cursor ?? null;
  let pages = 1;
  while (cursor !== null) {
    const page = await teacher.done('letters.chainFamilies', { unit: CLASS, edge: 'teacherGuardian', cursor });
    links.push(...page.links);
    cursor = page.cursor;
    pages += 1;
  }
  expect(pages).toBeGreaterThan(1);
  const ids = links.flatMap(({ letters }) => letters.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(8 + 50 * 2);
  const last = await teacher.done('letters.chain', { unit: CLASS, schoolYear: '2025-2026' });
  expect(last.below.flatMap((one) => one.links)).toEqual([]);
});
