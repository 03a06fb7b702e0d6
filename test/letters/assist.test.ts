import { PNG } from 'pngjs';
import type { RequestOf } from '#domain/api';
import { found } from '#domain/errors';
import { signedBody } from '#domain/letters/event';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { issue, lettersOf, peopleForEdges } from './campaign-driving';
import { digest, letterOf, openToSign, startLetters } from './class-letters';

jest.setTimeout(60_000);

let product: Product;
beforeEach(async () => {
  product = await openProduct();
  await startLetters(product);
});
afterEach(() => product.close());

const B = letterOf('b');
const HELP = { present: ['signer'], readAloud: true } as const;

async function assisted(letter: string, more: Partial<RequestOf<'letters.assist'>>) {
  const { caller, signature } = await openToSign(product, 'villageHead', letter);
  return caller.call('letters.assist', { ...signature, ...HELP, ...more });
}

/** A photo as the helper's phone brings it. */
async function uploaded(content: Buffer, who = 'villageHead'): Promise<string> {
  const begun = await product.as(who).done('letters.beginAssistPhoto', { letter: B, size: content.length });
  await fileStore().uploadFile({ cloudPath: begun.cloudPath, fileContent: content });
  return begun.upload;
}

const picture = (): Buffer => PNG.sync.write(new PNG({ width: 40, height: 30, fill: true }));

describe('按指印', () => {
  test('is witnessed by somebody else than who signs and who helps; a written name needs nobody', async () => {
    for (const witness of ['妈b', '妈 b', 'villageHead']) {
      expect(await assisted(B, { fingerprint: { witness } })).toMatchObject({
        code: 'WITNESS_NOT_ANOTHER',
        message: '见证人不能是签字的人，也不能是协助的人。请写另一位在场的人。',
      });
    }
    expect(await assisted(B, { fingerprint: { witness: 'x' } })).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(await assisted(B, { fingerprint: { witness: '杨四' } })).toMatchObject({ ok: true });
    const body = found(signedBody(found(await product.store.read('letters', B)))).body;
    expect(body.assistance).toMatchObject({ ...HELP, fingerprint: { witness: '杨四' } });
    const receipt = await product.as('villageHead').done('letters.receipt', { letter: B });
    expect(receipt).toMatchObject({ method: 'assisted', level: 'agreed', witness: '杨四', photo: null });
    const C = letterOf('c');
    expect(await assisted(C, {})).toMatchObject({ ok: true });
    const written = found(signedBody(found(await product.store.read('letters', C)))).body;
    expect(Object.keys(found(written.assistance)).sort()).toEqual(['personId', 'present', 'readAloud']);
  });
});

describe('现场照片', () => {
  test('is held beside the signature, its hashes are in the chain, and staff alone see it', async () => {
    const upload = await uploaded(picture());
    expect(await assisted(B, { photo: upload })).toMatchObject({ ok: true });
    const { photo } = found(found(signedBody(found(await product.store.read('letters', B)))).body.assistance);
    const kept = found(await product.store.read('incoming', found(photo ?? null).file));
    expect(kept.state).toBe('held');
    const shown = await product.as('villageHead').done('letters.receipt', { letter: B });
    const content = Buffer.from(await (await fetch(found(shown.photo).url)).arrayBuffer());
    expect(kept.sha256).toBe(photo?.sha256);
    expect(content.length).toBe(kept.size);
    expect(photo?.sm3).toHaveLength(digest('').sm3.length);
    expect((await product.as('guardian.b').done('letters.receipt', { letter: B })).photo).toBeNull();
  });

  test('that is no picture, or another’s, refuses the signature whole; without one it is signed', async () => {
    const text = await uploaded(Buffer.from('no picture at all, only words'));
    expect(await assisted(B, { photo: text })).toMatchObject({ ok: false });
    const others = await uploaded(picture(), 'classTeacher');
    expect(await assisted(B, { photo: others })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await product.store.read('letters', B))?.state).toBe('viewed');
    expect(await assisted(B, {})).toMatchObject({ ok: true });
  });
});

describe('代记委托照护', () => {
  const told = {
    child: childId('yunling', 'b'),
    carer: '奶奶甲',
    relation: '祖母',
    phone: '00000000077',
    from: '2026-11-18' as RequestOf<'letters.tellEntrustment'>['from'],
    until: null,
    reach: '在外省务工',
  };

  test('is written down by who helped, in the words of a named guardian, who reads it on their own phone later', async () => {
    const leader = product.as('groupLeader');
    expect(await leader.call('letters.tellEntrustment', told)).toMatchObject({ code: 'FORBIDDEN' });
    await leader.done('letters.tellEntrustment', { ...told, told: 'guardian' });
    const atVillage = await product.as('villageHead').done('letters.entrustments', { child: told.child });
    expect(atVillage.items).toMatchObject([{ carer: '奶奶甲', writtenBy: '村民小组长 groupLeader' }]);
    const mother = await product.as('guardian.b').done('letters.entrustments', { child: told.child });
    expect(mother.items).toMatchObject([{ carer: '奶奶甲' }]);
    const other = await product
      .as('groupLeader.sibling')
      .call('letters.tellEntrustment', { ...told, told: 'guardian' });
    expect(other).toMatchObject({ ok: false });
  });
});

test('a household is helped at its door: one guardian of its children, nobody else, signs for it', async () => {
  await peopleForEdges(product);
  const campaign = await issue(product.as('groupLeader'), 'groupHousehold', 'yunling-t1-v1-g1');
  const letter = found((await lettersOf(product, campaign))[0])._id;
  const { signers } = await product.as('groupLeader').done('letters.read', { letter });
  expect(signers.map(({ name }) => name).sort()).toEqual(['妈a', '妈b', '爸a', '爸b']);
  const stranger = { child: childId('yunling', 'c'), slot: 'guardian' as const };
  expect(await assisted(letter, { signer: stranger })).toMatchObject({ ok: false });
  const signer = { child: childId('yunling', 'b'), slot: 'guardian2' as const };
  expect(await assisted(letter, { signer, fingerprint: { witness: '爸b' } })).toMatchObject({
    code: 'WITNESS_NOT_ANOTHER',
  });
  expect(await assisted(letter, { signer, fingerprint: { witness: '杨四' } })).toMatchObject({ ok: true });
  const { body } = found(signedBody(found(await product.store.read('letters', letter))));
  expect(body).toMatchObject({ signerName: '爸b', relation: '父亲', method: 'assisted' });
  const receipt = await product.as('guardian.a').done('letters.receipt', { letter });
  const { letters } = await product.as('stranger').done('letters.verify', { code: receipt.checkCode });
  expect(letters).toMatchObject([{ signer: '爸*（父亲）', method: 'assisted' }]);
  expect(receipt.signedBy).toEqual({ name: '爸b', relation: '父亲' });
});
