import { encode as encodeJpeg } from 'jpeg-js';
import { found } from '#domain/errors';
import { letterFault } from '#domain/letters/event';
import { readSheetCode, sheetCode } from '#domain/letters/paper';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { advance } from '../support/clock';
import { TODAY } from '../support/fixture';
import { openProduct, type Product, requestId } from '../support/product';
import { CLASS, digest, letterOf, openToSign, startLetters } from './class-letters';

const DAY = 86_400_000;

let product: Product;
beforeEach(async () => {
  product = await openProduct();
  await startLetters(product);
});
afterEach(() => product.close());

/** A small photo with nothing on it: what is filed is what the person vouches for, not what a machine saw. */
const photo = (shade = 200): Buffer =>
  encodeJpeg({ data: new Uint8Array(64 * 64 * 4).fill(shade), width: 64, height: 64 }, 60).data;

async function uploadAs(who: string, content = photo()): Promise<string> {
  const { upload, cloudPath } = await product.as(who).done('office.beginSheet', { size: content.length });
  await fileStore().uploadFile({ cloudPath, fileContent: content });
  await product.as(who).done('office.readSheets', { upload });
  return upload;
}

async function request(letter: string, file: string) {
  const { digest: seen } = found(await product.store.read('letters', letter));
  return { letter, digest: seen.sm3, file, signedOn: TODAY, vouch: true as const };
}

test('what was signed on paper is filed by the class teacher: one event, one fact, counted as 纸质, and it verifies', async () => {
  const letter = letterOf('a');
  const file = await uploadAs('classTeacher');
  const signed = await product.as('classTeacher').done('letters.signPaper', await request(letter, file));
  const kept = found(await product.store.read('letters', letter));
  expect(kept).toMatchObject({ state: 'signed', method: 'paper', checkCode: signed.checkCode });
  expect(letterFault(kept, digest)).toBeNull();
  const body = kept.events.at(-1)?.body;
  expect(body).toMatchObject({ method: 'paper', identity: { level: 'paper' }, paper: { signedOn: TODAY } });
  const receipt = await product.as('guardian.a').done('letters.receipt', { letter });
  expect(receipt).toMatchObject({ method: 'paper', level: 'paper', ink: null });
  expect(receipt.paper).toEqual({ signedOn: TODAY, vouchedBy: '班主任 classTeacher', mayVoid: false });
  const progress = await product.as('classTeacher').done('letters.classProgress', { unit: CLASS });
  expect(progress.counts).toMatchObject({ self: 0, assisted: 0, paper: 1 });
  const [verified] = (await product.as('guardian.b').done('letters.verify', { code: signed.checkCode })).letters;
  expect(verified).toMatchObject({ genuine: true, method: 'paper', level: 'paper' });
});

test('the photo that proves it is a copy of its own: throwing the upload away leaves it, with the digests in the chain', async () => {
  const letter = letterOf('a');
  const file = await uploadAs('classTeacher');
  await product.as('classTeacher').done('letters.signPaper', await request(letter, file));
  await product.as('classTeacher').done('office.dropSheet', { upload: file });
  expect(await product.store.read('incoming', file)).toBeNull();
  advance(400 * DAY);
  await product.tick('office');
  const proof = found(await product.store.read('letters', letter)).events.at(-1)?.body['paper'] as Record<
    string,
    string
  >;
  const held = found(await product.store.read('incoming', proof['photo'] ?? ''));
  expect(held).toMatchObject({ state: 'held', sha256: proof['photoSha256'] });
});

test('the same tap twice, the same request twice, and two at once are one signature', async () => {
  const letter = letterOf('a');
  const file = await uploadAs('classTeacher');
  const asked = await request(letter, file);
  const id = requestId();
  const teacher = product.as('classTeacher');
  const answers = await Promise.all([
    teacher.done('letters.signPaper', asked, id),
    teacher.done('letters.signPaper', asked, id),
    teacher.done('letters.signPaper', asked),
  ]);
  answers.push(await teacher.done('letters.signPaper', asked));
  expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
  const events = found(await product.store.read('letters', letter)).events;
  expect(events.filter(({ type }) => type === 'signed')).toHaveLength(1);
});

