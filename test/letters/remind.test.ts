import fc from 'fast-check';
import { found } from '#domain/errors';
import type { Message } from '#domain/reminders/documents';
import { SIZES } from '../sizes';
import { advance, setNow } from '../support/clock';
import { childId, NOW } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { drive, issue, peopleForEdges, periodOf } from './campaign-driving';

const EDGES = ['teacherGuardian', 'groupHousehold', 'villageGroup', 'principalClassTeacher'] as const;
const DAY = 86_400_000;

let product: Product;
beforeEach(async () => {
  product = await openProduct();
  await peopleForEdges(product);
});
afterEach(() => product.close());

async function sent(): Promise<Message[]> {
  const { items } = await product.store.page('messages', { equal: { county: 'yunling' }, limit: 1000 });
  return items.filter(({ kind }) => kind === 'letterToSign');
}

const click = fc.record({
  who: fc.constantFrom(
    ['bureauOfficer', 'yunling-edu'],
    ['bureauOfficer', 'yunling'],
    ['principal', 'yunling-s1'],
    ['classTeacher', 'yunling-s1-y5-k1'],
    ['villageHead', 'yunling-t1-v1'],
    ['townshipApprover', 'yunling-t1'],
  ),
  edge: fc.constantFrom(...EDGES),
});

test('whoever taps, for whichever letters and however many at the same moment: a person is told once a day', async () => {
  for (const edge of EDGES) {
    await issue(product.as('bureauOfficer'), edge, 'yunling-edu');
  }
  await product.settle();
  let day = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(click, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
      async (rounds) => {
        day += 1;
        setNow(NOW + day * DAY);
        const before = (await sent()).length;
        let told = 0;
        for (const clicks of rounds) {
          const replies = await Promise.all(
            clicks.map(({ who: [who = '', unit = ''], edge }) =>
              product.as(who).done('letters.remind', { unit, period: periodOf(edge) }),
            ),
          );
          told = Math.max(told, ...replies.map(({ reminded }) => reminded));
          await product.settle();
        }
        const all = await sent();
        const today = all
          .slice()
          .filter(({ cause }) => cause.includes(new Date(NOW + day * DAY + 8 * 3_600_000).toISOString().slice(0, 10)));
        expect(today).toHaveLength(all.length - before);
        expect(new Set(today.map(({ receiver }) => receiver)).size).toBe(today.length);
        expect(today.length).toBeGreaterThanOrEqual(told);
      },
    ),
    { numRuns: Math.ceil(SIZES.letterProductRuns / 2), endOnFailure: true },
  );
}, 300_000);

test('more letters than one call can look at go as a job, unit by unit; clicked twice at once, nobody is told twice', async () => {
  const like = found(await product.store.read('children', childId('yunling', 'a')));
  await product.write(
    'children',
    Array.from({ length: 24 }, (_, n) => {
      const key = `z${n}`;
      return { ...like, _id: childId('yunling', key), name: `娃${key}`, idBlind: null };
    }),
  );
  const office = product.as('bureauOfficer');
  await issue(office, 'teacherGuardian', 'yunling-edu');
  await product.settle();
  const asked = { unit: 'yunling-edu', period: periodOf('teacherGuardian') };
  const both = await Promise.all([office.done('letters.remind', asked), office.done('letters.remind', asked)]);
  expect(both.every(({ job }) => job !== null)).toBe(true);
  await Promise.all(both.map(({ job }) => drive(office, job ?? '')));
  await product.settle();
  const told = await sent();
  expect(told.length).toBeGreaterThan(4);
  expect(new Set(told.map(({ receiver }) => receiver)).size).toBe(told.length);
  const results = await Promise.all(both.map(({ job }) => office.done('letters.remindProgress', { job: job ?? '' })));
  expect(Math.max(...results.map(({ reminded }) => reminded))).toBe(told.length);
  for (const { unreachable, unreachableOf } of results) {
    expect([unreachable > 0, unreachableOf]).toEqual([true, { [asked.period]: unreachable }]);
  }
  advance(1000);
  const third = await office.done('letters.remind', asked);
  await drive(office, third.job ?? '');
  expect(await office.done('letters.remindProgress', { job: third.job ?? '' })).toMatchObject({
    reminded: 0,
    already: told.length,
  });
});

test('one message for the letter of a child and the household’s names both', async () => {
  const office = product.as('bureauOfficer');
  for (const edge of ['teacherGuardian', 'groupHousehold'] as const) {
    await issue(office, edge, 'yunling-edu');
  }
  await product.settle();
  await office.done('letters.remind', { unit: 'yunling-edu', period: periodOf('teacherGuardian') });
  await product.settle();
  const both = (await sent()).filter(({ data }) => data['of'] === 'family');
  expect(both.length).toBeGreaterThan(0);
  for (const { child, data } of both) {
    expect([child !== null, data['letters']]).toEqual([data['children'] === 1, 1 + Number(data['children'])]);
  }
});
