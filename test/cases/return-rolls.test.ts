import { plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { absentFor, at, callRoll, caseOf, kid } from './support';

jest.setTimeout(120_000);

const CASE = `${kid('a')}:1`;

let product: Product;
beforeAll(async () => {
  product = await openProduct('counted');
  await callRoll(product, '2026-11-06', {});
  await absentFor(product, 'a', ['2026-11-09', '2026-11-10', '2026-11-11']);
});
afterAll(() => product.close());

const step = (who: string, operation: 'cases.verify' | 'cases.confirmReturn' | 'cases.strikeOff') =>
  product.as(who).call(operation, { case: CASE });
const claims = (on: string) => product.as('villageHead').call('cases.claimReturn', { case: CASE, on: plainDate(on) });
const page = (id = CASE) => product.as('townshipEducationOfficer').done('cases.case', { case: id });
const opened = async (id = CASE) =>
  (await page(id)).events.flatMap((event) => (event.kind === 'opened' ? event.signals.map(({ days }) => days) : []));

test('no child is struck off that the roll calls absent: from the claimed day to 销号 and 再次辍学 (R67, R162)', async () => {
  // A day of before the absence, the last day of it, and one ahead.
  setNow(at('2026-11-12', '08:00'));
  for (const on of ['2026-11-06', '2026-11-11', '2026-11-13']) {
    expect([on, await claims(on)]).toEqual([on, expect.objectContaining({ ok: false, code: 'INVALID_ARGUMENT' })]);
  }
  expect((await page()).returnFrom).toBe('2026-11-12');
  expect((await claims('2026-11-12')).ok).toBe(true);
  await callRoll(product, '2026-11-12', { a: 'unexcused' });
  const away = { code: 'ILLEGAL_STATE', message: '11月12日 星期四点名孩子没有到校，也没请假，现在不能办。' };
  expect(await step('classTeacher', 'cases.confirmReturn')).toMatchObject(away);
  await product.settle();
  // The history keeps the number of its day; the head says today's.
  expect([await opened(), (await page()).signals[0]?.days]).toEqual([[3], 4]);

  await callRoll(product, '2026-11-13', {});
  expect((await step('classTeacher', 'cases.confirmReturn')).ok).toBe(true);
  expect(await page()).toMatchObject({ state: 'followUp', stateSince: '2026-11-13', openedOn: '2026-11-11' });
  await callRoll(product, '2026-11-16', { a: 'unexcused' });
  expect(await step('villageHead', 'cases.confirmReturn')).toMatchObject({ code: 'ILLEGAL_STATE' });
  expect(await step('townshipEducationOfficer', 'cases.strikeOff')).toMatchObject({ ok: false });
  await absentFor(product, 'a', ['2026-11-17', '2026-11-18']);
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'relapsed' });
  const second = `${kid('a')}:2`;
  expect(await caseOf(product, 'a', 2)).toMatchObject({ state: 'persuading', since: '2026-11-13' });
  expect(await opened(second)).toEqual([3]);
  // Both lines are told: village and township, class and school.
  await product.settle();
  const { items } = await product.store.page('messages', { equal: { county: 'yunling', child: kid('a') }, limit: 100 });
  const told = items.filter(({ kind, data }) => kind === 'leadOpened' && data['case'] === second);
  const posts = told.map(({ receiver }) => receiver.split(':')[1]);
  expect(posts).toEqual(expect.arrayContaining(['villageHead', 'townshipEducationOfficer', 'classTeacher']));
});

test('what contradicts itself, lies ahead or before the case is no contact; what reached nobody does not count (R38)', async () => {
  const one = { case: `${kid('a')}:2`, kind: 'phone', met: ['father'], outcome: 'hesitating' } as const;
  const says = (part: object) => product.as('villageHead').call('cases.contact', { ...one, ...part });
  const refused = { ok: false, code: 'INVALID_ARGUMENT' };
  expect(await says({ outcome: 'unreachable' })).toMatchObject(refused);
  expect(await says({ met: ['nobody'] })).toMatchObject(refused);
  // Of the round before.
  expect(await says({ on: plainDate('2026-11-12') })).toMatchObject(refused);
  expect((await says({ met: ['nobody'], outcome: 'unreachable' })).ok).toBe(true);
  expect((await says({ on: plainDate('2026-11-17') })).ok).toBe(true);
  expect(await caseOf(product, 'a', 2)).toMatchObject({ contacts: 2, counted: 1, lastContactOn: '2026-11-18' });
});
