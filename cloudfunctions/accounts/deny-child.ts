import { found, refuse } from '#domain/errors';
import type { Writing } from '../kit/handler';
import { bindingOutcome, bindingWith, keep, requireMatch } from './bind';
import { adultWith, bindingId } from './families';
import { ofChild } from './own';
import { childRequest } from './requests';

/** 不是我家孩子: nothing is bound, and the class teacher looks at the phone on the roster again. May be taken back by 是我家孩子. */
export const denyChild: Writing<'accounts.denyChild'> = {
  request: childRequest,
  scope: (asking, { child }) => ofChild(asking, child),
  async write(tx, call, request) {
    const { person, child, phone } = await requireMatch(tx, call, request.child);
    const { slot, kind } = found(adultWith(child, phone));
    const present = await tx.read('bindings', bindingId(child._id, call.person));
    if (present?.state === 'bound') {
      refuse('ILLEGAL_STATE', { message: '您已绑定这个孩子。绑错了请在“我的”里解绑。' });
    }
    const next = bindingWith(present, call, child, { slot, kind, state: 'denied', proof: 'phone' });
    await keep(tx, present, next);
    await tx.replace('people', { ...person, rev: person.rev + 1 });
    return bindingOutcome(child, present, next, { binding: next._id });
  },
};
