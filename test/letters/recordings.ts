import { found } from '#domain/errors';
import { BUILT_IN } from '#domain/letters/templates';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import type { Product } from '../support/product';

/** What an mp3 begins with, and silence. */
export const MP3 = Buffer.concat([Buffer.from('ID3\u0004\0\0\0\0\0\0', 'latin1'), Buffer.alloc(4000)]);
/** What an m4a begins with. */
export const M4A = Buffer.concat([Buffer.from('\0\0\0\u0020ftypM4A ', 'latin1'), Buffer.alloc(4000)]);

/** A recording as the county's office brings it: asked for, put where it says, finished. */
export async function uploadAudio(product: Product, content: Buffer, size = content.length) {
  const office = product.as('bureauOfficer');
  const { upload, cloudPath } = await office.done('letters.beginAudio', { size });
  await fileStore().uploadFile({ cloudPath, fileContent: content });
  return office.call('letters.finishAudio', { upload });
}

/** The built-in template of an edge with one explanation, as the county's own version, published. */
export async function publishExplained(product: Product, edge: 'villageGroup', audio: string | null) {
  const text = found(BUILT_IN.find((one) => one.edge === edge));
  const { kind, title, summary, body, statement, signing, targets, template } = text;
  const explanations = [{ language: '彝语', text: '孩子要上学，有难处找村里。', audio }];
  const whole = {
    template,
    edge,
    kind,
    title,
    summary,
    body,
    statement,
    signing,
    targets,
    variables: [],
    explanations,
  };
  const office = product.as('bureauOfficer');
  const saved = await office.done('letters.saveTemplate', whole);
  await office.done('letters.publishTemplate', saved);
  return saved;
}
