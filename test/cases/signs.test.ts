import { SIGNS } from '#domain/cases/signs';
import { openProduct, type Product } from '../support/product';
import { absentFor, CLASS, callRoll, kid } from './support';

jest.setTimeout(60_000);

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
});
afterEach(() => product.close());

const teacher = () => product.as('classTeacher');
const listed = async (who: string, unit?: string) =>
  (await product.as(who).done('cases.signs', unit ? { unit } : {})).items.map(({ child }) => child);

test('a sign that is ticked opens a visit and no case; talked over and settled it is on no list, and nothing is kept (R87)', async () => {
  await teacher().done('cases.noteSigns', { child: kid('a'), signs: ['unwilling', 'late', 'late'] });
  const { items, unit } = await teacher().done('cases.signs', {});
  expect([unit.isClass, items]).toEqual([
    true,
    [expect.objectContaining({ child: kid('a'), signs: ['late', 'unwilling'], talks: 0, lastTalk: null })],
  ]);
  expect(await listed('principal')).toEqual([kid('a')]);
  await product.settle();
  expect(await product.store.read('cases', `${kid('a')}:1`)).toBeNull();
  expect(await teacher().call('cases.settleSigns', { child: kid('a') })).toMatchObject({
    message: '请先家访或联系一次，再标为已解决。',
  });
  await teacher().done('cases.followSigns', { child: kid('a'), kind: 'homeVisit', outcome: 'agreed' });
  expect((await teacher().done('cases.signs', {})).items[0]).toMatchObject({
    talks: 1,
    lastTalk: { kind: 'homeVisit', outcome: 'agreed' },
  });
  await teacher().done('cases.settleSigns', { child: kid('a') });
  expect(await listed('classTeacher')).toEqual([]);
  expect(await product.store.read('signs', kid('a'))).toMatchObject({ open: false, signs: [], talks: [] });
  expect(
    await teacher().call('cases.followSigns', { child: kid('a'), kind: 'phone', outcome: 'agreed' }),
  ).toMatchObject({ code: 'ILLEGAL_STATE' });
});

test('is seen by class teacher and principal alone', async () => {
  await teacher().done('cases.noteSigns', { child: kid('a'), signs: ['work'] });
  for (const who of ['gradeLead', 'villageHead', 'townshipEducationOfficer', 'bureauOfficer', 'guardian.a']) {
    expect([who, (await product.as(who).call('cases.signs', { unit: CLASS })).ok]).toEqual([who, false]);
  }
  expect((await product.as('classTeacher.sibling').call('cases.signs', { unit: CLASS })).ok).toBe(false);
});

test('a child whom a case is open for is sought by the case', async () => {
  await callRoll(product, '2026-11-06', {});
  await absentFor(product, 'a', ['2026-11-09', '2026-11-10', '2026-11-11']);
  expect(await teacher().call('cases.noteSigns', { child: kid('a'), signs: ['late'] })).toMatchObject({
    message: '这个孩子已经有线索或个案，请在个案里联系。',
  });
});

test('the list is short enough to be ticked at a glance', () => {
  expect(Object.keys(SIGNS).length).toBeLessThanOrEqual(10);
});
