import { found } from '#domain/errors';
import { logAccess, spend } from '../kit/access-log';
import type { Reading } from '../kit/handler';
import { decrypt } from '../kit/secrets';
import { caseScope, childOfCase } from './of-child';
import { carryRequest } from './requests';

const A_DAY = 100;
const DAY_MS = 86_400_000;
const REASON = '下乡随身带，没有网络时联系家长';

/** 随身带: what one needs at a door without network. The look is on record before it is given; a day has its measure. */
export const carry: Reading<'cases.carry'> = {
  request: carryRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read(call, request) {
    const { _id: id, adults, address } = found(await childOfCase(call.store, request.case));
    const reached = adults.flatMap(({ slot, phone }) =>
      phone === null ? [] : [{ slot, phone, field: `adults.${slot}.phone` }],
    );
    const fields = [...reached.map(({ field }) => field), ...(address === null ? [] : ['address'])];
    await spend(call.store, call, 'caseCarry', A_DAY, DAY_MS);
    if (fields.length > 0) {
      await logAccess(call.store, call, { child: id, fields, reason: REASON });
    }
    return {
      address: address === null ? '' : decrypt(address, { collection: 'children', field: 'address', id }),
      phones: reached.map(({ slot, phone, field }) => ({
        slot,
        phone: decrypt(phone, { collection: 'children', field, id }),
      })),
    };
  },
};
