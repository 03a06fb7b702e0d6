import { found } from '#domain/errors';
import { letterFault } from '#domain/letters/event';
import { placesOf } from '#domain/roster/places';
import type { Store } from '../../cloudfunctions/kit/store';
import { runRound } from '../../cloudfunctions/kit/tick';
import { reaction } from '../../cloudfunctions/letters/follow-child';
import { advance } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { digest, letterOf, signAs, startLetters } from './class-letters';
import { C, NEW, NEW_GROUP, OLD, OLD_GROUP, Villages } from './villages';

let product: Product;
let villages: Villages;
beforeEach(async () => {
  product = await openProduct('counted');
  villages = new Villages(product);
});
afterEach(() => product.close());

describe('a child moves to another village', () => {
  beforeEach(async () => {
    await startLetters(product);
    await product.settle();
  });

  test('the new village is asked for the signatures and counts them, the old one is not any more', async () => {
    expect(await villages.asked('villageHead', OLD)).toEqual(['娃a', '娃a', '娃b', '娃b', '娃c', '娃c']);
    expect(await villages.asked('villageHead.sibling', NEW)).toEqual([]);
    expect(await villages.counts()).toEqual({
      left: [6, 6],
      come: [0, 0],
      klass: [8, 8],
    });
    await villages.move(NEW_GROUP);
    await product.settle();
    expect(await villages.asked('villageHead', OLD)).toEqual(['娃a', '娃a', '娃b', '娃b']);
    expect(await villages.asked('villageHead.sibling', NEW)).toEqual(['娃c', '娃c']);
    expect(await villages.counts()).toEqual({
      left: [4, 4],
      come: [2, 2],
      klass: [8, 8],
    });
    await villages.expectWithChild();
    await villages.expectRecount();
  });

  test('the letter stays with the class that issued it, and one fact says from where to where', async () => {
    const before = found(await product.store.read('letters', letterOf('c')));
    await villages.move(NEW_GROUP);
    await product.settle();
    const after = found(await product.store.read('letters', letterOf('c')));
    expect({ ...after, ...placesOf(before), rev: before.rev }).toEqual(before);
    const facts = await villages.followed();
    expect(facts.map((fact) => fact.subject).sort()).toEqual(
      [letterOf('c'), letterOf('c', 'guardian2')].map((id) => `letters/${id}`),
    );
    for (const fact of facts) {
      expect(fact.change).toEqual({ from: placesOf(before), to: placesOf(after) });
      expect(fact.paths).toEqual(expect.arrayContaining([before.eduPath, before.dutyPath, after.dutyPath]));
    }
  });

  test('a signed letter is counted as signed in the new village, and verifies as before', async () => {
    const { checkCode } = await signAs(product, 'guardian.c', letterOf('c'));
    await product.settle();
    const before = await product.as('guardian.c').done('letters.verify', { code: checkCode });
    await villages.move(NEW_GROUP);
    await product.settle();
    expect(await product.as('guardian.c').done('letters.verify', { code: checkCode })).toEqual(before);
    expect(before.letters).toMatchObject([{ genuine: true }]);
    expect(letterFault(found(await product.store.read('letters', letterOf('c'))), digest)).toBeNull();
    expect(await villages.counts()).toMatchObject({ left: [4, 4], come: [2, 1] });
    await villages.expectRecount();
  });

  test('a letter opened before the move is signed after it', async () => {
    await product.as('guardian.c').done('letters.open', { letter: letterOf('c') });
    await villages.move(NEW_GROUP);
    await product.settle();
    await signAs(product, 'guardian.c', letterOf('c'));
    await product.settle();
    expect(await villages.counts()).toMatchObject({ come: [2, 1] });
    await villages.expectRecount();
  });

  test('a changed 户籍 alone is followed too; the counts stay where the child lives', async () => {
    await villages.move(NEW_GROUP, 'registered');
    await product.settle();
    await villages.expectWithChild();
    expect(await villages.counts()).toMatchObject({ left: [6, 6], come: [0, 0] });
    await villages.expectRecount();
  });

  test('where only the township is known it is counted there under 未落实, and nothing is lost', async () => {
    await villages.move('yunling-t1');
    await product.settle();
    expect(await villages.asked('townshipEducationOfficer', 'yunling-t1~unplaced')).toEqual(['娃c', '娃c']);
    expect(await villages.counts()).toMatchObject({ left: [4, 4], klass: [8, 8] });
    await villages.expectRecount();
  });

  test('there and back between two ticks ends where it began and leaves no fact', async () => {
    await villages.move(NEW_GROUP);
    await villages.move(OLD_GROUP);
    await product.settle();
    await villages.expectWithChild();
    expect(await villages.followed()).toEqual([]);
    expect(await villages.counts()).toMatchObject({ left: [6, 6], come: [0, 0] });
    await villages.expectRecount();
  });

  test('a run that saw the child before it moved back loses, and its row stays', async () => {
    await villages.move(NEW_GROUP);
    const slow = {
      consumer: reaction.consumer,
      async react(...asking: Parameters<typeof reaction.react>) {
        const stale = await reaction.react(...asking);
        await villages.move(OLD_GROUP);
        await runRound(product.store, reaction, 'yunling', Date.now());
        return stale;
      },
    };
    await runRound(product.store, slow, 'yunling', Date.now());
    await villages.expectWithChild();
    expect(await villages.rows()).toHaveLength(1);
    advance(2000);
    await product.settle();
    await villages.expectWithChild();
    expect(await villages.counts()).toMatchObject({ left: [6, 6], come: [0, 0] });
    await villages.expectRecount();
  });

  test('a run overtaken between its own two reads does not write what it saw of the child', async () => {
    await villages.move(NEW_GROUP);
    let reads = 0;
    const overtaken = async <T>(read: Promise<T>): Promise<T> => {
      const seen = await read;
      reads += 1;
      if (reads === 1) {
        await villages.move(OLD_GROUP);
        await runRound(product.store, reaction, 'yunling', Date.now());
      }
      return seen;
    };
    const slow: Store = {
      ...product.store,
      read: (collection, id) =>
        collection === 'children' ? overtaken(product.store.read(collection, id)) : product.store.read(collection, id),
      page: (collection, query) =>
        collection === 'letters'
          ? overtaken(product.store.page(collection, query))
          : product.store.page(collection, query),
    };
    await runRound(slow, reaction, 'yunling', Date.now());
    expect(reads).toBe(2);
    advance(2000);
    await product.settle();
    await villages.expectWithChild();
    expect(await villages.counts()).toMatchObject({ left: [6, 6], come: [0, 0] });
    await villages.expectRecount();
  });

  test('letters of an earlier term stay where they were signed', async () => {
    const letter = found(await product.store.read('letters', letterOf('c')));
    const { job: _, ...rest } = letter;
    const old = { ...rest, _id: letter._id.replace('autumn', 'spring'), period: 'guardian:2025-2026-spring' };
    await product.write('letters', [old]);
    await villages.move(NEW_GROUP);
    await product.settle();
    expect(await product.store.read('letters', old._id)).toEqual(old);
  });

  test('another class is not a move: nobody looks at the letters', async () => {
    const { rev } = await villages.child();
    await product.as('bureauOfficer').done('roster.moveClass', { child: C, classId: 'yunling-s1-y5-k10', rev });
    expect(await villages.rows()).toEqual([]);
    await product.settle();
    expect(await villages.counts()).toMatchObject({ left: [6, 6], klass: [8, 8] });
    await villages.expectRecount();
  });
});
