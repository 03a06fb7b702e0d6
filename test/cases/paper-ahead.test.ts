import { instantAt, plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { APPROVER, draft, persuading } from './paper-cases';
import { kid } from './support';

jest.setTimeout(60_000);

const CASE = `${kid('a')}:1`;
let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  setNow(instantAt(plainDate('2026-11-18'), '09:00'));
});
afterEach(() => product.close());

test('制发以前: a draft says whose hand issues it, the number to come, and what is wanting, to who cannot issue too', async () => {
  await persuading(product, 'a', { contacts: 2, homeVisits: 0 });
  const paper = await draft(product, 'a');
  const seenBy = async (who: string) =>
    (await product.as(who).done('cases.papers', { case: CASE })).items.find(({ id }) => id === paper)?.ahead;
  const wanting = '至少要联系 3 次、其中家访 1 次，现在是 2 次、家访 0 次。';
  for (const who of ['townshipEducationOfficer', APPROVER]) {
    expect(await seenBy(who)).toMatchObject({
      number: '一乡限返〔2026〕1号',
      by: [{ title: '乡镇分管领导' }],
      wanting,
    });
  }
  const enough = await product.store.read('cases', CASE);
  await product.store.put('cases', { ...enough, contacts: 3, homeVisits: 1 } as never);
  expect(await seenBy('townshipEducationOfficer')).toMatchObject({ wanting: null });
  const issued = await product.as(APPROVER).done('cases.issueNotice', { case: CASE, paper });
  expect(issued.number).toBe('一乡限返〔2026〕1号');
  // What is issued has nothing before it.
  expect(await seenBy(APPROVER)).toBeNull();
});
