import { found } from '#domain/errors';
import { instantAt, plainDate } from '#domain/plain-date';
import { advance, setNow } from '../support/clock';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { campaignRequest, drive, lettersOf } from './campaign-driving';
import { CAMPAIGN, CLASS, letterOf, signAs, startLetters } from './class-letters';
import { C, NEW_GROUP, Villages } from './villages';

const OTHER = 'yunling-s1-y5-k10';

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
});
afterEach(() => product.close());

const stateOf = async (letter: string) => found(await product.store.read('letters', letter)).state;
const toSign = async (who: string) =>
  (await product.as(who).done('letters.mine', {})).toSign.map(({ id }) => id.split(':').slice(0, 4).join(':'));

async function expectRecount(): Promise<void> {
  await product.settle();
  for (const unit of ['yunling', 'yunling-edu']) {
    const recount = await product.as('systemAdmin').done('statistics.recount', { unit });
    expect(recount).toMatchObject({ moving: 0, differences: [] });
  }
}

async function issuedAbove(term: 'autumn' | 'spring'): Promise<string> {
  const office = product.as('bureauOfficer');
  const request = { ...campaignRequest('teacherGuardian', 'yunling-edu'), term };
  const { campaign } = await office.done('letters.saveCampaign', request);
  await drive(office, (await office.done('letters.issueCampaign', { campaign })).job);
  return campaign;
}

test('whom the county has asked this term the teacher does not ask again, and sees in the class', async () => {
  const campaign = await issuedAbove('autumn');
  const teacher = product.as('classTeacher');
  const progress = await teacher.done('letters.classProgress', { unit: CLASS });
  expect(progress).toMatchObject({ missing: 0, counts: { total: 8 }, campaign: { id: campaign } });
  expect(await teacher.call('letters.startClass', { unit: CLASS })).toMatchObject({ code: 'ILLEGAL_STATE' });
  const office = product.as('bureauOfficer');
  await drive(office, (await office.done('letters.changeCampaign', { campaign, act: 'close' })).job);
  expect(await startLetters(product)).toMatchObject({ made: 8 });
  await product.settle();
  const old = await lettersOf(product, campaign);
  expect(new Set(old.filter(({ classId }) => classId === CLASS).map(({ state }) => state))).toEqual(
    new Set(['superseded']),
  );
  await expectRecount();
});

test('before a newer campaign goes out, its preview names what it would take the place of: those letters, and no others', async () => {
  await startLetters(product);
  await signAs(product, 'guardian.a', letterOf('a'));
  await signAs(product, 'guardian.c', letterOf('c'));
  const { rev } = found(await product.store.read('children', C));
  // In another class now, with the letters of the old one.
  await product.as('bureauOfficer').done('roster.moveClass', { child: C, classId: OTHER, rev });
  await product.settle();
  const office = product.as('bureauOfficer');
  const request = { ...campaignRequest('teacherGuardian', 'yunling-edu'), term: 'autumn' as const };
  const { campaign } = await office.done('letters.saveCampaign', request);
  const { replaces, replaced } = await office.done('letters.previewCampaign', { campaign });
  expect(replaces).toEqual({ letters: 8, signed: 2 });
  expect(replaced.map(({ state }) => state).slice(0, 3)).toEqual(['signed', 'signed', 'issued']);
  await drive(office, (await office.done('letters.issueCampaign', { campaign })).job);
  await product.settle();
  const { items } = await product.store.page('letters', { equal: { county: 'yunling' }, limit: 1000 });
  const gone = items.filter(({ state }) => state === 'superseded').map(({ _id }) => _id);
  expect(gone.sort()).toEqual(replaced.map(({ id }) => id).sort());
  expect(await office.done('letters.previewCampaign', { campaign })).toMatchObject({
    letters: 0,
    replaces: { letters: 0, signed: 0 },
  });
});

