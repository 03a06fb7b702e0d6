import { found } from '#domain/errors';
import { letterFault, signedBody } from '#domain/letters/event';
import { advance } from '../support/clock';
import { openProduct, type Product, requestId } from '../support/product';
import { CLASS, digest, ink, letterOf, openToSign, startLetters } from './class-letters';

let product: Product;

beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

test('a class gets one letter for each guardian of each child, and the same start again makes none', async () => {
  const before = await product.as('classTeacher').done('letters.classProgress', { unit: CLASS });
  expect(before).toMatchObject({ campaign: null, missing: 8, withoutAdults: 0, mayStart: true });
  expect(await startLetters(product)).toMatchObject({ state: 'done', made: 8 });
  const after = await product.as('classTeacher').done('letters.classProgress', { unit: CLASS });
  expect(after).toMatchObject({ missing: 0, job: null, counts: { total: 8, self: 0 } });
  expect(after.items).toHaveLength(4);
  const again = await product.as('classTeacher').call('letters.startClass', { unit: CLASS });
  expect(again).toMatchObject({ ok: false, code: 'ILLEGAL_STATE' });
});

test('letters of a start are invisible until its end, and a chunk done twice makes the same ones', async () => {
  const teacher = product.as('classTeacher');
  const { job } = await teacher.done('letters.startClass', { unit: CLASS });
  expect(await product.as('guardian.a').done('letters.mine', {})).toEqual({ toSign: [], others: [] });
  const running = await teacher.done('letters.classProgress', { unit: CLASS });
  expect(running).toMatchObject({ job, counts: { total: 0 } });
  await Promise.all([teacher.call('letters.continueStart', { job }), teacher.call('letters.continueStart', { job })]);
  await teacher.done('letters.continueStart', { job });
  expect((await teacher.done('letters.classProgress', { unit: CLASS })).counts.total).toBe(8);
});

