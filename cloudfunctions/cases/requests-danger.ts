import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { DANGER_ORGANS, DANGER_OUTCOMES, DANGER_REASONS, DANGER_SIDES } from '#domain/cases/danger';
import { FAMILY_SAYS, FINDERS } from '#domain/cases/missing';
import { text, wordsOf } from './requests';

const id = z.string().regex(/^[a-z0-9]{1,40}$/);
const post = z.string().regex(/^[a-z0-9-]{1,80}:[A-Za-z]{1,40}:[0-9]{1,3}$/);
const missing = z.string().regex(/^[a-z0-9]{1,40}:\d{4}-\d{2}-\d{2}$/);
const PLACE_CAP = 100;

export const reportDangerRequest = z.strictObject({
  child: id,
  reason: z.enum(wordsOf(DANGER_REASONS)),
  words: text.optional(),
  organ: z.enum(wordsOf(DANGER_ORGANS)).optional(),
  keepFrom: z.enum(wordsOf(DANGER_SIDES)).optional(),
}) satisfies z.ZodType<RequestOf<'cases.reportDanger'>>;

export const dangerRequest = z.strictObject({ danger: id }) satisfies z.ZodType<RequestOf<'cases.danger'>>;

export const followDangerRequest = z
  .strictObject({
    danger: id,
    organ: z.enum(wordsOf(DANGER_ORGANS)).optional(),
    outcome: z.enum(wordsOf(DANGER_OUTCOMES)).optional(),
    words: text.optional(),
    handTo: post.optional(),
  })
  .refine(({ organ, outcome, words, handTo }) => organ || outcome || words || handTo, {
    path: ['words'],
    error: '请写做了什么',
  }) satisfies z.ZodType<RequestOf<'cases.followDanger'>>;

export const dangersRequest = z.strictObject({}) satisfies z.ZodType<RequestOf<'cases.dangers'>>;

export const missingRequest = z.strictObject({ child: id }) satisfies z.ZodType<RequestOf<'cases.missing'>>;

export const askFamilyRequest = z.strictObject({
  child: id,
  says: z.enum(wordsOf(FAMILY_SAYS)),
}) satisfies z.ZodType<RequestOf<'cases.askFamily'>>;

export const foundMissingRequest = z.strictObject({
  missing,
  who: z.enum(wordsOf(FINDERS)),
  at: z.number().int().positive().optional(),
  where: text
    .refine((typed) => typed.length > 0, '请写在哪里找到的')
    .refine((typed) => [...typed].length <= PLACE_CAP, `最多写 ${PLACE_CAP} 个字`),
}) satisfies z.ZodType<RequestOf<'cases.foundMissing'>>;
