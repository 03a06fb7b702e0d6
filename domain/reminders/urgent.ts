import type { Message } from '#domain/reminders/documents';

/**
 * 紧急, as people see it: something has to be done at once. 找到了 goes out at any hour, since people are out looking, and is no emergency
 * to anybody.
 */
export const isUrgent = ({ urgent, kind }: Pick<Message, 'urgent' | 'kind'>): boolean =>
  urgent && kind !== 'childFound';
