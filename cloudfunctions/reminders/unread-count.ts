import type { Reading } from '../kit/handler';
import { ownScope, receiversOfPerson } from './own';
import { nothing } from './requests';
import { unreadOf } from './unread-of';

export const unreadCount: Reading<'reminders.unreadCount'> = {
  request: nothing,
  scope: ownScope,
  read: async (call) => ({
    unread: await unreadOf(call.store, call.county, await receiversOfPerson(call.store, call)),
  }),
};
