import * as fc from 'fast-check';
import { isTaken } from '#domain/attendance/spells';
import { isOpen } from '#domain/cases/documents';
import { SIZES } from '../sizes';
import { openProduct, type Product } from '../support/product';
import { DAYS, PERIOD, type Step, step, take } from './history';

/** What the county's documents say, counted by hand and not by the product's own recount. */
async function countedByHand(product: Product, date: string) {
  const county = 'yunling';
  const all = { equal: { county }, limit: 1000 };
  const children = (await product.store.page('children', all)).items;
  const letters = (await product.store.page('letters', all)).items.filter((letter) => letter.period === PERIOD);
  const cases = (await product.store.page('cases', all)).items;
  const sheets = (await product.store.page('rollSheets', all)).items;
  const taken = sheets.filter((sheet) => sheet.date === date && isTaken(sheet));
  const of = (state: string) => children.filter((child) => child.state === state).length;
  const marks = taken.flatMap((sheet) => sheet.marks);
  return {
    children: of('enrolled') + of('unlisted'),
    enrolled: of('enrolled'),
    unlisted: of('unlisted'),
    absent: marks.length,
    unexcused: marks.filter((mark) => mark.reason === 'unexcused').length,
    letters: letters.length,
    unsigned: letters.filter((letter) => letter.state === 'issued').length,
    declined: letters.filter((letter) => letter.state === 'declined').length,
    open: cases.filter((one) => isOpen(one.state)).length,
    withContact: cases.filter((one) => isOpen(one.state) && one.contacts > 0).length,
  };
}

async function boardOf(product: Product, unit: string, date: (typeof DAYS)[number]) {
  const board = await product.as('leadingGroup').done('statistics.board', { unit, date });
  const { children, enrolled, unlisted, absent, unexcused, letters, leads } = board.totals;
  return {
    board,
    figures: {
      children,
      enrolled,
      unlisted,
      absent,
      unexcused,
      letters: letters.total,
      unsigned: letters.unsigned,
      declined: letters.declined,
      open: leads.open,
      withContact: leads.withContact,
    },
  };
}

async function holdsAtRest(steps: readonly Step[]): Promise<void> {
  const product = await openProduct();
  try {
    for (const given of steps) {
      await take(product, given);
    }
    await product.settle();
    for (const date of DAYS) {
      const expected = await countedByHand(product, date);
      for (const unit of ['yunling', 'yunling-edu']) {
        const { board, figures } = await boardOf(product, unit, date);
        expect({ unit, date, ...figures }).toEqual({ unit, date, ...expected });
        expect(board.behind).toBe(false);
        const recount = await product.as('systemAdmin').done('statistics.recount', { unit, date });
        expect(recount).toMatchObject({ moving: 0, differences: [] });
        expect(recount.compared).toBeGreaterThan(10);
      }
    }
  } finally {
    await product.close();
  }
}

test(
  'after any history both lines add to one county total, and every node equals a recount',
  () =>
    fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), holdsAtRest), {
      numRuns: SIZES.countHistories,
    }),
  1_800_000,
);
