import { found } from '#domain/errors';
import type { Child } from '#domain/roster/documents';
import { bring, carryOut, dryRun, pupil } from '../roster/school-sheet';
import { advance } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { CLASS, startLetters } from './class-letters';
import { NEW, NEW_GROUP, OLD, OLD_GROUP, Villages } from './villages';

let product: Product;
let villages: Villages;
beforeEach(async () => {
  product = await openProduct('counted');
  villages = new Villages(product);
});
afterEach(() => product.close());

describe('a child moves while the letters are made', () => {
  async function startAround(first: () => Promise<void>, second: () => Promise<void>): Promise<void> {
    const teacher = product.as('classTeacher');
    const { job } = await teacher.done('letters.startClass', { unit: CLASS });
    await first();
    await product.settle();
    while ((await teacher.done('letters.continueStart', { job })).state === 'running') {
      await product.settle();
    }
    await second();
    await product.settle();
  }

  test('its letters are in its new village in the end', async () => {
    await startAround(
      () => villages.move(NEW_GROUP),
      async () => undefined,
    );
    await villages.expectWithChild();
    expect(await villages.counts()).toMatchObject({ left: [4, 4], come: [2, 2], klass: [8, 8] });
    await villages.expectRecount();
  });

  test('and back as soon as they are out: they are counted where they began', async () => {
    await startAround(
      () => villages.move(NEW_GROUP),
      () => villages.move(OLD_GROUP),
    );
    await villages.expectWithChild();
    expect(await villages.counts()).toMatchObject({ left: [6, 6], come: [0, 0], klass: [8, 8] });
    await villages.expectRecount();
  });

  test('between the end of the start and the first look the counts are already a recount', async () => {
    const teacher = product.as('classTeacher');
    const { job } = await teacher.done('letters.startClass', { unit: CLASS });
    await villages.move(NEW_GROUP);
    await product.settle();
    while ((await teacher.done('letters.continueStart', { job })).state === 'running') {
      advance(1);
    }
    // The function `letters` is late; the counts do not wait for it.
    for (let n = 0; n < 6; n += 1) {
      await product.tick('statistics');
      advance(1000);
    }
    await villages.expectRecount();
    await product.settle();
    await villages.expectWithChild();
    await villages.expectRecount();
  });
});

describe('an import moves a child', () => {
  async function imported(change: Readonly<Record<string, string>>): Promise<Child> {
    const caller = product.as('rosterClerk');
    const plan = await dryRun(caller, await bring(caller, [pupil(1, change)]), 'yunling-s1');
    await carryOut(caller, plan.job);
    const equal = { county: 'yunling', name: '山小乙' };
    return found((await product.store.page('children', { equal, limit: 10 })).items[0] ?? null);
  }

  async function issued(): Promise<Child> {
    const child = await imported({});
    expect(child.classId).toBe(CLASS);
    await startLetters(product);
    await product.settle();
    return child;
  }

  test('its letters follow; the same row again leaves nothing more', async () => {
    const { _id } = await issued();
    const there = { 居住村: '十村', 居住组: '一组' };
    await imported(there);
    expect((await villages.rows()).flatMap((row) => row.targets)).toEqual([_id]);
    await product.settle();
    expect(await villages.asked('villageHead.sibling', NEW)).toContain('山小乙');
    expect(await villages.asked('villageHead', OLD)).not.toContain('山小乙');
    await villages.expectWithChild(_id);
    await villages.expectRecount();
    const facts = await villages.followed();
    const letters = await villages.lettersOf(_id);
    expect(facts).toHaveLength(letters.length);
    await imported(there);
    expect(await villages.rows()).toEqual([]);
    await product.settle();
    expect(await villages.followed()).toEqual(facts);
    expect(await villages.lettersOf(_id)).toEqual(letters);
  });

  test('a row that changes something else wakes no letter', async () => {
    await issued();
    await imported({ 就读方式: '住校' });
    expect(await villages.rows()).toEqual([]);
  });
});
