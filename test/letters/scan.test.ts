import { createHash } from 'node:crypto';
import { encode as encodeJpeg } from 'jpeg-js';
import { found } from '#domain/errors';
import { OWN } from '#domain/evidence/primitives';
import { findingsOf } from '#domain/evidence/verify';
import { letterFault } from '#domain/letters/event';
import type { ScanKind } from '#domain/letters/scan';
import { sm3 } from '#domain/letters/sm3';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { advance } from '../support/clock';
import { openProduct, type Product, requestId } from '../support/product';
import { issue, issuerSigns, partySigns } from './campaign-driving';
import { CLASS, digest, letterOf } from './class-letters';

const DAY = 86_400_000;
let product: Product;
let letter: string;
beforeEach(async () => {
  product = await openProduct('counted');
  const campaign = await issue(product.as('principal'), 'principalClassTeacher', 'yunling-s1');
  letter = `${campaign}:${CLASS}:classTeacher-1`;
  await partySigns(product.as('classTeacher'), letter);
});
afterEach(() => product.close());

const signedByBoth = () => issuerSigns(product.as('principal'), letter.split(':').slice(0, -2).join(':'));
const page = (shade: number): Buffer =>
  encodeJpeg({ data: new Uint8Array(64 * 64 * 4).fill(shade), width: 64, height: 64 }, 60).data;
