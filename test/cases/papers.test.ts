import type { RequestOf } from '#domain/api';
import { plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { NOW, TODAY } from '../support/fixture';
import { openProduct, type Product, requestId } from '../support/product';
import { APPROVER, caseIdOf, draft, issued, legalOffice, persuading, serving } from './paper-cases';
import { at, caseOf, kid } from './support';
import { receiptBy } from './uploads';

jest.setTimeout(120_000);

const CASE = caseIdOf('a');

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  setNow(NOW);
});
afterEach(() => product.close());

const read = (paper: string, who = APPROVER) => product.as(who).done('cases.paper', { case: CASE, paper });
const list = (who = APPROVER) => product.as(who).done('cases.papers', { case: CASE });

test('a notice: drafted from the roster, numbered, served, and read by the family with its last day and rights', async () => {
  await persuading(product, 'a');
  const paper = await draft(product, 'a');
  const drafted = await read(paper, 'townshipEducationOfficer');
  expect(drafted).toMatchObject({ state: 'draft', isDraftPrint: true, digest: null });
  expect(drafted.content).toMatchObject({
    title: '限期复学通知书',
    number: null,
    organ: '云岭县一乡人民政府',
    addressees: [
      { slot: 'guardian', name: '妈a', relation: '母亲' },
      { slot: 'guardian2', name: '爸a', relation: '父亲' },
    ],
    child: { name: '娃a', school: '第一小学', className: '五（1）班' },
    firstSchoolDay: null,
  });
  const text = drafted.content.body.join('\n');
  expect(text).toContain('妈a、爸a：');
  expect(text).toContain('2026年10月9日以后没有到校');
  expect(text).toContain('自收到之日起7日内送孩子到第一小学上学');
  expect(drafted.content.rights.join('\n')).toMatch(/60日内向云岭县人民政府申请行政复议.*6个月内.*云岭县人民法院/);
  expect(JSON.stringify(await product.store.read('papers', paper))).not.toMatch(/妈a|娃a/);
  expect((await product.as('guardian.a').done('cases.myNotices', { child: kid('a') })).items).toEqual([]);

  const done = await product.as(APPROVER).done('cases.issueNotice', { case: CASE, paper });
  expect(done).toEqual({ case: CASE, state: 'noticeIssued', number: '一乡限返〔2026〕1号' });
  const whole = await read(paper);
  expect(whole).toMatchObject({ isDraftPrint: false, content: { number: done.number, issuedOn: TODAY } });
  expect(whole.digest).toMatchObject({ sm3: expect.stringMatching(/^[0-9a-f]{64}$/) });

  const served = await product.as(APPROVER).done('cases.serveNotice', await serving(product, paper));
  expect(served).toMatchObject({ state: 'noticeServed', servedOn: '2026-11-18', wanting: null });
  const [mine] = (await product.as('guardian.a').done('cases.myNotices', { child: kid('a') })).items;
  expect(mine).toMatchObject({
    number: done.number,
    isMine: true,
    servedOn: '2026-11-18',
    lastDay: '2026-11-25',
    online: expect.stringContaining('掌上复议'),
  });
  // Of the father nobody has proved anything: his term does not run.
  const [his] = (await product.as('guardian2.a').done('cases.myNotices', { child: kid('a') })).items;
  expect(his).toMatchObject({ isMine: true, servedOn: null, lastDay: null });
  const [row] = (await list()).items;
  expect(row).toMatchObject({
    acts: ['serveNotice', 'voidPaper'],
    addressees: [
      { slot: 'guardian', servedOn: '2026-11-18', lastDay: '2026-11-25', attempts: [{ n: 1, method: 'direct' }] },
      { slot: 'guardian2', servedOn: null, attempts: [] },
    ],
  });
});

test('in the winter holidays the notice names the first school day, and the term lands on it', async () => {
  await persuading(product, 'a');
  await product.write('holidays', [
    {
      _id: 'yunling:2027',
      county: 'yunling',
      year: '2027',
      holidays: [{ from: plainDate('2027-02-05'), to: plainDate('2027-02-11'), name: '春节' }],
      makeUpDays: [],
      closures: [],
      source: '放假通知',
      rev: 1,
    },
  ]);
  const paper = await issued(product, 'a', plainDate('2027-01-25'));
  const { content } = await read(paper);
  expect(content.firstSchoolDay).toBe('2027-02-24');
  expect(content.body.join('')).toContain('2027年2月24日即第一个上课日');
  const request = await serving(product, paper, { on: plainDate('2027-01-25') });
  await product.as(APPROVER).done('cases.serveNotice', request);
  expect((await list()).items[0]?.addressees[0]).toMatchObject({ lastDay: '2027-02-24' });
});

test('a year whose holidays nobody has entered makes no paper: nothing is guessed', async () => {
  await persuading(product, 'a');
  setNow(at('2026-12-28', '09:00'));
  const asked = { case: CASE, kind: 'notice', addressees: ['guardian'] } as const;
  expect(await product.as(APPROVER).call('cases.draftPaper', asked)).toMatchObject({ code: 'HOLIDAYS_MISSING' });
});

