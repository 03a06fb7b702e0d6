import type { RequestOf } from '#domain/api';
import { NOT_DEFERRABLE } from '#domain/cases/deferral';
import { plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { absentFor, at, CLASS, callRoll, caseOf, kid } from './support';
import { certificateBy } from './uploads';

jest.setTimeout(120_000);

const CASE = `${kid('a')}:1`;
const SPELL = ['2026-11-16', '2026-11-17', '2026-11-18'];
const UNTIL = plainDate('2026-11-27');

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  setNow(at('2026-11-19', '09:00'));
});
afterEach(() => product.close());

type Applying = RequestOf<'cases.applyDeferral'>;

async function application(who = 'guardian.a', changes: Partial<Applying> = {}, key = 'a'): Promise<Applying> {
  return {
    child: kid(key),
    reason: 'illness',
    from: plainDate('2026-11-19'),
    until: UNTIL,
    note: '肾炎，要住院',
    childSaid: '想快点好了回去上课',
    certificates: [await certificateBy(product, who, key)],
    ...changes,
  };
}

const granting = { granted: true, reasons: '证明齐全', hearing: 'together', childSaid: '想回学校' } as const;

async function granted(changes: Partial<Applying> = {}): Promise<string> {
  const { deferral } = await product
    .as('guardian.a')
    .done('cases.applyDeferral', await application('guardian.a', changes));
  await product.as('townshipApprover').done('cases.decideDeferral', { deferral, ...granting });
  await product.settle();
  return deferral;
}

const ofChild = async (who: string) => product.as(who).done('cases.childDeferrals', { child: kid('a') });

test('illness: the guardian applies, the township approves, at the end it is verified anew, and the child comes back (R36, law.md 9)', async () => {
  await callRoll(product, '2026-11-13', {});
  await absentFor(product, 'a', SPELL);
  setNow(at('2026-11-19', '09:00'));
  const { deferral } = await product.as('guardian.a').done('cases.applyDeferral', await application());
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'lead' });
  // The first letters of what lies in the store tell nothing of what was said.
  const kept = JSON.stringify(await product.store.read('deferrals', deferral));
  expect(kept).not.toMatch(/肾炎|上课/);
  expect((await ofChild('townshipApprover')).items[0]).toMatchObject({
    words: { note: '肾炎，要住院', childSaid: '想快点好了回去上课' },
    applicant: '母亲 妈a',
    acts: ['decide'],
  });
  await product.as('townshipApprover').done('cases.decideDeferral', { deferral, ...granting });
  await product.settle();
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'suspended' });
  const page = await product.as('principal').done('cases.case', { case: CASE });
  expect(page.clocks).toMatchObject([{ clock: 'deferral', state: 'warned', counted: { last: UNTIL } }]);
  expect(page.actions).not.toContain('suspend');
  await product.as('bureauOfficer').done('cases.fileDeferral', { deferral });

  // Nobody is alarmed by an absence of these days.
  await absentFor(product, 'a', ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25']);
  const { items: told } = await product.store.page('messages', {
    equal: { county: 'yunling', child: kid('a') },
    limit: 100,
  });
  const alarms = told.filter(({ cause, data }) => cause.startsWith('absence:') && String(data['date']) >= '2026-11-20');
  expect(alarms).toEqual([]);

  setNow(at('2026-11-28', '00:05'));
  await product.tick('cases');
  await product.settle();
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'verifying' });
  await product.as('villageHead').done('cases.claimReturn', { case: CASE, on: plainDate('2026-11-28') });
  await callRoll(product, '2026-11-30', {});
  expect(await product.as('classTeacher').call('cases.confirmReturn', { case: CASE })).toMatchObject({
    data: { state: 'followUp' },
  });
});

test.each(Object.keys(NOT_DEFERRABLE) as (keyof typeof NOT_DEFERRABLE)[])(
  '%s is refused by name, with the way that there is instead',
  async (reason) => {
    const answer = await product
      .as('guardian.a')
      .call('cases.applyDeferral', await application('guardian.a', { reason }));
    expect(answer).toMatchObject({
      ok: false,
      code: 'DEFERRAL_NOT_LAWFUL',
      message: NOT_DEFERRABLE[reason].instead,
    });
    expect((await ofChild('guardian.a')).items).toEqual([]);
  },
);

test('a disabled child is placed, not deferred; only for a treatment it is like any other', async () => {
  const child = await product.store.read('children', kid('a'));
  if (child) {
    await product.store.put('children', { ...child, groups: ['残疾'] });
  }
  expect(await product.as('guardian.a').call('cases.applyDeferral', await application())).toMatchObject({
    code: 'DEFERRAL_NOT_LAWFUL',
    message: NOT_DEFERRABLE.disability.instead,
  });
  const treated = await application('guardian.a', { reason: 'treatment' });
  expect((await product.as('guardian.a').call('cases.applyDeferral', treated)).ok).toBe(true);
});

