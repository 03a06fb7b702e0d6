import type { Binding } from '#domain/accounts/documents';
import { found } from '#domain/errors';
import type { AdultKind, AdultSlot, Household } from '#domain/roster/documents';
import { personIdOf } from '../../cloudfunctions/kit/secrets';
import { childId, NOW } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { adult, CLASS, letterOf, openToSign, signAs, startLetters, withAdults } from './class-letters';

const A = childId('yunling', 'a');

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

/** Binds the stranger of the cast as this adult of the child. */
async function bindStranger(child: string, slot: AdultSlot, kind: AdultKind): Promise<void> {
  const person = personIdOf('yunling', product.actor('stranger').openid);
  const binding: Binding = {
    _id: `${child}:${person}`,
    county: 'yunling',
    child,
    person,
    slot,
    kind,
    state: 'bound',
    proof: 'teacher',
    classId: CLASS,
    asked: slot === 'carer' ? 'carer' : 'guardian',
    from: NOW - 1000,
    to: null,
    rev: 1,
  };
  await product.write('bindings', [binding]);
}

async function standing(childName: string) {
  const { items } = await product.as('classTeacher').done('letters.classProgress', { unit: CLASS });
  return items.find((item) => item.childName === childName)?.standing;
}

describe('a carer', () => {
  beforeEach(async () => {
    await withAdults(product, A, (adults) => [...adults, adult('carer', 'entrustedCarer', '祖母')]);
    await bindStranger(A, 'carer', 'entrustedCarer');
    await startLetters(product);
  });

  test('signs as carer, which counts as such; the parents are still asked', async () => {
    await signAs(product, 'stranger', letterOf('a', 'carer'));
    expect(await standing('娃a')).toBe('carer');
    const { toSign } = await product.as('guardian.a').done('letters.mine', {});
    expect(toSign.map((row) => row.slot)).toEqual(['guardian']);
    await signAs(product, 'guardian.a', letterOf('a'));
    expect(await standing('娃a')).toBe('partly');
    await signAs(product, 'guardian2.a', letterOf('a', 'guardian2'));
    expect(await standing('娃a')).toBe('signed');
  });

  test('cannot sign for the parents', async () => {
    expect(await product.as('stranger').call('letters.open', { letter: letterOf('a') })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

test('a contact is only telephoned: no letter, no text, no receipt', async () => {
  await withAdults(product, A, (adults) => [...adults, adult('contact', 'contact', '伯母')]);
  await bindStranger(A, 'contact', 'contact');
  await startLetters(product);
  await signAs(product, 'guardian.a', letterOf('a'));
  const contact = product.as('stranger');
  const letter = letterOf('a');
  expect(await contact.call('letters.read', { letter })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await contact.call('letters.receipt', { letter })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await contact.call('letters.open', { letter })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await contact.done('letters.mine', {})).toEqual({ toSign: [], others: [] });
});

test('the handwriting is for who wrote it and, with a line in the log, for staff; the other guardian sees that it was signed', async () => {
  await startLetters(product);
  await signAs(product, 'guardian.a', letterOf('a'));
  const asked = { letter: letterOf('a') };
  expect((await product.as('guardian.a').done('letters.receipt', asked)).ink).not.toBeNull();
  expect(await product.as('guardian2.a').done('letters.receipt', asked)).toMatchObject({ ink: null, state: 'signed' });
  const log = () => product.store.page('accessLog', { equal: { county: 'yunling', child: A }, limit: 10 });
  expect((await log()).items).toEqual([]);
  expect((await product.as('principal').done('letters.receipt', asked)).ink).not.toBeNull();
  expect((await log()).items).toMatchObject([{ operation: 'letters.receipt', fields: ['ink'] }]);
});

test('a household’s letters say who signs each of them', async () => {
  await startLetters(product);
  const child = found(await product.store.read('children', A));
  const household: Household = {
    _id: found(child.household),
    county: 'yunling',
    group: 'yunling-t1-v1-g1',
    path: found(child.residencePath),
    head: '户主',
    number: '1',
    address: null,
    rev: 1,
  };
  await product.write('households', [household]);
  const { letters } = await product.as('groupLeader').done('roster.household', { household: household._id });
  expect(letters.filter((one) => one.child === A).map((one) => `${one.relation}${one.adultName}`)).toEqual([
    '母亲妈a',
    '父亲爸a',
  ]);
});

describe('the ink on record', () => {
  test('is encrypted where it lies', async () => {
    await startLetters(product);
    const { caller, signature } = await openToSign(product, 'guardian.a', letterOf('a'));
    await caller.done('letters.sign', signature);
    const ink = await product.store.read('inks', `${letterOf('a')}:3`);
    expect(ink?.points).toMatch(/^v1\./);
    expect(ink?.summary).toMatchObject({ encoding: 'delta-1', count: 40 });
  });
});

describe('letters.verify', () => {
  let code: string;
  beforeEach(async () => {
    await startLetters(product);
    code = (await signAs(product, 'guardian.a', letterOf('a'))).checkCode;
  });

  test('tells anybody with the code what was signed, with names masked', async () => {
    const { letters } = await product.as('stranger').done('letters.verify', { code: code.toLowerCase() });
    expect(letters).toEqual([
      {
        genuine: true,
        title: '控辍保学工作责任书',
        term: '2026-2027学年第一学期',
        school: '第一小学五（1）班',
        childName: '娃*',
        signer: '妈*（母亲）',
        signedAt: expect.any(Number),
        method: 'self',
        level: 'phone',
      },
    ]);
  });

  test('finds nothing for another code, another county, or no code at all', async () => {
    for (const [caller, typed] of [
      [product.as('stranger'), 'ABCD-EFGH-JKMN'],
      [product.as('stranger'), '你好'],
      [product.as('stranger', 'qingshi'), code],
    ] as const) {
      expect(await caller.done('letters.verify', { code: typed })).toEqual({ letters: [] });
    }
  });

  test('says of a letter changed in the database that it is not genuine', async () => {
    await product.store.tx(async (tx) => {
      const letter = found(await tx.read('letters', letterOf('a')));
      const bodyText = letter.content.bodyText.replace('按时到校', '随时到校');
      expect(bodyText).not.toBe(letter.content.bodyText);
      await tx.replace('letters', { ...letter, content: { ...letter.content, bodyText } });
    });
    const { letters } = await product.as('stranger').done('letters.verify', { code });
    expect(letters).toMatchObject([{ genuine: false }]);
  });

  test('is not for guessing: thirty tries an hour', async () => {
    const stranger = product.as('stranger');
    for (let n = 0; n < 30; n += 1) {
      await stranger.done('letters.verify', { code: 'ABCD-EFGH-JKMN' });
    }
    expect(await stranger.call('letters.verify', { code })).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await product.as('guardian.b').call('letters.verify', { code })).toMatchObject({ ok: true });
  });
});
