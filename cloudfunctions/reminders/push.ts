import type { Person } from '#domain/accounts/documents';
import { dayOf, type Instant } from '#domain/plain-date';
import { personOfReceiver } from '#domain/reminders/causes';
import type { Message, Push } from '#domain/reminders/documents';
import { grantId, left, reservedGrant, type Spending, settledGrant } from '#domain/reminders/grants';
import { pushText } from '#domain/reminders/push-text';
import { persist } from '../kit/facts';
import { holds } from '../kit/identity';
import { decrypt } from '../kit/secrets';
import type { Store } from '../kit/store';
import { sendSubscription, WechatError } from '../kit/wechat';
import { templateIds } from './template-ids';

const NO_GRANT = -1;
const UNCONFIGURED = -2;
const NOBODY = -3;
/** WeChat: the person has no grant left, or refused since. */
const GRANT_GONE = 43101;
/** Nobody knows whether it was sent. */
const UNKNOWN = 0;

/** Who stands behind a receiver now: the guardian, or who holds the post today. */
export async function personBehind(store: Store, receiver: string, now: Instant): Promise<string | null> {
  const person = personOfReceiver(receiver);
  if (person !== null) {
    return person;
  }
  const post = await store.read('posts', receiver);
  return post?.holder && holds(post, post.holder, dayOf(now)) ? post.holder : null;
}

/** Takes one send out of the ledger before it is used: a crash may lose it, but never uses it twice. */
function reserve(store: Store, id: string): Promise<boolean> {
  return persist(() =>
    store.tx(async (tx) => {
      const grant = await tx.read('grants', id);
      if (!grant || left(grant) === 0) {
        return false;
      }
      await tx.replace('grants', reservedGrant(grant));
      return true;
    }),
  );
}

function settle(store: Store, id: string, ending: Spending): Promise<void> {
  return persist(() =>
    store.tx(async (tx) => {
      const grant = await tx.read('grants', id);
      if (grant) {
        await tx.replace('grants', settledGrant(grant, ending));
      }
    }),
  );
}

/** Sends, and settles the ledger by what WeChat answered. An unknown outcome counts as used: better one push too few than two. */
async function send(store: Store, message: Message, person: Person, templateId: string, now: Instant): Promise<Push> {
  const outcome = (state: Push['state'], code: number): Push => ({ channel: 'subscription', state, code, at: now });
  const child = message.child === null ? null : await store.read('children', message.child);
  const { page, data } = pushText(message, child?.name ?? null);
  const openid = decrypt(person.openid, { collection: 'people', field: 'openid', id: person._id });
  try {
    await sendSubscription({ openid, templateId, page, data }, now);
    return outcome('sent', 0);
  } catch (error) {
    const code = error instanceof WechatError ? error.code : UNKNOWN;
    if (code === UNKNOWN) {
      return outcome('uncertain', code);
    }
    await settle(store, grantId(person._id, templateId), code === GRANT_GONE ? 'none' : 'returned');
    return outcome('failed', code);
  }
}

/** Whether a push of this message has gone out, or may have: then it is not sent again. */
const gone = (push: Push | null): push is Push => push?.state === 'sent' || push?.state === 'uncertain';

/** 推送: one copy of a message to the phone of its receiver, where there is a template, a person and a grant. Never throws for WeChat's sake. */
export async function pushOnce(store: Store, message: Message, earlier: Push | null, now: Instant): Promise<Push> {
  const skipped = (code: number): Push => ({ channel: 'subscription', state: 'skipped', code, at: now });
  if (gone(earlier)) {
    return earlier;
  }
  const templateId = templateIds()[pushText(message, null).template];
  if (!templateId) {
    return skipped(UNCONFIGURED);
  }
  const id = await personBehind(store, message.receiver, now);
  const person = id === null ? null : await store.read('people', id);
  if (!person) {
    return skipped(NOBODY);
  }
  if (!(await reserve(store, grantId(person._id, templateId)))) {
    return skipped(NO_GRANT);
  }
  return send(store, message, person, templateId, now);
}
