import { found } from '#domain/errors';
import { letterFault } from '#domain/letters/event';
import { addDays } from '#domain/plain-date';
import { personIdOf } from '../../cloudfunctions/kit/secrets';
import { advance } from '../support/clock';
import { childId, TODAY } from '../support/fixture';
import { openProduct, type Product, requestId } from '../support/product';
import { issue, peopleForEdges, periodOf } from './campaign-driving';
import { adult, CLASS, digest, letterOf, openToSign, signAs, startLetters, withAdults } from './class-letters';

const A = childId('yunling', 'a');
const B = childId('yunling', 'b');

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
});
afterEach(() => product.close());

describe('starting again', () => {
  test('the same request, sent again after the end, gets its first answer', async () => {
    const teacher = product.as('classTeacher');
    const id = requestId();
    const first = await teacher.done('letters.startClass', { unit: CLASS }, id);
    await product.settle();
    for (let progress = 'running'; progress === 'running'; ) {
      progress = (await teacher.done('letters.continueStart', { job: first.job })).state;
    }
    expect(await teacher.done('letters.startClass', { unit: CLASS }, id)).toEqual(first);
    expect(await teacher.call('letters.startClass', { unit: CLASS })).toMatchObject({ code: 'ILLEGAL_STATE' });
  });

  test('whoever is registered later gets a letter by 补发, as often as somebody is', async () => {
    await withAdults(product, B, (adults) => adults.slice(0, 1));
    expect(await startLetters(product)).toMatchObject({ made: 7 });
    await withAdults(product, B, (adults) => [...adults, adult('guardian2', 'parent', '父亲')]);
    expect(await startLetters(product)).toMatchObject({ made: 1, total: 1 });
    await withAdults(product, B, (adults) => [...adults, adult('carer', 'entrustedCarer', '祖母')]);
    expect(await startLetters(product)).toMatchObject({ made: 1, total: 1 });
    const { counts, missing } = await product.as('classTeacher').done('letters.classProgress', { unit: CLASS });
    expect({ total: counts.total, missing }).toEqual({ total: 9, missing: 0 });
  });

  test('a start left half done is finished by the tick', async () => {
    await product.as('classTeacher').done('letters.startClass', { unit: CLASS });
    advance(91_000);
    await product.tick('letters');
    const { counts } = await product.as('classTeacher').done('letters.classProgress', { unit: CLASS });
    expect(counts.total).toBe(8);
  });

  test('two taps at once are one start', async () => {
    const teacher = product.as('classTeacher');
    const [one, two] = await Promise.all([
      teacher.done('letters.startClass', { unit: CLASS }),
      teacher.done('letters.startClass', { unit: CLASS }),
    ]);
    expect(two).toEqual(one);
  });
});

test('a later version of the template changes no letter that is out', async () => {
  await startLetters(product);
  const before = await product.as('guardian.a').done('letters.read', { letter: letterOf('a') });
  await product.store.tx(async (tx) => {
    const kept = found(await tx.read('templates', 'yunling~guardian:1'));
    await tx.replace('templates', { ...kept, body: '新的内容', title: '新的标题', rev: kept.rev + 1 });
  });
  const after = await product.as('guardian.a').done('letters.read', { letter: letterOf('a') });
  expect(after).toEqual(before);
  await signAs(product, 'guardian.a', letterOf('a'));
  expect(letterFault(found(await product.store.read('letters', letterOf('a'))), digest)).toBeNull();
});

test('being late costs nothing: the letter can still be signed', async () => {
  await startLetters(product);
  const letter = found(await product.store.read('letters', letterOf('a')));
  expect(letter.until).toBe(addDays(TODAY, 14));
  advance(20 * 86_400_000);
  expect(await signAs(product, 'guardian.a', letterOf('a'))).toMatchObject({ letter: letterOf('a') });
});

describe('two who sign one letter', () => {
  beforeEach(() => startLetters(product));

  test('whoever comes second is told that it is signed', async () => {
    await signAs(product, 'guardian.a', letterOf('a'));
    expect(await product.as('villageHead').call('letters.open', { letter: letterOf('a') })).toMatchObject({
      code: 'LETTER_SIGNED',
    });
    const helped = await openToSign(product, 'villageHead', letterOf('b'));
    await helped.caller.done('letters.assist', { ...helped.signature, present: ['signer'], readAloud: true });
    expect(await product.as('guardian.b').call('letters.open', { letter: letterOf('b') })).toMatchObject({
      code: 'LETTER_SIGNED',
    });
  });

  test('whoever opened first reads again when somebody else opened since', async () => {
    const first = await openToSign(product, 'guardian.b', letterOf('b'));
    await openToSign(product, 'villageHead', letterOf('b'));
    expect(await first.caller.call('letters.sign', first.signature)).toMatchObject({ code: 'CHALLENGE_EXPIRED' });
    expect(
      await first.caller.call('letters.sign', (await openToSign(product, 'guardian.b', letterOf('b'))).signature),
    ).toMatchObject({ ok: true });
  });

  test('all at the same moment: each signature once, and the counts equal a recount', async () => {
    const people = [
      ['guardian.a', letterOf('a')],
      ['guardian2.a', letterOf('a', 'guardian2')],
      ['guardian.b', letterOf('b')],
      ['guardian.c', letterOf('c')],
      ['guardian.d', letterOf('d')],
    ] as const;
    // The counts of the start are done: what follows is counted because of the signatures alone.
    await product.settle();
    const ready = [];
    for (const [who, letter] of people) {
      ready.push(await openToSign(product, who, letter));
    }
    const answers = await Promise.all(
      ready.flatMap(({ caller, signature }) => [0, 1].map(() => caller.call('letters.sign', signature))),
    );
    expect(answers.filter((one) => !one.ok)).toEqual([]);
    await product.settle();
    const node = await product.store.read('nodes', `letters:${CLASS}:guardian:2026-2027-autumn`);
    expect(node?.counts).toMatchObject({ total: 8, self: 5, unsigned: 3 });
    const recount = await product.as('bureauOfficer').done('statistics.recount', { unit: 'yunling-edu' });
    expect(recount.differences).toEqual([]);
  });
});

