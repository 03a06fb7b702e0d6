import type { PermissionRow, Reach } from '#domain/permission';
import { ROLES, type Role } from '#domain/posts';
import type { RemindersApi } from '#domain/reminders/api';

/** Everybody has an inbox: a person as themself, whichever post they act as. */
const EVERYBODY: PermissionRow = {
  anyone: 'self',
  ...(Object.fromEntries(ROLES.map((role) => [role, 'self'])) as Readonly<Record<Role, Reach>>),
};

/** Who may do what in `reminders`. */
export const remindersPermissions = {
  'reminders.inbox': EVERYBODY,
  'reminders.unreadCount': EVERYBODY,
  'reminders.message': EVERYBODY,
  'reminders.read': EVERYBODY,
  'reminders.answer': { guardian: 'own' },
  'reminders.subscriptions': EVERYBODY,
  'reminders.subscribed': EVERYBODY,
  'reminders.unread': { classTeacher: 'unit', gradeLead: 'unit', principal: 'unit' },
} as const satisfies Record<keyof RemindersApi, PermissionRow>;
