import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { Letter } from '#domain/letters/documents';
import { isOpen } from '#domain/letters/machine';
import { scope } from '#domain/permission';
import { UNPLACED, unitOfLeaf } from '#domain/statistics/nodes';
import type { Reading } from '../kit/handler';
import type { Page, PageQuery, Store } from '../kit/store';
import { rowOf } from './letter-view';
import { unsignedRequest } from './requests';
import { currentPeriod } from './round';

const WANTED = 20;
const PAGE = 40;
const PAGES_CAP = 10;

/** Where the letters of a unit lie, on its own line; of a bucket only those that lie at the unit itself. */
function queryOf(unit: Unit, unplaced: boolean, period: string): PageQuery {
  const { county, path } = unit;
  if (unplaced) {
    return { equal: { county, period, dutyPath: path } };
  }
  const key = unit.line === 'education' ? 'eduPath' : 'dutyPath';
  return { equal: { county, period }, range: { key, under: path } };
}

/** Letters that still ask for a signature, a page at a time. */
async function openLetters(store: Store, query: PageQuery, from: string | null) {
  const items: Letter[] = [];
  let cursor = from;
  for (let n = 0; n < PAGES_CAP && items.length < WANTED; n += 1) {
    const page: Page<Letter> = await store.page('letters', { ...query, limit: PAGE, cursor });
    items.push(...page.items.filter(isOpen));
    cursor = page.cursor;
    if (cursor === null) {
      break;
    }
  }
  return { items, cursor };
}

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
    const query = queryOf(unit, unplaced, await currentPeriod(call.store, call.county, call.today));
    const { items, cursor } = await openLetters(call.store, query, request.cursor ?? null);
    return { place: unplaced ? `${unit.name} 未落实` : unit.name, items: items.map(rowOf), cursor };
  },
};
