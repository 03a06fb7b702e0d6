import type { RequestOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import { type Scope, scope } from '#domain/permission';
import type { Asking, Call, Writing } from '../kit/handler';
import { type Named, namedBy, postFor, requireAppoint } from './appoint';
import { handOverRequest } from './requests';

/** What is about a post is about its unit as it stands now. */
export async function postScope(asking: Asking, id: string): Promise<Scope | null> {
  const post = await asking.store.read('posts', id);
  const unit = post && (await asking.store.read('units', post.unit));
  return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
}

async function prepare(call: Call, request: RequestOf<'accounts.handOver'>): Promise<Named> {
  const post = found(await call.store.read('posts', request.post));
  requireAppoint(call.post, post);
  return namedBy(call.store, call.post ?? refuse('FORBIDDEN'), request);
}

/** 交接: the whole post in one document, so the one before loses it at their next call and an old invitation is worth nothing. */
export const handOver: Writing<'accounts.handOver'> = {
  request: handOverRequest,
  scope: (asking, { post }) => postScope(asking, post),
  prepare,
  async write(tx, call, request, prepared) {
    const who = prepared as Named;
    const present = found(await tx.read('posts', request.post));
    const unit = found(await call.store.read('units', present.unit));
    const when = { today: call.today, to: null, rev: present.rev + 1 };
    const next = postFor(present._id, unit, present.role, present.n, who, when);
    await tx.replace('posts', next);
    return {
      reply: { post: next._id, held: next.holder !== null },
      subject: `posts/${next._id}`,
      paths: [unit.path],
      change: { from: present.holder, to: next.holder },
    };
  },
};