test('what is missing or too long is said at its field: certificate, paper, days, other reasons without a rule', async () => {
  const guardian = product.as('guardian.a');
  const refused = async (changes: Partial<Applying>) =>
    guardian.call('cases.applyDeferral', await application('guardian.a', changes));
  expect(await refused({ certificates: [] })).toMatchObject({ fields: [{ path: 'certificates' }] });
  expect(await refused({ until: plainDate('2027-11-19') })).toMatchObject({
    fields: [{ path: 'until', rule: expect.stringContaining('11月18日') }],
  });
  expect((await refused({ until: plainDate('2027-11-18') })).ok).toBe(true);
  expect(await refused({})).toMatchObject({
    code: 'ILLEGAL_STATE',
    message: expect.stringContaining('已经有一份申请'),
  });
  const [first] = (await ofChild('guardian.a')).items;
  await guardian.done('cases.withdrawDeferral', { deferral: first?.id ?? '' });
  expect(await refused({ reason: 'other' })).toMatchObject({ code: 'DEFERRAL_NOT_LAWFUL' });
});

test('no school starts it; staff write it down for a legal guardian with the signed paper', async () => {
  for (const who of ['classTeacher', 'principal', 'centreOfficer']) {
    const answer = await product.as(who).call('cases.applyDeferral', {
      ...(await application()),
      told: 'guardian',
      paper: 'nothing',
    });
    expect([who, answer.ok ? '' : answer.code]).toEqual([who, 'FORBIDDEN']);
  }
  const asked = await application('villageHead', { told: 'guardian2' });
  expect(await product.as('villageHead').call('cases.applyDeferral', asked)).toMatchObject({
    fields: [{ path: 'paper' }],
  });
  const paper = await certificateBy(product, 'villageHead', 'a');
  const contact = await product.as('villageHead').call('cases.applyDeferral', { ...asked, told: 'contact', paper });
  expect(contact).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('法定监护人') });
  expect((await product.as('villageHead').call('cases.applyDeferral', { ...asked, paper })).ok).toBe(true);
  // The other guardian sees that it is asked for, not what was said to the village.
  expect((await ofChild('guardian.a')).items[0]).toMatchObject({ applicant: '父亲 爸a', words: null, acts: [] });
  expect((await ofChild('classTeacher')).items[0]).toMatchObject({ state: 'applied', words: null, certificates: 0 });
});

test('a refusal has its reasons and the way to appeal; the bureau decides nothing that the pack gives to the township', async () => {
  const { deferral } = await product.as('guardian.a').done('cases.applyDeferral', await application());
  const no = {
    deferral,
    granted: false,
    reasons: '证明不是县级医院的',
    hearing: 'alone',
    childSaid: '我没事',
  } as const;
  expect(await product.as('bureauApprover').call('cases.decideDeferral', no)).toMatchObject({
    code: 'ILLEGAL_STATE',
    message: '由乡镇人民政府批准，请由有权的岗位办理。',
  });
  await product.as('townshipApprover').done('cases.decideDeferral', no);
  expect((await ofChild('guardian.a')).items[0]).toMatchObject({
    state: 'refused',
    decision: { granted: false, reasons: '证明不是县级医院的', childSaid: null },
    appeal: expect.stringContaining('行政复议'),
  });
  expect(await product.as('townshipApprover').call('cases.decideDeferral', no)).toMatchObject({
    code: 'ILLEGAL_STATE',
  });
});

test('without a case: absences of these days open none; when it is over and no roll saw the child, somebody looks', async () => {
  const deferral = await granted();
  // Whoever calls the roll sees until when.
  const { children } = await product.as('classTeacher').done('attendance.today', { unit: CLASS });
  expect(children.flatMap(({ id, deferredUntil }) => (deferredUntil ? [[id, deferredUntil]] : []))).toEqual([
    [kid('a'), UNTIL],
  ]);
  await absentFor(product, 'a', [
    '2026-11-19',
    '2026-11-20',
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
  ]);
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'none', signals: [] });
  await absentFor(product, 'a', ['2026-11-30']);
  setNow(at('2026-12-01', '08:30'));
  await callRoll(product, '2026-12-01', { a: 'unexcused' });
  await product.settle();
  expect(await caseOf(product, 'a')).toMatchObject({
    state: 'lead',
    signals: [{ kind: 'deferralOver', key: `deferral:${deferral}`, on: '2026-11-30' }],
  });
});

