import { found } from '#domain/errors';
import { letterFault } from '#domain/letters/event';
import { advance } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import {
  campaignRequest,
  drive,
  holderOf,
  issue,
  issuerSigns,
  lettersOf,
  partySigns,
  peopleForEdges,
  periodOf,
} from './campaign-driving';
import { CLASS, digest, ink, openToSign } from './class-letters';

const SCHOOL = 'yunling-s1';

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  await peopleForEdges(product);
});
afterEach(() => product.close());

async function expectRecount(): Promise<void> {
  await product.settle();
  for (const unit of ['yunling', 'yunling-edu']) {
    const recount = await product.as('systemAdmin').done('statistics.recount', { unit });
    expect(recount).toMatchObject({ moving: 0, differences: [] });
  }
}

describe('both sides', () => {
  /** A template of the county in which 甲方 signs first. */
  async function issuerFirst(): Promise<{ template: string; version: number }> {
    const office = product.as('bureauOfficer');
    const whole = await office.done('letters.template', { template: 'principalClassTeacher', version: 1 });
    const { edge, kind, title, summary, body, statement, targets } = whole;
    const saved = await office.done('letters.saveTemplate', {
      template: 'principalClassTeacher',
      edge,
      kind,
      title,
      summary,
      body,
      statement,
      targets,
      signing: 'issuerFirst',
      variables: [],
      explanations: [{ language: '苗语', text: '（译文）', audio: null }],
    });
    await office.done('letters.publishTemplate', saved);
    return saved;
  }

  test('甲方 first: nobody below is asked before, then 乙方 completes it', async () => {
    const { version } = await issuerFirst();
    const principal = product.as('principal');
    const request = { ...campaignRequest('principalClassTeacher', SCHOOL), version };
    const { campaign } = await principal.done('letters.saveCampaign', request);
    const { job } = await principal.done('letters.issueCampaign', { campaign });
    await drive(principal, job);
    const teacher = holderOf(product, CLASS, 'classTeacher');
    expect((await teacher.done('letters.atPost', {})).toSign).toEqual([]);
    const draft = `${campaign}:${CLASS}:classTeacher-1`;
    expect(await teacher.call('letters.open', { letter: draft })).toMatchObject({ code: 'ILLEGAL_STATE' });
    expect(await issuerSigns(principal, campaign)).toMatchObject({ made: 2 });
    const { countersigned } = await principal.done('letters.atPost', {});
    expect(countersigned).toMatchObject({ letters: 2, rows: [{ state: 'issued' }, { state: 'issued' }] });
    const letter = `${campaign}:${CLASS}:classTeacher-1`;
    expect((await teacher.done('letters.atPost', {})).toSign.map(({ id }) => id)).toEqual([letter]);
    await partySigns(teacher, letter);
    const whole = found(await product.store.read('letters', letter));
    expect(whole.state).toBe('countersigned');
    expect(whole.events.map(({ type }) => type)).toEqual(['created', 'countersigned', 'issued', 'viewed', 'signed']);
    expect(letterFault(whole, digest)).toBeNull();
    expect(await teacher.done('letters.explanations', { letter })).toEqual({
      items: [{ language: '苗语', text: '（译文）', audio: null }],
    });
    await expectRecount();
  });

  test('a list that changed since, a spent challenge, no reading time: typed answers', async () => {
    const principal = product.as('principal');
    const campaign = await issue(principal, 'principalClassTeacher', SCHOOL);
    await partySigns(holderOf(product, CLASS, 'classTeacher'), `${campaign}:${CLASS}:classTeacher-1`);
    const opened = await principal.done('letters.openBatch', { campaign });
    const signing = {
      campaign,
      challenge: opened.challenge,
      digest: opened.digest,
      consent: true as const,
      ink: ink(),
      clientAt: Date.now(),
      client: 'h5' as const,
    };
    expect(await principal.call('letters.signBatch', signing)).toMatchObject({ code: 'READ_REQUIRED' });
    advance(opened.readingMs + 1000);
    expect(await principal.call('letters.signBatch', { ...signing, digest: '0'.repeat(64) })).toMatchObject({
      code: 'LETTER_CHANGED',
    });
    await drive(principal, (await principal.done('letters.signBatch', signing)).job);
    expect(await principal.call('letters.signBatch', signing)).toMatchObject({ code: 'CHALLENGE_EXPIRED' });
    expect(await principal.call('letters.openBatch', { campaign })).toMatchObject({ code: 'ILLEGAL_STATE' });
  });

  test('a post handed over in the same moment signs nothing', async () => {
    const campaign = await issue(product.as('principal'), 'principalClassTeacher', SCHOOL);
    const letter = `${campaign}:${CLASS}:classTeacher-1`;
    const { caller, signature } = await openToSign(product, 'classTeacher', letter);
    await product.store.tx(async (tx) => {
      const post = found(await tx.read('posts', product.actor('classTeacher').as));
      await tx.replace('posts', { ...post, holder: null, rev: post.rev + 1 });
    });
    expect(await caller.call('letters.sign', signature)).toMatchObject({ code: 'POST_NOT_HELD' });
    expect(await product.store.read('letters', letter)).toMatchObject({ state: 'viewed' });
  });

  test('作废 by 甲方: it counts no more, and what stood in the chain stays', async () => {
    const campaign = await issue(product.as('principal'), 'principalClassTeacher', SCHOOL);
    const letter = `${campaign}:${CLASS}:classTeacher-1`;
    await partySigns(product.as('classTeacher'), letter);
    expect(await product.as('classTeacher').call('letters.void', { letter, reason: 'wrongText' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    await product.as('principal').done('letters.void', { letter, reason: 'personChanged' });
    expect(await product.as('classTeacher').call('letters.open', { letter })).toMatchObject({ code: 'ILLEGAL_STATE' });
    const voided = found(await product.store.read('letters', letter));
    expect([voided.state, voided.events.at(-1)?.type, letterFault(voided, digest)]).toEqual(['voided', 'voided', null]);
    await expectRecount();
    const { totals } = await product
      .as('principal')
      .done('letters.progress', { period: periodOf('principalClassTeacher') });
    expect(totals.total).toBe(1);
  });

  test('a later campaign of the same kind and year supersedes what the earlier one made', async () => {
    const office = product.as('bureauOfficer');
    const first = await issue(office, 'bureauSchool', 'yunling-edu');
    const second = await issue(office, 'bureauSchool', 'yunling-edu');
    expect(second).toBe(`${first}-2`);
    await product.settle();
    expect((await lettersOf(product, first)).map(({ state }) => state)).toEqual(['superseded', 'superseded']);
    expect((await lettersOf(product, second)).map(({ state }) => state)).toEqual(['issued', 'issued']);
    await expectRecount();
  });
});
