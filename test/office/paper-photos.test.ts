import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { encode as encodeJpeg } from 'jpeg-js';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { CLASS, letterOf, signAs, startLetters } from '../letters/class-letters';
import { SIZES } from '../sizes';
import { openProduct, type Product } from '../support/product';
import { drawn } from './drawn';

/** Of single sheets, careless photos among them; what is not read goes to the tray, never to another child. */
const READ_AT_LEAST = 0.95;

jest.setTimeout(1_800_000);

const FOLDER = 'dist/pictures/paper/blank-sheets';

let product: Product;
let pages: number;
let seen: { plain: string[][]; read: string[][]; both: string[] };
beforeAll(async () => {
  product = await openProduct();
  await startLetters(product);
  const made = await product.as('classTeacher').done('office.blankSheets', { unit: CLASS });
  const content = Buffer.from(await (await fetch(made.url)).arrayBuffer());
  pages = drawn(content, 'blank-sheets', 150).length;
  seen = await photographed();
});
afterAll(() => product.close());

/** Photos taken and read by a program of its own. */
async function photographed(): Promise<typeof seen> {
  const outfile = 'dist/test/reading.js';
  await build({
    entryPoints: [`${__dirname}/reading.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  const words = [outfile, FOLDER, String(pages), String(SIZES.sheetPhotos)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout);
}

/** A small photo of the code of the first child's first letter. */
const codePhoto = (): Buffer => readFileSync(`${FOLDER}/code.jpg`);
const emptyPhoto = (): Buffer =>
  encodeJpeg({ data: new Uint8Array(120 * 120 * 4).fill(200), width: 120, height: 120 }, 60).data;

async function upload(who: string, photo: Buffer): Promise<string> {
  const { upload: id, cloudPath } = await product.as(who).done('office.beginSheet', { size: photo.length });
  await fileStore().uploadFile({ cloudPath, fileContent: photo });
  return id;
}

test(`${SIZES.sheetPhotos} photos, turned, leaning, blurred, dim: nearly all are read, and none as another letter`, () => {
  expect(new Set(seen.plain.map(([letter]) => letter)).size).toBe(pages);
  const misread = seen.read.filter((letters, n) => letters.some((one) => one !== seen.plain[n % pages]?.[0]));
  expect(misread).toEqual([]);
  const missed = seen.read.filter((letters) => letters.length === 0).length;
  expect(missed).toBeLessThanOrEqual((1 - READ_AT_LEAST) * SIZES.sheetPhotos);
});

test('two sheets on one photo are both found', () => {
  expect(new Set(seen.both)).toEqual(new Set([seen.plain[0]?.[0], seen.plain[1]?.[0]]));
});

test('a photo says whose letter it is, to whoever may take it; a signed one, and one of another school, stand as such', async () => {
  const photo = codePhoto();
  const id = await upload('classTeacher', photo);
  const { sheets: on, photo: address } = await product.as('classTeacher').done('office.readSheets', { upload: id });
  expect(on).toHaveLength(1);
  expect(on[0]).toMatchObject({ standing: 'ready', childName: '娃a', letter: letterOf('a') });
  expect((await fetch(address.url)).status).toBe(200);
  const elsewhere = await product.as('classTeacher.sibling').call('office.readSheets', { upload: id });
  expect(elsewhere).toMatchObject({ code: 'NOT_FOUND' });
  const own = await upload('classTeacher.sibling', photo);
  const beyond = await product.as('classTeacher.sibling').done('office.readSheets', { upload: own });
  expect(beyond.sheets).toEqual([expect.objectContaining({ standing: 'unknown', letter: '', childName: '' })]);
  await signAs(product, 'guardian.a', letterOf('a'));
  const after = await product.as('classTeacher').done('office.readSheets', { upload: id });
  expect(after.sheets[0]).toMatchObject({ standing: 'signed' });
});

test('an unreadable photo waits in the tray of whoever took it, until it is thrown away or a month is over', async () => {
  const id = await upload('groupLeader', emptyPhoto());
  expect((await product.as('groupLeader').done('office.readSheets', { upload: id })).sheets).toEqual([]);
  const tray = async (who: string) =>
    (await product.as(who).done('office.sheetTray', {})).photos.map((one) => one.upload);
  expect(await tray('groupLeader')).toEqual([id]);
  expect(await tray('villageHead')).toEqual([]);
  expect(await product.as('villageHead').call('office.dropSheet', { upload: id })).toMatchObject({ code: 'NOT_FOUND' });
  await product.as('groupLeader').done('office.dropSheet', { upload: id });
  await product.as('groupLeader').done('office.dropSheet', { upload: id });
  expect(await tray('groupLeader')).toEqual([]);
});

test('what is no photo, or a broken one, is refused in words', async () => {
  const text = await upload('classTeacher', Buffer.from('%PDF-1.7 nothing'));
  expect(await product.as('classTeacher').call('office.readSheets', { upload: text })).toMatchObject({
    code: 'FILE_UNSAFE',
  });
  const half = codePhoto().subarray(0, 2000);
  const broken = await upload('classTeacher', half);
  const answer = await product.as('classTeacher').call('office.readSheets', { upload: broken });
  expect(answer).toMatchObject({ ok: false });
});
