import { found } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import { scope } from '#domain/permission';
import type { Reading } from '../kit/handler';
import type { Page, Store } from '../kit/store';
import { isOpen, rowOf } from './letter-view';
import { unsignedRequest } from './requests';

const WANTED = 20;
const PAGE = 40;
const PAGES_CAP = 10;

/** Letters under a path that still ask for a signature: the list behind a board's number, a page at a time. */
async function openLetters(store: Store, unit: { county: string; line: string; path: string }, from: string | null) {
  const items: Letter[] = [];
  const key = unit.line === 'education' ? 'eduPath' : 'dutyPath';
  let cursor = from;
  for (let n = 0; n < PAGES_CAP && items.length < WANTED; n += 1) {
    const page: Page<Letter> = await store.page('letters', {
      equal: { county: unit.county },
      range: { key, under: unit.path },
      limit: PAGE,
      cursor,
    });
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
    const unit = await store.read('units', request.unit ?? post?.unit ?? '');
    return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
  },
  async read(call, request) {
    const unit = found(await call.store.read('units', request.unit ?? call.post?.unit ?? ''));
    const { items, cursor } = await openLetters(call.store, unit, request.cursor ?? null);
    return { place: unit.name, items: items.map(rowOf), cursor };
  },
};
