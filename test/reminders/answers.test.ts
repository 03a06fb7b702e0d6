import { addDays } from '#domain/plain-date';
import type { Answer } from '#domain/reminders/documents';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { at, CLASS, callRoll, inboxOf, WEDNESDAY } from './story';

jest.setTimeout(60_000);

const A = childId('yunling', 'a');

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const tick = () => product.tick('reminders');
const toPresent = { child: A, from: 'unexcused', to: 'present', why: '迟到，已到校' } as const;

async function reminded(): Promise<string> {
  await callRoll(product, WEDNESDAY, [{ child: A, reason: 'unexcused' }]);
  at('08:11');
  await tick();
  return (await inboxOf(product, 'guardian.a', 'returnToSchool'))[0]?.id ?? 'none';
}

describe('answers', () => {
  const answer = (message: string, given: Answer, name = 'guardian.a') =>
    product.as(name).call('reminders.answer', { message, answer: given });

  it('reach the teacher and wake the case', async () => {
    const id = await reminded();
    expect((await answer(id, 'tomorrow')).ok).toBe(true);
    const woken = await product.store.page('pending', {
      equal: { county: 'yunling', consumer: 'cases' },
      range: { key: 'at' },
    });
    expect(woken.items.at(-1)?.targets).toEqual([A]);
    await tick();
    expect(await inboxOf(product, 'classTeacher', 'answerGiven')).toMatchObject([{ data: { answer: 'tomorrow' } }]);
    const { view } = await product.as('classTeacher').done('attendance.sheet', { unit: CLASS, date: WEDNESDAY });
    expect(view?.marks).toMatchObject([{ reminded: 2, read: 1, answer: 'tomorrow' }]);
  });

  it('may be changed until the end of the day; the teacher is told anew', async () => {
    const id = await reminded();
    await answer(id, 'tomorrow');
    await tick();
    const [told] = await inboxOf(product, 'classTeacher', 'answerGiven');
    await product.as('classTeacher').done('reminders.read', { message: told?.id ?? '' });
    at('23:59');
    expect((await answer(id, 'needHelp')).ok).toBe(true);
    at('07:30', addDays(WEDNESDAY, 1));
    await tick();
    expect(await inboxOf(product, 'classTeacher', 'answerGiven')).toMatchObject([
      { state: 'delivered', data: { answer: 'needHelp' } },
    ]);
    expect(await answer(id, 'today')).toMatchObject({ code: 'ANSWER_OVER' });
  });

  it('are only for the guardian who was asked, while bound', async () => {
    const id = await reminded();
    for (const name of ['guardian2.a', 'guardian.b', 'guardian.ended', 'stranger', 'classTeacher', 'principal']) {
      expect((await answer(id, 'today', name)).ok).toBe(false);
    }
    const binding = `${A}:${(await product.store.read('messages', id))?.receiver.slice('person:'.length)}`;
    const bound = await product.store.read('bindings', binding);
    await product.store.put('bindings', Object.assign({ ...bound }, { to: Date.now() - 1 }) as never);
    expect(await answer(id, 'today')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of 走失 call teacher, principal, village and township at once, at any hour, until the roll says otherwise', async () => {
    const id = await reminded();
    at('22:30');
    await answer(id, 'leftNotArrived');
    await tick();
    const everybody = ['classTeacher', 'gradeLead', 'principal', 'villageHead', 'townshipEducationOfficer'];
    for (const name of everybody) {
      expect(await inboxOf(product, name, 'missingChild')).toMatchObject([{ urgent: true, state: 'delivered' }]);
    }
    expect(await inboxOf(product, 'villageHead.sibling')).toEqual([]);
    await answer(id, 'today');
    await tick();
    expect(await inboxOf(product, 'villageHead', 'missingChild')).toMatchObject([{ state: 'delivered' }]);
    const sheet = `${CLASS}:${WEDNESDAY}:morning`;
    await product.as('classTeacher').done('attendance.correct', { ...toPresent, sheet });
    await tick();
    expect(await inboxOf(product, 'villageHead', 'missingChild')).toMatchObject([{ state: 'withdrawn' }]);
  });
});