test('a child that comes back early is expected from that day on', async () => {
  await callRoll(product, '2026-11-13', {});
  await absentFor(product, 'a', SPELL);
  setNow(at('2026-11-19', '09:00'));
  const deferral = await granted();
  setNow(at('2026-11-24', '07:50'));
  await product.as('villageHead').done('cases.claimReturn', { case: CASE, on: plainDate('2026-11-24') });
  await callRoll(product, '2026-11-24', {});
  await product.as('classTeacher').done('cases.confirmReturn', { case: CASE });
  expect(await product.store.read('deferrals', deferral)).toMatchObject({ state: 'ended', endedOn: '2026-11-23' });
});

test('ended early by the family, a suspended case is verified anew', async () => {
  await callRoll(product, '2026-11-13', {});
  await absentFor(product, 'a', SPELL);
  setNow(at('2026-11-19', '09:00'));
  const deferral = await granted();
  setNow(at('2026-11-23', '09:00'));
  await product.as('guardian.a').done('cases.endDeferral', { deferral, on: plainDate('2026-11-23') });
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'verifying' });
  const { items, counts } = await product.as('townshipApprover').done('cases.deferrals', {});
  expect([items.map(({ state }) => state), counts]).toEqual([['ended'], { applied: 0, granted: 0, toFile: 1, all: 1 }]);
});

test('a certificate is seen by whoever decides and whoever sent it, and each look is logged', async () => {
  const { deferral } = await product.as('guardian.a').done('cases.applyDeferral', await application());
  for (const [who, ok] of [
    ['townshipApprover', true],
    ['guardian.a', true],
    ['guardian2.a', false],
    ['principal', false],
    ['villageHead', false],
    ['townshipApprover.sibling', false],
  ] as const) {
    expect([who, (await product.as(who).call('cases.deferralFile', { deferral, at: 0 })).ok]).toEqual([who, ok]);
  }
  const log = await product.store.page('accessLog', { equal: { county: 'yunling', child: kid('a') }, limit: 10 });
  expect(log.items.filter(({ operation }) => operation === 'cases.deferralFile')).toHaveLength(2);
});

test('the organ is told that it is waited for, the guardians what became of it, and both a month before it ends', async () => {
  const told = async (who: string) => {
    await product.settle();
    const { items } = await product.as(who).done('reminders.inbox', {});
    return items.filter(({ kind }) => kind.startsWith('deferral')).map(({ kind, state }) => `${kind} ${state}`);
  };
  const long = await application('guardian.a', { until: plainDate('2027-03-31') });
  const { deferral } = await product.as('guardian.a').done('cases.applyDeferral', long);
  expect([await told('townshipApprover'), await told('guardian2.a')]).toEqual([['deferralAsked delivered'], []]);
  await product.as('townshipApprover').done('cases.decideDeferral', { deferral, ...granting });
  expect(await told('townshipApprover')).toEqual(['deferralAsked withdrawn']);
  expect([await told('guardian.a'), await told('guardian2.a')]).toEqual([
    ['deferralDecided delivered'],
    ['deferralDecided delivered'],
  ]);
  setNow(at('2027-03-01', '08:59'));
  expect(await told('classTeacher')).toEqual([]);
  setNow(at('2027-03-01', '09:00'));
  for (const who of ['classTeacher', 'townshipEducationOfficer']) {
    expect([who, await told(who)]).toEqual([who, ['deferralDue delivered']]);
  }
  expect(await told('guardian.a')).toContain('deferralEnds delivered');
});

test('缓学 of a child in no class: nobody calls its roll, and yet somebody looks when the first school day after is over', async () => {
  const child = await product.store.read('children', kid('a'));
  if (child) {
    await product.store.put('children', { ...child, classId: null, eduPath: null, classHistory: [] });
  }
  // A Friday: the weekend after it is no school.
  const deferral = await granted();
  expect(await product.store.read('deferrals', deferral)).toMatchObject({
    kind: 'entry',
    dueAt: at('2026-11-28', '00:00'),
  });
  for (const day of ['2026-11-28', '2026-11-30']) {
    setNow(at(day, '00:05'));
    await product.tick('cases');
    expect((await caseOf(product, 'a'))?.state ?? 'none').toBe('none');
  }
  setNow(at('2026-12-01', '00:05'));
  await product.tick('cases');
  expect(await caseOf(product, 'a')).toMatchObject({
    state: 'lead',
    signals: [{ kind: 'deferralOver', on: '2026-11-30' }],
  });
  expect(await product.store.read('deferrals', deferral)).toMatchObject({ dueAt: null });
});
