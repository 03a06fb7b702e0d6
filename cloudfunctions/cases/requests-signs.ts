import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { CONTACT_KINDS, CONTACT_OUTCOMES } from '#domain/cases/documents';
import { SIGNS } from '#domain/cases/signs';
import { wordsOf } from './requests';

const unit = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const child = z.string().regex(/^[a-z0-9]{1,40}$/);

export const signsRequest = z.strictObject({ unit: unit.optional() }) satisfies z.ZodType<RequestOf<'cases.signs'>>;

export const noteSignsRequest = z.strictObject({
  child,
  signs: z
    .array(z.enum(wordsOf(SIGNS)))
    .min(1, '请至少选一项')
    .max(10),
}) satisfies z.ZodType<RequestOf<'cases.noteSigns'>>;

export const followSignsRequest = z.strictObject({
  child,
  kind: z.enum(wordsOf(CONTACT_KINDS)),
  outcome: z.enum(wordsOf(CONTACT_OUTCOMES)),
}) satisfies z.ZodType<RequestOf<'cases.followSigns'>>;

export const settleSignsRequest = z.strictObject({ child }) satisfies z.ZodType<RequestOf<'cases.settleSigns'>>;
