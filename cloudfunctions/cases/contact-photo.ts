import { found, refuse } from '#domain/errors';
import { logAccess } from '../kit/access-log';
import { addressOf, holdCopy, PROOF_PHOTOS } from '../kit/files';
import type { Call, Reading } from '../kit/handler';
import { derivedId } from '../kit/secrets';
import { caseScope } from './of-child';
import { contactPhotoRequest } from './requests';

/** What this person uploaded for a contact, held for good beside it. Its place, time and device were taken out with the upload. */
export async function heldPhotos(call: Call, contact: string, uploads: readonly string[]): Promise<string[]> {
  const held: string[] = [];
  for (const upload of uploads) {
    const { file } = await holdCopy(call, upload, PROOF_PHOTOS, { id: derivedId('contactPhoto', contact, upload) });
    held.push(file._id);
  }
  return held;
}

/** 看现场照片: a home or a child may be on it; who looks stands in the log before it is given. */
export const contactPhoto: Reading<'cases.contactPhoto'> = {
  request: contactPhotoRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read(call, { case: id, contact, at }) {
    const one = found(await call.store.read('contacts', contact));
    if (one.case !== id) {
      refuse('NOT_FOUND');
    }
    const photo = one.photos?.[at];
    const file = found(photo === undefined ? null : await call.store.read('incoming', photo));
    await logAccess(call.store, call, { child: one.child, fields: ['contacts'], reason: '查看联系照片' });
    return addressOf(file.kept);
  },
};
