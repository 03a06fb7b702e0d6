import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { encode as encodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { SERVICE_METHODS, type ServiceMethod } from '#domain/cases/papers';
import { found } from '#domain/errors';
import { paperCheckCode } from '#domain/office/case-paper';
import { missingInForm, receiptForm, type ServiceTold, visitForm } from '#domain/office/form';
import { formCode, readFormCode } from '#domain/office/form-code';
import { instantAt, plainDate } from '#domain/plain-date';
import { keptContentOf } from '../../cloudfunctions/kit/kept-papers';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { formDocx } from '../../cloudfunctions/office/paper/form-docx';
import { formPdf } from '../../cloudfunctions/office/paper/form-pdf';
import { canPrint } from '../../cloudfunctions/office/paper/song-font';
import { APPROVER, caseIdOf, draft, issued, LAST_SEEN, persuading, serving } from '../cases/paper-cases';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { LONG_NAME, madePaper, RARE_NAME } from './case-papers-made';
import { codesOn, drawn } from './drawn';
import { wordsOn } from './words-on';

const bare = (text: string): string => text.replace(/\s/g, '');
const CODE = formCode({
  form: 'receipt',
  paper: 'abc234:1:penaltyTold:1',
  addressee: 'guardian2',
  digest: 'ab'.repeat(32),
});

const told = (method: ServiceMethod, changes: Partial<ServiceTold> = {}): ServiceTold => ({
  method,
  receiver: 'addressee',
  on: plainDate('2026-11-18'),
  servedOn: plainDate('2026-11-18'),
  wanting: null,
  proof: ['a'],
  place: '青石镇大坪村三组家中',
  receiverName: '',
  relation: '',
  witness: '',
  refusal: '',
  failedBefore: '',
  servers: ['李建国', '王大梅'],
  ...changes,
});

const receipt = (service: ServiceTold | null, name?: string) => {
  const { content } = madePaper('notice', 'issued', name);
  const addressee = found(content.addressees[0] ?? null);
  return receiptForm({ content, addressee, service, code: service ? null : CODE, watermark: null });
};

const visit = (name: string) =>
  visitForm({
    organ: '大坪村民委员会',
    name,
    sex: 'female',
    school: '第一小学',
    className: '五（1）班',
    home: '大坪村 三组',
    adults: [
      { name: '刘小红', relation: '母亲' },
      { name: '王秀英', relation: '祖母' },
    ],
    lastAttendedOn: LAST_SEEN,
    visit: 3,
    code: formCode({ form: 'visit', case: 'abc234:1' }),
    watermark: null,
  });

/** Ink outside the margins of a page. */
function inMargins(page: PNG): number {
  let dark = 0;
  for (let y = 0; y < page.height; y += 1) {
    for (const x of [...Array(Math.round(page.width * 0.1)).keys()]) {
      for (const at of [x, page.width - 1 - x]) {
        dark += (page.data[(y * page.width + at) * 4] ?? 255) < 160 ? 1 : 0;
      }
    }
  }
  return dark;
}

test.each([RARE_NAME, LONG_NAME])(
  'forms for %s: one page, nothing in the margins, every character prints, the code is read',
  async (name) => {
    for (const [at, sheet] of [visit(name), receipt(null, name)].entries()) {
      expect(missingInForm(sheet, canPrint)).toBeNull();
      const key = `form-${at}-${name.length}`;
      const pages = drawn(await formPdf(sheet, 0), key, 80);
      expect(pages).toHaveLength(1);
      expect(inMargins(found(pages[0] ?? null))).toBe(0);
      expect(codesOn(key, 150)).toEqual([sheet.code]);
    }
  },
);

test('a blank receipt asks for everything that a service has to prove', async () => {
  drawn(await formPdf(receipt(null), 0), 'form-receipt', 80);
  const text = bare(wordsOn('form-receipt').join(''));
  for (const word of [
    ...['送达文书名称、文号', '《限期复学通知书》', '云岭县青石镇人民政府限返〔2026〕12号', '刘小红（张小燕的母亲）'],
    ...[
      '送达地点',
      '受送达人签名或盖章',
      '代收人签名、与受送达人的关系',
      '拒收事由',
      '见证人签名、单位',
      '送达人签名（两人）',
    ],
    ...Object.values(SERVICE_METHODS).map((method) => `□${method}`),
    '不能代收',
  ]) {
    expect(text).toContain(word);
  }
});

test.each([
  ['direct', {}, ['■直接送达', '本人签收', '日期：2026年11月18日', '送达日：2026年11月18日', '李建国、王大梅']],
  [
    'direct',
    { receiver: 'adultOfHome' as const, receiverName: '张大山', relation: '配偶' },
    ['张大山（同住的成年家属，与受送达人的关系：配偶）'],
  ],
  [
    'left',
    { receiver: null, refusal: '不开门，说不上学了', witness: '大坪村委会 赵五' },
    ['■留置送达', '留置日期', '不开门，说不上学了', '大坪村委会赵五'],
  ],
  ['mail', { receiver: null }, ['■邮寄送达', '回执上的收件日期']],
  [
    'publicNotice',
    { receiver: null, failedBefore: '家中无人，邮件退回', servedOn: plainDate('2026-12-18') },
    ['公告开始日期', '家中无人，邮件退回', '送达日：2026年12月18日'],
  ],
  [
    'direct',
    { servedOn: null, wanting: '请拍下签了名的送达回证。', proof: [] },
    ['不算送达：请拍下签了名的送达回证。'],
  ],
] as const)('a receipt of %s %#: what was recorded, and whether it is service', async (method, changes, words) => {
  const sheet = receipt(told(method, changes));
  const key = `form-told-${method}`;
  drawn(await formPdf(sheet, 0), key, 80);
  const text = bare(wordsOn(key).join(''));
  const files = unzipSync(new Uint8Array(await formDocx(sheet)));
  const word = bare(strFromU8(found(files['word/document.xml'] ?? null)).replace(/<[^>]+>/g, ''));
  for (const expected of words) {
    expect(text).toContain(expected);
    expect(word).toContain(expected);
  }
  expect(text.match(/■/g)).toHaveLength(1);
});

test('a form’s code names what it was printed for, and nothing else is taken for one', () => {
  expect(readFormCode(CODE)).toEqual({
    form: 'receipt',
    paper: 'abc234:1:penaltyTold:1',
    addressee: 'guardian2',
    digest: 'ab'.repeat(6),
  });
  expect(readFormCode(formCode({ form: 'visit', case: 'abc234:12' }))).toEqual({ form: 'visit', case: 'abc234:12' });
  const wrong = [...CODE].map((_, at) => `${CODE.slice(0, at)}${CODE[at] === '2' ? '3' : '2'}${CODE.slice(at + 1)}`);
  expect(wrong.filter((text) => readFormCode(text) !== null)).toEqual([]);
  expect([readFormCode(''), readFormCode('NOL1.A.B.12'), readFormCode('https://example.org')]).toEqual([
    null,
    null,
    null,
  ]);
});

describe('through the functions', () => {
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
    const asked = (who: string, changes = {}) =>
      product.as(who).done('office.checkPaper', { number, code, ...changes });
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
    const done = await product
      .as(APPROVER)
      .done('cases.serveNotice', await serving(product, paper, { proof: [upload] }));
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
    expect(await read('villageHead')).toMatchObject([
      { standing: 'ready', form: 'visit', case: one, childName: '娃a' },
    ]);
    expect(await read('villageHead.sibling')).toMatchObject([{ standing: 'unknown', case: '', childName: '' }]);
    expect(await product.as('guardian.a').call('office.visitForm', asked)).toMatchObject({ ok: false });
    expect(await product.as('inspector').call('office.visitForm', asked)).toMatchObject({ ok: false });
  });
});
