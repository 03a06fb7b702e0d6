import fc from 'fast-check';
import type { Answered, Operation } from '#domain/api';
import { found } from '#domain/errors';
import type { CollectionName, Documents } from '../../cloudfunctions/kit/documents';
import { factIdOf } from '../../cloudfunctions/kit/facts';
import { personIdOf } from '../../cloudfunctions/kit/secrets';
import { leadOf } from '../permission/plant';
import { SIZES } from '../sizes';
import { childId, TODAY } from '../support/fixture';
import { type Journal, openJournal } from '../support/journal';
import { openProduct, type Product } from '../support/product';

const COUNTY = 'yunling';
const CLASS = `${COUNTY}-s1-y5-k1`;

let product: Product;
let journal: Journal;
beforeAll(async () => {
  process.env['WECHAT_TEMPLATES'] = JSON.stringify({ return: 'return-template' });
  product = await openProduct();
  await product.write('cases', [leadOf(found(await product.store.read('children', childId(COUNTY, 'a'))))]);
  journal = openJournal();
});
afterAll(async () => {
  journal?.close();
  await product?.close();
});

/** What somebody wants, however often it is delivered. */
interface Intent {
  readonly name: string;
  readonly operation: Operation;
  readonly request: unknown;
}

const absent = (key: string) => [{ child: childId(COUNTY, key), reason: 'unexcused' }];
const contact = () => ({ case: `${childId(COUNTY, 'a')}:1`, kind: 'phone', met: ['mother'], outcome: 'hesitating' });

/** Two devices of one teacher and a second teacher call the same roll; three people write of one child; two guardians subscribe. */
const INTENTS: readonly (() => Intent)[] = [
  () => ({
    name: 'classTeacher',
    operation: 'attendance.submit',
    request: { unit: CLASS, date: TODAY, absent: absent('a') },
  }),
  () => ({
    name: 'classTeacher',
    operation: 'attendance.submit',
    request: { unit: CLASS, date: TODAY, absent: absent('b') },
  }),
  () => ({ name: 'subjectTeacher', operation: 'attendance.submit', request: { unit: CLASS, date: TODAY, absent: [] } }),
  () => ({ name: 'villageHead', operation: 'cases.contact', request: contact() }),
  () => ({ name: 'villageHead', operation: 'cases.contact', request: { ...contact(), outcome: 'agreed' } }),
  () => ({ name: 'classTeacher', operation: 'cases.contact', request: contact() }),
  () => ({
    name: 'guardian.a',
    operation: 'reminders.subscribed',
    request: { answers: [{ template: 'return-template', answer: 'accept' }] },
  }),
  () => ({
    name: 'guardian2.a',
    operation: 'reminders.subscribed',
    request: { answers: [{ template: 'return-template', answer: 'accept' }] },
  }),
];

const all = async <C extends CollectionName>(name: C): Promise<Documents[C][]> =>
  (await product.store.page(name, { equal: { county: COUNTY }, limit: 1000 })).items;

/** Each intent one to five times, in any order, so many at a time. */
const schedules = fc.record({
  order: fc
    .tuple(...INTENTS.map((_, n) => fc.integer({ min: 1, max: 5 }).map((times) => Array<number>(times).fill(n))))
    .chain((all) => fc.shuffledSubarray(all.flat(), { minLength: all.flat().length })),
  atOnce: fc.integer({ min: 1, max: 6 }),
});

async function deliver(order: readonly number[], atOnce: number): Promise<Map<number, Answered<unknown>[]>> {
  const answers = new Map<number, Answered<unknown>[]>();
  const queue = [...order];
  const worker = async (): Promise<void> => {
    for (let n = queue.shift(); n !== undefined; n = queue.shift()) {
      const { name, operation, request } = found(INTENTS[n])();
      const answered = await product.as(name).call(operation, request as never, `intent-number-${n}-000`);
      answers.set(n, [...(answers.get(n) ?? []), answered]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}

test('however often, in whatever order and from whichever device a write is delivered: one effect', async () => {
  await fc.assert(
    fc.asyncProperty(schedules, async ({ order, atOnce }) => {
      try {
        await hold(await deliver(order, atOnce));
      } finally {
        journal.undo();
      }
    }),
    { numRuns: SIZES.deliveries, endOnFailure: true },
  );
}, 600_000);

async function hold(answers: ReadonlyMap<number, readonly Answered<unknown>[]>): Promise<void> {
  const facts = await all('facts');
  const effects = new Map<number, boolean>();
  for (const [n, answered] of answers) {
    const { name, operation } = found(INTENTS[n])();
    const person = personIdOf(COUNTY, product.actor(name).openid);
    const fact = facts.find(({ _id }) => _id === factIdOf(person, operation, `intent-number-${n}-000`));
    effects.set(n, fact !== undefined);
    // What was acknowledged once is acknowledged always, in the same words.
    for (const one of answered.filter(({ ok }) => ok)) {
      expect(one.ok && one.data).toEqual(fact?.reply);
    }
    const refusals = answered.flatMap((one) => (one.ok ? [] : [one.code]));
    expect(refusals.filter((code) => code !== 'ROLL_TAKEN')).toEqual([]);
  }
  expect(facts).toHaveLength([...effects.values()].filter(Boolean).length);
  // One roll, called by the first of three.
  expect([0, 1, 2].filter((n) => effects.get(n))).toHaveLength(1);
  const [sheet] = await all('rollSheets');
  expect(sheet?.rev).toBe(1);
  const [lead] = await all('cases');
  expect(lead?.contacts).toBe(3);
  expect(await all('contacts')).toHaveLength(3);
  expect((await all('grants')).map((grant) => grant.granted)).toEqual([1, 1]);
  const rows = await all('pending');
  const ids = new Set(facts.map((fact) => fact._id));
  expect(rows.filter((row) => !ids.has(row.fact))).toEqual([]);
  expect(new Set(rows.map((row) => row._id)).size).toBe(rows.length);
}

test('the same number with other words is refused, and changes nothing', async () => {
  const id = 'one-number-for-two';
  await product.as('villageHead').done('cases.contact', contact() as never, id);
  const before = await all('facts');
  const again = await product.as('villageHead').call('cases.contact', { ...contact(), outcome: 'agreed' } as never, id);
  expect(again).toMatchObject({ ok: false, code: 'IDEMPOTENCY_MISMATCH' });
  expect(await all('facts')).toEqual(before);
  // The same number of somebody else is another one.
  expect(await product.as('classTeacher').call('cases.contact', contact() as never, id)).toMatchObject({
    ok: true,
    data: {},
  });
  journal.undo();
});
