import { found } from '#domain/errors';
import { logAccess, spend } from '../kit/access-log';
import type { Reading } from '../kit/handler';
import { decrypt } from '../kit/secrets';
import { caseScope, childOfCase } from './of-child';
import { phoneRequest } from './requests';

const A_DAY = 100;
const DAY_MS = 86_400_000;
const REASON = '联系家长';

/** 打电话: the number of one adult, for a call. The look is on record before the number is given. */
export const phone: Reading<'cases.phone'> = {
  request: phoneRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read(call, request) {
    const child = found(await childOfCase(call.store, request.case));
    const adult = child.adults.find((one) => one.slot === request.slot);
    const encrypted = found(adult?.phone);
    const county = found(await call.store.read('counties', call.county));
    await spend(call.store, call, 'casePhone', A_DAY, DAY_MS);
    const field = `adults.${request.slot}.phone`;
    await logAccess(call.store, call, { child: child._id, fields: [field], reason: REASON });
    return { phone: decrypt(encrypted, { collection: 'children', field, id: child._id }), demo: county.demo };
  },
};
