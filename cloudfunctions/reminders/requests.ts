import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { SUBSCRIBE_ANSWERS } from '#domain/reminders/api';
import { ANSWERS, type Answer } from '#domain/reminders/documents';

const unit = z.string().regex(/^[a-z0-9-]{1,60}$/);
const message = z.string().regex(/^[A-Za-z0-9:_~-]{3,400}$/);
const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,900}$/);
const template = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const answer = z.enum(Object.keys(ANSWERS) as [Answer, ...Answer[]]);

/** WeChat's dialog shows at most three templates at a time. */
const TEMPLATES_CAP = 3;

export const nothing = z.strictObject({});

export const inboxRequest = z.strictObject({
  only: z.literal('unread').optional(),
  cursor: cursor.optional(),
}) satisfies z.ZodType<RequestOf<'reminders.inbox'>>;

export const messageRequest = z.strictObject({ message }) satisfies z.ZodType<RequestOf<'reminders.message'>>;

export const answerRequest = z.strictObject({ message, answer }) satisfies z.ZodType<RequestOf<'reminders.answer'>>;

export const subscribedRequest = z.strictObject({
  answers: z
    .array(z.strictObject({ template, answer: z.enum(SUBSCRIBE_ANSWERS) }))
    .min(1)
    .max(TEMPLATES_CAP)
    .refine((list) => new Set(list.map((one) => one.template)).size === list.length, '同一个模板写了两次'),
}) satisfies z.ZodType<RequestOf<'reminders.subscribed'>>;

export const unreadRequest = z.strictObject({ unit, cursor: cursor.optional() }) satisfies z.ZodType<
  RequestOf<'reminders.unread'>
>;
