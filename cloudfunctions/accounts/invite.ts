import { found, refuse } from '#domain/errors';
import type { Policy } from '#domain/policy/policy';
import type { Writing } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import { requireAppoint } from './appoint';
import { postScope } from './hand-over';
import { postRequest } from './requests';

const DAY_MS = 86_400_000;

/** 邀请码 of a post that waits: single use; a new one makes the old one void. */
export const invite: Writing<'accounts.invite'> = {
  request: postRequest,
  scope: (asking, { post }) => postScope(asking, post),
  prepare: (call) => policyFor(call.store, call.county, call.today),
  async write(tx, call, { post: id }, prepared) {
    const policy = prepared as Policy;
    const post = found(await tx.read('posts', id));
    requireAppoint(call.post, post);
    if (post.holder !== null || post.name === '') {
      refuse('ILLEGAL_STATE', { message: '这个岗位没有等待绑定的人，不用邀请。' });
    }
    const scene = call.id('scene');
    const until = call.now + policy.get('code.invitationDays') * DAY_MS;
    await tx.create('codes', {
      _id: scene,
      county: call.county,
      purpose: 'invitation',
      target: post._id,
      until,
      cap: 1,
      used: 0,
      by: call.post?.id ?? '',
      rev: 1,
    });
    await tx.replace('posts', { ...post, invitation: scene, rev: post.rev + 1 });
    return {
      reply: { scene, until },
      subject: `posts/${post._id}`,
      paths: [post.path],
      change: { to: 'invited', until },
      versions: { policy: policy.version },
    };
  },
};
