import { type Reconciled, reconcile } from '#domain/reminders/reconcile';
import type { Proposal, Reaction } from '../kit/tick';
import { messagesOf, noticesFor } from './roots';

const CHANGED = 'reminders.change';

function proposal({ before, after }: Reconciled): Proposal<'messages'> {
  const same = before !== null && JSON.stringify(before) === JSON.stringify(after);
  const change = { kind: after.kind, from: before?.state ?? null, to: after.state };
  return {
    collection: 'messages',
    seen: before?.rev ?? 0,
    document: after,
    ...(same ? {} : { changed: { operation: CHANGED, change, paths: [after.path] } }),
  };
}

/** 反应: the messages of a cause become what the documents ask for. Sending is the sender's. */
export const reminders: Reaction = {
  consumer: 'reminders',
  async react(store, target, { county }) {
    const messages = await messagesOf(store, county, target);
    const notices = await noticesFor(store, county, target);
    return reconcile(county, target, messages, notices).map(proposal);
  },
};
