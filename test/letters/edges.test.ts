import { found } from '#domain/errors';
import { EDGE_IDS, type EdgeId, lowerPost } from '#domain/letters/edges';
import { letterFault } from '#domain/letters/event';
import { isPostLetter } from '#domain/letters/parties';
import { openProduct, type Product } from '../support/product';
import {
  COUNTY,
  holderOf,
  issue,
  issuerSigns,
  lettersOf,
  partySigns,
  peopleForEdges,
  periodOf,
} from './campaign-driving';
import { digest } from './class-letters';

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  await peopleForEdges(product);
});
afterEach(() => product.close());

const total = async (unit: string, edge: EdgeId): Promise<number> =>
  (await product.store.read('nodes', `letters:${unit}:${periodOf(edge)}`))?.counts['total'] ?? 0;

async function expectRecount(): Promise<void> {
  await product.settle();
  for (const unit of ['yunling', 'yunling-edu']) {
    const recount = await product.as('systemAdmin').done('statistics.recount', { unit });
    expect(recount).toMatchObject({ moving: 0, differences: [] });
  }
}

/** How many letters each edge has in the fixture, and on which line they count. */
const EXPECTED: Readonly<Record<EdgeId, readonly [letters: number, line: 'government' | 'education' | 'both']>> = {
  countyBureau: [1, 'education'],
  countyTownship: [2, 'government'],
  countyDepartment: [1, 'government'],
  bureauSchool: [2, 'education'],
  townshipVillage: [2, 'government'],
  villageGroup: [2, 'government'],
  villageGrid: [2, 'government'],
  principalGradeLead: [2, 'education'],
  principalClassTeacher: [2, 'education'],
  principalSubjectTeacher: [2, 'education'],
  groupHousehold: [4, 'government'],
  teacherGuardian: [14, 'both'],
};

test.each(EDGE_IDS)(
  '%s: issued for the whole county, each letter counts on its own line up to the root',
  async (edge) => {
    const office = product.as('bureauOfficer');
    const preview = await issue(office, edge, 'yunling-edu');
    const letters = await lettersOf(product, preview);
    const [count, line] = EXPECTED[edge];
    expect(letters).toHaveLength(count);
    expect(letters.map((letter) => letterFault(letter, digest))).toEqual(letters.map(() => null));
    expect(letters.filter((letter) => /\{\{|undefined/.test(letter.content.bodyText))).toEqual([]);
    await expectRecount();
    expect(await total(COUNTY, edge)).toBe(line === 'education' ? 0 : count);
    expect(await total('yunling-edu', edge)).toBe(line === 'government' ? 0 : count);
  },
);

const POST_EDGES = EDGE_IDS.filter((edge) => lowerPost(edge) !== null);

test.each(POST_EDGES)('%s: the post signs, then 甲方 for all of its own at once', async (edge) => {
  const campaign = await issue(product.as('bureauOfficer'), edge, 'yunling-edu');
  for (const letter of await lettersOf(product, campaign)) {
    if (isPostLetter(letter)) {
      await partySigns(holderOf(product, letter.unit, letter.role), letter._id);
    }
  }
  const signed = await lettersOf(product, campaign);
  expect(new Set(signed.map(({ state }) => state))).toEqual(new Set(['signed']));
  for (const issuer of new Set(signed.map((letter) => found(letter.issuer)))) {
    const [unit = '', role = ''] = issuer.split(':');
    const holder = holderOf(product, unit, role as 'principal');
    const { toCountersign } = await holder.done('letters.atPost', {});
    const own = signed.filter((letter) => letter.issuer === issuer).length;
    expect(toCountersign.find((one) => one.campaign === campaign)?.letters).toBe(own);
    expect((await holder.done('letters.atPost', {})).countersigned).toEqual({ letters: 0, rows: [] });
    expect(await issuerSigns(holder, campaign)).toMatchObject({ made: own, skipped: 0 });
    const after = await holder.done('letters.atPost', {});
    expect(after.countersigned.letters).toBe(own);
    expect(after.countersigned.rows.map(({ id }) => id).sort()).toEqual(
      signed.flatMap(({ _id, issuer: by }) => (by === issuer ? _id : [])).sort(),
    );
  }
  const whole = await lettersOf(product, campaign);
  const [one] = whole;
  if (one && isPostLetter(one)) {
    const receipt = await holderOf(product, one.unit, one.role).done('letters.receipt', { letter: one._id });
    expect(receipt.issuerSigned).toMatchObject({ name: expect.stringMatching(/./) });
  }
  expect(new Set(whole.map(({ state }) => state))).toEqual(new Set(['countersigned']));
  expect(whole.map((letter) => letterFault(letter, digest))).toEqual(whole.map(() => null));
  await expectRecount();
});

test('a household signs once, by any legal guardian of its children, and the others get the answer that it is signed', async () => {
  const campaign = await issue(product.as('groupLeader'), 'groupHousehold', 'yunling-t1-v1-g1');
  const [letter] = await lettersOf(product, campaign);
  const id = found(letter)._id;
  const { toSign } = await product.as('guardian2.a').done('letters.ofHouseholds', {});
  expect(toSign.map((row) => row.id)).toEqual([id]);
  await partySigns(product.as('guardian2.a'), id);
  expect(await product.as('guardian.a').call('letters.open', { letter: id })).toMatchObject({ code: 'LETTER_SIGNED' });
  expect(await product.as('guardian.d').call('letters.open', { letter: id })).toMatchObject({ code: 'NOT_FOUND' });
  const signed = found(await product.store.read('letters', id));
  expect(signed.events.find(({ type }) => type === 'signed')?.body).toMatchObject({
    signerName: '爸a',
    relation: '父亲',
  });
});
