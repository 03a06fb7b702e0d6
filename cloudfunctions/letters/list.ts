import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { Letter } from '#domain/letters/documents';
import { isSigned } from '#domain/letters/machine';
import { letterGroup } from '#domain/statistics/counts';
import { UNPLACED, unitOfLeaf } from '#domain/statistics/nodes';
import type { Reading } from '../kit/handler';
import type { Page, PageQuery, Store } from '../kit/store';
import { rowOf } from './letter-view';
import { progressScope } from './progress';
import { isUnanswered, receiversOf } from './remind-at';
import { listRequest } from './requests-campaigns';

const WANTED = 20;
const PAGE = 40;
const PAGES_CAP = 10;

/** Where the letters of a unit lie, on its own line; of a bucket only those that lie at the unit itself. */
export function queryOf(unit: Unit, unplaced: boolean, period: string): PageQuery {
  const { county, path } = unit;
  if (unplaced) {
    return { equal: { county, period, dutyPath: path } };
  }
  const key = unit.line === 'education' ? 'eduPath' : 'dutyPath';
  return { equal: { county, period }, range: { key, under: path } };
}

/** Letters that fit, a page at a time. */
export async function lettersThat(
  store: Store,
  query: PageQuery,
  from: string | null,
  fits: (letter: Letter) => boolean | Promise<boolean>,
): Promise<{ readonly items: Letter[]; readonly cursor: string | null }> {
  const items: Letter[] = [];
  let cursor = from;
  for (let n = 0; n < PAGES_CAP && items.length < WANTED; n += 1) {
    const page: Page<Letter> = await store.page('letters', { ...query, limit: PAGE, cursor });
    const fit = await Promise.all(page.items.map(fits));
    items.push(...page.items.filter((_, at) => fit[at]));
    cursor = page.cursor;
    if (cursor === null) {
      break;
    }
  }
  return { items, cursor };
}

/** 名单 behind each number of the progress. */
export const list: Reading<'letters.list'> = {
  request: listRequest,
  scope: progressScope,
  async read(call, request) {
    const asked = request.unit ?? call.post?.unit ?? '';
    const unit = found(await call.store.read('units', unitOfLeaf(asked)));
    const unplaced = asked.endsWith(UNPLACED);
    const fits = async (letter: Letter): Promise<boolean> => {
      if (request.group === 'unreachable') {
        return isUnanswered(letter) && (await receiversOf(call.store, letter, call.now)).length === 0;
      }
      const group = letterGroup(letter);
      const asked = request.group ?? group;
      return group !== null && (asked === 'signed' ? isSigned(letter) : asked === group);
    };
    const part = await lettersThat(call.store, queryOf(unit, unplaced, request.period), request.cursor ?? null, fits);
    return { place: unplaced ? `${unit.name} 本级` : unit.name, items: part.items.map(rowOf), cursor: part.cursor };
  },
};
