import type { RequestOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { Call, Writing } from '../kit/handler';
import { giveSeat, type Named, namedBy, requireAppoint, requireStands, seatOf } from './appoint';
import { unitScope } from './places';
import { savePostRequest } from './requests';

interface Prepared {
  readonly unit: Unit;
  readonly who: Named;
}

async function prepare(call: Call, request: RequestOf<'accounts.savePost'>): Promise<Prepared> {
  const unit = found(await call.store.read('units', request.unit));
  requireStands(request.role, unit);
  const { county, line, path } = unit;
  requireAppoint(call.post, { county, line, path, role: request.role });
  return { unit, who: await namedBy(call.store, call.post ?? refuse('FORBIDDEN'), request) };
}

/** 安排岗位: one person by form. Somebody whose phone WeChat knows holds it at once, others when they bind. */
export const savePost: Writing<'accounts.savePost'> = {
  request: savePostRequest,
  scope: (asking, { unit }) => unitScope(asking.store, unit),
  prepare,
  async write(tx, call, { role, to }, prepared) {
    const { unit, who } = prepared as Prepared;
    const seat = await seatOf(call.store, unit, role, who, call.today);
    if (seat.taken && !seat.same) {
      refuse('POST_TAKEN');
    }
    const when = { today: call.today, to: to ?? null };
    const post = await giveSeat(tx, unit, role, seat.same?.n ?? seat.free, who, when);
    return {
      reply: { post: post._id },
      subject: `posts/${post._id}`,
      paths: [unit.path],
      change: { to: post.holder === null ? 'waiting' : 'held', holder: post.holder, until: post.to },
    };
  },
};
