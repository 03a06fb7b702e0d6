import { found } from '#domain/errors';
import { POSTS } from '#domain/posts';
import type { Reading } from '../kit/handler';
import { requireAppoint } from './appoint';
import { codeView } from './code-picture';
import { postScope } from './hand-over';
import { placeOf, unitsOn } from './places';
import { postRequest } from './requests';

/** The invitation of a post as a picture, to be shown or sent to the one who is invited. */
export const invitation: Reading<'accounts.invitation'> = {
  request: postRequest,
  scope: (asking, { post }) => postScope(asking, post),
  async read(call, { post: id }) {
    const { store, now } = call;
    const post = found(await store.read('posts', id));
    requireAppoint(call.post, post);
    const code = post.invitation ? await store.read('codes', post.invitation) : null;
    const good = code && code.until > now && code.used < code.cap ? code : null;
    return {
      name: post.name,
      title: POSTS[post.role].title,
      place: placeOf(post.path, await unitsOn(store, [post.path])),
      code: good && (await codeView(good, now)),
    };
  },
};