test('no notice without the contacts, without an organ, or to a carer', async () => {
  await persuading(product, 'a', { contacts: 2, homeVisits: 0 });
  const paper = await draft(product, 'a');
  const issue = (who: string) => product.as(who).call('cases.issueNotice', { case: CASE, paper });
  expect(await issue(APPROVER)).toMatchObject({
    code: 'ILLEGAL_STATE',
    message: '至少要联系 3 次、其中家访 1 次，现在是 2 次、家访 0 次。',
  });
  expect(await issue('townshipEducationOfficer')).toMatchObject({ code: 'FORBIDDEN' });
  const enough = await product.store.read('cases', CASE);
  await product.store.put('cases', { ...enough, contacts: 3, homeVisits: 1 } as never);
  expect(await issue('bureauApprover')).toMatchObject({ message: '这是另一个机关的文书，请由该机关办理。' });
  const carer = await product
    .as(APPROVER)
    .call('cases.draftPaper', { case: CASE, kind: 'notice', addressees: ['carer'] });
  expect(carer).toMatchObject({ code: 'INVALID_ARGUMENT', fields: [{ rule: '文书只写给父母或其他法定监护人' }] });
  expect(await product.store.read('numbers', `yunling-t1:notice:2026`)).toBeNull();
});

test('what is signed is what was seen: a draft that the roster has overtaken is drafted again, in its own place', async () => {
  await persuading(product, 'a');
  const paper = await draft(product, 'a');
  const child = await product.store.read('children', kid('a'));
  await product.store.put('children', { ...child, className: '五（3）班' } as never);
  const issue = () => product.as(APPROVER).call('cases.issueNotice', { case: CASE, paper });
  expect(await issue()).toMatchObject({ code: 'ILLEGAL_STATE', message: expect.stringContaining('重新起草') });
  expect(await draft(product, 'a')).toBe(paper);
  expect(await issue()).toMatchObject({ data: { number: '一乡限返〔2026〕1号' } });
  expect(await issue()).toMatchObject({ code: 'ILLEGAL_STATE' });
});

test('numbers of an organ, kind and year have no gap and no double, whatever is issued and made void at once', async () => {
  const keys = Array.from({ length: 20 }, (_, n) => `n${n}`);
  const base = await product.store.read('children', kid('a'));
  for (const key of keys) {
    await product.write('children', [{ ...base, _id: kid(key) } as never]);
    await persuading(product, key);
    await draft(product, key);
  }
  const untilDone = async (operation: 'cases.issueNotice' | 'cases.voidPaper', request: object): Promise<void> => {
    const id = requestId();
    for (let n = 0; n < 30; n += 1) {
      const answered = await product.as(APPROVER).call(operation, request as RequestOf<'cases.voidPaper'>, id);
      if (answered.ok || answered.code !== 'BUSY') {
        expect(answered).toMatchObject({ ok: true });
        return;
      }
    }
    throw new Error('busy for ever');
  };
  await Promise.all(
    keys.map(async (key, n) => {
      const about = { case: caseIdOf(key), paper: `${caseIdOf(key)}:notice:1` };
      await untilDone('cases.issueNotice', about);
      if (n % 3 === 0) {
        await untilDone('cases.voidPaper', { ...about, reason: 'mistake' });
      }
    }),
  );
  const papers = await product.store.readAll(
    'papers',
    keys.map((key) => `${caseIdOf(key)}:notice:1`),
  );
  const taken = papers.map(({ number }) => Number(/〔2026〕(\d+)号/.exec(number ?? '')?.[1]));
  expect(taken.sort((a, b) => a - b)).toEqual(keys.map((_, n) => n + 1));
  expect(papers.filter(({ state }) => state === 'void')).toHaveLength(7);
  expect(await product.store.read('numbers', 'yunling-t1:notice:2026')).toMatchObject({ last: 20 });
});

test('a void notice keeps its number, starts no term, and persuading goes on; only the last one can go', async () => {
  await persuading(product, 'a');
  const paper = await issued(product, 'a', TODAY);
  await product.as(APPROVER).done('cases.serveNotice', await serving(product, paper));
  const voiding = { case: CASE, paper, reason: 'mistake' } as const;
  expect(await product.as('bureauApprover').call('cases.voidPaper', voiding)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await product.as(APPROVER).done('cases.voidPaper', voiding)).toMatchObject({ state: 'persuading' });
  expect(await product.store.read('papers', paper)).toMatchObject({ state: 'void', number: '一乡限返〔2026〕1号' });
  const page = await product.as(APPROVER).done('cases.case', { case: CASE });
  expect(page.clocks.filter(({ clock }) => clock === 'notice')).toEqual([]);
  expect((await product.as('guardian.a').done('cases.myNotices', { child: kid('a') })).items[0]).toMatchObject({
    isVoid: true,
    lastDay: null,
  });
  const next = await draft(product, 'a');
  expect(next).toBe(`${CASE}:notice:2`);
  expect(await product.as(APPROVER).done('cases.issueNotice', { case: CASE, paper: next })).toMatchObject({
    number: '一乡限返〔2026〕2号',
  });
});

