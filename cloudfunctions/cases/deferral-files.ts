import { found, refuse } from '#domain/errors';
import { logAccess } from '../kit/access-log';
import { addressOf, beginUpload, finishUpload, holdCopy } from '../kit/files';
import type { Call, Reading } from '../kit/handler';
import { derivedId } from '../kit/secrets';
import { ofChild, ofDeferral } from './deferral-of';
import { deferralFileBeginRequest, deferralFileFinishRequest, deferralFileRequest } from './requests-away';

/** 上传诊断证明·第一步 */
export const beginDeferralFile: Reading<'cases.beginDeferralFile'> = {
  request: deferralFileBeginRequest,
  scope: (asking, { child }) => ofChild(asking, child),
  read: (call, { size }) => beginUpload(call, 'proof', size),
};

/** 上传诊断证明·第二步 */
export const finishDeferralFile: Reading<'cases.finishDeferralFile'> = {
  request: deferralFileFinishRequest,
  scope: (asking, { child }) => ofChild(asking, child),
  async read(call, { upload }) {
    const { _id } = await finishUpload(call, upload, 'proof');
    return { upload: _id };
  },
};

/** What this person uploaded, held for good beside the application. */
export async function heldFile(call: Call, child: string, upload: string): Promise<string> {
  const { file } = await holdCopy(call, upload, 'proof', { id: derivedId('deferralProof', child, upload) });
  return file._id;
}

/** 看证明: health of a child; who looks stands in the log before it is given. */
export const deferralFile: Reading<'cases.deferralFile'> = {
  request: deferralFileRequest,
  scope: ofDeferral,
  async read(call, { deferral, at }) {
    const { store } = call;
    const one = found(await store.read('deferrals', deferral));
    if (call.post === null && one.by.person !== call.person) {
      refuse('NOT_FOUND');
    }
    const id = [...one.certificates, ...(one.paper === null ? [] : [one.paper])][at];
    const file = found(id === undefined ? null : await store.read('incoming', id));
    await logAccess(store, call, { child: one.child, fields: ['deferral'], reason: '查看缓学、休学材料' });
    return addressOf(file.kept);
  },
};
