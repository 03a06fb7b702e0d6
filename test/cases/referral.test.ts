import { found } from '#domain/errors';
import { plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { type Caller, openProduct, type Product, requestId } from '../support/product';
import { bornIn, departments, LABOUR, officerOf, POLICE } from './departments';
import { absentFor, at, callRoll, kid } from './support';

jest.setTimeout(120_000);

const CASE = `${kid('a')}:1`;
const SENDER = 'townshipEducationOfficer';
const WORDS = { employer: '云岭县城关镇某餐馆', facts: '11月起在后厨做工，请查处' };
const HIRED = {
  case: CASE,
  matter: 'childLabour',
  to: LABOUR,
  dueOn: plainDate('2026-11-20'),
  familyAgreed: false,
  words: WORDS,
} as const;

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  await departments(product);
  await bornIn(product, '2012-06');
  await callRoll(product, '2026-11-06', {});
  await absentFor(product, 'a', ['2026-11-09', '2026-11-10', '2026-11-11']);
  setNow(at('2026-11-12', '09:00'));
  await product.as('principal').done('cases.verify', { case: CASE });
});
afterEach(() => product.close());

const by = (unit: string): Caller => product.by(officerOf(product, unit));
const standing = async () => (await product.as(SENDER).done('cases.referrals', { case: CASE })).items[0];

test('a 14-year-old is hired: what leaves to the department is the preview and nothing else (R47, R48)', async () => {
  const preview = await product
    .as(SENDER)
    .done('cases.previewReferral', { case: CASE, matter: 'childLabour', words: WORDS });
  const { referral } = await product.as(SENDER).done('cases.refer', HIRED);
  const { openid, as } = officerOf(product, LABOUR);
  const received = await product.raw(
    'cases',
    { operation: 'cases.referral', request: { referral }, requestId: requestId(), as },
    openid,
  );
  const child = found(await product.store.read('children', kid('a')));
  const lines = [
    { field: 'name', value: child.name },
    { field: 'sex', value: child.sex === 'female' ? '女' : '男' },
    { field: 'age', value: '14 周岁' },
    { field: 'employer', value: WORDS.employer },
    { field: 'facts', value: WORDS.facts },
  ];
  expect(preview.lines).toEqual(lines);
  const whole = {
    id: referral,
    matter: 'childLabour',
    from: '一乡',
    on: '2026-11-12',
    dueOn: '2026-11-20',
    state: 'sent',
    late: false,
    phone: '',
    lines,
    turns: [{ to: 'sent', on: '2026-11-12', words: '' }],
    answers: ['accepted', 'rejected'],
  };
  expect(received).toMatchObject({ ok: true, data: whole });
  expect(received.ok && JSON.parse(JSON.stringify(received.data))).toEqual(whole);
  const listed = await product.raw(
    'cases',
    { operation: 'cases.referred', request: {}, requestId: requestId(), as },
    openid,
  );
  expect(listed).toMatchObject({ ok: true, data: { items: [{ id: referral, from: '一乡' }] } });
  // Every byte of both answers: neither child nor case, no class, no family, no day of birth.
  const bytes = JSON.stringify([received, listed]);
  const family = child.adults.map(({ name }) => name);
  for (const hidden of [child._id, child.className, '2012', '2026-11-09', ...family].filter(Boolean)) {
    expect(bytes).not.toContain(hidden);
  }
  expect(JSON.stringify(listed)).not.toContain(child.name);
});

test('a department stands before what was sent to itself alone, and before no case', async () => {
  const { referral } = await product.as(SENDER).done('cases.refer', HIRED);
  expect(await by(POLICE).call('cases.referral', { referral })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await product.as('departmentOfficer').call('cases.referral', { referral })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await by(POLICE).done('cases.referred', {})).items).toEqual([]);
  for (const operation of ['cases.case', 'cases.referrals'] as const) {
    expect((await by(LABOUR).call(operation, { case: CASE })).ok).toBe(false);
  }
  expect(JSON.stringify(await product.store.read('referrals', referral))).not.toContain('餐馆');
  const facts = await product.store.page('facts', {
    equal: { county: 'yunling', subject: `referrals/${referral}` },
    range: { key: 'at' },
    limit: 9,
  });
  expect(JSON.stringify(facts.items)).not.toContain(kid('a'));
});

test('accepted and done, with every turn on the timeline; who may not refer is told nothing of it', async () => {
  const { referral } = await product.as(SENDER).done('cases.refer', HIRED);
  expect(await by(LABOUR).call('cases.answerReferral', { referral, act: 'done', words: '已责令辞退' })).toMatchObject({
    code: 'ILLEGAL_STATE',
  });
  await by(LABOUR).done('cases.answerReferral', { referral, act: 'accepted', words: '' });
  setNow(at('2026-11-21', '09:00'));
  expect(await standing()).toMatchObject({ state: 'accepted', late: true });
  await by(LABOUR).done('cases.answerReferral', { referral, act: 'done', words: '已责令辞退，孩子送回家' });
  expect(await standing()).toMatchObject({ state: 'done', late: false, mayRevoke: false });
  const told = (await product.as(SENDER).done('cases.case', { case: CASE })).events.flatMap((event) =>
    event.kind === 'referral' ? [[event.to, event.words, event.department]] : [],
  );
  expect(told).toEqual([
    ['done', '已责令辞退，孩子送回家', '县人力资源和社会保障局'],
    ['accepted', '', '县人力资源和社会保障局'],
    ['sent', '', '县人力资源和社会保障局'],
  ]);
  const taught = await product.as('classTeacher').done('cases.case', { case: CASE });
  expect(taught.events.filter(({ kind }) => kind === 'referral')).toEqual([]);
});

