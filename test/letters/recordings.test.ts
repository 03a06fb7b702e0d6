import { found } from '#domain/errors';
import { openProduct, type Product } from '../support/product';
import { campaignRequest, drive, lettersOf, peopleForEdges } from './campaign-driving';
import { M4A, MP3, publishExplained, uploadAudio } from './recordings';

jest.setTimeout(60_000);

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const audioOf = (answered: Awaited<ReturnType<typeof uploadAudio>>): string => {
  expect(answered).toMatchObject({ ok: true });
  return answered.ok ? answered.data.audio : '';
};

test('what is no recording, too large, or not whole is refused with a sentence', async () => {
  expect(await uploadAudio(product, Buffer.from('<html>not a sound</html>'))).toMatchObject({ code: 'FILE_CORRUPT' });
  expect(await uploadAudio(product, MP3, MP3.length + 5)).toMatchObject({ code: 'FILE_CORRUPT' });
  const size = 3 * 1024 * 1024 + 1;
  const office = product.as('bureauOfficer');
  expect(await office.call('letters.beginAudio', { size })).toMatchObject({ ok: false });
  const claimed = 'A'.repeat(26).toLowerCase();
  expect(await office.call('letters.finishAudio', { upload: claimed })).toMatchObject({ code: 'NOT_FOUND' });
  await expect(publishExplained(product, 'villageGroup', claimed)).rejects.toThrow('有一段录音没有传完');
});

test.each([
  { kind: 'mp3', content: MP3 },
  { kind: 'm4a', content: M4A },
])('a signer hears the very $kind that the county brought, under a name by which phones play it', async (shape) => {
  const audio = audioOf(await uploadAudio(product, shape.content));
  await peopleForEdges(product);
  const saved = await publishExplained(product, 'villageGroup', audio);
  const head = product.as('villageHead');
  const { campaign } = await head.done('letters.saveCampaign', {
    ...campaignRequest('villageGroup', 'yunling-t1-v1'),
    ...saved,
  });
  await drive(head, (await head.done('letters.issueCampaign', { campaign })).job);
  const letter = found((await lettersOf(product, campaign)).find(({ _id }) => _id.includes(':yunling-t1-v1-g1:')));
  const { items } = await product.as('groupLeader').done('letters.explanations', { letter: letter._id });
  const heard = found(items[0]?.audio ?? null);
  expect(new URL(heard.url).pathname.endsWith(`.${shape.kind}`)).toBe(true);
  expect(Buffer.from(await (await fetch(heard.url)).arrayBuffer())).toEqual(shape.content);
  const stranger = await product.as('groupLeader.sibling').call('letters.explanations', { letter: letter._id });
  expect(stranger).toMatchObject({ ok: false });
});
