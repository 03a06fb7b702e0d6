import { found } from '#domain/errors';
import { advance } from '../support/clock';
import { childId, TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { issue, issuerSigns, lettersOf, partySigns, peopleForEdges } from './campaign-driving';
import { CLASS, letterOf, startLetters } from './class-letters';

const VILLAGE = 'yunling-t1-v1';

let product: Product;
beforeEach(async () => {
  product = await openProduct();
  await peopleForEdges(product);
});
afterEach(() => product.close());

const chainOf = (who: string, unit: string) => product.as(who).done('letters.chain', { unit });

describe('letters.chain', () => {
  test('goes up to the county on both lines and names what is not out yet', async () => {
    const { above } = await chainOf('classTeacher', CLASS);
    expect(above.map(({ unit, letters }) => [unit, letters.length])).toEqual([
      ['yunling', 0],
      ['yunling-edu', 0],
      ['yunling-s1', 0],
    ]);
    const group = await chainOf('groupLeader', `${VILLAGE}-g1`);
    expect(group.above.map(({ unit }) => unit)).toEqual(['yunling', 'yunling-t1', VILLAGE]);
    expect((await chainOf('leadingGroup', 'yunling')).above).toEqual([]);
  });

  test('says of each unit below whether both have signed; other units’ letters can be seen, not opened', async () => {
    const office = product.as('bureauOfficer');
    const campaign = await issue(office, 'villageGroup', 'yunling-edu');
    const letter = found((await lettersOf(product, campaign)).find(({ _id }) => _id.includes(`:${VILLAGE}-g1:`)));
    await partySigns(product.as('groupLeader'), letter._id);
    await issuerSigns(product.as('villageHead'), campaign);
    const { below } = await chainOf('villageHead', VILLAGE);
    const groups = found(below.find(({ edge }) => edge === 'villageGroup'));
    expect(groups.links.map(({ unit, letters }) => [unit, letters.map(({ state }) => state)])).toEqual([
      [`${VILLAGE}-g1`, ['countersigned']],
      [`${VILLAGE}-g10`, ['issued']],
    ]);
    expect(groups.links[0]?.letters[0]?.id).toBe(letter._id);
    const grids = found(below.find(({ edge }) => edge === 'villageGrid'));
    expect(grids.links.map(({ letters }) => letters)).toEqual([[], []]);
    await issue(office, 'townshipVillage', 'yunling-edu');
    const { above } = await chainOf('groupLeader', `${VILLAGE}-g1`);
    expect(above.map(({ letters }) => letters.map(({ id, state }) => [id === null, state]))).toEqual([
      [],
      [[true, 'issued']],
      [[false, 'countersigned']],
    ]);
  });

  test('ends in households and in parents, as their letters name them; a voided letter is no link', async () => {
    await startLetters(product);
    const parents = found((await chainOf('classTeacher', CLASS)).below[0]);
    expect(parents.edge).toBe('teacherGuardian');
    expect(new Set(parents.links.map(({ name }) => name))).toEqual(new Set(['娃a', '娃b', '娃c', '娃d']));
    const campaign = await issue(product.as('groupLeader'), 'groupHousehold', `${VILLAGE}-g1`);
    const [letter] = await lettersOf(product, campaign);
    const households = async () => (await chainOf('groupLeader', `${VILLAGE}-g1`)).below[0]?.links.length;
    expect(await households()).toBe(1);
    await product.as('groupLeader').done('letters.void', { letter: found(letter)._id, reason: 'wrongText' });
    expect(await households()).toBe(0);
  });
});

test('a batch lists what was opened, to whoever opened it and to nobody else', async () => {
  const campaign = await issue(product.as('villageHead'), 'villageGroup', VILLAGE);
  const letters = await lettersOf(product, campaign);
  for (const { _id } of letters) {
    await partySigns(product.as(_id.includes('g10:') ? 'groupLeader.sibling' : 'groupLeader'), _id);
  }
  const head = product.as('villageHead');
  expect((await head.done('letters.batchLetters', { campaign })).items).toEqual([]);
  await head.done('letters.openBatch', { campaign });
  const { items, cursor } = await head.done('letters.batchLetters', { campaign });
  expect(items.map(({ id }) => id).sort()).toEqual(letters.map(({ _id }) => _id).sort());
  expect(cursor).toBeNull();
  expect((await product.as('villageHead.sibling').done('letters.batchLetters', { campaign })).items).toEqual([]);
  expect((await product.as('groupLeader').done('letters.batchLetters', { campaign })).items).toEqual([]);
  // Handed over meanwhile: whoever holds the post now has opened nothing.
  await product.store.tx(async (tx) => {
    const batch = found(await tx.read('batches', `${campaign}:${VILLAGE}:villageHead:1`));
    await tx.replace('batches', { ...batch, person: 'somebody-else', rev: batch.rev + 1 });
  });
  expect((await head.done('letters.batchLetters', { campaign })).items).toEqual([]);
  const { todo } = await head.done('accounts.me', { as: `${VILLAGE}:villageHead:1` });
  expect(todo.ownLetters).toBe(2);
  const mayVoid = async (who: string) => {
    const letter = found(letters[0])._id;
    return (await product.as(who).done('letters.read', { letter })).mayVoid;
  };
  expect(await mayVoid('villageHead')).toBe(true);
  expect(await mayVoid('groupLeader.sibling')).toBe(false);
});

test('a household’s letter names its guardians to the helper alone, waits on the family’s home, and at the door', async () => {
  const campaign = await issue(product.as('groupLeader'), 'groupHousehold', `${VILLAGE}-g1`);
  const letter = found((await lettersOf(product, campaign))[0])._id;
  const { signers } = await product.as('groupLeader').done('letters.read', { letter });
  expect(signers.map(({ name, slot }) => `${name} ${slot}`)).toEqual([
    '妈a guardian',
    '爸a guardian2',
    '妈b guardian',
    '爸b guardian2',
  ]);
  expect((await product.as('guardian.a').done('letters.read', { letter })).signers).toEqual([]);
  const { todo } = await product.as('guardian.a').done('accounts.me', { as: 'family:yunling' });
  expect(todo.letters).toMatchObject([{ id: letter, child: null, childName: '我家' }]);
  const door = await product.as('groupLeader').done('roster.household', { household: `${VILLAGE}-g1~1` });
  expect(door.letters).toMatchObject([{ letter, child: null, adultName: '户主甲' }]);
  const waiting = async () => (await product.as('groupLeader').done('accounts.me', {})).todo.ownLetters;
  expect(await waiting()).toBe(0);
  await partySigns(product.as('guardian.a'), letter);
  // 甲方 is asked once the household has signed: as many on the home screen as lie behind it.
  expect(await waiting()).toBe(1);
  const { toCountersign } = await product.as('groupLeader').done('letters.atPost', {});
  expect(toCountersign).toMatchObject([{ campaign, letters: 1 }]);
  const after = await product.as('guardian2.a').done('accounts.me', { as: 'family:yunling' });
  expect(after.todo.letters).toEqual([]);
});

test('the family’s home counts what its list asks for: late ones too, none that somebody has said not to sign', async () => {
  await startLetters(product);
  const campaign = await issue(product.as('groupLeader'), 'groupHousehold', `${VILLAGE}-g1`);
  const household = found((await lettersOf(product, campaign))[0])._id;
  const asked = async () => {
    const { todo } = await product.as('guardian.a').done('accounts.me', { as: 'family:yunling' });
    return todo.letters.map(({ id }) => id).sort();
  };
  const both = [letterOf('a'), household].sort();
  expect(await asked()).toEqual(both);
  advance(60 * 86_400_000);
  expect(await asked()).toEqual(both);
  await product.as('guardian.a').done('letters.decline', { letter: household, reason: 'think' });
  expect(await asked()).toEqual([letterOf('a')]);
});

test('who looks after whom: the newest of each child, without numbers, for those whom the law names', async () => {
  const child = childId('yunling', 'a');
  const told = { child, relation: '祖母', phone: '00000000077', from: TODAY, until: null, reach: '外省务工' };
  await product.as('guardian.a').done('letters.tellEntrustment', { ...told, carer: '奶奶甲' });
  advance(1000);
  await product.as('guardian.a').done('letters.tellEntrustment', { ...told, carer: '奶奶乙' });
  for (const [who, unit] of [
    ['classTeacher', CLASS],
    ['villageHead', VILLAGE],
  ] as const) {
    const { items } = await product.as(who).done('letters.entrusted', { unit });
    expect(items).toEqual([
      { child, childName: '娃a', className: '五（1）班', carer: '奶奶乙', relation: '祖母', from: TODAY, until: null },
    ]);
  }
});
