import { type PlainDate, plainDate } from '#domain/plain-date';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { at, callRoll, inboxOf, WEDNESDAY } from './story';

jest.setTimeout(60_000);

const A = childId('yunling', 'a');
let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
});
afterEach(() => product.close());

async function absentOn(date: PlainDate): Promise<string> {
  const sheet = await callRoll(product, date, [{ child: A, reason: 'unexcused' }]);
  at('08:30', date);
  await product.settle();
  return sheet;
}

const OFFICER = 'townshipEducationOfficer';

describe('from the first absence to the township, through every function', () => {
  it('three school days over a weekend: teacher, then school, then township and village', async () => {
    await absentOn(plainDate('2026-11-12'));
    await absentOn(plainDate('2026-11-13'));
    expect(await inboxOf(product, OFFICER)).toEqual([]);
    await absentOn(plainDate('2026-11-16'));
    expect(await inboxOf(product, 'classTeacher', 'absenceDay1')).toHaveLength(1);
    expect(await inboxOf(product, 'principal', 'absenceDay2')).toHaveLength(1);
    expect(await inboxOf(product, 'guardian.a', 'returnToSchool')).toHaveLength(3);
    for (const name of [OFFICER, 'villageHead']) {
      expect(await inboxOf(product, name)).toMatchObject([{ kind: 'leadOpened', data: { days: 3 } }]);
    }
    const [alert] = await inboxOf(product, OFFICER);
    const view = await product.as(OFFICER).done('reminders.message', { message: alert?.id ?? '' });
    expect(view.tried.map((line) => line.kind).sort()).toEqual([
      'absenceDay1',
      'absenceDay2',
      'leadOpened',
      'returnToSchool',
      'returnToSchool',
      'returnToSchool',
    ]);
    expect((await product.as(OFFICER).call('cases.case', { case: String(view.data['case']) })).ok).toBe(true);
  });

  it('a correction of the third day takes the alert back', async () => {
    await absentOn(plainDate('2026-11-12'));
    await absentOn(plainDate('2026-11-13'));
    const sheet = await absentOn(plainDate('2026-11-16'));
    const sick = { sheet, child: A, from: 'unexcused', to: 'sick', why: '家长补请假' } as const;
    await product.as('classTeacher').done('attendance.correct', sick);
    await product.settle();
    expect((await inboxOf(product, OFFICER)).filter((item) => item.state !== 'withdrawn')).toEqual([]);
  });

  it('走失 calls everybody at once, and nobody twice when the case opens', async () => {
    await absentOn(WEDNESDAY);
    const [reminder] = await inboxOf(product, 'guardian.a', 'returnToSchool');
    await product.as('guardian.a').done('reminders.answer', { message: reminder?.id ?? '', answer: 'cannotReach' });
    await product.settle();
    for (const name of [OFFICER, 'villageHead']) {
      expect((await inboxOf(product, name)).map((item) => [item.kind, item.urgent])).toEqual([['missingChild', true]]);
    }
    expect((await inboxOf(product, 'principal')).map((item) => item.kind)).toEqual(['missingChild']);
  });
});
