import { plainDate } from '#domain/plain-date';
import { departments, POLICE } from '../cases/departments';
import { APPROVER, caseIdOf, issued, persuading } from '../cases/paper-cases';
import { at, kid } from '../cases/support';
import { certificateBy } from '../cases/uploads';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { codesOn, drawn } from './drawn';
import { wordsOn } from './words-on';

jest.setTimeout(120_000);

const OFFICER = 'townshipEducationOfficer';
const THERE = 'townshipEducationOfficer.sibling';
const one = caseIdOf('a');
const pdf = 'pdf' as const;

let product: Product;
beforeAll(async () => {
  product = await openProduct('counted');
  setNow(at('2026-11-16', '09:00'));
  await persuading(product, 'a');
});
afterAll(() => product.close());

/** What stands on a sheet, read by another program; its picture stays. */
async function wordsOf(made: { readonly url: string }, name: string): Promise<string> {
  drawn(Buffer.from(await (await fetch(made.url)).arrayBuffer()), name, 80);
  return wordsOn(name).join('').replaceAll('演示', '').replace(/\s/g, '');
}

test('委托送达: the township that took it prints paper and receipt, nobody else and not before; the sheet goes back', async () => {
  const paper = await issued(product, 'a', plainDate('2026-11-16'));
  const asked = { case: one, paper, addressee: 'guardian', to: 'yunling-t10', place: '远村一组租住处' } as const;
  const { entrusted } = await product.as(APPROVER).done('cases.entrustService', asked);
  const request = { entrusted, sheet: 'paper', format: pdf } as const;
  expect(await product.as(THERE).call('office.entrustedSheet', request)).toMatchObject({ code: 'ILLEGAL_STATE' });
  await product.as(THERE).done('cases.acceptService', { entrusted });
  for (const who of [OFFICER, 'bureauOfficer', 'villageHead']) {
    expect(await product.as(who).call('office.entrustedSheet', request)).toMatchObject({ ok: false });
  }
  const notice = await wordsOf(await product.as(THERE).done('office.entrustedSheet', request), 'entrusted-paper');
  expect(notice).toContain('一乡限返〔2026〕1号');
  const receipt = await product.as(THERE).done('office.entrustedSheet', { ...request, sheet: 'receipt' });
  const words = await wordsOf(receipt, 'entrusted-receipt');
  expect(words).toContain('受委托送达的机关云岭县十乡人民政府');
  expect(words).toContain('把原件寄回云岭县一乡人民政府');
  expect(codesOn('entrusted-receipt', 110)).toHaveLength(1);
  expect((await product.as(THERE).call('office.casePaper', { case: one, paper, format: pdf })).ok).toBe(false);
  await product.as(APPROVER).done('cases.voidPaper', { case: one, paper, reason: 'mistake' });
  expect(await product.as(THERE).call('office.entrustedSheet', request)).toMatchObject({ code: 'ILLEGAL_STATE' });
});

test('转介函 has the lines that left and no other; taken back it is printed no more', async () => {
  await departments(product);
  const facts = '十月起没有到校，请协助查找';
  const { referral } = await product.as(OFFICER).done('cases.refer', {
    case: one,
    matter: 'whereabouts',
    to: POLICE,
    dueOn: plainDate('2026-11-26'),
    familyAgreed: false,
    words: { facts },
  });
  const made = await product.as(OFFICER).done('office.referralLetter', { referral, format: pdf });
  const words = await wordsOf(made, 'referral-letter');
  const { items } = await product.as(OFFICER).done('cases.referrals', { case: one });
  for (const { value } of items[0]?.lines ?? []) {
    expect(words).toContain(value.replace(/\s/g, ''));
  }
  expect(words).toContain('2026年11月26日以前办结');
  expect(words).not.toMatch(/限返|出生/);
  await product.as(OFFICER).done('cases.revokeReferral', { referral, reason: '已经找到' });
  expect(await product.as(OFFICER).call('office.referralLetter', { referral, format: pdf })).toMatchObject({
    code: 'ILLEGAL_STATE',
  });
});

test('移交函 says whom it is for, what is known and until when to answer, with 回执', async () => {
  setNow(at('2026-11-17', '09:00'));
  const place = '邻省某市某县河东镇';
  const sent = { case: one, to: 'outside', place, contact: '镇政府 教育办', reason: '随父亲在镇上租房住' } as const;
  await product.as(OFFICER).done('cases.transfer', sent);
  const [last] = (await product.as(OFFICER).done('cases.transfers', { case: one })).items;
  expect(last).toMatchObject({ n: 1, to: place });
  const asked = { case: one, n: 1, format: pdf };
  const words = await wordsOf(await product.as(OFFICER).done('office.transferLetter', asked), 'transfer-letter');
  expect(words).toContain(`${place}：`);
  expect(words).toContain('随父亲在镇上租房住。');
  expect(words).toContain('自收到本函之日起10个工作日内寄回回执');
  expect(words).toContain('母亲妈a');
  expect(words).toMatch(/□接收□退回/);
  expect(await product.as('principal').call('office.transferLetter', asked)).toMatchObject({ ok: false });
  expect(await product.as(OFFICER).call('office.transferLetter', { ...asked, n: 2 })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('休学决定书: granted and refused, with reasons; of the illness nothing; the family prints its own', async () => {
  const decided = async (key: 'b' | 'c', granted: boolean) => {
    const who = `guardian.${key}`;
    const { deferral } = await product.as(who).done('cases.applyDeferral', {
      child: kid(key),
      reason: 'illness',
      from: plainDate('2026-11-17'),
      until: plainDate('2026-11-27'),
      note: '肾炎',
      certificates: [await certificateBy(product, who, key)],
    });
    const request = { deferral, format: pdf };
    expect(await product.as(APPROVER).call('office.deferralPaper', request)).toMatchObject({ code: 'ILLEGAL_STATE' });
    await product.as(APPROVER).done('cases.decideDeferral', {
      deferral,
      granted,
      reasons: granted ? '证明齐全' : '证明上没有写要休息多久',
      hearing: 'alone',
      childSaid: '想上学',
    });
    return wordsOf(await product.as(who).done('office.deferralPaper', request), `deferral-${granted}`);
  };
  const yes = await decided('b', true);
  expect(yes).toContain('准予休学决定书');
  expect(yes).toContain('准予娃b自2026年11月17日起至2026年11月27日止休学');
  expect(yes).toContain('本机关审查认为：证明齐全。');
  expect(yes).not.toMatch(/肾炎|想上学|行政复议/);
  const no = await decided('c', false);
  expect(no).toContain('不予批准休学决定书');
  expect(no).toContain('60日内向县人民政府申请行政复议');
});