test('the order comes after the notice has run out for everybody; the pack may say that they are one', async () => {
  await persuading(product, 'a');
  const paper = await issued(product, 'a', TODAY);
  for (const addressee of ['guardian', 'guardian2'] as const) {
    await product.as(APPROVER).done('cases.serveNotice', await serving(product, paper, { addressee }));
  }
  const order = await draft(product, 'a', 'order');
  const issue = () => product.as(APPROVER).call('cases.issueNotice', { case: CASE, paper: order });
  expect(await issue()).toMatchObject({ message: '限期复学通知书的期限到11月25日 星期三为止，还没有过。' });
  setNow(at('2026-11-26', '09:00'));
  expect(await issue()).toMatchObject({ data: { number: '一乡责改〔2026〕1号' } });
  const { content } = await read(order);
  expect(content.body.join('')).toContain('《限期复学通知书》（一乡限返〔2026〕1号）已于2026年11月18日送达');
  expect(await product.as(APPROVER).call('cases.voidPaper', { case: CASE, paper, reason: 'mistake' })).toMatchObject({
    message: '后面还有文书以它为前提，请先作废后面的。',
  });
});

describe('文书样式', () => {
  const wording = async () => {
    const { items } = await product.as('bureauOfficer').done('cases.paperTemplates', {});
    const row = items.find(({ kind }) => kind === 'notice');
    return { body: row?.body ?? '', rights: row?.rights ?? '', online: row?.online ?? '', from: row?.version ?? 0 };
  };
  let office: Parameters<Product['by']>[0];
  beforeEach(async () => {
    office = await legalOffice(product);
  });

  /** As the county's legal office. */
  const save = async (changes: object) => {
    return product.by(office).call('cases.savePaperTemplate', { kind: 'notice', ...(await wording()), ...changes });
  };

  test('the legal office words it anew; what was made stays as it was made', async () => {
    await persuading(product, 'a');
    const paper = await draft(product, 'a');
    const { body } = await wording();
    expect(await save({ body: `${body}\n村里有班车，每天早上七点开。` })).toMatchObject({ data: { version: 101 } });
    expect((await read(paper)).content).toMatchObject({ template: 1 });
    await product.as(APPROVER).done('cases.issueNotice', { case: CASE, paper });
    expect((await read(paper)).content.body.join('')).not.toContain('班车');
    await persuading(product, 'b');
    const other = await draft(product, 'b');
    const made = await product.as(APPROVER).done('cases.paper', { case: caseIdOf('b'), paper: other });
    expect(made.content.template).toBe(101);
    expect(made.content.body.join('')).toContain('班车');
    const { items } = await product.as('bureauOfficer').done('cases.paperTemplates', { kind: 'notice' });
    expect(items.map(({ version, isNational }) => [version, isNational])).toEqual([
      [101, false],
      [1, true],
    ]);
  });

  test.each([
    [
      'a loss of benefits',
      { body: '{{监护人}}{{孩子}}{{期限}}{{依据}}{{复议机关}}{{法院}}\n不送的取消低保。' },
      'TEMPLATE_UNLAWFUL',
    ],
    ['a fine', { online: '逾期罚款五百元' }, 'TEMPLATE_UNLAWFUL'],
    ['no rights', { rights: '' }, 'INVALID_ARGUMENT'],
    ['a variable that nobody fills', { online: '{{奖金}}' }, 'INVALID_ARGUMENT'],
    ['a version that somebody overtook', { from: 7 }, 'VERSION_CONFLICT'],
  ])('is refused with %s', async (_, changes, code) => {
    expect(await save(changes)).toMatchObject({ ok: false, code });
  });

  test('a township’s reviewer does not word what the county says', async () => {
    const request = { kind: 'notice' as const, ...(await wording()) };
    expect((await product.as('legalReviewer').call('cases.savePaperTemplate', request)).ok).toBe(false);
    expect((await product.as(APPROVER).call('cases.savePaperTemplate', request)).ok).toBe(false);
  });
});

test('the sealed copy is kept until somebody serves', async () => {
  await persuading(product, 'a');
  const paper = await issued(product, 'a', TODAY);
  const seal = async () =>
    product.as(APPROVER).call('cases.sealPaper', { case: CASE, paper, scan: await receiptBy(product, APPROVER, CASE) });
  expect(await seal()).toMatchObject({ ok: true });
  expect((await read(paper)).sealedCopy).toMatchObject({ path: expect.stringContaining('files/') });
  await product.as(APPROVER).done('cases.serveNotice', await serving(product, paper));
  expect(await seal()).toMatchObject({ code: 'ILLEGAL_STATE' });
  expect(await caseOf(product, 'a')).toMatchObject({ state: 'noticeServed' });
});
