import { addDays, plainDate } from '#domain/plain-date';
import { wordingOf } from '#domain/reminders/wording';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { at, CLASS, callRoll, inboxOf, messagesOf, WEDNESDAY } from './story';

jest.setTimeout(60_000);

const A = childId('yunling', 'a');

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const tick = () => product.tick('reminders');
const unexcused = [{ child: A, reason: 'unexcused' }] as const;
const toPresent = { child: A, from: 'unexcused', to: 'present', why: '迟到，已到校' } as const;

async function reminded(): Promise<string> {
  await callRoll(product, WEDNESDAY, unexcused);
  at('08:11');
  await tick();
  return (await inboxOf(product, 'guardian.a', 'returnToSchool'))[0]?.id ?? 'none';
}

describe('an unexcused absence', () => {
  it('tells the class teacher at once and the guardians ten minutes later', async () => {
    await callRoll(product, WEDNESDAY, unexcused);
    await tick();
    expect(await inboxOf(product, 'classTeacher')).toMatchObject([
      { kind: 'absenceDay1', childName: '娃a', receiver: '班主任 · 五（1）班', data: { days: 1, guardians: 2 } },
    ]);
    at('08:09');
    await tick();
    expect(await inboxOf(product, 'guardian.a')).toEqual([]);
    at('08:11');
    await tick();
    for (const name of ['guardian.a', 'guardian2.a']) {
      expect(await inboxOf(product, name)).toMatchObject([
        { kind: 'returnToSchool', childName: '娃a', state: 'delivered' },
      ]);
    }
    for (const name of ['guardian.b', 'guardian.ended', 'principal', 'villageHead']) {
      expect(await inboxOf(product, name)).toEqual([]);
    }
  });

  it('that is excused tells nobody', async () => {
    await callRoll(product, WEDNESDAY, [{ child: A, reason: 'sick' }]);
    at('08:30');
    await tick();
    expect(await messagesOf(product, 'returnToSchool')).toEqual([]);
    expect(await messagesOf(product, 'absenceDay1')).toEqual([]);
  });

  it('corrected before the ten minutes are over reaches no guardian', async () => {
    const sheet = await callRoll(product, WEDNESDAY, unexcused);
    await tick();
    at('08:09');
    await product.as('classTeacher').done('attendance.correct', { ...toPresent, sheet });
    at('08:30');
    await tick();
    expect(await inboxOf(product, 'guardian.a')).toEqual([]);
    expect((await messagesOf(product, 'returnToSchool')).map((one) => one.state)).toEqual(['withdrawn', 'withdrawn']);
    expect(await inboxOf(product, 'classTeacher')).toMatchObject([{ kind: 'absenceDay1', state: 'withdrawn' }]);
  });

  it('corrected while its queue row still waits is held back by the look before sending', async () => {
    const sheet = await callRoll(product, WEDNESDAY, unexcused);
    await tick();
    at('08:09');
    await product.as('classTeacher').done('attendance.correct', { ...toPresent, sheet });
    // The row that would withdraw the messages is put off, as by a crash: only the sender looks.
    const { items } = await product.store.page('pending', {
      equal: { county: 'yunling', consumer: 'reminders' },
      range: { key: 'at' },
    });
    for (const row of items) {
      await product.store.put('pending', { ...row, notBefore: row.notBefore + 3_600_000 });
    }
    at('08:30');
    await tick();
    expect(items.length).toBeGreaterThan(0);
    expect(await inboxOf(product, 'guardian.a')).toEqual([]);
  });

  it('corrected afterwards is withdrawn, and who was told is told that the child is there', async () => {
    const id = await reminded();
    await product
      .as('classTeacher')
      .done('attendance.correct', { ...toPresent, sheet: `${CLASS}:${WEDNESDAY}:morning` });
    await tick();
    const inbox = await inboxOf(product, 'guardian.a');
    expect(Object.fromEntries(inbox.map((item) => [item.kind, item.state]))).toEqual({
      returnToSchool: 'withdrawn',
      backAtSchool: 'delivered',
    });
    expect(await product.as('guardian.a').call('reminders.answer', { message: id, answer: 'today' })).toMatchObject({
      code: 'MESSAGE_WITHDRAWN',
    });
  });

  it.each([
    { answered: false, state: 'withdrawn' },
    { answered: true, state: 'acted' },
  ])(
    'corrected afterwards says so itself, answered: $answered, and no longer once the correction is taken back',
    async (given) => {
      const message = await reminded();
      if (given.answered) {
        await product.as('guardian.a').done('reminders.answer', { message, answer: 'today' });
      }
      const correct = (from: 'present' | 'unexcused', to: 'present' | 'unexcused') =>
        product.as('classTeacher').done('attendance.correct', {
          sheet: `${CLASS}:${WEDNESDAY}:morning`,
          child: A,
          from,
          to,
          why: '迟到，已到校',
        });
      const look = async () => {
        await tick();
        const view = await product.as('guardian.a').done('reminders.message', { message });
        const [row] = await inboxOf(product, 'guardian.a', 'returnToSchool');
        const words = [view, row].map((one) => one && wordingOf({ ...one, withdrawn: one.state === 'withdrawn' }).what);
        return { words, state: view.state, open: view.answerUntil !== null };
      };
      await correct('unexcused', 'present');
      const corrected = '已更正：孩子到校了';
      expect(await look()).toEqual({ words: [corrected, corrected], state: given.state, open: false });
      await correct('present', 'unexcused');
      at('08:30');
      const absent = '11月18日 星期三没到校';
      expect(await look()).toMatchObject({ words: [absent, absent], open: true });
    },
  );

  it('undone is as if it had not been', async () => {
    const sheet = await callRoll(product, WEDNESDAY, unexcused);
    await product.as('classTeacher').done('attendance.undo', { sheet });
    await tick();
    at('08:30');
    await tick();
    expect(await messagesOf(product, 'returnToSchool')).toEqual([]);
    expect(await inboxOf(product, 'classTeacher')).toEqual([]);
  });

  it('of a day that is over, called later, tells the staff but no guardian', async () => {
    at('08:00');
    const date = addDays(WEDNESDAY, -1);
    await product.as('classTeacher').done('attendance.submit', { unit: CLASS, date, absent: unexcused });
    at('08:30');
    await tick();
    expect(await inboxOf(product, 'guardian.a')).toEqual([]);
    expect(await inboxOf(product, 'classTeacher', 'absenceDay1')).toHaveLength(1);
  });

  it('called in the quiet hours waits for the morning', async () => {
    at('21:30');
    await product.as('classTeacher').done('attendance.submit', { unit: CLASS, date: WEDNESDAY, absent: unexcused });
    at('23:00');
    await tick();
    expect(await inboxOf(product, 'classTeacher')).toEqual([]);
    at('07:00', addDays(WEDNESDAY, 1));
    await tick();
    expect(await inboxOf(product, 'classTeacher')).toHaveLength(1);
    expect(await inboxOf(product, 'guardian.a')).toHaveLength(1);
  });
});

