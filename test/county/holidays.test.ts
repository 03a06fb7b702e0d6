import type { ScheduleBody } from '#domain/county/holiday-rules';
import { plainDate } from '#domain/plain-date';
import { absentFor, at, callRoll, caseOf } from '../cases/support';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';

jest.setTimeout(60_000);

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const range = (name: string, from: string, to = from) => ({ name, from: plainDate(from), to: plainDate(to) });
const YEAR_2027: ScheduleBody = {
  holidays: [
    range('元旦', '2027-01-01', '2027-01-03'),
    range('春节', '2027-02-05', '2027-02-12'),
    range('清明节', '2027-04-03', '2027-04-05'),
    range('劳动节', '2027-05-01', '2027-05-05'),
    range('端午节', '2027-06-09'),
    range('国庆节', '2027-10-01', '2027-10-07'),
  ],
  makeUpDays: [plainDate('2027-02-20')],
  closures: [],
};
const source = '国务院办公厅通知';
const save = (body: Partial<ScheduleBody>, year = '2027', rev = 0, who = 'bureauOfficer') =>
  product.as(who).call('county.saveHolidays', { year, rev, source, ...YEAR_2027, ...body });

/** A case handed over on Christmas eve: ten working days run into the next year. */
async function handedOver(): Promise<void> {
  await callRoll(product, '2026-11-06', {});
  await absentFor(product, 'a', ['2026-11-09', '2026-11-10', '2026-11-11']);
  const one = await caseOf(product, 'a');
  if (!one) {
    throw new Error('no case');
  }
  setNow(at('2026-12-24', '09:00'));
  const step = {
    action: 'transfer' as const,
    at: at('2026-12-24', '09:00'),
    on: plainDate('2026-12-24'),
    by: { person: null, post: null },
    to: 'yunling-t2',
    path: null,
  };
  await product.store.put('cases', {
    ...one,
    state: 'transferred',
    before: 'persuading',
    steps: [step],
    nextDueAt: null,
    clockProblem: 'HOLIDAYS_MISSING',
    rev: one.rev + 1,
  });
}

test('a year that nobody has published says so on the case and to the county; entered, its terms are counted', async () => {
  await handedOver();
  const page = await product
    .as('townshipEducationOfficer')
    .done('cases.case', { case: (await caseOf(product, 'a'))?._id ?? '' });
  expect(page.clocks.find(({ clock }) => clock === 'transfer')).toMatchObject({
    state: 'unknown',
    problem: 'HOLIDAYS_MISSING',
  });
  const before = await product.as('bureauOfficer').done('county.holidays', { year: '2027' });
  expect(before).toMatchObject({ published: null, waiting: 1, mayEdit: true, rev: 0 });
  expect(before.offered.map(({ name }) => name)).toContain('春节');
  expect((await save({})).ok).toBe(true);
  await product.settle();
  // 25, 28 to 31 December, then 4 to 8 January.
  expect(await caseOf(product, 'a')).toMatchObject({ clockProblem: null, nextDueAt: at('2027-01-08', '18:00') });
  expect(await product.as('classTeacher').done('county.holidays', { year: '2027' })).toMatchObject({
    waiting: 0,
    mayEdit: false,
  });
});

test('a local closure moves the terms that run, and never the days that are past', async () => {
  await handedOver();
  await save({});
  await product.settle();
  const closure = (from: string, rev: number, year = from.slice(0, 4)) =>
    save({ holidays: [], makeUpDays: [], closures: [range('火把节', from)] }, year, rev);
  expect((await closure('2026-12-28', 0)).ok).toBe(true);
  await product.settle();
  expect(await caseOf(product, 'a')).toMatchObject({ nextDueAt: at('2027-01-11', '18:00') });
  expect(await closure('2026-12-01', 1)).toMatchObject({
    message: '2026-12-01 已经过去，期限按当时的安排算过，不能再改。',
  });
});

test('is taken whole, for a year that is not published, by one of two at once', async () => {
  expect(await save({ holidays: YEAR_2027.holidays.slice(0, 2) })).toMatchObject({
    message: '请把全年的放假安排填完整，再保存。',
  });
  expect(await save({ makeUpDays: [plainDate('2027-02-06')] })).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(await save({ closures: [range('火把节', '2028-07-01')] })).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(await save({}, '2026')).toMatchObject({ message: '2026年的放假安排已经公布，只能补充本地放假。' });
  expect(await save({}, '2027', 0, 'principal')).toMatchObject({ ok: false });
  const both = await Promise.all([save({}), save({})]);
  expect(both.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['VERSION_CONFLICT', 'ok']);
});
