import fc from 'fast-check';
import { encode as encodeJpeg } from 'jpeg-js';
import type { EdgeId } from '#domain/letters/edges';
import { letterGroup } from '#domain/statistics/counts';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { SIZES } from '../sizes';
import { childId, TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { COUNTY, holderOf, issue, lettersOf, partySigns, peopleForEdges, periodOf } from './campaign-driving';
import { openToSign } from './class-letters';

const EDGES = ['teacherGuardian', 'groupHousehold', 'villageGroup', 'principalClassTeacher'] as const;
const GROUPS = ['self', 'assisted', 'paper', 'declined', 'unsigned', 'signed', undefined] as const;
const FAMILIES = ['a', 'b', 'c', 'd'] as const;
const WAYS = ['self', 'assisted', 'paper', 'declined', 'void'] as const;

let product: Product;
const campaigns = new Map<EdgeId, string>();
beforeAll(async () => {
  product = await openProduct();
  await peopleForEdges(product);
  for (const edge of EDGES) {
    campaigns.set(edge, await issue(product.as('bureauOfficer'), edge, 'yunling-edu'));
  }
  await product.settle();
}, 60_000);
afterAll(() => product?.close());

const photo = (): Buffer => encodeJpeg({ data: new Uint8Array(64 * 64 * 4).fill(200), width: 64, height: 64 }, 60).data;

async function onPaper(letter: string): Promise<void> {
  const teacher = product.as('classTeacher');
  const { upload, cloudPath } = await teacher.done('office.beginSheet', { size: photo().length });
  await fileStore().uploadFile({ cloudPath, fileContent: photo() });
  await teacher.done('office.readSheets', { upload });
  const digest = (await product.store.read('letters', letter))?.digest.sm3 ?? '';
  await teacher.call('letters.signPaper', { letter, digest, file: upload, signedOn: TODAY, vouch: true });
}

/** One family's letter in one way; what cannot be done any more is refused, and changes nothing. */
async function act(family: (typeof FAMILIES)[number], way: (typeof WAYS)[number]): Promise<void> {
  const letter = `${campaigns.get('teacherGuardian')}:${childId('yunling', family)}:guardian`;
  const guardian = product.as(`guardian.${family}`);
  const state = (await product.store.read('letters', letter))?.state;
  if (way === 'void') {
    await product.as('bureauOfficer').call('letters.void', { letter, reason: 'other' });
  } else if (state !== 'issued' && state !== 'viewed' && state !== 'declined') {
    return;
  } else if (way === 'declined') {
    await guardian.call('letters.decline', { letter, reason: 'think' });
  } else if (way === 'paper') {
    await onPaper(letter);
  } else if (way === 'assisted') {
    const { caller, signature } = await openToSign(product, 'classTeacher', letter);
    await caller.call('letters.assist', { ...signature, present: ['signer'], readAloud: true });
  } else {
    await partySigns(guardian, letter);
  }
}

async function listed(unit: string, period: string, group: (typeof GROUPS)[number]): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await product.as('bureauOfficer').done('letters.list', { unit, period, group, cursor });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

/** A unit and everything below it: each number equals its list, and the rows below add up to it. */
async function expectNumbers(unit: string, period: string): Promise<number> {
  const { totals, rows, counting } = await product.as('bureauOfficer').done('letters.progress', { unit, period });
  expect(counting).toBe(false);
  let looked = 1;
  const numbers = { ...totals, signed: totals.self + totals.assisted + totals.paper };
  for (const group of GROUPS) {
    const ids = await listed(unit, period, group);
    expect([unit, period, group, ids.length]).toEqual([unit, period, group, numbers[group ?? 'total']]);
    expect(new Set(ids).size).toBe(ids.length);
  }
  if (rows.length > 0) {
    expect([unit, rows.reduce((sum, row) => sum + row.counts.total, 0)]).toEqual([unit, totals.total]);
  }
  for (const row of rows) {
    looked += row.opens ? await expectNumbers(row.id, period) : 1;
    if (!row.opens) {
      expect([row.id, (await listed(row.id, period, undefined)).length]).toEqual([row.id, row.counts.total]);
    }
  }
  return looked;
}

test('every number of every unit of both trees is as long as the list behind it, down to class and group, in every way of signing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...FAMILIES), fc.constantFrom(...WAYS)), { minLength: 2, maxLength: 6 }),
      async (acts) => {
        for (const [family, way] of acts) {
          await act(family, way);
        }
        await product.settle();
        const looked = [
          await expectNumbers('yunling', periodOf('teacherGuardian')),
          await expectNumbers('yunling-edu', periodOf('teacherGuardian')),
        ];
        expect(Math.min(...looked)).toBeGreaterThan(6);
      },
    ),
    { numRuns: Math.ceil(SIZES.letterProductRuns / 3), endOnFailure: true },
  );
}, 600_000);

test('letters between units and of households are counted on their own line alone, as long as their list', async () => {
  const [letter] = await lettersOf(product, campaigns.get('villageGroup') ?? '');
  if (letter?.edge === 'villageGroup') {
    await partySigns(holderOf(product, letter.unit, letter.role), letter._id);
  }
  await product.settle();
  for (const [edge, root, other] of [
    ['villageGroup', COUNTY, 'yunling-edu'],
    ['groupHousehold', COUNTY, 'yunling-edu'],
    ['principalClassTeacher', 'yunling-edu', COUNTY],
  ] as const) {
    const period = periodOf(edge);
    expect(await expectNumbers(root, period)).toBeGreaterThan(4);
    const all = (await lettersOf(product, campaigns.get(edge) ?? '')).filter((one) => letterGroup(one) !== null);
    expect(await listed(root, period, undefined)).toHaveLength(all.length);
    const elsewhere = await product.as('bureauOfficer').done('letters.progress', { unit: other, period });
    expect(elsewhere.totals.total).toBe(0);
  }
});
