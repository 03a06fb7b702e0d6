import { strFromU8, unzipSync } from 'fflate';
import type { PNG } from 'pngjs';
import { SERVICE_METHODS, type ServiceMethod } from '#domain/cases/papers';
import { found } from '#domain/errors';
import { missingInForm, receiptForm, type ServiceTold, visitForm } from '#domain/office/form';
import { formCode, readFormCode } from '#domain/office/form-code';
import { plainDate } from '#domain/plain-date';
import { formDocx } from '../../cloudfunctions/office/paper/form-docx';
import { formPdf } from '../../cloudfunctions/office/paper/form-pdf';
import { canPrint } from '../../cloudfunctions/office/paper/song-font';
import { LAST_SEEN } from '../cases/paper-cases';
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
  witnessOf: '',
  witnessUnit: '',
  livesWithAddressee: false,
  receiverIsAdult: true,
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
    { receiver: 'adultOfHome' as const, livesWithAddressee: true, receiverName: '张大山', relation: '配偶' },
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
