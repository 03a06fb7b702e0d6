import { readFileSync } from 'node:fs';
import { found } from '#domain/errors';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { drawn } from '../office/drawn';
import { launchBrowser } from '../support/browser';
import { openProduct, type Product } from '../support/product';
import { openPhone } from '../weapp/phone';
import { CLASS, letterOf, startLetters } from './class-letters';

jest.setTimeout(240_000);

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) {
    await close();
  }
});

/** The first printed sheet of the class, as a picture on a phone. */
async function photo(product: Product): Promise<string> {
  const made = await product.as('classTeacher').done('office.blankSheets', { unit: CLASS, letters: [letterOf('a')] });
  drawn(Buffer.from(await (await fetch(made.url)).arrayBuffer()), 'weapp', 110);
  return `data:image/png;base64,${readFileSync('dist/pictures/paper/weapp/1.png').toString('base64')}`;
}

test('in WeChat a teacher opens the sheets to print, photographs a signed one and files it', async () => {
  const browser = await launchBrowser();
  opened.push(() => browser.close());
  const product = await openProduct();
  opened.push(() => product.close());
  await startLetters(product);
  const phone = await openPhone({
    browser,
    openid: product.actor('classTeacher').openid,
    photos: [await photo(product)],
    call: (id, name, event) => product.raw(name, event, id),
    upload: async (cloudPath, filePath) => {
      const fileContent = Buffer.from(filePath.slice(filePath.indexOf(',') + 1), 'base64');
      return (await fileStore().uploadFile({ cloudPath, fileContent })).fileID;
    },
  });
  await phone.see('谁签了，谁还没签');
  await phone.tap('谁签了，谁还没签');
  await phone.tap('打印纸质责任书');
  await phone.see('8 份排好了');
  expect(phone.happened).toContainEqual(
    expect.objectContaining({ kind: 'openDocument', detail: expect.objectContaining({ fileType: 'pdf' }) }),
  );
  await phone.tap('收签好的纸质责任书');
  await phone.see('拍下签好的责任书');
  await phone.tap('拍照或选照片');
  await phone.see('认出来了，请核对', 120_000);
  await phone.see('娃a');
  await phone.screenshot('dist/pictures/letter-paper-weapp.png');
  await phone.tap('每张都看过');
  await phone.tap('收下 1 份');
  await phone.see('这次收下的');
  expect(found(await product.store.read('letters', letterOf('a')))).toMatchObject({ state: 'signed', method: 'paper' });
  await phone.screenshot('dist/pictures/letter-paper-weapp-filed.png');
  expect(phone.errors).toEqual([]);
});
