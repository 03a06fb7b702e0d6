import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

test('both trees open level by level, and a unit is added, renamed and not doubled', async () => {
  const office = product.as('bureauOfficer');
  const roots = await office.done('roster.units', { parent: null });
  expect(roots.items.map((unit) => unit.kind)).toEqual(['county', 'bureau']);
  const { unit } = await office.done('roster.saveUnit', { parent: 'yunling', kind: 'township', name: '新乡' });
  const below = await office.done('roster.units', { parent: 'yunling' });
  expect(below.items.map((one) => one.name)).toContain('新乡');
  expect(await office.call('roster.saveUnit', { parent: 'yunling', kind: 'township', name: '新乡' })).toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
  await office.done('roster.saveUnit', { unit, parent: 'yunling', kind: 'township', name: '新镇' });
  expect(await product.store.read('units', unit)).toMatchObject({ name: '新镇', path: `yunling/${unit}/`, rev: 2 });
  expect(await office.call('roster.saveUnit', { parent: 'yunling', kind: 'class', name: '五班' })).toMatchObject({
    ok: false,
  });
});

test('a child is shown masked; a protected value needs a reason, is logged first, and only who needs it gets it', async () => {
  const teacher = product.as('classTeacher');
  const child = childId('yunling', 'a');
  const card = await teacher.done('roster.child', { child });
  expect(card.adults[0]).toMatchObject({ name: '妈a', phone: '000****0097' });
  expect(card.revealable).toContain('phone.guardian');
  const { value } = await teacher.done('roster.reveal', { child, field: 'phone.guardian', reason: '联系家长' });
  expect(value).toBe('00000000097');
  const log = await product.store.page('accessLog', {
    equal: { county: 'yunling', child },
    range: { key: 'at' },
    limit: 5,
  });
  expect(log.items).toMatchObject([{ fields: ['phone.guardian'], reason: '联系家长' }]);
  expect(await teacher.call('roster.reveal', { child, field: 'phone.guardian', reason: '看' })).toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
  expect(
    await product.as('villageHead').call('roster.reveal', { child, field: 'birthDate', reason: '想看一看' }),
  ).toMatchObject({ code: 'FORBIDDEN' });
  expect(await product.as('classTeacher.sibling').call('roster.child', { child })).toMatchObject({ code: 'NOT_FOUND' });
});

test('thirty reveals a day are enough', async () => {
  const teacher = product.as('classTeacher');
  const child = childId('yunling', 'a');
  for (let n = 0; n < 30; n += 1) {
    await teacher.done('roster.reveal', { child, field: 'phone.guardian', reason: '联系家长' });
  }
  expect(await teacher.call('roster.reveal', { child, field: 'phone.guardian', reason: '联系家长' })).toMatchObject({
    code: 'RATE_LIMITED',
  });
});

test('a name is found by its characters and by pinyin, within reach only', async () => {
  const found = await product.as('classTeacher').done('roster.search', { text: '娃' });
  expect(found.items.map((row) => row.name).sort()).toEqual(['娃a', '娃b', '娃c', '娃d']);
  const pinyin = await product.as('townshipEducationOfficer').done('roster.search', { text: 'wa' });
  expect(pinyin.items.map((row) => row.name).sort()).toEqual(['娃a', '娃b', '娃c', '娃e']);
});

test('a child on no roll is reported once, counted where it lives, and wakes a case', async () => {
  const leader = product.as('groupLeader');
  const report = {
    name: '小山',
    sex: 'male' as const,
    birthMonth: '2016-03',
    unit: 'yunling-t1-v1-g1',
    note: 'neverEnrolled' as const,
  };
  const { child } = await leader.done('roster.reportUnlisted', report);
  await product.settle();
  expect(await product.store.read('children', child)).toMatchObject({
    state: 'unlisted',
    dutyPath: 'yunling/yunling-t1/yunling-t1-v1/yunling-t1-v1-g1/',
  });
  const cases = await product.store.page('cases', {
    equal: { county: 'yunling', child },
    range: { key: 'round' },
    limit: 2,
  });
  expect(cases.items).toMatchObject([{ state: 'lead' }]);
  const elsewhere = { ...report, unit: 'yunling-t10-v1-g1' };
  expect(await leader.call('roster.reportUnlisted', elsewhere)).toMatchObject({ code: 'NOT_FOUND' });
});

test('a move names the version it saw: the second of two at once is told', async () => {
  const clerk = product.as('principal');
  const child = childId('yunling', 'a');
  const { rev } = await clerk.done('roster.child', { child });
  await clerk.done('roster.moveClass', { child, classId: 'yunling-s1-y5-k10', rev });
  expect(await clerk.call('roster.moveClass', { child, classId: 'yunling-s1-y5-k1', rev })).toMatchObject({
    code: 'VERSION_CONFLICT',
  });
  expect(await product.store.read('children', child)).toMatchObject({
    classId: 'yunling-s1-y5-k10',
    className: '五（10）班',
  });
});
