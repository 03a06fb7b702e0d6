import { encode as encodeJpeg } from 'jpeg-js';
import { found } from '#domain/errors';
import { readSheetCode, sheetCode } from '#domain/letters/paper';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { codesOn, drawn } from '../office/drawn';
import { TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { issue, lettersOf, partySigns, peopleForEdges } from './campaign-driving';
import { CLASS, startLetters } from './class-letters';

const GROUP = 'yunling-t1-v1-g1';
let product: Product;
let household: string;
beforeAll(async () => {
  product = await openProduct();
  await peopleForEdges(product);
  await startLetters(product);
  const campaign = await issue(product.as('groupLeader'), 'groupHousehold', GROUP);
  household = found((await lettersOf(product, campaign))[0])._id;
  await product.settle();
});
afterAll(() => product.close());

const fetched = async ({ url }: { readonly url: string }): Promise<Buffer> =>
  Buffer.from(await (await fetch(url)).arrayBuffer());

test('a group prints the sheets of its families: of guardians and of households, each with its own code', async () => {
  const leader = product.as('groupLeader');
  const made = await leader.done('office.blankSheets', { unit: GROUP });
  // Four guardians of the group's children, and its household.
  expect([made.count, made.cursor]).toEqual([5, null]);
  const pages = drawn(await fetched(made), 'sheets-of-group', 60);
  expect(pages).toHaveLength(5);
  const codes = codesOn('sheets-of-group', 120).map((code) => readSheetCode(code)?.letter ?? '');
  expect(codes[0]).toBe(household);
  expect(new Set(codes).size).toBe(5);
  expect((await product.as('villageHead').done('office.blankSheets', { unit: 'yunling-t1-v1' })).count).toBeGreaterThan(
    3,
  );
  const only = await leader.done('office.blankSheets', { unit: GROUP, letters: [household] });
  expect(only.count).toBe(1);
  expect(await leader.call('office.blankSheets', { unit: GROUP, cursor: 'e30' })).toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
});

test('a household’s sheet files itself by its code, and is taken for the household, by whichever parent signed it', async () => {
  const leader = product.as('groupLeader');
  const letter = found(await product.store.read('letters', household));
  expect(readSheetCode(sheetCode(letter))?.letter).toBe(household);
  const content = encodeJpeg({ data: new Uint8Array(64 * 64 * 4).fill(200), width: 64, height: 64 }, 60).data;
  const { upload, cloudPath } = await leader.done('office.beginSheet', { size: content.length });
  await fileStore().uploadFile({ cloudPath, fileContent: content });
  await leader.done('office.readSheets', { upload });
  const { signers, adultName } = await leader.done('letters.read', { letter: household });
  const other = found(signers.find(({ name }) => name !== adultName));
  const signer = { child: other.child, slot: other.slot };
  const asked = { letter: household, digest: letter.digest.sm3, file: upload, signedOn: TODAY, vouch: true as const };
  const strangers = await product.store.page('children', {
    equal: { county: letter.county },
    range: { key: '_id' },
    limit: 50,
  });
  const stranger = found(strangers.items.find((child) => !signers.some((one) => one.child === child._id)));
  expect(
    await leader.call('letters.signPaper', { ...asked, signer: { child: stranger._id, slot: 'guardian' } }),
  ).toMatchObject({ code: 'NOT_FOUND' });
  await leader.done('letters.signPaper', { ...asked, signer });
  expect(await product.store.read('letters', household)).toMatchObject({ state: 'signed', method: 'paper' });
  expect(await leader.done('letters.receipt', { letter: household })).toMatchObject({
    signedBy: { name: other.name, relation: other.relation },
  });
  expect((await leader.done('office.blankSheets', { unit: GROUP })).count).toBe(4);
});

test.each(['pdf', 'docx'] as const)('letters between posts and of households print as %s', async (format) => {
  const principal = product.as('principal');
  const campaign = await issue(principal, 'principalClassTeacher', 'yunling-s1');
  const letter = `${campaign}:${CLASS}:classTeacher-1`;
  await partySigns(product.as('classTeacher'), letter);
  const start = { pdf: '%PDF', docx: 'PK' }[format];
  for (const [who, id] of [
    ['classTeacher', letter],
    ['principal', letter],
    ['groupLeader', household],
  ] as const) {
    const made = await product.as(who).done('office.letterPaper', { letter: id, format });
    expect((await fetched(made)).subarray(0, start.length).toString()).toBe(start);
  }
});
