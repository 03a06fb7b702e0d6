import { found, refuse } from '#domain/errors';
import { addDays } from '#domain/plain-date';
import type { Writing } from '../kit/handler';
import { requireAppoint } from './appoint';
import { postScope } from './hand-over';
import { postRequest } from './requests';

/** 撤销岗位: nobody holds it any more. What names the post goes to the unit above until somebody has it again. */
export const endPost: Writing<'accounts.endPost'> = {
  request: postRequest,
  scope: (asking, { post }) => postScope(asking, post),
  async write(tx, call, { post: id }) {
    const post = found(await tx.read('posts', id));
    requireAppoint(call.post, post);
    if (post._id === call.post?.id) {
      refuse('ILLEGAL_STATE', { message: '不能撤销自己正在用的岗位。换人请用“交接”。' });
    }
    await tx.replace('posts', {
      ...post,
      name: '',
      phone: null,
      phoneBlind: null,
      holder: null,
      invitation: null,
      to: addDays(call.today, -1),
      rev: post.rev + 1,
    });
    return {
      reply: { post: post._id },
      subject: `posts/${post._id}`,
      paths: [post.path],
      change: { from: post.holder, to: null, state: 'ended' },
    };
  },
};
