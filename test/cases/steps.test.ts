import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { postId } from '#domain/posts';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { absentFor, at, callRoll, caseOf, kid } from './support';

jest.setTimeout(120_000);

const CASE = `${kid('a')}:1`;
const SPELL = ['2026-11-09', '2026-11-10', '2026-11-11'];

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  await callRoll(product, '2026-11-06', {});
  await absentFor(product, 'a', SPELL);
});
afterEach(() => product.close());

const step = (
  who: string,
  operation:
    | 'cases.verify'
    | 'cases.suspect'
    | 'cases.persuade'
    | 'cases.confirmReturn'
    | 'cases.strikeOff'
    | 'cases.close',
) => product.as(who).call(operation, { case: CASE });
const visit = (who: string) =>
  product.as(who).done('cases.contact', { case: CASE, kind: 'homeVisit', met: ['mother'], outcome: 'hesitating' });

async function untilPersuading(): Promise<void> {
  setNow(at('2026-11-12', '09:00'));
  expect((await step('principal', 'cases.verify')).ok).toBe(true);
  expect(await step('principal', 'cases.suspect')).toMatchObject({
    code: 'ILLEGAL_STATE',
    message: '11月13日 星期五以后才能列为疑似辍学。',
  });
  setNow(at('2026-11-16', '09:00'));
  expect(await step('townshipEducationOfficer', 'cases.suspect')).toMatchObject({ data: { state: 'suspected' } });
  await visit('villageHead');
  expect(await step('townshipEducationOfficer', 'cases.persuade')).toMatchObject({ data: { state: 'persuading' } });
}

async function back(day: PlainDate): Promise<void> {
  setNow(instantAt(day, '07:50'));
  await product.as('villageHead').done('cases.claimReturn', { case: CASE, on: day });
  expect(await step('classTeacher', 'cases.confirmReturn')).toMatchObject({ code: 'ILLEGAL_STATE' });
  await callRoll(product, day, {});
  expect(await step('classTeacher', 'cases.confirmReturn')).toMatchObject({ data: { state: 'followUp' } });
}

test('a pupil is brought back by village, school and township, struck off by both lines, and followed until it holds (R99, R162)', async () => {
  await untilPersuading();
  await back(plainDate('2026-11-18'));
  expect(await step('townshipEducationOfficer', 'cases.strikeOff')).toMatchObject({
    message: '政府线和教育线还没有都确认。',
  });
  await step('villageHead', 'cases.confirmReturn');
  await step('principal', 'cases.confirmReturn');
  expect((await step('townshipEducationOfficer', 'cases.strikeOff')).ok).toBe(true);
  await product.settle();
  const { totals } = await product.as('villageHead').done('statistics.board', {});
  expect(totals.leads).toMatchObject({ open: 1 });
  expect(await step('bureauOfficer', 'cases.close')).toMatchObject({ code: 'ILLEGAL_STATE' });
});

test('an absence after the return is 再次辍学: the round ends, the next goes on with persuading under the same hands', async () => {
  await untilPersuading();
  await product
    .as('townshipEducationOfficer')
    .done('cases.assign', { case: CASE, post: postId('yunling-t1-v1', 'villageHead') });
  await back(plainDate('2026-11-18'));
  await absentFor(product, 'a', ['2026-11-19', '2026-11-20', '2026-11-23']);
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'relapsed', closedOn: '2026-11-22' });
  expect(await caseOf(product, 'a', 2)).toMatchObject({
    state: 'persuading',
    round: 2,
    assignee: postId('yunling-t1-v1', 'villageHead'),
    signals: [expect.objectContaining({ kind: 'absence', on: '2026-11-23' })],
  });
  // Each round keeps its own: the old one tells nothing of who was told of the new one.
  await product.settle();
  const told = async (id: string) => {
    const { events } = await product.as('townshipEducationOfficer').done('cases.case', { case: id });
    return events.flatMap((event) => (event.kind === 'message' && event.message === 'leadOpened' ? [event.at] : []));
  };
  const since = at('2026-11-23', '00:00');
  expect((await told(CASE)).filter((on) => on >= since)).toEqual([]);
  expect((await told(`${kid('a')}:2`)).filter((on) => on >= since)).toHaveLength(1);
});

test('whom one person wants excluded a second one excludes, with the document that shows it', async () => {
  setNow(at('2026-11-12', '09:00'));
  expect(await product.as('principal').call('cases.exclude', { case: CASE })).toMatchObject({
    message: '还没有人提出排除。',
  });
  const nothing = await product
    .as('principal')
    .call('cases.proposeExclusion', { case: CASE, reason: 'elsewhere', proof: 'nothing' });
  expect(nothing).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'lead', steps: [] });
});

test('the day after the follow-up ends somebody looks at it and closes', async () => {
  await untilPersuading();
  const day = plainDate('2026-11-18');
  await back(day);
  for (const who of ['villageHead', 'principal']) {
    await step(who, 'cases.confirmReturn');
  }
  await step('bureauOfficer', 'cases.strikeOff');
  for (const n of [1, 5, 7]) {
    await callRoll(product, addDays(day, n), n === 5 ? { a: 'sick' } : {});
    await product.settle();
  }
  setNow(at('2026-11-25', '18:00'));
  await product.tick('cases');
  await product.tick('cases');
  expect((await caseOf(product, 'a'))?.steps.filter(({ action }) => action === 'check')).toEqual([
    expect.objectContaining({ day: 7, present: 2, absent: 1, on: '2026-11-25' }),
  ]);
});
