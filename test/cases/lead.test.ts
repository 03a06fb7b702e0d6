import { timeOf } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { absentFor, at, callRoll, caseOf, kid } from './support';

jest.setTimeout(120_000);

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
});
afterEach(() => product.close());

test('three school days without excuse open a lead, over a weekend; two do not', async () => {
  // Thursday, Friday, Monday.
  await absentFor(product, 'a', ['2026-11-12', '2026-11-13']);
  expect((await caseOf(product, 'a'))?.state).toBe('none');
  await absentFor(product, 'a', ['2026-11-16']);
  const lead = await caseOf(product, 'a');
  expect(lead).toMatchObject({
    state: 'lead',
    openedOn: '2026-11-16',
    urgent: false,
    signals: [{ key: 'absence:2026-11-16', kind: 'absence', days: 3 }],
    eduPath: 'yunling-edu/yunling-c1/yunling-s1/yunling-s1-y5/yunling-s1-y5-k1/',
  });
  // The first contact is due at the end of the next school day.
  expect(lead?.nextDueAt).toBe(at('2026-11-17', '18:00'));
});

test('a holiday of a week does not end a spell', async () => {
  await absentFor(product, 'b', ['2026-09-29', '2026-09-30', '2026-10-08']);
  expect(await caseOf(product, 'b')).toMatchObject({ state: 'lead', openedOn: '2026-10-08' });
});

test('an excused day ends the count', async () => {
  await absentFor(product, 'a', ['2026-11-12', '2026-11-13']);
  await callRoll(product, '2026-11-16', { a: 'sick' });
  await product.settle();
  await absentFor(product, 'a', ['2026-11-17']);
  expect((await caseOf(product, 'a'))?.state).toBe('none');
});

async function correctThirdDay(): Promise<void> {
  await product.as('classTeacher').done('attendance.correct', {
    sheet: 'yunling-s1-y5-k1:2026-11-16:morning',
    child: kid('a'),
    from: 'unexcused',
    to: 'present',
    why: '点名时看错了',
  });
  await product.settle();
}

test('a correction before anybody acted takes the lead back, and the history stays in the facts', async () => {
  await absentFor(product, 'a', ['2026-11-12', '2026-11-13', '2026-11-16']);
  await correctThirdDay();
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'none', signals: [], eduPath: null, dutyPath: null });
  const page = await product.as('townshipEducationOfficer').done('cases.case', { case: `${kid('a')}:1` });
  expect(page.events.map((event) => event.kind)).toEqual(expect.arrayContaining(['opened', 'withdrawn']));
  const { items } = await product.as('townshipEducationOfficer').done('cases.list', {});
  expect(items).toEqual([]);
});

test('once somebody has acted the lead stays and its signal says corrected', async () => {
  await absentFor(product, 'a', ['2026-11-12', '2026-11-13', '2026-11-16']);
  await product.as('villageHead').done('cases.contact', {
    case: `${kid('a')}:1`,
    kind: 'homeVisit',
    met: ['mother', 'child'],
    outcome: 'agreed',
  });
  await correctThirdDay();
  expect(await caseOf(product, 'a')).toMatchObject({
    state: 'lead',
    contacts: 1,
    signals: [{ key: 'absence:2026-11-16', corrected: true }],
  });
});

test('the day on which the spell reached the lead holds; more days only count on', async () => {
  await absentFor(product, 'a', ['2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17', '2026-11-18']);
  const lead = await caseOf(product, 'a');
  expect(lead?.signals).toEqual([expect.objectContaining({ key: 'absence:2026-11-16', days: 5 })]);
  expect(timeOf(lead?.openedAt ?? 0)).toBe('08:10');
});

test('a child who comes back keeps the lead until somebody closes it', async () => {
  await absentFor(product, 'a', ['2026-11-12', '2026-11-13', '2026-11-16']);
  await callRoll(product, '2026-11-17', {});
  await product.settle();
  expect(await caseOf(product, 'a')).toMatchObject({
    state: 'lead',
    signals: [{ key: 'absence:2026-11-16', days: 3 }],
  });
});

test('走失: an answer that the child left home opens an urgent lead on the first day, and the roll ends it', async () => {
  const sheet = await callRoll(product, '2026-11-18', { a: 'unexcused' });
  await product.settle();
  setNow(at('2026-11-18', '08:30'));
  await product.settle();
  const { items } = await product.as('guardian.a').done('reminders.inbox', {});
  const message = items.find((one) => one.kind === 'returnToSchool');
  expect(message).toBeDefined();
  await product.as('guardian.a').done('reminders.answer', { message: message?.id ?? '', answer: 'leftNotArrived' });
  await product.settle();
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'lead', urgent: true, signals: [{ kind: 'missing' }] });
  const board = await product.as('townshipEducationOfficer').done('cases.list', { filter: 'urgent' });
  expect(board.items).toHaveLength(1);
  await product.as('classTeacher').done('attendance.correct', {
    sheet,
    child: kid('a'),
    from: 'unexcused',
    to: 'present',
    why: '孩子迟到，已到校',
  });
  await product.settle();
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'none', urgent: false });
});