test('the next term ends what nobody signed in this one: the family is asked once, the old numbers stay', async () => {
  await startLetters(product);
  await signAs(product, 'guardian.a', letterOf('a'));
  await product.settle();
  const before = await product.as('classTeacher').done('letters.progress', { period: 'guardian:2026-2027-autumn' });
  setNow(instantAt(plainDate('2027-03-01'), '09:00'));
  await startLetters(product);
  await product.settle();
  expect(await stateOf(letterOf('a'))).toBe('signed');
  expect(await stateOf(letterOf('c'))).toBe('expired');
  expect(await toSign('guardian.c')).toEqual([`${CLASS}:guardian:2026-2027:spring`]);
  const after = await product.as('classTeacher').done('letters.progress', { period: 'guardian:2026-2027-autumn' });
  expect(after.totals).toEqual(before.totals);
  await expectRecount();
});

test('in a new class a child’s guardians have one letter: the old one stands, signed or not, until the new one is out', async () => {
  await startLetters(product);
  await signAs(product, 'guardian.c', letterOf('c'));
  const { rev } = found(await product.store.read('children', C));
  await product.as('bureauOfficer').done('roster.moveClass', { child: C, classId: OTHER, rev });
  await product.settle();
  expect([await stateOf(letterOf('c')), await stateOf(letterOf('c', 'guardian2'))]).toEqual(['signed', 'issued']);
  const inOld = await product.as('classTeacher').done('letters.classProgress', { unit: CLASS });
  expect(inOld.items.flatMap(({ letters }) => letters)).toHaveLength(inOld.counts.total);
  const teacher = product.as('classTeacher.sibling');
  const { job } = await teacher.done('letters.startClass', { unit: OTHER });
  while ((await teacher.done('letters.continueStart', { job })).state === 'running') {
    // Until the letters are in sight.
  }
  await product.settle();
  expect([await stateOf(letterOf('c')), await stateOf(letterOf('c', 'guardian2'))]).toEqual([
    'superseded',
    'superseded',
  ]);
  expect(await toSign('guardian.c')).toContain(`${OTHER}:guardian:2026-2027:autumn`);
  expect(await toSign('guardian.c')).not.toContain(CAMPAIGN);
  await expectRecount();
});

test('letters of a term to come follow a child that moves; those of a term that is over do not', async () => {
  await issuedAbove('spring');
  await startLetters(product);
  const villages = new Villages(product);
  await villages.move(NEW_GROUP);
  await product.settle();
  const letters = await villages.lettersOf(childId('yunling', 'c'));
  expect(new Set(letters.map(({ period }) => period)).size).toBe(2);
  await villages.expectWithChild();
  await expectRecount();
});

test('whoever opens a letter that was replaced reads when, by which, and finds the one that holds; one that holds says nothing', async () => {
  const teacher = product.as('classTeacher');
  const mother = product.as('guardian.a');
  const draft = { ...campaignRequest('teacherGuardian', CLASS), term: 'autumn' as const };
  const first = await teacher.done('letters.saveCampaign', draft);
  await drive(teacher, (await teacher.done('letters.issueCampaign', first)).job);
  const ofMother = async (campaign: string) => {
    const letters = await lettersOf(product, campaign);
    return found(letters.find(({ _id }) => _id.endsWith(`${childId('yunling', 'a')}:guardian`)))._id;
  };
  const old = await ofMother(first.campaign);
  await signAs(product, 'guardian.a', old);
  expect(await mother.done('letters.receipt', { letter: old })).toMatchObject({ replaced: null });
  advance(60_000);
  const second = await teacher.done('letters.saveCampaign', { ...draft, name: '补签' });
  await drive(teacher, (await teacher.done('letters.issueCampaign', second)).job);
  await product.settle();
  const letter = await ofMother(second.campaign);
  const { title } = found(await product.store.read('letters', letter));
  const at = found(found(await product.store.read('letters', old)).events.at(-1)).at;
  const replaced = { letter, at, title, name: '补签', opens: true };
  expect(await mother.done('letters.receipt', { letter: old })).toMatchObject({ state: 'superseded', replaced });
  expect(await mother.done('letters.read', { letter: old })).toMatchObject({ maySign: false, replaced });
  expect(await mother.done('letters.read', { letter })).toMatchObject({ maySign: true, replaced: null });
});