test('a letter that was signed on the phone meanwhile, a sheet of an older text, and an impossible day are typed answers', async () => {
  const file = await uploadAs('classTeacher');
  const teacher = product.as('classTeacher');
  const old = { ...(await request(letterOf('b'), file)), digest: '0'.repeat(64) };
  expect(await teacher.call('letters.signPaper', old)).toMatchObject({ code: 'LETTER_CHANGED' });
  for (const signedOn of ['2026-11-19', '2025-01-01'] as never[]) {
    const asked = { ...(await request(letterOf('b'), file)), signedOn };
    expect(await teacher.call('letters.signPaper', asked)).toMatchObject({ code: 'INVALID_ARGUMENT' });
  }
  const { caller, signature } = await openToSign(product, 'guardian.a', letterOf('a'));
  await caller.done('letters.sign', signature);
  const late = await teacher.call('letters.signPaper', await request(letterOf('a'), file));
  expect(late).toMatchObject({ code: 'LETTER_SIGNED' });
  expect(found(await product.store.read('letters', letterOf('b'))).state).toBe('issued');
});

test('nobody files with another person’s photo, nor a letter beyond their reach', async () => {
  const file = await uploadAs('classTeacher');
  const asked = await request(letterOf('a'), file);
  expect(await product.as('groupLeader').call('letters.signPaper', asked)).toMatchObject({ code: 'NOT_FOUND' });
  const own = await uploadAs('groupLeader.sibling');
  const beyond = await product.as('groupLeader.sibling').call('letters.signPaper', { ...asked, file: own });
  expect(beyond).toMatchObject({ code: 'NOT_FOUND' });
  expect(await product.as('guardian.a').call('letters.signPaper', asked)).toMatchObject({ ok: false });
});

test('whoever filed a photo wrongly takes it back on the same day; the letter asks again and can be signed', async () => {
  const letter = letterOf('a');
  const teacher = product.as('classTeacher');
  await teacher.done('letters.signPaper', await request(letter, await uploadAs('classTeacher')));
  const others = await product.as('groupLeader').call('letters.voidPaper', { letter, reason: 'unclear' });
  expect(others).toMatchObject({ code: 'ILLEGAL_STATE' });
  await teacher.done('letters.voidPaper', { letter, reason: 'wrongChild' });
  const open = found(await product.store.read('letters', letter));
  expect(open).toMatchObject({ state: 'issued', method: null, checkCode: null });
  expect(open.events.map(({ type }) => type).slice(-2)).toEqual(['signed', 'voided']);
  const { caller, signature } = await openToSign(product, 'guardian.a', letter);
  await caller.done('letters.sign', signature);
  expect(letterFault(found(await product.store.read('letters', letter)), digest)).toBeNull();
  expect(await caller.done('letters.receipt', { letter })).toMatchObject({ method: 'self', paper: null });
});

test('on the next day it cannot be taken back, and what was signed on a phone never can', async () => {
  const teacher = product.as('classTeacher');
  await teacher.done('letters.signPaper', await request(letterOf('a'), await uploadAs('classTeacher')));
  advance(DAY);
  const late = await teacher.call('letters.voidPaper', { letter: letterOf('a'), reason: 'unclear' });
  expect(late).toMatchObject({ code: 'ILLEGAL_STATE', message: expect.stringContaining('当天') });
  const { caller, signature } = await openToSign(product, 'guardian.b', letterOf('b'));
  await caller.done('letters.sign', signature);
  const phone = await teacher.call('letters.voidPaper', { letter: letterOf('b'), reason: 'unclear' });
  expect(phone).toMatchObject({ code: 'ILLEGAL_STATE' });
});

test('the code on a sheet comes back whole, and no wrong character in it passes', async () => {
  const letter = found(await product.store.read('letters', letterOf('a')));
  const code = sheetCode(letter);
  expect(code).toMatch(/^[0-9A-Z.:-]+$/);
  expect(readSheetCode(code)).toEqual({ letter: letter._id, digest: letter.digest.sm3.slice(0, 12) });
  for (let n = 0; n < code.length; n += 1) {
    const wrong = code[n] === 'A' ? 'B' : 'A';
    expect(readSheetCode(code.slice(0, n) + wrong + code.slice(n + 1))).toBeNull();
  }
});
