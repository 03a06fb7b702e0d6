import type { Code, Person, Post } from '#domain/accounts/documents';
import { found, refuse } from '#domain/errors';
import type { Call, Writing } from '../kit/handler';
import { goodCode, ownScope } from './own';
import { sceneRequest } from './requests';

const VOID = { message: '这个邀请码已经失效，请联系给您邀请码的人。' };

/** Whether this invitation gives this post to this person; each "no" has its own answer. */
function requireInvited(code: Code, post: Post, person: Person | null, call: Call): void {
  if (code.used >= code.cap) {
    refuse('CODE_USED_UP', { message: '这个邀请码已经用过，请联系给您邀请码的人。' });
  }
  goodCode(code, call.now);
  if (post.invitation !== code._id) {
    refuse('CODE_EXPIRED', VOID);
  }
  const phone = person?.phoneBlind ?? refuse('PHONE_REQUIRED');
  if (post.phoneBlind !== null && post.phoneBlind !== phone) {
    refuse('PHONE_MISMATCH');
  }
}

/** 接受邀请: single use, and only for the phone that the sheet names. */
export const bindInvitation: Writing<'accounts.bindInvitation'> = {
  request: sceneRequest,
  scope: ownScope,
  async write(tx, call, { scene }) {
    const code = found(await tx.read('codes', scene));
    const post = code.purpose === 'invitation' ? found(await tx.read('posts', code.target)) : refuse('NOT_FOUND');
    const person = await tx.read('people', call.person);
    const held = post.holder === call.person;
    if (!held) {
      requireInvited(code, post, person, call);
      await tx.replace('codes', { ...code, used: code.used + 1, rev: code.rev + 1 });
      await tx.replace('posts', {
        ...post,
        phoneBlind: person?.phoneBlind ?? null,
        holder: call.person,
        invitation: null,
        rev: post.rev + 1,
      });
    }
    return {
      reply: { post: post._id },
      subject: `posts/${post._id}`,
      paths: [post.path],
      change: { from: post.holder, to: call.person },
    };
  },
};
