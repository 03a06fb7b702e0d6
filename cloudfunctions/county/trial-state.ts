import type { TrialView } from '#domain/county/api';
import { messageId } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import { TEMPLATE_KEYS } from '#domain/reminders/templates';
import { env } from '../kit/env';
import type { Reading } from '../kit/handler';
import { wholeCounty } from './place';
import { nothing } from './requests';

/** Keys of the templates that the deployment has ids for; malformed configuration is none. */
function configured(): ReadonlySet<string> {
  try {
    const ids = Object.entries(Object(JSON.parse(env().WECHAT_TEMPLATES)));
    return new Set(ids.flatMap(([key, id]) => (typeof id === 'string' && id !== '' ? [key] : [])));
  } catch {
    return new Set();
  }
}

/** The message of this very trial; one of an earlier trial has not arrived. */
function arrived(message: Message | null, askedAt: number): TrialView['message'] {
  if (!message || message.data['asked'] !== askedAt) {
    return null;
  }
  const { _id, state, deliveredAt, readAt, push } = message;
  return { id: _id, state, deliveredAt, readAt, push };
}

/** Whether the trial arrived, how its push ended, and what of WeChat is configured. */
export const trialState: Reading<'county.trialState'> = {
  request: nothing,
  scope: wholeCounty,
  async read(call) {
    const list = await call.store.read('onboarding', call.county);
    const asked = list?.trial ?? null;
    const id = asked && messageId(`trial:${call.county}`, 'trial', asked.post);
    const message = id === null ? null : await call.store.read('messages', id);
    const known = configured();
    return {
      askedAt: asked?.at ?? null,
      message: asked && arrived(message, asked.at),
      templates: TEMPLATE_KEYS.map((key) => ({ key, configured: known.has(key) })),
      now: call.now,
    };
  },
};
