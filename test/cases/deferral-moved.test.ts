import type { DeferralApi } from '#domain/cases/api-deferral';
import { found } from '#domain/errors';
import { plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { at, kid } from './support';
import { certificateBy } from './uploads';

jest.setTimeout(60_000);

const OTHER_CLASS = 'yunling-s1-y5-k10';
let product: Product;
beforeAll(async () => {
  product = await openProduct('counted');
  setNow(at('2026-11-19', '09:00'));
});
afterAll(() => product.close());

test('缓学、休学 go with the child: the lists of the class that it came to have them, those of the one it left do not', async () => {
  const asked: DeferralApi['cases.applyDeferral']['request'] = {
    child: kid('a'),
    reason: 'illness',
    from: plainDate('2026-11-19'),
    until: plainDate('2027-01-15'),
    note: '肾炎，要住院',
    certificates: [await certificateBy(product, 'guardian.a', 'a')],
  };
  const { deferral } = await product.as('guardian.a').done('cases.applyDeferral', asked);
  const listed = async (who: string) => (await product.as(who).done('cases.deferrals', {})).items.map(({ id }) => id);
  expect([await listed('classTeacher'), await listed('classTeacher.sibling')]).toEqual([[deferral], []]);
  const { rev } = found(await product.store.read('children', kid('a')));
  await product.as('bureauOfficer').done('roster.moveClass', { child: kid('a'), classId: OTHER_CLASS, rev });
  await product.settle();
  const moved = found(await product.store.read('deferrals', deferral));
  expect(moved.eduPath).toBe((await product.store.read('children', kid('a')))?.eduPath);
  expect([await listed('classTeacher'), await listed('classTeacher.sibling')]).toEqual([[], [deferral]]);
  await product.settle();
  expect((await product.store.read('deferrals', deferral))?.rev).toBe(moved.rev);
});
