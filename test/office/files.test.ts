import type { Answered } from '#domain/api';
import type { BegunUpload } from '../../cloudfunctions/kit/files';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { advance } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { workbook } from './workbooks';

const HOUR = 3_600_000;

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

/** Uploads as a phone does. */
async function upload(content: Buffer, who = 'rosterClerk', said = content.length): Promise<BegunUpload> {
  const begun = await product.as(who).done('office.beginUpload', { size: said });
  await fileStore().uploadFile({ cloudPath: begun.cloudPath, fileContent: content });
  return begun;
}

const read = (upload: string, who = 'rosterClerk'): Promise<Answered<{ rows: number; pages: number; file: string }>> =>
  product.as(who).call('office.readWorkbook', { upload });

const codeOf = (answer: Answered<unknown>): string => (answer.ok ? 'ok' : answer.code);

const sheet = (rows: number): Promise<Buffer> =>
  workbook([['姓名', '班级'], ...Array.from({ length: rows }, (_, n) => [`张${n}`, '1班'])]);

test('a workbook is uploaded, read into encrypted pages, and reading it again changes nothing', async () => {
  const begun = await upload(await sheet(450));
  const first = await read(begun.upload);
  expect(first).toMatchObject({ ok: true, data: { rows: 451, pages: 3 } });
  const pages = await product.store.readAll(
    'workbookRows',
    [0, 1, 2].map((n) => `${begun.upload}:${n}`),
  );
  expect(pages).toHaveLength(3);
  expect(JSON.stringify(pages)).not.toContain('张1');
  expect(await read(begun.upload)).toMatchObject({ data: { rows: 451, pages: 3 } });
  const kept = await product.store.read('incoming', begun.upload);
  expect(kept).toMatchObject({ state: 'kept', purpose: 'workbook' });
  // What lies at the open address is gone; putting something there again changes nothing that was kept.
  await fileStore().uploadFile({ cloudPath: begun.cloudPath, fileContent: Buffer.from('other') });
  expect(await read(begun.upload)).toMatchObject({ data: { rows: 451 } });
});

test('an upload goes through the address for a browser too', async () => {
  const content = await sheet(3);
  const { url, upload: id } = await product.as('rosterClerk').done('office.beginUpload', { size: content.length });
  const address = new URL(url, `${new URL(product.gateway.url).origin}/`);
  const authorization = address.searchParams.get('authorization') ?? '';
  address.searchParams.delete('authorization');
  const put = await fetch(address, { method: 'PUT', body: new Uint8Array(content), headers: { authorization } });
  expect(put.status).toBe(200);
  expect(await read(id)).toMatchObject({ ok: true, data: { rows: 4 } });
});

test('what never arrived, arrived cut off, or is another kind of file is refused in words', async () => {
  const content = await sheet(3);
  const empty = await product.as('rosterClerk').done('office.beginUpload', { size: 10 });
  expect(await read(empty.upload)).toMatchObject({
    code: 'FILE_CORRUPT',
    message: expect.stringContaining('没有传完'),
  });
  const cut = await upload(content.subarray(0, 500), 'rosterClerk', content.length);
  expect(await read(cut.upload)).toMatchObject({ code: 'FILE_CORRUPT', message: expect.stringContaining('没有传完') });
  const old = await upload(Buffer.from('d0cf11e0a1b11ae1'.repeat(20), 'hex'));
  expect(await read(old.upload)).toMatchObject({ code: 'FILE_UNSAFE', message: expect.stringContaining('.xls') });
  expect(codeOf(await read((await upload(Buffer.from('%PDF-1.7'))).upload))).toBe('FILE_CORRUPT');
  const large = await product.as('rosterClerk').call('office.beginUpload', { size: 11 * 1024 * 1024 });
  expect(codeOf(large)).toBe('FILE_TOO_LARGE');
});

test('nobody reads what another uploaded, in this county or in another', async () => {
  const begun = await upload(await sheet(3));
  expect(codeOf(await read(begun.upload, 'principal'))).toBe('NOT_FOUND');
  expect(codeOf(await product.as('rosterClerk', 'qingshi').call('office.readWorkbook', { upload: begun.upload }))).toBe(
    'NOT_FOUND',
  );
  expect(codeOf(await product.as('stranger').call('office.beginUpload', { size: 10 }))).not.toBe('ok');
  expect(codeOf(await product.as('gridWorker').call('office.beginUpload', { size: 10 }))).toBe('FORBIDDEN');
});

test.each(['children', 'units', 'staff'] as const)(
  'the template %s is a workbook that can be fetched and read again',
  async (kind) => {
    const made = await product.as('rosterClerk').done('office.template', { kind });
    expect(made.name).toMatch(/模板\.xlsx$/);
    const content = Buffer.from(await (await fetch(made.url)).arrayBuffer());
    const again = await upload(content);
    expect(await read(again.upload)).toMatchObject({ ok: true, data: { rows: 1 } });
    expect(new URL(made.path, 'http://localhost/seat/1/').pathname).toMatch(/^\/seat\/1\/files\/kept\//);
  },
);

test('after a day nothing is left of an upload', async () => {
  const begun = await upload(await sheet(3));
  await read(begun.upload);
  advance(25 * HOUR);
  await product.tick('office');
  expect(await product.store.read('incoming', begun.upload)).toBeNull();
  expect(await product.store.read('workbookRows', `${begun.upload}:0`)).toBeNull();
});