describe('the ladder', () => {
  it('climbs by school days, over a weekend and a holiday, and starts anew after a day at school', async () => {
    const friday = plainDate('2026-09-25');
    const monday = plainDate('2026-09-28');
    // 1 to 7 October is a holiday; 8 October a Thursday.
    const days = [friday, monday];
    for (const date of days) {
      await callRoll(product, date, unexcused);
      at('08:30', date);
      await tick();
    }
    expect((await inboxOf(product, 'classTeacher', 'absenceDay1')).map((one) => one.data['date'])).toEqual([friday]);
    for (const name of ['gradeLead', 'principal']) {
      expect(await inboxOf(product, name, 'absenceDay2')).toMatchObject([{ data: { date: monday, days: 2 } }]);
    }
    await callRoll(product, plainDate('2026-09-29'), []);
    const [before, after] = [plainDate('2026-09-30'), plainDate('2026-10-08')];
    for (const date of [before, after]) {
      await callRoll(product, date, unexcused);
      at('08:30', date);
      await tick();
    }
    expect((await inboxOf(product, 'classTeacher', 'absenceDay1')).map((one) => one.data['date'])).toEqual([
      before,
      friday,
    ]);
    expect((await inboxOf(product, 'principal', 'absenceDay2')).map((one) => one.data['date'])).toEqual([
      after,
      monday,
    ]);
  });

  it('follows a correction of an earlier day', async () => {
    const tuesday = addDays(WEDNESDAY, -1);
    const sheet = await callRoll(product, tuesday, [{ child: A, reason: 'sick' }]);
    await callRoll(product, WEDNESDAY, unexcused);
    at('08:30');
    await tick();
    expect(await inboxOf(product, 'principal')).toEqual([]);
    const why = '家长说没有请假';
    await product
      .as('classTeacher')
      .done('attendance.correct', { sheet, child: A, from: 'sick', to: 'unexcused', why });
    await tick();
    expect(await inboxOf(product, 'principal', 'absenceDay2')).toMatchObject([{ data: { date: WEDNESDAY, days: 2 } }]);
  });

  it('reaches who stands above where a post is empty', async () => {
    for (const id of [`${CLASS}:classTeacher:1`, 'yunling-s1-y5:gradeLead:1']) {
      const post = await product.store.read('posts', id);
      await product.store.put('posts', Object.assign({ ...post }, { _id: id, holder: null }) as never);
    }
    at('08:00');
    await product.as('principal').done('attendance.submit', { unit: CLASS, date: WEDNESDAY, absent: unexcused });
    await tick();
    expect(await inboxOf(product, 'principal', 'absenceDay1')).toHaveLength(1);
  });
});
