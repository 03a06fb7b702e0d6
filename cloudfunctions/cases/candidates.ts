import type { Post } from '#domain/accounts/documents';
import { found, refuse } from '#domain/errors';
import type { Reading } from '../kit/handler';
import { caseScope, childOfCase } from './of-child';
import { refsOfPosts } from './post-refs';
import { caseRequest } from './requests';
import { assignReach, canBeResponsible, unitsAround } from './responsible';

/** Posts of one unit are few; this is more than any has. */
const POSTS_OF_A_UNIT = 50;

/** The nearest to the child first: whoever stands deepest on its line. */
const byNearness = (a: Post, b: Post): number => b.path.length - a.path.length || (a._id < b._id ? -1 : 1);

/** 可以指派谁: the posts around the child in the caller's reach, as far as somebody holds them or is named for them. */
export const candidates: Reading<'cases.candidates'> = {
  request: caseRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read(call, request) {
    const { store, county } = call;
    const actor = call.post ?? refuse('FORBIDDEN');
    const child = found(await childOfCase(store, request.case));
    const pages = await Promise.all(
      unitsAround(child).map((unit) => store.page('posts', { equal: { county, unit }, limit: POSTS_OF_A_UNIT })),
    );
    const posts = pages
      .flatMap((page) => page.items)
      .filter((post) => post.name !== '' && canBeResponsible(actor, post, child, assignReach(actor)))
      .sort(byNearness);
    return { posts: await refsOfPosts(store, posts) };
  },
};
