import { found } from '#domain/errors';
import { isOpen } from '#domain/letters/machine';
import { scope } from '#domain/permission';
import { UNPLACED, unitOfLeaf } from '#domain/statistics/nodes';
import type { Reading } from '../kit/handler';
import { rowOf } from './letter-view';
import { lettersThat, queryOf } from './list';
import { unsignedRequest } from './requests';
import { currentPeriod } from './round';

/** 没有签的 */
export const unsigned: Reading<'letters.unsigned'> = {
  request: unsignedRequest,
  async scope({ store, post }, request) {
    const unit = await store.read('units', unitOfLeaf(request.unit ?? post?.unit ?? ''));
    return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
  },
  async read(call, request) {
    const asked = request.unit ?? call.post?.unit ?? '';
    const unit = found(await call.store.read('units', unitOfLeaf(asked)));
    const unplaced = asked.endsWith(UNPLACED);
    const period = request.period ?? (await currentPeriod(call.store, call.county, call.today));
    const query = queryOf(unit, unplaced, period);
    const { items, cursor } = await lettersThat(call.store, query, request.cursor ?? null, isOpen);
    return { place: unplaced ? `${unit.name} 未落实` : unit.name, items: items.map(rowOf), cursor };
  },
};
