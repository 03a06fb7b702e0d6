import type { ActingPost } from '#domain/permission';
import { postReaches } from '#domain/permission';
import type { Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';
import type { Call, Reading } from '../kit/handler';
import type { Page, PageQuery } from '../kit/store';
import { childRows } from './child-rows';
import { searchRequest } from './requests';
import { ofOwnUnit } from './scopes';

const WANTED = 20;
const PAGE = 200;
const LOOKED_AT_CAP = 1000;

const isPinyin = (text: string): boolean => /^[a-z ]+$/.test(text);

/** Pinyin goes along its index from the first letter (initials and full pinyin both begin with it); a name in characters looks through the children below the post. */
function queryOf(call: Call, post: ActingPost, text: string): Omit<PageQuery, 'cursor'> {
  if (isPinyin(text)) {
    return {
      equal: { county: call.county },
      range: { key: 'pinyin', from: text.slice(0, 1), below: `${text.slice(0, 1)}~` },
      limit: PAGE,
    };
  }
  const isCounty = post.path === `${post.unit}/` && post.line === 'government';
  const key = post.line === 'education' ? 'eduPath' : 'dutyPath';
  return isCounty
    ? { equal: { county: call.county }, range: { key: 'pinyin' }, limit: PAGE }
    : { equal: { county: call.county }, range: { key, under: post.path }, limit: PAGE };
}

const fits = (child: Child, text: string): boolean =>
  isPinyin(text)
    ? child.pinyin.startsWith(text) || child.pinyin.split(' ').some((word) => word.startsWith(text))
    : child.name.startsWith(text);

/** 查找: until 20 are found or 1,000 looked at; then one more character has to tell. */
export const search: Reading<'roster.search'> = {
  request: searchRequest,
  scope: ofOwnUnit,
  async read(call, request) {
    const { post } = call;
    const text = request.text.toLowerCase();
    const found: Child[] = [];
    let cursor: string | null = null;
    let looked = 0;
    do {
      const page: Page<Child> | null = post
        ? await call.store.page('children', { ...queryOf(call, post, text), cursor })
        : null;
      const reached = (page?.items ?? []).filter(
        (child) => post && postReaches(post, 'unit', childScope(child)) && fits(child, text),
      );
      found.push(...reached);
      looked += page?.items.length ?? 0;
      cursor = page?.cursor ?? null;
    } while (cursor !== null && found.length <= WANTED && looked < LOOKED_AT_CAP);
    return { items: await childRows(call, found.slice(0, WANTED)), more: cursor !== null || found.length > WANTED };
  },
};
