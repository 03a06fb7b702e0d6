import { beginUpload, finishUpload } from '../kit/files';
import type { Reading } from '../kit/handler';
import { caseScope } from './of-child';
import { beginProofRequest, finishProofRequest } from './requests-steps';

/** 上传证明材料·第一步 */
export const beginProof: Reading<'cases.beginProof'> = {
  request: beginProofRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  read: (call, { size }) => beginUpload(call, 'proof', size),
};

/** 上传证明材料·第二步: checked and kept for a day; the act that it proves holds a copy for good. */
export const finishProof: Reading<'cases.finishProof'> = {
  request: finishProofRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read(call, { upload }) {
    const { _id } = await finishUpload(call, upload, 'proof');
    return { upload: _id };
  },
};
