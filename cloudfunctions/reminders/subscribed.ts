import { refuse } from '#domain/errors';
import { answeredGrant, grantId } from '#domain/reminders/grants';
import type { Writing } from '../kit/handler';
import { ownScope } from './own';
import { subscribedRequest } from './requests';
import { templateIds } from './template-ids';

/** 订阅结果: kept in the caller's ledger; templates that are not ours are refused. */
export const subscribed: Writing<'reminders.subscribed'> = {
  request: subscribedRequest,
  scope: ownScope,
  async write(tx, call, { answers }) {
    const ours = new Set(Object.values(templateIds()));
    const { county, person } = call;
    for (const { template, answer } of answers) {
      if (!ours.has(template)) {
        refuse('INVALID_ARGUMENT', { fields: [{ path: 'answers', rule: '没有这个订阅模板' }] });
      }
      const before = await tx.read('grants', grantId(person, template));
      const after = answeredGrant(before, { county, person, template }, answer);
      await (before ? tx.replace('grants', after) : tx.create('grants', after));
    }
    const accepted = answers.filter(({ answer }) => answer === 'accept').length;
    return {
      reply: { accepted },
      subject: `people/${person}`,
      paths: call.post ? [call.post.path] : [],
      change: { accepted, refused: answers.length - accepted },
    };
  },
};