const pdf = (inside = ''): Buffer =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog${inside}>>endobj\nstream\n/JS (in a picture)\nendstream\n%%EOF\n`);

async function uploadAs(who: string, content: Buffer, kind: ScanKind = 'picture') {
  const { upload, cloudPath } = await product.as(who).done('letters.beginScan', { letter, kind, size: content.length });
  await fileStore().uploadFile({ cloudPath, fileContent: content });
  return { upload, kind };
}
const kept = async () => found(await product.store.read('letters', letter));
async function request(files: Awaited<ReturnType<typeof uploadAs>>[]) {
  return { letter, digest: (await kept()).digest.sm3, files, vouch: true as const };
}
const receiptAs = async (who: string) => product.as(who).done('letters.receipt', { letter });
async function statement(): Promise<string> {
  const { text } = await product.as('principal').done('letters.evidence', { letter });
  expect(findingsOf(text, {}, OWN).fault).toBeNull();
  const { lines } = await product.as('stranger').done('letters.checkEvidence', { file: text });
  return lines.map((line) => line.text).join('\n');
}

test('sealed paper comes back as photos: one event with the digests of each page, said on receipt and in the statement', async () => {
  await signedByBoth();
  expect((await receiptAs('principal')).seal).toEqual({ wanted: false, mayFile: true, scan: null });
  expect(await statement()).toContain('只有电子签署，没有盖章的扫描件');
  const pages = [page(10), page(240)];
  const files = [await uploadAs('principal', pages[0] as Buffer), await uploadAs('principal', pages[1] as Buffer)];
  await product.as('principal').done('letters.fileScan', await request(files));
  const whole = await kept();
  expect([whole.state, letterFault(whole, digest)]).toEqual(['countersigned', null]);
  expect(whole.events.at(-1)).toMatchObject({
    type: 'scanned',
    body: { side: 'issuer', filedBy: '校长 principal', authority: { kind: 'post', id: 'yunling-s1:principal:1' } },
  });
  const seen = await receiptAs('classTeacher');
  expect(seen.seal).toMatchObject({
    mayFile: false,
    scan: { filedBy: '校长 principal', files: 2, mayWithdraw: false },
  });
  expect((await receiptAs('principal')).seal?.scan?.mayWithdraw).toBe(true);
  const said = await statement();
  expect(said).toContain('电子签署，并有盖章的扫描件归档');
  expect(said).toContain('由甲方（校长 principal）存入，2 个文件');
  // What is fetched is what the chain names, page by page.
  const { files: shown } = await product.as('classTeacher').done('letters.scan', { letter });
  const named = whole.events.at(-1)?.body['files'] as { sm3: string; sha256: string }[];
  for (const [n, { url, sha256 }] of shown.entries()) {
    const content = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    expect(named[n]).toMatchObject({ sha256, sm3: sm3(content) });
    expect(said).toContain(sha256);
  }
});

test('the receiving side files a PDF; uploads go after a day, what the chain names stays', async () => {
  await signedByBoth();
  const file = await uploadAs('classTeacher', pdf(), 'pdf');
  await product.as('classTeacher').done('letters.fileScan', await request([file]));
  expect((await kept()).events.at(-1)?.body).toMatchObject({ side: 'party', files: [{ kind: 'pdf' }] });
  advance(400 * DAY);
  await product.tick('office');
  expect(await product.store.read('incoming', file.upload)).toBeNull();
  const { files } = await product.as('principal').done('letters.scan', { letter });
  expect((await (await fetch(files[0]?.url ?? '')).text()).startsWith('%PDF-')).toBe(true);
});

test('taken back the same day by whoever filed, and filed again; the chain keeps all of it', async () => {
  await signedByBoth();
  const asked = await request([await uploadAs('principal', page(10))]);
  const id = requestId();
  const first = await product.as('principal').done('letters.fileScan', asked, id);
  expect(await product.as('principal').done('letters.fileScan', asked, id)).toEqual(first);
  expect(await product.as('principal').call('letters.fileScan', asked)).toMatchObject({ code: 'ILLEGAL_STATE' });
  const back = { letter, reason: 'notSealed' } as const;
  expect(await product.as('classTeacher').call('letters.withdrawScan', back)).toMatchObject({ code: 'ILLEGAL_STATE' });
  await product.as('principal').done('letters.withdrawScan', back);
  expect(await product.as('principal').call('letters.scan', { letter })).toMatchObject({ code: 'ILLEGAL_STATE' });
  expect(await statement()).toContain('撤回盖章的扫描件');
  await product.as('principal').done('letters.fileScan', asked);
  const whole = await kept();
  expect(whole.events.slice(-3).map(({ type }) => type)).toEqual(['scanned', 'unscanned', 'scanned']);
  expect(letterFault(whole, digest)).toBeNull();
  advance(DAY);
  expect(await product.as('principal').call('letters.withdrawScan', back)).toMatchObject({ code: 'ILLEGAL_STATE' });
});

test('before both have signed, of another text, by a third post, of a family’s letter, and what is no scan: refused in words', async () => {
  const early = await request([await uploadAs('principal', page(10))]);
  expect(await product.as('principal').call('letters.fileScan', early)).toMatchObject({ code: 'ILLEGAL_STATE' });
  await signedByBoth();
  const old = { ...early, digest: '0'.repeat(64) };
  expect(await product.as('principal').call('letters.fileScan', old)).toMatchObject({ code: 'LETTER_CHANGED' });
  expect(await product.as('bureauApprover').call('letters.fileScan', early)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await product.as('classTeacher').call('letters.fileScan', early)).toMatchObject({ code: 'NOT_FOUND' });
  const others = { ...early, letter: letterOf('a') };
  expect(await product.as('classTeacher').call('letters.fileScan', others)).toMatchObject({ code: 'NOT_FOUND' });
  for (const [content, kind, code] of [
    [Buffer.from('no picture'), 'picture', 'FILE_UNSAFE'],
    [Buffer.from('%PDF-1.4 cut off'), 'pdf', 'FILE_CORRUPT'],
    [pdf('/OpenAction<</S/JavaScript>>'), 'pdf', 'FILE_UNSAFE'],
    [pdf('/Encrypt 3 0 R'), 'pdf', 'FILE_UNSAFE'],
  ] as const) {
    const asked = await request([await uploadAs('principal', content, kind)]);
    expect(await product.as('principal').call('letters.fileScan', asked)).toMatchObject({ code });
  }
  const size = 11 * 1024 * 1024;
  expect(await product.as('principal').call('letters.beginScan', { letter, kind: 'pdf', size })).toMatchObject({
    code: 'FILE_TOO_LARGE',
  });
  expect((await kept()).events.some(({ type }) => type === 'scanned')).toBe(false);
});

test('a county that wants the organ’s seal says so; what voids a letter leaves its scan in the chain', async () => {
  const policy = found(await product.store.read('policies', 'yunling:1'));
  const overrides = [{ key: 'letter.organSeal' as const, value: 'wanted', source: '县里的文件' }];
  await product.store.put('policies', { ...policy, overrides });
  expect((await product.as('classTeacher').done('letters.read', { letter })).seal).toEqual({
    wanted: true,
    mayFile: false,
    scan: null,
  });
  await signedByBoth();
  await product.as('principal').done('letters.fileScan', await request([await uploadAs('principal', page(10))]));
  await product.as('principal').done('letters.void', { letter, reason: 'wrongText' });
  expect(await statement()).toContain('作废：前面的签字不再有效');
  expect((await receiptAs('principal')).seal?.scan?.files).toBe(1);
});

test('everybody can ask for public keys and the newest checkpoint, by the fingerprints that papers print', async () => {
  await product.settle();
  const { keys, checkpoint, county } = await product.as('stranger').done('letters.published', { county: 'yunling' });
  expect(county).toBe('yunling');
  expect(checkpoint?.printed).toContain('not-one-less/yunling\n');
  expect(keys.every(({ fingerprint }) => /^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/.test(fingerprint))).toBe(true);
  expect(await product.as('stranger').call('letters.published', { county: 'nowhere' })).toMatchObject({
    code: 'NOT_FOUND',
  });
  const { text } = await product.as('principal').done('letters.evidence', { letter });
  const printed = checkpoint?.printed ?? '';
  const fingerprints = keys.map(({ fingerprint }) => fingerprint.toLowerCase());
  expect(findingsOf(text, { fingerprints, checkpoint: printed }, OWN)).toMatchObject({
    fault: null,
    unknownKeys: [],
    anchor: 'all',
  });
  const other = findingsOf(text, { fingerprints: ['0000-0000-0000-0000-0000'] }, OWN);
  expect([other.unknownKeys.length, other.otherFingerprints]).toEqual([1, ['0000-0000-0000-0000-0000']]);
});
