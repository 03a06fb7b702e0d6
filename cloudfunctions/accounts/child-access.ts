import type { Post } from '#domain/accounts/documents';
import { POSTS } from '#domain/posts';
import { childScope } from '#domain/roster/scope';
import type { Reading } from '../kit/handler';
import { type KnownUnits, placeOf, unitsOn } from './places';
import { accessRequest } from './requests';

const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

/** The post that looked, in words: 第一小学五（1）班 班主任. Never the person's name. */
function said(post: Post | undefined, units: KnownUnits): string {
  return post ? `${placeOf(post.path, units)} ${POSTS[post.role].title}` : '工作人员';
}

/** 谁看过孩子的信息: every look at a protected field, newest first. */
export const childAccess: Reading<'accounts.childAccess'> = {
  request: accessRequest,
  async scope(asking, { child }) {
    const known = await asking.store.read('children', child);
    return known ? childScope(known) : null;
  },
  async read(call, { child, cursor }) {
    const page = await call.store.page('accessLog', {
      equal: { county: call.county, child },
      range: { key: 'at' },
      order: 'desc',
      limit: 20,
      cursor: cursor ?? null,
    });
    const posts = await call.store.readAll('posts', distinct(page.items.map((entry) => entry.post)));
    const units = await unitsOn(
      call.store,
      posts.map((post) => post.path),
    );
    return {
      items: page.items.map((entry) => ({
        at: entry.at,
        by: said(
          posts.find((post) => post._id === entry.post),
          units,
        ),
        fields: entry.fields,
        reason: entry.reason,
      })),
      cursor: page.cursor,
    };
  },
};
