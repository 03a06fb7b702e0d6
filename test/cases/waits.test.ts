import type { CaseWaits } from '#domain/accounts/me';
import { found } from '#domain/errors';
import { plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { departments, officerOf, POLICE } from './departments';
import { APPROVER, caseIdOf, issued, persuading, serving } from './paper-cases';
import { at, kid } from './support';
import { certificateBy } from './uploads';

jest.setTimeout(120_000);

const OFFICER = 'townshipEducationOfficer';
const THERE = 'townshipEducationOfficer.sibling';
const CASE = caseIdOf('a');

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  setNow(at('2026-11-16', '09:00'));
  await persuading(product, 'a');
});
afterEach(() => product.close());

async function waits(who: string): Promise<CaseWaits> {
  const actor = product.actor(who);
  const { todo } = await product.by(actor).done('accounts.me', { as: actor.as });
  return todo.waits;
}
const listed = async (who: string, filter: 'handed' | 'termOver' | 'referralLate') =>
  (await product.as(who).done('cases.list', { filter })).items.map(({ id }) => id);

test('what the home counts is what its door opens on: a term that ran out is the township’s to look at, until it did', async () => {
  expect(await waits(OFFICER)).toEqual({ handed: 0, termOver: 0, referralLate: 0, entrusted: 0 });
  const paper = await issued(product, 'a', plainDate('2026-11-16'));
  for (const addressee of ['guardian', 'guardian2'] as const) {
    const served = await serving(product, paper, { addressee, on: plainDate('2026-11-16') });
    await product.as(APPROVER).done('cases.serveNotice', served);
  }
  setNow(at('2026-11-23', '23:00'));
  expect([(await waits(OFFICER)).termOver, await listed(OFFICER, 'termOver')]).toEqual([0, []]);
  setNow(at('2026-11-24', '00:01'));
  expect([(await waits(APPROVER)).termOver, await listed(APPROVER, 'termOver')]).toEqual([1, [CASE]]);
  expect((await waits('villageHead')).termOver).toBeUndefined();
  expect((await product.as(APPROVER).done('cases.case', { case: CASE })).clocks).toContainEqual(
    expect.objectContaining({ clock: 'notice', state: 'over' }),
  );
  await issued(product, 'a', plainDate('2026-11-24'), 'order');
  await product.settle();
  expect([(await waits(APPROVER)).termOver, await listed(APPROVER, 'termOver')]).toEqual([0, []]);
});

test('a hand-over waits for the receiver, and once it bounced for the sender until something is done', async () => {
  await product.as(OFFICER).done('cases.transfer', { case: CASE, to: 'yunling-t10', reason: '搬到十乡' });
  expect([(await waits(THERE)).handed, await listed(THERE, 'handed')]).toEqual([1, [CASE]]);
  expect((await waits(OFFICER)).handed).toBe(0);
  await product.as(THERE).done('cases.bounce', { case: CASE, reason: '没有来' });
  expect([(await waits(THERE)).handed, (await waits(OFFICER)).handed]).toEqual([0, 1]);
  expect(await listed(OFFICER, 'handed')).toEqual([CASE]);
  await product.as(OFFICER).done('cases.transfer', { case: CASE, to: 'yunling-t10', reason: '核实过，在十乡' });
  expect((await waits(OFFICER)).handed).toBe(0);
});

test('services entrusted to us, deferrals to decide, a referral for its department and, late, for who sent it', async () => {
  const paper = await issued(product, 'a', plainDate('2026-11-16'));
  const asked = { case: CASE, paper, addressee: 'guardian', to: 'yunling-t10', place: '远村' } as const;
  const { entrusted } = await product.as(APPROVER).done('cases.entrustService', asked);
  expect((await waits(THERE)).entrusted).toBe(1);
  await product.as(THERE).done('cases.acceptService', { entrusted });
  expect((await waits(THERE)).entrusted).toBe(0);
  await product.as(APPROVER).done('cases.entrustService', { ...asked, addressee: 'guardian2' });
  expect((await waits(THERE)).entrusted).toBe(1);
  await product.as(APPROVER).done('cases.voidPaper', { case: CASE, paper, reason: 'mistake' });
  expect([(await waits(THERE)).entrusted, (await waits(OFFICER)).termOver]).toEqual([0, 0]);

  setNow(at('2026-11-17', '09:00'));
  const { deferral } = await product.as('guardian.b').done('cases.applyDeferral', {
    child: kid('b'),
    reason: 'illness',
    from: plainDate('2026-11-17'),
    until: plainDate('2026-11-27'),
    note: '',
    certificates: [await certificateBy(product, 'guardian.b', 'b')],
  });
  expect([(await waits(APPROVER)).deferrals, (await waits('bureauApprover')).deferrals]).toEqual([1, 0]);
  const decision = { granted: true, reasons: '证明齐全', hearing: 'alone', childSaid: '好' } as const;
  await product.as(APPROVER).done('cases.decideDeferral', { deferral, ...decision });
  expect((await waits(APPROVER)).deferrals).toBe(0);

  await departments(product);
  const sent = { case: CASE, matter: 'whereabouts', to: POLICE, dueOn: plainDate('2026-11-20') } as const;
  await product.as(OFFICER).done('cases.refer', { ...sent, familyAgreed: false, words: { facts: '请查找' } });
  const police = officerOf(product, POLICE);
  expect((await product.by(police).done('accounts.me', { as: police.as })).todo.waits).toEqual({ referred: 1 });
  expect((await waits(OFFICER)).referralLate).toBe(0);
  setNow(at('2026-11-21', '09:00'));
  expect([(await waits(OFFICER)).referralLate, await listed(OFFICER, 'referralLate')]).toEqual([1, [CASE]]);
});

test('法制审核 waits for its reviewer until there is an opinion', async () => {
  await persuading(product, 'b', { state: 'enforcementReview' });
  expect(await waits('legalReviewer')).toEqual({ reviews: 1 });
  const { items } = await product.as('legalReviewer').done('cases.reviews', {});
  expect(items).toMatchObject([{ case: caseIdOf('b'), reviewed: false }]);
  const by = { person: 'somebody', post: null };
  const review = {
    action: 'legalReview',
    at: at('2026-11-16', '10:00'),
    on: plainDate('2026-11-16'),
    by,
    agrees: true,
  };
  const one = found(await product.store.read('cases', caseIdOf('b')));
  await product.store.put('cases', { ...one, steps: [{ ...review, file: 'x' } as never] });
  expect(await waits('legalReviewer')).toEqual({ reviews: 0 });
});
