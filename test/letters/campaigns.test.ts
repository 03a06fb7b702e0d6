import { found } from '#domain/errors';
import { letterFault } from '#domain/letters/event';
import { addDays } from '#domain/plain-date';
import { advance } from '../support/clock';
import { childId, TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { campaignRequest, drive, issue, lettersOf, partySigns, peopleForEdges } from './campaign-driving';
import { digest, openToSign } from './class-letters';

const SCHOOL = 'yunling-s1';

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  await peopleForEdges(product);
});
afterEach(() => product.close());

async function change(campaign: string, act: 'pause' | 'resume' | 'close') {
  const office = product.as('bureauOfficer');
  const { job } = await office.done('letters.changeCampaign', { campaign, act });
  return drive(office, job);
}

async function expectRecount(): Promise<void> {
  await product.settle();
  for (const unit of ['yunling', 'yunling-edu']) {
    const recount = await product.as('systemAdmin').done('statistics.recount', { unit });
    expect(recount).toMatchObject({ moving: 0, differences: [] });
  }
}

describe('preview', () => {
  test('says how many letters there will be, for whom, and who is missing', async () => {
    const office = product.as('bureauOfficer');
    const { campaign } = await office.done(
      'letters.saveCampaign',
      campaignRequest('principalClassTeacher', 'yunling-edu'),
    );
    const preview = await office.done('letters.previewCampaign', { campaign });
    expect(preview).toMatchObject({ units: 3, looked: 3, letters: 2, there: 0, cursor: null });
    expect(preview.missing).toEqual([
      { unit: 'yunling-s10-y5-k1', place: '五（1）班', who: '班主任', reason: 'noPost' },
    ]);
  });

  test('a draft may be changed, and is nobody’s letter; what is out may not', async () => {
    const office = product.as('bureauOfficer');
    const request = campaignRequest('bureauSchool', 'yunling-edu');
    const { campaign } = await office.done('letters.saveCampaign', request);
    await office.done('letters.saveCampaign', { ...request, campaign, name: '返乡' });
    expect((await office.done('letters.campaign', { campaign })).name).toBe('返乡');
    expect((await product.as('principal').done('letters.atPost', {})).toSign).toEqual([]);
    const { job } = await office.done('letters.issueCampaign', { campaign });
    await drive(office, job);
    expect(await office.call('letters.saveCampaign', { ...request, campaign })).toMatchObject({
      code: 'ILLEGAL_STATE',
    });
  });

  test('targets that nobody filled are asked for', async () => {
    const request = { ...campaignRequest('bureauSchool', 'yunling-edu'), targets: [] };
    expect(await product.as('bureauOfficer').call('letters.saveCampaign', request)).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  test('only 甲方 on its own unit, or the county’s office, may begin', async () => {
    const request = campaignRequest('principalClassTeacher', SCHOOL);
    expect(await product.as('classTeacher').call('letters.saveCampaign', request)).toMatchObject({ ok: false });
    expect(await product.as('principal.sibling').call('letters.saveCampaign', request)).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await product.as('principal').call('letters.saveCampaign', request)).toMatchObject({ ok: true });
  });
});

describe('补发', () => {
  test('whoever takes a post later gets the letter, and nobody gets a second one', async () => {
    const office = product.as('bureauOfficer');
    const campaign = await issue(office, 'principalClassTeacher', 'yunling-edu');
    expect(await lettersOf(product, campaign)).toHaveLength(2);
    const like = found(await product.store.read('posts', 'yunling-s1-y5-k1:classTeacher:1'));
    const unit = found(await product.store.read('units', 'yunling-s10-y5-k1'));
    await product.write('posts', [{ ...like, _id: `${unit._id}:classTeacher:1`, unit: unit._id, path: unit.path }]);
    const { job } = await office.done('letters.issueCampaign', { campaign });
    expect(await drive(office, job)).toMatchObject({ made: 1, skipped: 2 });
    expect(await lettersOf(product, campaign)).toHaveLength(3);
    await expectRecount();
  });

  test('an act begun while another runs is refused, and a job left half done is finished by the tick', async () => {
    const office = product.as('bureauOfficer');
    const { campaign } = await office.done('letters.saveCampaign', campaignRequest('bureauSchool', 'yunling-edu'));
    await office.done('letters.issueCampaign', { campaign });
    expect(await office.call('letters.changeCampaign', { campaign, act: 'close' })).toMatchObject({
      code: 'JOB_RUNNING',
    });
    advance(91_000);
    await product.tick('letters');
    expect(await lettersOf(product, campaign)).toHaveLength(2);
    expect(await office.done('letters.campaign', { campaign })).toMatchObject({ state: 'open', running: null });
  });
});

describe('in the middle of signing', () => {
  test('a pause fences every open letter; whoever had opened is told so, and signs when it goes on', async () => {
    const campaign = await issue(product.as('bureauOfficer'), 'teacherGuardian', 'yunling-edu');
    const letter = `${campaign}:${childId('yunling', 'a')}:guardian`;
    const { caller, signature } = await openToSign(product, 'guardian.a', letter);
    await change(campaign, 'pause');
    expect(await caller.call('letters.sign', signature)).toMatchObject({ code: 'LETTER_PAUSED' });
    expect(await caller.call('letters.decline', { letter, reason: 'think' })).toMatchObject({ code: 'LETTER_PAUSED' });
    expect(
      await product
        .as('guardian.b')
        .call('letters.open', { letter: `${campaign}:${childId('yunling', 'b')}:guardian` }),
    ).toMatchObject({ code: 'LETTER_PAUSED' });
    expect(await product.as('bureauOfficer').call('letters.issueCampaign', { campaign })).toMatchObject({
      code: 'CAMPAIGN_PAUSED',
    });
    await change(campaign, 'resume');
    await partySigns(product.as('guardian.a'), letter);
    await expectRecount();
  });

  test('an extension moves the end of what is open, and a close ends it; what is signed stays', async () => {
    const office = product.as('bureauOfficer');
    const campaign = await issue(office, 'teacherGuardian', 'yunling-edu');
    const letter = `${campaign}:${childId('yunling', 'a')}:guardian`;
    await partySigns(product.as('guardian.a'), letter);
    const until = addDays(TODAY, 30);
    for (const day of [addDays(TODAY, 14), addDays(TODAY, 13), TODAY]) {
      // Nobody who was told a day is cut short.
      expect(await office.call('letters.changeCampaign', { campaign, act: 'extend', until: day })).toMatchObject({
        code: 'INVALID_ARGUMENT',
        fields: [{ path: 'until', rule: '要比现在的截止日期晚' }],
      });
    }
    const { job } = await office.done('letters.changeCampaign', { campaign, act: 'extend', until });
    expect(await drive(office, job)).toMatchObject({ made: 13, skipped: 1 });
    await change(campaign, 'close');
    const letters = await lettersOf(product, campaign);
    expect(letters.filter(({ state }) => state === 'expired')).toHaveLength(13);
    expect(letters.find(({ _id }) => _id === letter)?.state).toBe('signed');
    expect(letters.map((one) => letterFault(one, digest))).toEqual(letters.map(() => null));
    expect(letters.filter(({ state }) => state === 'expired').every((one) => one.until === until)).toBe(true);
    await expectRecount();
  });

  test('pause and 8 signatures at the same moment: each letter is either signed or fenced, none lost', async () => {
    const campaign = await issue(product.as('bureauOfficer'), 'teacherGuardian', 'yunling-edu');
    const ready = [];
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      ready.push(await openToSign(product, `guardian.${key}`, `${campaign}:${childId('yunling', key)}:guardian`));
    }
    const [, ...answers] = await Promise.all([
      change(campaign, 'pause'),
      ...ready.map(({ caller, signature }) => caller.call('letters.sign', signature)),
    ]);
    for (const [n, answer] of answers.entries()) {
      const letter = found(await product.store.read('letters', found(ready[n]).signature.letter));
      expect(letter.state === 'signed').toBe(answer.ok);
      expect(letter.paused ?? false).toBe(!answer.ok);
      if (!answer.ok) {
        expect(answer.code).toBe('LETTER_PAUSED');
      }
    }
    await expectRecount();
  });
});
