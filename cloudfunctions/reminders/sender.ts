import { dayOf, type Instant } from '#domain/plain-date';
import { messageId, personOfReceiver } from '#domain/reminders/causes';
import type { Message, MessageState, Push } from '#domain/reminders/documents';
import { isQuiet, outOfQuiet } from '#domain/reminders/quiet';
import { persist } from '../kit/facts';
import { log, whereOf } from '../kit/log';
import { policyFor } from '../kit/rulebook';
import type { Store } from '../kit/store';
import { eachCounty } from '../kit/tick';
import { personBehind, pushOnce } from './push';
import { noticesFor } from './roots';

const BATCH = 100;
const AT_ONCE = 8;
const BUDGET_MS = 40_000;
/** After this a claimed message counts as left by a sender that died. */
const ABANDONED_MS = 120_000;

/** Changes a message that is still in this state; what another writer did meanwhile stands. @returns what was written. */
function change(
  store: Store,
  id: string,
  from: MessageState,
  to: (present: Message) => Message,
): Promise<Message | null> {
  return persist(() =>
    store.tx(async (tx) => {
      const present = await tx.read('messages', id);
      if (present?.state !== from) {
        return null;
      }
      const next = { ...to(present), rev: present.rev + 1 };
      await tx.replace('messages', next);
      return next;
    }),
  );
}

/** Notes how a push ended on a message that was withdrawn while it was under way. */
function notePush(store: Store, id: string, push: Push): Promise<void> {
  return persist(() =>
    store.tx(async (tx) => {
      const present = await tx.read('messages', id);
      if (present) {
        await tx.replace('messages', { ...present, push, rev: present.rev + 1 });
      }
    }),
  );
}

/** 发送前再看一次: whether the documents still ask for this message, with everything known up to today. */
async function stillAsked(store: Store, message: Message, now: Instant): Promise<boolean> {
  const notices = await noticesFor(store, message.county, message.cause, dayOf(now));
  const own = notices.some((notice) => messageId(message.cause, notice.kind, notice.receiver) === message._id);
  // A post that was filled or left empty meanwhile changes who is told first, not that this one was chosen.
  const staff = personOfReceiver(message.receiver) === null;
  return own || (staff && notices.some((notice) => notice.kind === message.kind));
}

/** One message: claimed, looked at once more, pushed, put into the inbox. A crash anywhere repeats or ends it, never doubles the push. */
async function deliver(store: Store, message: Message, now: Instant): Promise<void> {
  const policy = await policyFor(store, message.county, dayOf(now));
  if (!message.urgent && isQuiet(now, policy)) {
    await change(store, message._id, 'queued', (one) => ({ ...one, sendAt: outOfQuiet(now, policy, false) }));
    return;
  }
  const underway: Push = { channel: 'subscription', state: 'sending', code: 0, at: now };
  const claimed = await change(store, message._id, 'queued', (one) => ({
    ...one,
    state: 'sending',
    sendAt: now,
    push: one.push ?? underway,
  }));
  if (!claimed) {
    return;
  }
  if (!(await stillAsked(store, claimed, now))) {
    await change(store, claimed._id, 'sending', (one) => ({ ...one, state: 'withdrawn', push: message.push }));
    return;
  }
  const push = await pushOnce(store, claimed, message.push, now);
  const delivered = await change(store, claimed._id, 'sending', (one) => ({
    ...one,
    state: 'delivered',
    deliveredAt: now,
    push,
  }));
  if (!delivered) {
    await notePush(store, claimed._id, push);
  }
}

/** A message whose sender died between claim and outcome: into the inbox, its push marked as unknown and not tried again. */
async function recover(store: Store, message: Message, now: Instant): Promise<void> {
  const asked = await stillAsked(store, message, now);
  await change(store, message._id, 'sending', (one) => ({
    ...one,
    state: asked ? 'delivered' : 'withdrawn',
    deliveredAt: asked ? now : one.deliveredAt,
    push: one.push?.state === 'sending' ? { ...one.push, state: 'uncertain' } : one.push,
  }));
}

async function safely(work: () => Promise<void>, county: string): Promise<void> {
  try {
    await work();
  } catch (error) {
    log({ level: 'error', event: 'sender', county, where: whereOf(error) });
  }
}

/** One person's messages one after the other (WeChat refuses two at once, 43108), several persons side by side; urgent ones first. */
async function deliverAll(store: Store, messages: readonly Message[], now: Instant): Promise<void> {
  const urgentFirst = [...messages].sort((a, b) => Number(b.urgent) - Number(a.urgent));
  const queues = new Map<string, Message[]>();
  for (const message of urgentFirst) {
    const person = (await personBehind(store, message.receiver, now)) ?? message.receiver;
    queues.set(person, [...(queues.get(person) ?? []), message]);
  }
  const waiting = [...queues.values()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      for (const message of next) {
        await safely(() => deliver(store, message, now), message.county);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function pageIn(store: Store, county: string, state: MessageState, below: Instant) {
  return store.page('messages', { equal: { county, state }, range: { key: 'sendAt', below }, limit: BATCH });
}

async function sendCounty(store: Store, county: string, now: Instant, late: () => boolean): Promise<void> {
  const abandoned = await pageIn(store, county, 'sending', now - ABANDONED_MS);
  for (const message of abandoned.items) {
    await safely(() => recover(store, message, now), county);
  }
  const tried = new Set<string>();
  while (!late()) {
    const { items } = await pageIn(store, county, 'queued', now + 1);
    const due = items.filter((message) => !tried.has(message._id));
    if (due.length === 0) {
      return;
    }
    for (const message of due) {
      tried.add(message._id);
    }
    await deliverAll(store, due, now);
  }
}

/** 发送: everything that is due, county by county, until it is done or 40 s are over. */
export async function sendDue(store: Store, now: Instant): Promise<void> {
  const begun = performance.now();
  const late = (): boolean => performance.now() - begun > BUDGET_MS;
  await eachCounty(store, (county) => sendCounty(store, county, now, late));
}
