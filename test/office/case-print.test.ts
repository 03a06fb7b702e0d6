import { readFileSync } from 'node:fs';
import { encode as encodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { found } from '#domain/errors';
import { paperCheckCode } from '#domain/office/case-paper';
import { instantAt, plainDate } from '#domain/plain-date';
import { keptContentOf } from '../../cloudfunctions/kit/kept-papers';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { APPROVER, caseIdOf, draft, issued, persuading, serving } from '../cases/paper-cases';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { codesOn, drawn } from './drawn';
import { wordsOn } from './words-on';

const bare = (text: string): string => text.replace(/\s/g, '');

let product: Product;
let paper: string;
const one = caseIdOf('a');
beforeAll(async () => {
  product = await openProduct();
  await persuading(product, 'a');
  paper = await issued(product, 'a', plainDate('2026-11-16'));
  setNow(instantAt(plainDate('2026-11-19'), '09:00'));
});
afterAll(() => product.close());

const fetched = async (made: { url: string }): Promise<Buffer> =>
  Buffer.from(await (await fetch(made.url)).arrayBuffer());
const pdf = 'pdf' as const;

test('the organ prints its notice as PDF and Word from what was kept; it stands in 查看登记', async () => {
  const made = await product.as(APPROVER).done('office.casePaper', { case: one, paper, format: pdf });
  expect(made.name).toMatch(/^限期复学通知书-.*〔2026〕1号-娃a\.pdf$/);
  drawn(await fetched(made), 'law-served', 80);
  const read = await product.as(APPROVER).done('cases.paper', { case: one, paper });
  const text = bare(wordsOn('law-served').join('').replaceAll('演示', ''));
  for (const part of [...read.content.body, ...read.content.rights]) {
    expect(text).toContain(bare(part));
  }
  const word = await product.as('bureauOfficer').done('office.casePaper', { case: one, paper, format: 'docx' });
  expect((await fetched(word)).subarray(0, 2).toString()).toBe('PK');
  const child = one.split(':')[0] ?? '';
  const { items } = await product.store.page('accessLog', {
    equal: { county: 'yunling', child },
    range: { key: 'at' },
    limit: 50,
  });
  expect(items.map(({ operation, reason }) => [operation, reason])).toContainEqual([
    'office.casePaper',
    '打印个案文书',
  ]);
});

test('whoever holds a paper checks it by number and code: both or nothing, and nothing of the child', async () => {
  const { content, digest } = await product.as(APPROVER).done('cases.paper', { case: one, paper });
  const number = content.number ?? '';
  const code = paperCheckCode(found(digest));
  const asked = (who: string, changes = {}) => product.as(who).done('office.checkPaper', { number, code, ...changes });
  const { papers } = await asked('guardian.b', { code: code.toLowerCase(), number: ` ${number}` });
  expect(papers).toEqual([
    {
      title: '限期复学通知书',
      number,
      organ: content.organ,
      issuedOn: '2026-11-16',
      isVoid: false,
      isGenuine: true,
    },
  ]);
  for (const wrong of [{ code: 'ABCD-EFGH-JKMN' }, { code: '?' }, { number: number.replace('1号', '2号') }]) {
    expect(await asked('guardian.b', wrong)).toEqual({ papers: [] });
  }
  const kept = found(await product.store.read('papers', paper));
  const forged = { ...content, ruling: '罚款' };
  await product.store.put('papers', { ...kept, content: keptContentOf(paper, JSON.stringify(forged)) });
  expect((await asked('guardian.b')).papers).toMatchObject([{ isGenuine: false }]);
  await product.store.put('papers', kept);
});

test('a draft prints as a draft and has no receipt; what is another case’s is not there', async () => {
  await persuading(product, 'b');
  const drafted = await draft(product, 'b');
  const asked = { case: caseIdOf('b'), paper: drafted, format: pdf };
  const made = await product.as(APPROVER).done('office.casePaper', asked);
  expect(made.name).toBe('限期复学通知书-草稿-娃b.pdf');
  expect(await product.as(APPROVER).call('office.receiptForm', { ...asked, addressee: 'guardian' })).toMatchObject({
    code: 'ILLEGAL_STATE',
  });
  expect(await product.as(APPROVER).call('office.casePaper', { ...asked, case: one })).toMatchObject({
    code: 'NOT_FOUND',
  });
  for (const who of ['classTeacher', 'villageHead', 'guardian.a']) {
    expect(await product.as(who).call('office.casePaper', asked)).toMatchObject({ ok: false });
  }
});

/** The picture of a page as a phone would take it, uploaded into the tray. */
async function photo(who: string, name: string): Promise<string> {
  const page = PNG.sync.read(readFileSync(`dist/pictures/paper/${name}/1.png`));
  const content = encodeJpeg({ data: page.data, width: page.width, height: page.height }, 80).data;
  const { upload, cloudPath } = await product.as(who).done('office.beginSheet', { size: content.length });
  await fileStore().uploadFile({ cloudPath, fileContent: content });
  return upload;
}

test('a blank receipt, photographed, names its paper and guardian; its photo proves the service', async () => {
  const asked = { case: one, paper, addressee: 'guardian' as const, format: pdf };
  drawn(await fetched(await product.as(APPROVER).done('office.receiptForm', asked)), 'form-photo', 110);
  const upload = await photo(APPROVER, 'form-photo');
  const read = () => product.as(APPROVER).done('office.readSheets', { upload });
  expect(await read()).toMatchObject({
    sheets: [],
    forms: [{ standing: 'ready', form: 'receipt', case: one, paper, addressee: 'guardian', childName: '娃a' }],
  });
  const done = await product.as(APPROVER).done('cases.serveNotice', await serving(product, paper, { proof: [upload] }));
  expect(done).toMatchObject({ servedOn: '2026-11-18', wanting: null });
  expect((await read()).forms).toMatchObject([{ standing: 'signed' }]);
  await product.as(APPROVER).done('office.dropSheet', { upload });
  const { services } = await product.as(APPROVER).done('cases.paper', { case: one, paper });
  expect((await fetch(found(services[0]?.proof[0] ?? null).url)).status).toBe(200);
  const filled = { ...asked, service: found(services[0] ?? null).id };
  drawn(await fetched(await product.as(APPROVER).done('office.receiptForm', filled)), 'form-filled', 80);
  expect(bare(wordsOn('form-filled').join(''))).toContain('送达日：2026年11月18日');
  expect(codesOn('form-filled', 110)).toEqual([]);
});

test('a visit’s form is for whoever visits; its photo is another village’s unknown', async () => {
  const asked = { case: one, format: pdf };
  drawn(await fetched(await product.as('villageHead').done('office.visitForm', asked)), 'form-visit', 110);
  const read = async (who: string) =>
    (await product.as(who).done('office.readSheets', { upload: await photo(who, 'form-visit') })).forms;
  expect(await read('villageHead')).toMatchObject([{ standing: 'ready', form: 'visit', case: one, childName: '娃a' }]);
  const upload = await photo('villageHead', 'form-visit');
  await product.as('villageHead').done('office.readSheets', { upload });
  const said = { case: one, kind: 'homeVisit', met: ['mother'], outcome: 'agreed', photos: [upload] } as const;
  const { contact } = await product.as('villageHead').done('cases.contact', said);
  const shown = await product.as('villageHead').done('cases.contactPhoto', { case: one, contact, at: 0 });
  expect((await fetch(shown.url)).status).toBe(200);
  expect(await product.as('groupLeader').call('cases.contact', said)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await read('villageHead.sibling')).toMatchObject([{ standing: 'unknown', case: '', childName: '' }]);
  expect(await product.as('guardian.a').call('office.visitForm', asked)).toMatchObject({ ok: false });
  expect(await product.as('inspector').call('office.visitForm', asked)).toMatchObject({ ok: false });
});
