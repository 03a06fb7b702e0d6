import { plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { at, callRoll, caseOf, kid } from './support';

jest.setTimeout(60_000);

const DAY = '2026-11-18';
let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
});
afterEach(() => product.close());

const missingOf = async (key: string, day = DAY) => product.store.read('missing', `${kid(key)}:${day}`);
const goTo = async (time: string, day = DAY): Promise<void> => {
  setNow(at(day, time));
  await product.settle();
};
const told = async (kind: string): Promise<string[]> => {
  const { items } = await product.store.page('messages', { equal: { county: 'yunling' }, limit: 1000 });
  return items
    .filter((one) => one.kind === kind && one.deliveredAt !== null && one.state !== 'withdrawn')
    .map(({ receiver }) => receiver.split(':').slice(0, 2).join(':'))
    .sort();
};
const EVERYBODY = [
  'yunling-s1-y5-k1:classTeacher',
  'yunling-s1-y5:gradeLead',
  'yunling-s1:principal',
  'yunling-t1-v1:villageHead',
  'yunling-t1:townshipEducationOfficer',
];
/** 找到了 goes to whoever was told and to both guardians, each once. */
const expectFound = async (): Promise<void> => {
  const all = await told('childFound');
  expect(all.filter((one) => !one.startsWith('person:'))).toEqual(EVERYBODY);
  expect(new Set(all.filter((one) => one.startsWith('person:'))).size).toBe(2);
  expect(all).toHaveLength(EVERYBODY.length + 2);
};
const says = (key: string, what: 'withFamily' | 'leftHome' | 'nobody', who = 'classTeacher') =>
  product.as(who).done('cases.askFamily', { child: kid(key), says: what });

test('a child who left home and did not arrive: everybody at once, red until found, and everybody hears that it was', async () => {
  await callRoll(product, DAY, { a: 'unexcused' });
  await product.settle();
  setNow(at(DAY, '08:20'));
  expect(await says('a', 'leftHome')).toMatchObject({ state: 'sought' });
  await product.settle();
  expect(await told('missingChild')).toEqual(EVERYBODY);
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'lead', urgent: true, signals: [{ kind: 'missing' }] });
  // Told as missing, nobody is told of the same child as a lead besides.
  expect(await told('leadOpened')).toEqual([]);

  await goTo('23:30');
  expect((await product.as('townshipEducationOfficer').done('cases.list', { filter: 'urgent' })).items).toHaveLength(1);
  await callRoll(product, '2026-11-19', { a: 'sick' });
  await product.settle();
  // A word of illness is no child that was seen.
  expect(await caseOf(product, 'a')).toMatchObject({ urgent: true });

  const found = { missing: `${kid('a')}:${DAY}`, who: 'village', where: '村口水库边' } as const;
  await product.as('villageHead').done('cases.foundMissing', found);
  await product.settle();
  expect(await told('missingChild')).toEqual([]);
  await expectFound();
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'lead', urgent: false });
  const view = await product.as('principal').done('cases.missing', { child: kid('a') });
  expect(view.items.find(({ on }) => on === DAY)).toMatchObject({
    state: 'found',
    why: 'family',
    told: 5,
    found: { who: 'village', where: '村口水库边', by: { title: '村党支部书记、村委会主任' } },
  });
  expect(JSON.stringify(await missingOf('a'))).not.toContain('水库');
});

test('nobody reached by the pack’s time: an hour after the first lesson everybody is told, at once', async () => {
  await callRoll(product, DAY, { a: 'unexcused', b: 'unexcused', c: 'sick' });
  await product.settle();
  const due = (await missingOf('a'))?.dueAt ?? 0;
  expect(due).toBe(at(DAY, '09:50'));
  expect(await missingOf('c')).toBeNull();
  await says('a', 'nobody');
  await goTo('09:49');
  expect(await told('missingChild')).toEqual([]);
  await says('b', 'withFamily');
  await goTo('09:51');
  expect(await missingOf('a')).toMatchObject({ state: 'sought', why: 'notReached', since: due, dueAt: null });
  expect(await missingOf('b')).toMatchObject({ state: 'over', since: null });
  expect(await told('missingChild')).toEqual(EVERYBODY);
  const [alert] = (await product.as('villageHead').done('reminders.inbox', {})).items;
  expect(alert).toMatchObject({ kind: 'missingChild', urgent: true, data: { why: 'notReached' } });
});

test('a guardian who answers, a roll that is corrected, and a contact keep the clock still', async () => {
  const sheet = await callRoll(product, DAY, { a: 'unexcused', b: 'unexcused' });
  await product.settle();
  await goTo('08:30');
  const { items } = await product.as('guardian.a').done('reminders.inbox', {});
  const asked = items.find((one) => one.kind === 'returnToSchool');
  await product.as('guardian.a').done('reminders.answer', { message: asked?.id ?? '', answer: 'unwilling' });
  const seen = { child: kid('b'), from: 'unexcused', to: 'present', why: '迟到' } as const;
  await product.as('classTeacher').done('attendance.correct', { sheet, ...seen });
  await product.settle();
  expect(await missingOf('a')).toMatchObject({ state: 'over', dueAt: null });
  expect(await missingOf('b')).toMatchObject({ state: 'over', dueAt: null });
  await goTo('12:00');
  expect(await told('missingChild')).toEqual([]);
});

