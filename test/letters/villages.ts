import { found } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import type { Fact, Pending } from '#domain/records';
import type { Child } from '#domain/roster/documents';
import { placesOf } from '#domain/roster/places';
import { childId } from '../support/fixture';
import type { Product } from '../support/product';
import { CLASS } from './class-letters';

export const OLD = 'yunling-t1-v1';
export const OLD_GROUP = 'yunling-t1-v1-g10';
export const NEW = 'yunling-t1-v10';
export const NEW_GROUP = 'yunling-t1-v10-g1';
/** Lives in the old group with two guardians, in the class whose letters are started. */
export const C = childId('yunling', 'c');

const county = 'yunling';

/** One village to another, and what the letters, lists and boards of both say of it. */
export class Villages {
  constructor(private readonly product: Product) {}

  child = async (id = C): Promise<Child> => found(await this.product.store.read('children', id));

  async move(unit: string | null, which: 'residence' | 'registered' = 'residence'): Promise<void> {
    const { rev } = await this.child();
    await this.product.as('bureauOfficer').done('roster.moveResidence', { child: C, which, unit, rev });
  }

  async lettersOf(child: string): Promise<Letter[]> {
    return (await this.product.store.page('letters', { equal: { county, child }, limit: 100 })).items;
  }

  /** The children whose letters a place is asked for. */
  async asked(who: string, unit: string): Promise<string[]> {
    return (await this.product.as(who).done('letters.unsigned', { unit })).items.map((row) => row.childName).sort();
  }

  /** What the boards of both villages and of the class say: [all letters, unsigned]. */
  async counts() {
    const of = async (who: string, unit: string) => {
      const { letters } = (await this.product.as(who).done('statistics.board', { unit })).totals;
      return [letters.total, letters.unsigned];
    };
    return {
      left: await of('villageHead', OLD),
      come: await of('villageHead.sibling', NEW),
      klass: await of('classTeacher', CLASS),
    };
  }

  async expectRecount(): Promise<void> {
    for (const unit of ['yunling', 'yunling-edu']) {
      const recount = await this.product.as('systemAdmin').done('statistics.recount', { unit });
      expect(recount).toMatchObject({ moving: 0, differences: [] });
      expect(recount.compared).toBeGreaterThan(5);
    }
  }

  async expectWithChild(id = C): Promise<void> {
    const places = placesOf(await this.child(id));
    const letters = await this.lettersOf(id);
    expect(letters.length).toBeGreaterThan(0);
    expect(letters.map(placesOf)).toEqual(letters.map(() => places));
  }

  /** The facts that say that a letter moved. */
  async followed(): Promise<Fact[]> {
    const query = { equal: { county }, range: { key: 'at' }, limit: 1000 };
    const { items } = await this.product.store.page('facts', query);
    return items.filter((fact) => fact.operation === 'letters.followed');
  }

  /** What waits for the letters to be looked at. */
  async rows(): Promise<Pending[]> {
    const query = { equal: { county, consumer: 'letters' }, range: { key: 'at' }, limit: 100 };
    return (await this.product.store.page('pending', query)).items;
  }
}
