import { serve } from '../kit/handler';
import { runQueue } from '../kit/tick';
import { answer } from './answer';
import { inbox } from './inbox';
import { message } from './message';
import { reminders } from './react';
import { read } from './read';
import { sendDue } from './sender';
import { subscribed } from './subscribed';
import { subscriptions } from './subscriptions';
import { unread } from './unread';
import { unreadCount } from './unread-count';

/** 提醒: its tick first makes the messages what they ought to be, then sends what is due. */
export const main = serve(
  'reminders',
  {
    'reminders.inbox': inbox,
    'reminders.unreadCount': unreadCount,
    'reminders.message': message,
    'reminders.read': read,
    'reminders.answer': answer,
    'reminders.subscriptions': subscriptions,
    'reminders.subscribed': subscribed,
    'reminders.unread': unread,
  },
  async (store, now) => {
    await runQueue(store, reminders, now);
    await sendDue(store, now);
  },
);
