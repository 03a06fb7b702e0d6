import { found, refuse } from '#domain/errors';
import type { Writing } from '../kit/handler';
import { bindingOutcome, bindingWith, hasMany, keep, requireMatch } from './bind';
import { adultWith, bindingId } from './families';
import { ofChild } from './own';
import { childRequest } from './requests';

/** 是我家孩子: bound at once, by the phone that WeChat vouched for. */
export const confirmChild: Writing<'accounts.confirmChild'> = {
  request: childRequest,
  scope: (asking, { child }) => ofChild(asking, child),
  async write(tx, call, request) {
    const { person, child, phone } = await requireMatch(tx, call, request.child);
    const { slot, kind, name } = found(adultWith(child, phone));
    const present = await tx.read('bindings', bindingId(child._id, call.person));
    if (present?.state === 'refused') {
      refuse('ILLEGAL_STATE', { message: '班主任没有确认您与这个孩子的关系，请联系班主任。' });
    }
    const many = await hasMany(call, child._id);
    const state = many ? ('waiting' as const) : ('bound' as const);
    const already = present?.state === 'bound';
    const next = already ? present : bindingWith(present, call, child, { slot, kind, state, proof: 'phone' });
    if (!already) {
      await keep(tx, present, next);
      await tx.replace('people', { ...person, name: person.name || name, rev: person.rev + 1 });
    }
    return bindingOutcome(child, present, next, { binding: next._id, state: already ? 'bound' : state });
  },
};
