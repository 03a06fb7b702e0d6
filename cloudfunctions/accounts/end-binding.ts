import { found, refuse } from '#domain/errors';
import type { Writing } from '../kit/handler';
import { bindingId } from './families';
import { ofChild } from './own';
import { childRequest } from './requests';

/** 解绑: from the next call on this WeChat sees nothing of the child. */
export const endBinding: Writing<'accounts.endBinding'> = {
  request: childRequest,
  scope: (asking, { child }) => ofChild(asking, child),
  async write(tx, call, { child: id }) {
    const present = found(await tx.read('bindings', bindingId(id, call.person)));
    if (present.state !== 'bound' && present.state !== 'waiting') {
      refuse('NOT_FOUND');
    }
    const child = await call.store.read('children', id);
    await tx.replace('bindings', { ...present, state: 'ended', to: call.now, rev: present.rev + 1 });
    return {
      reply: { binding: present._id },
      subject: `bindings/${present._id}`,
      paths: [child?.eduPath ?? null],
      change: { from: present.state, to: 'ended' },
    };
  },
};
