import { found } from '#domain/errors';
import type { Reading } from '../kit/handler';
import { caseScope, childOfCase } from './of-child';
import { refsOfPosts } from './post-refs';
import { caseRequest } from './requests';
import { isOfFamilies, unitsAround } from './responsible';

/** Posts of one unit are few; this is more than any has. */
const POSTS_OF_A_UNIT = 50;
const SHOWN = 30;

/** 同行的人: posts for families around the child that somebody holds or is named for, the nearest first, without the caller's own. */
export const companions: Reading<'cases.companions'> = {
  request: caseRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read(call, request) {
    const { store, county } = call;
    const child = found(await childOfCase(store, request.case));
    const pages = await Promise.all(
      unitsAround(child).map((unit) => store.page('posts', { equal: { county, unit }, limit: POSTS_OF_A_UNIT })),
    );
    const posts = pages
      .flatMap((page) => page.items)
      .filter((post) => post.name !== '' && isOfFamilies(post.role) && post._id !== call.post?.id)
      .sort((a, b) => b.path.length - a.path.length || (a._id < b._id ? -1 : 1));
    return { posts: await refsOfPosts(store, posts.slice(0, SHOWN)) };
  },
};
