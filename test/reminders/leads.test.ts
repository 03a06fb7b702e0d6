import type { Case } from '#domain/cases/documents';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { at, callRoll, inboxOf, WEDNESDAY } from './story';

jest.setTimeout(60_000);

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const tick = () => product.tick('reminders');
describe('a lead', () => {
  const B = childId('yunling', 'b');
  async function wake(target: string): Promise<void> {
    await product.write('pending', [
      {
        _id: `test~${target}`,
        v: 1,
        county: 'yunling',
        consumer: 'reminders',
        at: Date.now(),
        notBefore: Date.now(),
        tries: 0,
        fact: 'x',
        targets: [target],
        paths: [],
      },
    ]);
    await tick();
  }
  async function openCase(): Promise<void> {
    const child = await product.store.read('children', B);
    const one: Case = {
      _id: `${B}:1`,
      county: 'yunling',
      child: B,
      round: 1,
      state: 'lead',
      openedOn: WEDNESDAY,
      openedAt: Date.now(),
      closedOn: null,
      nextOn: null,
      signals: [{ key: 'k', kind: 'absence', on: WEDNESDAY, at: Date.now(), days: 3 }],
      urgent: false,
      classId: child?.classId ?? null,
      eduPath: child?.eduPath ?? null,
      residencePath: child?.residencePath ?? null,
      registeredPath: child?.registeredPath ?? null,
      dutyPath: child?.dutyPath ?? null,
      assignee: null,
      steps: [],
      before: null,
      lastAttendedOn: null,
      homeVisits: 0,
      reached: 0,
      nextClock: null,
      clockProblem: null,
      contacts: 0,
      lastContactOn: null,
      nextDueAt: null,
      rev: 1,
    };
    await product.write('cases', [one]);
  }

  it('alerts the township and the villages of 居住 and 户籍, with what was tried', async () => {
    await callRoll(product, WEDNESDAY, [{ child: B, reason: 'unexcused' }]);
    at('08:30');
    await tick();
    await openCase();
    await wake(`case:${B}:1`);
    for (const name of ['townshipEducationOfficer', 'villageHead', 'villageHead.sibling']) {
      expect(await inboxOf(product, name)).toMatchObject([{ kind: 'leadOpened', data: { case: `${B}:1`, days: 3 } }]);
    }
    expect(await inboxOf(product, 'townshipEducationOfficer.sibling')).toEqual([]);
    const [alert] = await inboxOf(product, 'townshipEducationOfficer');
    const view = await product.as('townshipEducationOfficer').done('reminders.message', { message: alert?.id ?? '' });
    expect(view.tried.map((line) => line.kind)).toEqual(
      expect.arrayContaining(['absenceDay1', 'returnToSchool', 'leadOpened']),
    );
  });

  it('that is closed again is withdrawn', async () => {
    at('09:00');
    await openCase();
    await wake(`case:${B}:1`);
    const one = await product.store.read('cases', `${B}:1`);
    await product.store.put('cases', Object.assign({ ...one }, { state: 'none' }) as never);
    await product.write('pending', []);
    await product.store.remove('pending', [`test~case:${B}:1`]);
    await wake(`case:${B}:1`);
    expect(await inboxOf(product, 'villageHead')).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('a binding that waits asks the class teacher, until it is decided', async () => {
    at('09:00');
    const person = (await product.store.read('posts', 'yunling-t1-v1:villageHead:1'))?.holder ?? '';
    const [bound] = (await product.store.page('bindings', { equal: { county: 'yunling', child: B }, limit: 1 })).items;
    const waiting = { ...bound, _id: `${B}:${person}`, person, state: 'waiting' } as never;
    await product.write('bindings', [waiting]);
    await wake(`binding:${B}:${person}`);
    expect(await inboxOf(product, 'classTeacher')).toMatchObject([{ kind: 'bindingAsked', state: 'delivered' }]);
  });
});
