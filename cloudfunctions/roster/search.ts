import type { Unit } from '#domain/jurisdiction';
import type { ActingPost } from '#domain/permission';
import { postReaches } from '#domain/permission';
import { POSTS } from '#domain/posts';
import type { Child } from '#domain/roster/documents';
import { initialsPrefix, pinyinFits } from '#domain/roster/pinyin';
import { childScope } from '#domain/roster/scope';
import type { Call, Reading } from '../kit/handler';
import type { Page, PageQuery } from '../kit/store';
import { childRows } from './child-rows';
import { searchRequest } from './requests';
import { ofOwnUnit } from './scopes';

const WANTED = 20;
const PAGE = 200;
const LOOKED_AT_CAP = 1000;
/** After every text that begins with the one before it, in the order of the database (bytes of UTF-8). */
const LAST = '\u{10ffff}';
/** Posts whose whole place is fewer children than may be looked at. */
const SMALL: readonly Unit['kind'][] = ['class', 'grade', 'village', 'group'];

const isPinyin = (text: string): boolean => /^[a-z' ]+$/.test(text);

/** Names along their index; pinyin by its initials, typed as such or read from what was typed in full. */
function ranges(text: string): NonNullable<PageQuery['range']>[] {
  const range = (key: string, from: string) => ({ key, from, below: from + LAST });
  if (!isPinyin(text)) {
    return [range('name', text)];
  }
  const bare = text.replace(/[ ']/g, '');
  const prefixes = [bare, initialsPrefix(bare)].filter((prefix) => prefix !== '');
  return [...new Set(prefixes)].map((prefix) => range('pinyin', prefix));
}

/** A small place is looked through as a whole; a larger one goes along an index and keeps what it reaches. */
function queriesOf(call: Call, post: ActingPost, text: string): Omit<PageQuery, 'cursor'>[] {
  const equal = { county: call.county };
  const units: readonly Unit['kind'][] = POSTS[post.role].units;
  if (units.every((kind) => SMALL.includes(kind))) {
    const keys = post.line === 'education' ? ['eduPath'] : ['residencePath', 'registeredPath', 'dutyPath'];
    return keys.map((key) => ({ equal, range: { key, under: post.path }, limit: PAGE }));
  }
  return ranges(text).map((range) => ({ equal, range, limit: PAGE }));
}

const fits = (child: Child, text: string): boolean =>
  isPinyin(text) ? pinyinFits(child.pinyin, text) : child.name.startsWith(text);

interface Search {
  readonly found: Map<string, Child>;
  looked: number;
  more: boolean;
}

async function along(call: Call, post: ActingPost, query: Omit<PageQuery, 'cursor'>, text: string, search: Search) {
  let cursor: string | null = null;
  do {
    const page: Page<Child> = await call.store.page('children', { ...query, cursor });
    for (const child of page.items) {
      if (fits(child, text) && postReaches(post, 'unit', childScope(child))) {
        search.found.set(child._id, child);
      }
    }
    search.looked += page.items.length;
    cursor = page.cursor;
    search.more ||= cursor !== null && (search.found.size > WANTED || search.looked >= LOOKED_AT_CAP);
  } while (cursor !== null && !search.more);
}

/** 查找: until 20 are found or 1,000 looked at; then one more character has to tell. */
export const search: Reading<'roster.search'> = {
  request: searchRequest,
  scope: ofOwnUnit,
  async read(call, request) {
    const { post } = call;
    const text = request.text.toLowerCase();
    const result: Search = { found: new Map(), looked: 0, more: false };
    for (const query of post ? queriesOf(call, post, text) : []) {
      if (post && !result.more) {
        await along(call, post, query, text, result);
      }
    }
    const found = [...result.found.values()];
    return { items: await childRows(call, found.slice(0, WANTED)), more: result.more || found.length > WANTED };
  },
};
