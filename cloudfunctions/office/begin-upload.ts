import { beginUpload as begin } from '../kit/files';
import type { Reading } from '../kit/handler';
import { ownScope } from './own-scope';
import { beginUploadRequest } from './requests';

export const beginUpload: Reading<'office.beginUpload'> = {
  request: beginUploadRequest,
  scope: ownScope,
  read: (call, { size }) => begin(call, 'workbook', size),
};
