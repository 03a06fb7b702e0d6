import { encode as encodeJpeg } from 'jpeg-js';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import type { Product } from '../support/product';
import { kid } from './support';

const picture = (): Buffer =>
  encodeJpeg({ data: new Uint8Array(64 * 64 * 4).fill(120), width: 64, height: 64 }, 60).data;

/** A photo of a certificate or application, uploaded and finished by this person for this child. */
export async function certificateBy(product: Product, who: string, key: string): Promise<string> {
  const content = picture();
  const child = kid(key);
  const begun = await product.as(who).done('cases.beginDeferralFile', { child, size: content.length });
  await fileStore().uploadFile({ cloudPath: begun.cloudPath, fileContent: content });
  return (await product.as(who).done('cases.finishDeferralFile', { child, upload: begun.upload })).upload;
}

/** A photo of a receipt, uploaded and finished by this person for this case. */
export async function receiptBy(product: Product, who: string, one: string): Promise<string> {
  const content = picture();
  const begun = await product.as(who).done('cases.beginProof', { case: one, size: content.length });
  await fileStore().uploadFile({ cloudPath: begun.cloudPath, fileContent: content });
  return (await product.as(who).done('cases.finishProof', { case: one, upload: begun.upload })).upload;
}

/** The same by anybody at all: where the case is not theirs, there is no photo, and what is done with it is refused. */
export async function receiptIfMay(product: Product, who: string, one: string): Promise<string> {
  const may = await product.as(who).call('cases.beginProof', { case: one, size: 100 });
  return may.ok ? receiptBy(product, who, one) : 'none';
}