test('a guardian’s own alarm and a teacher’s word are one: nobody is told twice', async () => {
  await callRoll(product, DAY, { a: 'unexcused' });
  await product.settle();
  await goTo('08:30');
  const { items } = await product.as('guardian.a').done('reminders.inbox', {});
  const asked = items.find((one) => one.kind === 'returnToSchool');
  await product.as('guardian.a').done('reminders.answer', { message: asked?.id ?? '', answer: 'leftNotArrived' });
  await product.settle();
  await says('a', 'leftHome');
  await product.settle();
  expect(await told('missingChild')).toEqual(EVERYBODY);
  // The family itself says later that the child is with them.
  expect(await says('a', 'withFamily')).toMatchObject({ state: 'found' });
  await product.settle();
  expect(await told('missingChild')).toEqual([]);
  await expectFound();
});

test('who was at the roll and ran away at night is sought at once; the next roll that sees the child finds it', async () => {
  await callRoll(product, DAY, {});
  await product.settle();
  await goTo('23:10');
  await says('a', 'leftHome', 'groupLeader');
  await product.settle();
  // At any hour, outside every quiet rule.
  expect(await told('missingChild')).toEqual(EVERYBODY);
  expect(await caseOf(product, 'a')).toMatchObject({ urgent: true });
  await callRoll(product, '2026-11-19', {});
  await product.settle();
  expect(await missingOf('a')).toMatchObject({ state: 'found', found: { who: 'school', by: null, where: null } });
  await expectFound();
  const again = await product.as('classTeacher').call('cases.foundMissing', {
    missing: `${kid('a')}:${DAY}`,
    who: 'other',
    where: '镇上',
  });
  expect(again).toMatchObject({ ok: false, code: 'ILLEGAL_STATE' });
});

test('a roll called late gives the family its hour; a day that is over is not struck afterwards', async () => {
  await callRoll(product, DAY, { a: 'unexcused' });
  await product.settle();
  // Nothing ran that day.
  await goTo('07:00', '2026-11-19');
  expect(await missingOf('a')).toMatchObject({ state: 'over', since: null });
  expect(await told('missingChild')).toEqual([]);
  await callRoll(product, '2026-11-19', { a: 'unexcused' });
  await product.settle();
  expect((await missingOf('a', '2026-11-19'))?.dueAt).toBe(at('2026-11-19', '09:50'));
  setNow(at('2026-11-19', '11:00'));
  const late = { unit: 'yunling-s1-y5-k10', date: plainDate('2026-11-19') } as const;
  await product
    .as('classTeacher.sibling')
    .done('attendance.submit', { ...late, absent: [{ child: kid('e'), reason: 'unexcused' }] });
  await product.settle();
  const owed = (await missingOf('e', '2026-11-19'))?.dueAt ?? 0;
  expect(Math.floor(owed / 60_000) * 60_000).toBe(at('2026-11-19', '12:00'));
});

test('sought on three days, found once: one message for each who was told and for the guardians, at any hour and no emergency', async () => {
  for (const day of [DAY, '2026-11-19', '2026-11-20']) {
    setNow(at(day, '08:00'));
    await callRoll(product, day, { a: 'unexcused' });
    await product.settle();
    await goTo('09:51', day);
  }
  const sought = await Promise.all([DAY, '2026-11-19', '2026-11-20'].map((day) => missingOf('a', day)));
  expect(sought.map((one) => one?.state)).toEqual(['sought', 'sought', 'sought']);
  await goTo('23:40', '2026-11-20');
  const found = { missing: `${kid('a')}:${DAY}`, who: 'township', where: '镇上网吧' } as const;
  await product.as('townshipEducationOfficer').done('cases.foundMissing', found);
  await product.settle();
  const ended = await Promise.all([DAY, '2026-11-19', '2026-11-20'].map((day) => missingOf('a', day)));
  expect(ended.map((one) => one?.state)).toEqual(['found', 'found', 'found']);
  await expectFound();
  const [good] = (await product.as('villageHead').done('reminders.inbox', {})).items;
  expect(good).toMatchObject({ kind: 'childFound', urgent: false });
  expect((await product.as('guardian.a').done('accounts.me', {})).todo.urgent).toBe(0);
});

test('the cause shown is the one that happened, frozen; when the child is found its line goes', async () => {
  await callRoll(product, DAY, { a: 'unexcused', b: 'unexcused' });
  await product.settle();
  await goTo('08:30');
  const { items } = await product.as('guardian.a').done('reminders.inbox', {});
  const asked = items.find((one) => one.kind === 'returnToSchool')?.id ?? '';
  await product.as('guardian.a').done('reminders.answer', { message: asked, answer: 'cannotReach' });
  await product.settle();
  await product.as('guardian.a').done('reminders.answer', { message: asked, answer: 'needHelp' });
  await goTo('09:51');
  expect((await caseOf(product, 'a'))?.signals).toMatchObject([{ kind: 'missing', why: 'noContact' }]);
  expect((await caseOf(product, 'b'))?.signals).toMatchObject([{ kind: 'missing', why: 'notReached' }]);
  await product.as('classTeacher').done('cases.askFamily', { child: kid('a'), says: 'withFamily' });
  await product.settle();
  expect((await caseOf(product, 'a'))?.signals).toMatchObject([{ kind: 'missing', why: 'noContact', found: true }]);
  const view = await product.as('guardian.a').done('reminders.message', { message: asked });
  expect(view.found?.who).toBe('family');
});
