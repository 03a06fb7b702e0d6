import type { Binding } from '#domain/accounts/documents';
import { found } from '#domain/errors';
import type { Child } from '#domain/roster/documents';
import { personIdOf } from '../../cloudfunctions/kit/secrets';
import { advance } from '../support/clock';
import { childId, NOW } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { issue, periodOf } from './campaign-driving';
import { CLASS, ink } from './class-letters';

const CHILDREN = 25;

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const openidOf = (n: number, slot: string): string => `o-many-${n}-${slot}`;
const manyId = (n: number): string => childId('yunling', `many-${n}`);

/** 25 more children in one class and one village, each with two parents who are bound. */
async function crowd(): Promise<void> {
  const like = found(await product.store.read('children', childId('yunling', 'a')));
  const children = Array.from(
    { length: CHILDREN },
    (_, n): Child => ({ ...like, _id: manyId(n), name: `娃${n}`, pinyin: `w${n}` }),
  );
  const bindings = children.flatMap((child, n) =>
    (['guardian', 'guardian2'] as const).map((slot): Binding => {
      const person = personIdOf('yunling', openidOf(n, slot));
      return {
        _id: `${child._id}:${person}`,
        county: 'yunling',
        child: child._id,
        person,
        slot,
        kind: 'parent',
        state: 'bound',
        proof: 'phone',
        classId: CLASS,
        from: NOW - 1000,
        to: null,
        rev: 1,
      };
    }),
  );
  await product.write('children', children);
  await product.write('bindings', bindings);
}

/** As a phone's queue sends: again, as long as there is too much to do. */
async function sent<T extends { readonly ok: boolean; readonly code?: string }>(send: () => Promise<T>): Promise<T> {
  const answer = await send();
  return answer.ok || answer.code !== 'BUSY' ? answer : sent(send);
}

test('50 parents of one class and county sign at the same moment, each twice: one winner a letter, none fails after what a phone repeats', async () => {
  await crowd();
  const campaign = await issue(product.as('bureauOfficer'), 'teacherGuardian', 'yunling-edu');
  await product.settle();
  const ready = [];
  for (let n = 0; n < CHILDREN; n += 1) {
    for (const slot of ['guardian', 'guardian2'] as const) {
      const caller = product.by({ openid: openidOf(n, slot), as: 'family:yunling' });
      const letter = `${campaign}:${manyId(n)}:${slot}`;
      const { challenge } = await caller.done('letters.open', { letter });
      const { digest } = await caller.done('letters.read', { letter });
      const signature = {
        letter,
        challenge,
        digest: digest.sm3,
        consent: true as const,
        ink: ink(),
        client: 'h5' as const,
      };
      ready.push({ caller, signature });
    }
  }
  advance(20_000);
  const answers = await Promise.all(
    ready.flatMap(({ caller, signature }) =>
      [0, 1].map(() => sent(() => caller.call('letters.sign', { ...signature, clientAt: Date.now() }))),
    ),
  );
  expect(answers.filter((answer) => !answer.ok)).toEqual([]);
  const letters = await product.store.page('letters', {
    equal: { county: 'yunling', campaign, state: 'signed' },
    limit: 1000,
  });
  expect(letters.items).toHaveLength(2 * CHILDREN);
  expect(letters.items.every(({ events }) => events.filter(({ type }) => type === 'signed').length === 1)).toBe(true);
  await product.settle();
  const node = await product.store.read('nodes', `letters:${CLASS}:${periodOf('teacherGuardian')}`);
  expect(node?.counts).toMatchObject({ self: 2 * CHILDREN, unsigned: 8 });
  for (const unit of ['yunling', 'yunling-edu']) {
    const recount = await product.as('systemAdmin').done('statistics.recount', { unit });
    expect(recount).toMatchObject({ moving: 0, differences: [] });
  }
}, 120_000);
