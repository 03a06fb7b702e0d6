import { type Scope, scope } from '#domain/permission';
import { dayOf, type Instant } from '#domain/plain-date';
import { personOfReceiver, personReceiver } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import type { Asking, Call } from '../kit/handler';
import { holds } from '../kit/identity';
import { personIdOf } from '../kit/secrets';
import type { Store } from '../kit/store';
import { personBehind } from './push';

const POSTS_CAP = 100;

/** What is the caller's own in the county they act in. */
export async function ownScope(asking: Asking): Promise<Scope | null> {
  const { county, openid } = asking;
  return county === null ? null : scope(county, { person: personIdOf(county, openid) });
}

/** A message in somebody's inbox; one that waits, or was withdrawn before it came, does not exist for anybody. */
export const inInbox = (message: Message | null): message is Message =>
  message !== null && message.deliveredAt !== null;

/** A message belongs to the guardian it was sent to, or to whoever holds its post now. */
export async function messageScope(asking: Asking, id: string): Promise<Scope | null> {
  const message = await asking.store.read('messages', id);
  if (!inInbox(message)) {
    return null;
  }
  const person = await personBehind(asking.store, message.receiver, asking.now);
  return person === null ? null : scope(message.county, { person });
}

/** A guardian's message about a child: who answers must be bound to it still. */
export async function answerScope(asking: Asking, id: string): Promise<Scope | null> {
  const message = await asking.store.read('messages', id);
  const person = message && personOfReceiver(message.receiver);
  if (!inInbox(message) || message.child === null || person !== personIdOf(message.county, asking.openid)) {
    return null;
  }
  return scope(message.county, { children: [message.child], person });
}

/** Everything this person receives as: themself, and each post they hold today. */
export async function receiversOfPerson(
  store: Store,
  { county, person, now }: Pick<Call, 'county' | 'person'> & { readonly now: Instant },
): Promise<string[]> {
  const { items } = await store.page('posts', { equal: { county, holder: person }, limit: POSTS_CAP });
  const posts = items.filter((post) => holds(post, person, dayOf(now))).map((post) => post._id);
  return [personReceiver(person), ...posts];
}