describe('who loses the right in the same moment', () => {
  beforeEach(() => startLetters(product));

  test('a binding ended since the letter was opened signs nothing', async () => {
    const { caller, signature } = await openToSign(product, 'guardian.a', letterOf('a'));
    const id = `${A}:${personIdOf('yunling', product.actor('guardian.a').openid)}`;
    const end = () =>
      product.store.tx(async (tx) => {
        const binding = found(await tx.read('bindings', id));
        await tx.replace('bindings', { ...binding, state: 'ended', to: Date.now(), rev: binding.rev + 1 });
      });
    const [answer] = await Promise.all([caller.call('letters.sign', signature), end().catch(() => undefined)]);
    const letter = found(await product.store.read('letters', letterOf('a')));
    expect(letter.state === 'signed').toBe(answer.ok);
    if (!answer.ok) {
      expect(answer.code).toBe('NOT_FOUND');
    }
  });

  test('a binding moved to another slot signs nothing in the old one', async () => {
    const { caller, signature } = await openToSign(product, 'guardian.b', letterOf('b'));
    const id = `${B}:${personIdOf('yunling', product.actor('guardian.b').openid)}`;
    await product.store.tx(async (tx) => {
      const binding = found(await tx.read('bindings', id));
      await tx.replace('bindings', { ...binding, slot: 'guardian2', rev: binding.rev + 1 });
    });
    expect(await caller.call('letters.sign', signature)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a post handed over since the letter was opened helps nobody', async () => {
    const { caller, signature } = await openToSign(product, 'villageHead', letterOf('a'));
    await product.store.tx(async (tx) => {
      const post = found(await tx.read('posts', product.actor('villageHead').as));
      await tx.replace('posts', { ...post, holder: null, rev: post.rev + 1 });
    });
    const asked = { ...signature, present: ['signer' as const], readAloud: true as const };
    expect(await caller.call('letters.assist', asked)).toMatchObject({ code: 'POST_NOT_HELD' });
    expect(await product.store.read('letters', letterOf('a'))).toMatchObject({ state: 'viewed' });
  });
});

test('the village to which the child has moved helps; the one it left does not any more', async () => {
  await startLetters(product);
  await product.as('villageHead').done('letters.read', { letter: letterOf('b') });
  await product.store.tx(async (tx) => {
    const child = found(await tx.read('children', B));
    const path = 'yunling/yunling-t1/yunling-t1-v10/yunling-t1-v10-g1/';
    const moved = { residence: 'yunling-t1-v10-g1', residencePath: path, registeredPath: path, dutyPath: path };
    await tx.replace('children', { ...child, ...moved, rev: child.rev + 1 });
  });
  expect(await product.as('villageHead').call('letters.read', { letter: letterOf('b') })).toMatchObject({
    code: 'NOT_FOUND',
  });
  const helped = await openToSign(product, 'villageHead.sibling', letterOf('b'));
  await helped.caller.done('letters.assist', { ...helped.signature, present: ['signer'], readAloud: true });
});

describe('letters.unsigned', () => {
  beforeEach(() => startLetters(product));

  const names = async (who: string, unit: string) =>
    (await product.as(who).done('letters.unsigned', { unit })).items.map((row) => row.childName);

  test('lists who is still asked, on both lines, and no letter of another term', async () => {
    await signAs(product, 'guardian.a', letterOf('a'));
    expect(await names('principal', 'yunling-s1')).toHaveLength(7);
    expect((await names('villageHead', 'yunling-t1-v1')).sort()).toEqual(['娃a', '娃b', '娃b', '娃c', '娃c']);
    const letter = found(await product.store.read('letters', letterOf('b')));
    const { job: _, ...old } = { ...letter, _id: `${letter._id}-old`, period: 'guardian:2025-2026-spring' };
    await product.write('letters', [old]);
    expect(await names('principal', 'yunling-s1')).toHaveLength(7);
  });

  test('of another kind of letter where it is asked for', async () => {
    await peopleForEdges(product);
    await issue(product.as('bureauOfficer'), 'groupHousehold', 'yunling-edu');
    const asked = { unit: 'yunling-t1-v1', period: periodOf('groupHousehold') };
    const { items } = await product.as('villageHead').done('letters.unsigned', asked);
    expect(new Set(items.map(({ edge }) => edge))).toEqual(new Set(['groupHousehold']));
  });

  test('of the bucket 未落实 only what lies at the unit itself', async () => {
    const letter = found(await product.store.read('letters', letterOf('b')));
    await product.store.tx(async (tx) => {
      const known = found(await tx.read('letters', letter._id));
      await tx.replace('letters', { ...known, dutyPath: 'yunling/yunling-t1/', rev: known.rev + 1 });
    });
    expect(await names('townshipEducationOfficer', 'yunling-t1~unplaced')).toEqual(['娃b']);
  });
});