describe('a guardian', () => {
  beforeEach(() => startLetters(product));

  test('sees their own letter to sign and the other guardian’s beside it', async () => {
    const mine = await product.as('guardian.a').done('letters.mine', {});
    expect(mine.toSign.map((row) => row.slot)).toEqual(['guardian']);
    expect(mine.others.map((row) => row.slot)).toEqual(['guardian2']);
  });

  test('opens, reads and signs; content, chain and check code verify, and the class sees it', async () => {
    const { caller, signature } = await openToSign(product, 'guardian.a', letterOf('a'));
    const signed = await caller.done('letters.sign', signature);
    expect(signed.checkCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const letter = await product.store.read('letters', letterOf('a'));
    expect(letter && letterFault(letter, digest)).toBeNull();
    expect(letter?.events.map((event) => event.type)).toEqual(['created', 'issued', 'viewed', 'signed']);
    const receipt = await caller.done('letters.receipt', { letter: letterOf('a') });
    expect(receipt).toMatchObject({ checkCode: signed.checkCode, method: 'self', ink: signature.ink, level: 'phone' });
    const progress = await product.as('classTeacher').done('letters.classProgress', { unit: CLASS });
    expect(progress.counts).toMatchObject({ self: 1 });
  });

  test('signing again, on this phone or another, gives the same receipt and no second event', async () => {
    const { caller, signature } = await openToSign(product, 'guardian.a', letterOf('a'));
    const id = requestId();
    const [one, two] = await Promise.all([
      caller.done('letters.sign', signature, id),
      caller.done('letters.sign', signature, id),
    ]);
    const other = await caller.done('letters.sign', signature);
    expect(two).toEqual(one);
    expect(other).toEqual(one);
    const letter = await product.store.read('letters', letterOf('a'));
    expect(letter?.events.filter((event) => event.type === 'signed')).toHaveLength(1);
  });

  test.each([
    ['READ_REQUIRED', 'too fast', { wait: false }],
    ['CHALLENGE_EXPIRED', 'after its ten minutes', { later: 11 * 60_000 }],
    ['CHALLENGE_EXPIRED', 'another challenge', { change: { challenge: 'a'.repeat(26) } }],
    ['LETTER_CHANGED', 'another digest', { change: { digest: '0'.repeat(64) } }],
    ['INK_EMPTY', 'an empty scribble', { change: { ink: ink(4) } }],
  ] as const)('is refused with %s: %s', async (code, _, given: { wait?: boolean; later?: number; change?: object }) => {
    const caller = product.as('guardian.a');
    const letter = letterOf('a');
    const { challenge } = await caller.done('letters.open', { letter });
    const { digest: seen, readingMs } = await caller.done('letters.read', { letter });
    advance(given.wait === false ? 0 : (given.later ?? readingMs + 1000));
    const signature = {
      letter,
      challenge,
      digest: seen.sm3,
      consent: true as const,
      ink: ink(),
      clientAt: Date.now(),
      client: 'h5' as const,
    };
    expect(await caller.call('letters.sign', { ...signature, ...given.change })).toMatchObject({ ok: false, code });
    expect(await product.store.read('letters', letter)).toMatchObject({ state: 'viewed' });
  });

  test('cannot sign the letter of the other guardian, nor one of another family', async () => {
    const own = product.as('guardian.a');
    expect(await own.call('letters.open', { letter: letterOf('a', 'guardian2') })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await own.call('letters.open', { letter: letterOf('b') })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await product.as('guardian.ended').call('letters.read', { letter: letterOf('a') })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('two guardians sign two letters', async () => {
    for (const [who, slot] of [
      ['guardian.a', 'guardian'],
      ['guardian2.a', 'guardian2'],
    ] as const) {
      const { caller, signature } = await openToSign(product, who, letterOf('a', slot));
      await caller.done('letters.sign', signature);
    }
    const { items } = await product.as('classTeacher').done('letters.classProgress', { unit: CLASS });
    expect(items.at(-1)).toMatchObject({ childName: '娃a', standing: 'signed' });
  });

  test('declining costs nothing and can be thought over', async () => {
    const caller = product.as('guardian.a');
    await caller.done('letters.decline', { letter: letterOf('a'), reason: 'think' });
    const cases = await product.store.page('cases', { equal: { county: 'yunling' }, limit: 10 });
    expect(cases.items).toEqual([]);
    const { signature } = await openToSign(product, 'guardian.a', letterOf('a'));
    expect(await caller.call('letters.sign', signature)).toMatchObject({ ok: true });
  });
});

test('a village cadre helps a family without a phone; it is counted as 协助, and the cadre’s checked phone vouches for nobody else', async () => {
  await startLetters(product);
  const { caller, signature } = await openToSign(product, 'villageHead', letterOf('b'));
  const signed = await caller.done('letters.assist', { ...signature, present: ['signer', 'cadre'], readAloud: true });
  expect(signed.checkCode).not.toBe('');
  const receipt = await caller.done('letters.receipt', { letter: letterOf('b') });
  expect(receipt).toMatchObject({ method: 'assisted', level: 'agreed' });
  expect(receipt.helpedBy).toBe('村党支部书记、村委会主任 villageHead');
  const [verified] = (await caller.done('letters.verify', { code: signed.checkCode })).letters;
  expect(verified).toMatchObject({ genuine: true, level: 'agreed' });
  const letter = found(await product.store.read('letters', letterOf('b')));
  const { identity } = found(signedBody(letter)).body;
  expect(identity).toEqual({
    openidDigest: expect.any(String),
    phoneDigest: null,
    phoneVerifiedAt: null,
    level: 'agreed',
  });
  const progress = await product.as('classTeacher').done('letters.classProgress', { unit: CLASS });
  expect(progress.counts).toMatchObject({ self: 0, assisted: 1 });
  const stranger = product.as('villageHead.sibling');
  expect(await stranger.call('letters.open', { letter: letterOf('c') })).toMatchObject({ code: 'NOT_FOUND' });
});