test('what a department does not take, or is taken back, shows it nothing of the child any more', async () => {
  const { referral } = await product.as(SENDER).done('cases.refer', HIRED);
  expect((await by(LABOUR).call('cases.answerReferral', { referral, act: 'rejected', words: '' })).ok).toBe(false);
  await by(LABOUR).done('cases.answerReferral', { referral, act: 'rejected', words: '单位在邻县' });
  expect(await by(LABOUR).done('cases.referral', { referral })).toMatchObject({
    state: 'rejected',
    lines: [],
    answers: [],
  });
  expect(await standing()).toMatchObject({ turns: [{}, { to: 'rejected', words: '单位在邻县' }] });
  const { referral: again } = await product.as(SENDER).done('cases.refer', HIRED);
  expect(await product.as(SENDER).call('cases.refer', HIRED)).toMatchObject({ code: 'ILLEGAL_STATE' });
  await product.as(SENDER).done('cases.revokeReferral', { referral: again, reason: '孩子已经回校' });
  expect(await by(LABOUR).done('cases.referral', { referral: again })).toMatchObject({ state: 'revoked', lines: [] });
  expect((await by(LABOUR).call('cases.answerReferral', { referral: again, act: 'accepted', words: '' })).ok).toBe(
    false,
  );
});

test('of twenty who send the same matter in one instant one succeeds; so it is when the one before was settled', async () => {
  const senders = [SENDER, 'townshipApprover', 'bureauOfficer', 'bureauApprover'] as const;
  const all = () =>
    Promise.all(Array.from({ length: 20 }, (_, n) => product.as(senders[n % 4] ?? SENDER).call('cases.refer', HIRED)));
  for (const round of [1, 2]) {
    const answers = await all();
    const sent = answers.flatMap((one) => (one.ok ? one.data.referral : []));
    expect(sent).toHaveLength(1);
    const refused = answers.flatMap((one) => (one.ok ? [] : one.code));
    expect(refused.filter((code) => code !== 'ILLEGAL_STATE' && code !== 'BUSY')).toEqual([]);
    const { items } = await product.as(SENDER).done('cases.referrals', { case: CASE });
    expect(items.map(({ state }) => state)).toEqual(['sent', 'rejected'].slice(0, round));
    await by(LABOUR).done('cases.answerReferral', { referral: sent[0] ?? '', act: 'rejected', words: '单位在邻县' });
  }
});

test('a day that a department lets pass stands in the list of who refers, on the day after, until it is settled', async () => {
  const late = async (who: string) => (await product.as(who).done('cases.list', { filter: 'referralLate' })).total;
  const { referral } = await product.as(SENDER).done('cases.refer', HIRED);
  setNow(at('2026-11-20', '23:59'));
  expect(await late(SENDER)).toBe(0);
  setNow(at('2026-11-21', '00:00'));
  expect([await late(SENDER), await late('bureauOfficer'), await late('classTeacher')]).toEqual([1, 1, 0]);
  const listed = await product.as(SENDER).done('cases.list', {});
  expect(listed.counts.referralLate).toBe(1);
  expect((await product.as('bureauOfficer').done('office.caseList', { filter: 'referralLate' })).rows).toBe(1);
  await by(LABOUR).done('cases.answerReferral', { referral, act: 'accepted', words: '' });
  expect(await late(SENDER)).toBe(1);
  await by(LABOUR).done('cases.answerReferral', { referral, act: 'done', words: '已责令辞退' });
  expect(await late(SENDER)).toBe(0);
});

test('to the right department, of a child of the age, in time, with the words asked for and no others', async () => {
  const wrong = [
    [{ ...HIRED, to: POLICE }, 'to'],
    [{ ...HIRED, to: 'yunling-t1' }, 'to'],
    [{ ...HIRED, dueOn: plainDate('2026-11-12') }, 'dueOn'],
    [{ ...HIRED, dueOn: plainDate('2027-11-12') }, 'dueOn'],
    [{ ...HIRED, words: { facts: '只有这个' } }, 'words.employer'],
    [{ ...HIRED, words: { ...WORDS, premises: '网吧' } }, 'words.premises'],
    [{ ...HIRED, words: { ...WORDS, facts: '身份证 990101201505060028' } }, 'words.facts'],
    [{ ...HIRED, matter: 'whereabouts', words: WORDS, to: POLICE }, 'words.employer'],
  ] as const;
  for (const [request, path] of wrong) {
    expect(await product.as(SENDER).call('cases.refer', request as unknown as typeof HIRED)).toMatchObject({
      fields: [{ path }],
    });
  }
  await bornIn(product, '2010-06');
  expect(await product.as(SENDER).call('cases.refer', HIRED)).toMatchObject({
    code: 'ILLEGAL_STATE',
    message: '孩子已满 16 周岁，不属于这一项。',
  });
});

test('help waits for the word of the family, a duty does not', async () => {
  const help = {
    case: CASE,
    matter: 'relief',
    to: 'yunling-d10',
    dueOn: plainDate('2026-11-30'),
    words: { facts: '家里困难' },
  } as const;
  expect(await product.as(SENDER).call('cases.refer', { ...help, familyAgreed: false })).toMatchObject({
    fields: [{ path: 'familyAgreed' }],
  });
  expect((await product.as(SENDER).call('cases.refer', { ...help, familyAgreed: true })).ok).toBe(true);
});
