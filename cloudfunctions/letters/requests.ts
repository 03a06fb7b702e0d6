import * as z from 'zod';
import { isName } from '#domain/accounts/staff-sheet';
import type { RequestOf } from '#domain/api';
import { DECLINE_REASONS, type DeclineReason } from '#domain/letters/acts';
import { PRESENT, type Present } from '#domain/letters/event';
import { INK_TEXT_CAP } from '#domain/letters/ink';
import { VOID_REASONS, type VoidReason } from '#domain/letters/paper';
import { isPlainDate } from '#domain/plain-date';

const SIDE_CAP = 4096;
const unit = z.string().regex(/^[a-z0-9-]{1,60}$/);
/** `<unit:template:schoolYear:term:party:slot>`; a party may be a household, whose number people have given it. */
const letter = z
  .string()
  .regex(
    /^[a-z0-9-]{1,60}:[A-Za-z0-9-]{1,30}:\d{4}-\d{4}:(autumn|spring|year)(-\d{1,2})?:[^:\s/]{1,100}:[A-Za-z0-9-]{1,40}$/,
  );
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

/** What a phone sends to sign one letter. */
export const signature = {
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
  signer: z
    .strictObject({ child: z.string().regex(/^[a-z2-7]{26}$/), slot: z.enum(['guardian', 'guardian2']) })
    .optional(),
  photo: z
    .string()
    .regex(/^[a-z2-7]{26}$/)
    .optional(),
  fingerprint: z
    .strictObject({
      witness: z
        .string()
        .max(80)
        .transform((text) => text.normalize('NFC').trim())
        .refine(isName, '请写见证人的姓名'),
    })
    .optional(),
}) satisfies z.ZodType<RequestOf<'letters.assist'>>;
export const beginAssistPhotoRequest = z.strictObject({
  letter,
  size: z
    .number()
    .int()
    .min(1)
    .max(64 * 1024 * 1024),
}) satisfies z.ZodType<RequestOf<'letters.beginAssistPhoto'>>;
export const signPaperRequest = z.strictObject({
  letter,
  digest: sm3,
  file: z.string().regex(/^[a-z2-7]{26}$/),
  signedOn: z.string().max(10).refine(isPlainDate, '请选纸上写的签字日期'),
  vouch: z.literal(true, '请核对以后打勾'),
}) satisfies z.ZodType<RequestOf<'letters.signPaper'>>;
export const voidPaperRequest = z.strictObject({
  letter,
  reason: z.enum(Object.keys(VOID_REASONS) as [VoidReason, ...VoidReason[]]),
}) satisfies z.ZodType<RequestOf<'letters.voidPaper'>>;
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
  period: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,30}:\d{4}-\d{4}-(autumn|spring|year)$/)
    .optional(),
  cursor: cursor.optional(),
}) satisfies z.ZodType<RequestOf<'letters.unsigned'>>;
