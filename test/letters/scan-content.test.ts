import { encode as encodeJpeg } from 'jpeg-js';
import { encode as encodeCode } from 'uqr';
import { found } from '#domain/errors';
import type { ScanKind } from '#domain/letters/scan';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { openProduct, type Product } from '../support/product';
import { issue, issuerSigns, partySigns } from './campaign-driving';
import { CLASS, letterOf, signAs, startLetters } from './class-letters';

jest.setTimeout(120_000);

let product: Product;
let letter: string;
beforeAll(async () => {
  product = await openProduct();
  const campaign = await issue(product.as('principal'), 'principalClassTeacher', 'yunling-s1');
  letter = `${campaign}:${CLASS}:classTeacher-1`;
  await partySigns(product.as('classTeacher'), letter);
  await issuerSigns(product.as('principal'), campaign);
  await startLetters(product);
  await signAs(product, 'guardian.a', letterOf('a'));
});
afterAll(() => product.close());

const codeOf = async (id: string): Promise<string> =>
  found((await product.store.read('letters', id))?.checkCode ?? null);

/** A page with this code in its middle, as a phone or a scanner makes it. */
function page(text: string): Buffer {
  const { data, size } = encodeCode(text, { ecc: 'M', border: 0 });
  const side = 600;
  const cell = 6;
  const from = Math.floor((side - size * cell) / 2);
  const pixels = new Uint8Array(side * side * 4).fill(255);
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      for (let n = 0; dark && n < cell * cell; n += 1) {
        const at = (from + y * cell + Math.floor(n / cell)) * side + from + x * cell + (n % cell);
        pixels.fill(0, at * 4, at * 4 + 3);
      }
    });
  });
  return encodeJpeg({ data: pixels, width: side, height: side }, 80).data;
}

/** As a scanner wraps it. */
const pdfOf = (...pages: readonly Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n'),
    ...pages.flatMap((jpeg, n) => [
      Buffer.from(
        `${n + 2} 0 obj<</Subtype/Image/Filter/DCTDecode/Width 600/Height 600/Length ${jpeg.length}>>\nstream\n`,
      ),
      jpeg,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
    Buffer.from('%%EOF\n'),
  ]);

async function shown(content: Buffer, kind: ScanKind = 'picture') {
  const caller = product.as('principal');
  const { upload, cloudPath } = await caller.done('letters.beginScan', { letter, kind, size: content.length });
  await fileStore().uploadFile({ cloudPath, fileContent: content });
  const reply = await caller.done('office.readScan', { letter, upload, kind });
  expect(await caller.done('office.readScan', { letter, upload, kind })).toEqual(reply);
  return reply;
}

async function printed(id: string, who: string): Promise<Buffer> {
  const { url } = await product.as(who).done('office.letterPaper', { letter: id, format: 'pdf' });
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}

const FAMILY = { is: 'other', other: { title: '控辍保学工作责任书', sides: [] } };

test('the letter’s own code, on a photo or in a scanner’s PDF with the code on its last page', async () => {
  const code = await codeOf(letter);
  const { own, ...content } = await shown(page(code));
  expect(content).toEqual({ is: 'own', other: null });
  expect(own).toMatchObject({
    title: expect.stringContaining('责任书'),
    sides: [expect.any(String), expect.any(String)],
  });
  expect((await shown(pdfOf(page('https://example.org'), page(code)), 'pdf')).is).toBe('own');
});

test('another letter’s code is told by its title, on a photo or in a PDF; of another county there is no title', async () => {
  const other = await codeOf(letterOf('a'));
  expect(await shown(page(other))).toMatchObject(FAMILY);
  expect(await shown(pdfOf(page(other)), 'pdf')).toMatchObject(FAMILY);
  expect(await shown(page('7K2M-9QWX-4TBD'))).toMatchObject({ is: 'other', other: null });
});

test('the product’s own PDF is no scan, of this letter or of another', async () => {
  expect((await shown(await printed(letter, 'principal'), 'pdf')).is).toBe('original');
  expect(await shown(await printed(letterOf('a'), 'classTeacher'), 'pdf')).toMatchObject(FAMILY);
});

test('of what cannot be read nothing is said: no code, another’s code, a picture that cannot be drawn', async () => {
  const blank = encodeJpeg({ data: new Uint8Array(64 * 64 * 4).fill(200), width: 64, height: 64 }, 60).data;
  for (const [content, kind] of [
    [blank, 'picture'],
    [page('https://example.org'), 'picture'],
    [pdfOf(), 'pdf'],
    [pdfOf(Buffer.from('no jpeg')), 'pdf'],
  ] as const) {
    expect(await shown(content, kind)).toMatchObject({ is: 'unread', other: null });
  }
});

test('only for the two sides, and of what they have uploaded themselves', async () => {
  const content = page(await codeOf(letter));
  const { upload, cloudPath } = await product
    .as('principal')
    .done('letters.beginScan', { letter, kind: 'picture', size: content.length });
  await fileStore().uploadFile({ cloudPath, fileContent: content });
  const asked = { letter, upload, kind: 'picture' } as const;
  expect(await product.as('classTeacher').call('office.readScan', asked)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await product.as('bureauApprover').call('office.readScan', asked)).toMatchObject({ code: 'FORBIDDEN' });
});
