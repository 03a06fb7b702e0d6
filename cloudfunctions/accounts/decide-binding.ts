import type { Binding, BindingDecision } from '#domain/accounts/documents';
import type { RequestOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import type { Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';
import type { Asking, Call, Writing } from '../kit/handler';
import { bindingOutcome } from './bind';
import { decideRequest } from './requests';

type Request = RequestOf<'accounts.decideBinding'>;

const AFTER = { confirm: 'bound', refuse: 'refused', settled: 'ended' } as const;
/** What may be decided in which state. */
const ALLOWED: Readonly<Partial<Record<Binding['state'], readonly BindingDecision[]>>> = {
  waiting: ['confirm', 'refuse'],
  denied: ['settled'],
};

async function ofBinding(asking: Asking, id: string) {
  const binding = await asking.store.read('bindings', id);
  const child = binding && (await asking.store.read('children', binding.child));
  return child ? childScope(child) : null;
}

function decided(present: Binding, child: Child, { decision, slot }: Request, call: Call): Binding {
  if (!ALLOWED[present.state]?.includes(decision)) {
    refuse('ILLEGAL_STATE', { message: '这条申请已经处理过了，请刷新。' });
  }
  const base = { ...present, state: AFTER[decision], rev: present.rev + 1 };
  if (decision !== 'confirm') {
    return { ...base, to: call.now };
  }
  const adult = child.adults.find((one) => one.slot === (slot ?? present.slot));
  if (!adult) {
    return refuse('INVALID_ARGUMENT', { fields: [{ path: 'slot', rule: '请选择这位家长是名单上的哪一位' }] });
  }
  return { ...base, slot: adult.slot, kind: adult.kind, proof: 'teacher', from: call.now, to: null };
}

/** 班主任确认: is it this adult of this child, or not. */
export const decideBinding: Writing<'accounts.decideBinding'> = {
  request: decideRequest,
  scope: (asking, { binding }) => ofBinding(asking, binding),
  async write(tx, call, request) {
    const present = found(await tx.read('bindings', request.binding));
    const child = found(await call.store.read('children', present.child));
    const next = decided(present, child, request, call);
    await tx.replace('bindings', next);
    return bindingOutcome(child, present, next, { binding: next._id, state: next.state });
  },
};
