import { refuse } from '#domain/errors';
import type { Writing } from '../kit/handler';
import { wholeCounty } from './place';
import { nothing } from './requests';
import { listOf } from './tick-step';

/** 试发: asks for a message to the caller's own post, on the way of every message: fact, queue, tick, inbox, push. */
export const trial: Writing<'county.trial'> = {
  request: nothing,
  scope: wholeCounty,
  async write(tx, call) {
    const post = call.post?.id ?? refuse('FORBIDDEN');
    const { list, keep } = await listOf(tx, call.county);
    await keep({ ...list, trial: { at: call.now, post } });
    return {
      reply: { askedAt: call.now },
      subject: `onboarding/${call.county}`,
      paths: [],
      change: { trial: 'asked' },
      wakes: { reminders: [`trial:${call.county}`] },
    };
  },
};
