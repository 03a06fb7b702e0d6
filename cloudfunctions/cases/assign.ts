import type { Case } from '#domain/cases/documents';
import { settled } from '#domain/cases/follow';
import { nextState } from '#domain/cases/machine';
import { found, refuse } from '#domain/errors';
import { leadTargets } from '#domain/statistics/targets';
import type { Writing } from '../kit/handler';
import { caseScope, childOfCase, pathsOf, type Rules, rulesFor } from './of-child';
import { assignRequest } from './requests';
import { assignReach, canBeResponsible } from './responsible';

export const assign: Writing<'cases.assign'> = {
  request: assignRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async prepare(call, request) {
    return rulesFor(call.store, found(await childOfCase(call.store, request.case)), call.today);
  },
  async write(tx, call, request, prepared) {
    const rules = prepared as Rules;
    const before = found(await tx.read('cases', request.case));
    const child = found(await tx.read('children', before.child));
    const post = found(await tx.read('posts', request.post));
    const actor = call.post ?? refuse('FORBIDDEN');
    if (!canBeResponsible(actor, post, child, assignReach(actor))) {
      refuse('NOT_FOUND');
    }
    const state = nextState(before.state, 'assign') ?? refuse('ILLEGAL_STATE');
    const assigned: Case = { ...before, state, assignee: post._id, rev: before.rev + 1 };
    const after = settled(assigned, child, rules);
    await tx.replace('cases', after);
    return {
      reply: { case: after._id, assignee: post._id },
      subject: `cases/${after._id}`,
      paths: [...pathsOf(before, after), post.path],
      change: { from: before.assignee, to: post._id },
      versions: { policy: rules.policy.version },
      wakes: { reminders: [`case:${after._id}`], statistics: leadTargets(before, after, rules.term) },
    };
  },
};
