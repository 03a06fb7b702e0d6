import { schoolDaysBack } from '#domain/calendar';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { absentFor, callRoll, caseOf, kid } from '../cases/support';
import { setNow } from '../support/clock';
import { calendarOfYear } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { asMiddleSchool } from './middle-school';

jest.setTimeout(120_000);

const PUPILS = ['a', 'c'] as const;
const BACK = plainDate('2026-09-22');
const CHECKS = [7, 30, 60, 90] as const;
const of = (key: string) => ({ case: `${kid(key)}:1` });

let product: Product;
beforeAll(async () => {
  product = await openProduct('counted');
  await asMiddleSchool(product);
});
afterAll(() => product.close());

const clock = (day: string, time: string): void => setNow(instantAt(plainDate(day), time));

/** Calls the roll of every school day after one and up to another; the clock strikes in the evening. */
async function schoolGoesOn(from: PlainDate, until: PlainDate): Promise<void> {
  const days = schoolDaysBack([calendarOfYear('yunling', '2026-2027')], until, 100).filter((day) => day > from);
  for (const day of days.reverse()) {
    await callRoll(product, day, {});
  }
  setNow(instantAt(until, '18:30'));
  await product.tick('cases');
  await product.settle();
}

test('two pupils of a lower secondary school are brought back by township, village and school together (R99)', async () => {
  await callRoll(product, '2026-09-04', {});
  for (const day of ['2026-09-07', '2026-09-08', '2026-09-09']) {
    await callRoll(product, day, { a: 'unexcused', c: 'unexcused' });
    await product.settle();
  }
  const visit = { kind: 'homeVisit', met: ['mother', 'child'], heard: 'alone' } as const;
  for (const key of PUPILS) {
    clock('2026-09-10', '10:00');
    await product.as('principal').done('cases.verify', of(key));
    await product.as('villageHead').done('cases.contact', { ...of(key), ...visit, outcome: 'hesitating' });
    clock('2026-09-14', '09:00');
    await product.as('townshipEducationOfficer').done('cases.suspect', of(key));
    await product.as('townshipEducationOfficer').done('cases.persuade', of(key));
    await product.as('classTeacher').done('cases.contact', { ...of(key), ...visit, outcome: 'agreed' });
  }
  clock(BACK, '07:40');
  for (const key of PUPILS) {
    await product.as('villageHead').done('cases.claimReturn', { ...of(key), on: BACK });
    expect((await product.as('classTeacher').call('cases.confirmReturn', of(key))).ok).toBe(false);
  }
  await callRoll(product, BACK, {});
  for (const key of PUPILS) {
    for (const who of ['classTeacher', 'villageHead', 'principal']) {
      expect((await product.as('townshipEducationOfficer').call('cases.strikeOff', of(key))).ok).toBe(false);
      await product.as(who).done('cases.confirmReturn', of(key));
    }
    await product.as('townshipEducationOfficer').done('cases.strikeOff', of(key));
    expect(await caseOf(product, key)).toMatchObject({ state: 'followUp', homeVisits: 2 });
  }
});

test('relapse after 20 days: one of them is lost again and goes on in a second round, the first keeps its history', async () => {
  await schoolGoesOn(BACK, addDays(BACK, CHECKS[0]));
  await schoolGoesOn(addDays(BACK, CHECKS[0]), plainDate('2026-10-11'));
  await absentFor(product, 'c', ['2026-10-12', '2026-10-13', '2026-10-14']);
  expect(await caseOf(product, 'c')).toMatchObject({ state: 'relapsed', homeVisits: 2 });
  expect(await caseOf(product, 'c', 2)).toMatchObject({ state: 'persuading', round: 2, closedOn: null });
});

test('the other is checked at 7, 30, 60 and 90 days from the rolls and closed; the one who was lost stays open', async () => {
  let before = plainDate('2026-10-14');
  for (const day of CHECKS.slice(1)) {
    expect((await product.as('townshipEducationOfficer').call('cases.close', of('a'))).ok).toBe(false);
    await schoolGoesOn(before, addDays(BACK, day));
    before = addDays(BACK, day);
  }
  const checks = (await caseOf(product, 'a'))?.steps.flatMap((step) => (step.action === 'check' ? step : []));
  expect(checks?.map(({ day, on, absent }) => ({ day, on, absent }))).toEqual(
    CHECKS.map((day) => ({ day, on: addDays(BACK, day), absent: 0 })),
  );
  clock(addDays(BACK, 91), '09:00');
  await product.as('townshipEducationOfficer').done('cases.close', of('a'));
  const { items } = await product.as('townshipEducationOfficer').done('cases.list', {});
  expect(items.map(({ id }) => id)).toEqual([`${kid('c')}:2`]);
});
