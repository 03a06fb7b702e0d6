import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { DECLINE_REASONS, type DeclineReason } from '#domain/letters/acts';
import { PRESENT, type Present } from '#domain/letters/event';
import { INK_TEXT_CAP } from '#domain/letters/ink';

const SIDE_CAP = 4096;
const unit = z.string().regex(/^[a-z0-9-]{1,60}$/);
/** `<class:template:schoolYear:term:child:slot>` */
const letter = z
  .string()
  .regex(/^[a-z0-9-]{1,60}:[a-z0-9-]{1,30}:\d{4}-\d{4}:(autumn|spring):[a-z0-9]{1,40}:[a-z0-9]{1,20}$/);
const job = z.string().regex(/^[a-z0-9-]{1,40}:letters\.start:[A-Za-z0-9:_-]{1,200}$/);
const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,600}$/);
const challenge = z.string().regex(/^[a-z2-7]{26}$/);
const sm3 = z.string().regex(/^[0-9a-f]{64}$/);
const side = z.number().int().min(1).max(SIDE_CAP);
const ink = z.strictObject({
  encoding: z.literal('delta-1'),
  points: z
    .string()
    .max(INK_TEXT_CAP)
    .regex(/^[A-Za-z0-9_.-]*$/),
  w: side,
  h: side,
});
const instant = z.number().int().min(0).max(8_640_000_000_000_000);

const signature = {
  letter,
  challenge,
  digest: sm3,
  consent: z.literal(true),
  ink,
  clientAt: instant,
  client: z.enum(['weapp', 'h5']),
};

export const mineRequest = z.strictObject({}) satisfies z.ZodType<RequestOf<'letters.mine'>>;
export const letterRequest = z.strictObject({ letter }) satisfies z.ZodType<RequestOf<'letters.read'>>;
export const signRequest = z.strictObject(signature) satisfies z.ZodType<RequestOf<'letters.sign'>>;
export const assistRequest = z.strictObject({
  ...signature,
  present: z
    .array(z.enum(Object.keys(PRESENT) as [Present, ...Present[]]))
    .min(1, '请选谁在场')
    .max(Object.keys(PRESENT).length)
    .refine((list) => new Set(list).size === list.length, '同一项选了两次')
    .refine((list) => list.includes('signer'), '签字的人要在场'),
  readAloud: z.literal(true),
}) satisfies z.ZodType<RequestOf<'letters.assist'>>;
export const declineRequest = z.strictObject({
  letter,
  reason: z.enum(Object.keys(DECLINE_REASONS) as [DeclineReason, ...DeclineReason[]]),
}) satisfies z.ZodType<RequestOf<'letters.decline'>>;
export const verifyRequest = z.strictObject({ code: z.string().min(1).max(40) }) satisfies z.ZodType<
  RequestOf<'letters.verify'>
>;
export const classRequest = z.strictObject({ unit }) satisfies z.ZodType<RequestOf<'letters.classProgress'>>;
export const continueRequest = z.strictObject({ job }) satisfies z.ZodType<RequestOf<'letters.continueStart'>>;
/** A unit, or its bucket 未落实. */
const place = z.string().regex(/^[a-z0-9-]{1,60}(~unplaced)?$/);
export const unsignedRequest = z.strictObject({
  unit: place.optional(),
  cursor: cursor.optional(),
}) satisfies z.ZodType<RequestOf<'letters.unsigned'>>;
