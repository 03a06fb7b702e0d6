import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { ANSWER_ACTS, MATTERS } from '#domain/cases/referral';
import { caseId, date, text, wordsOf } from './requests';

const referral = z.string().regex(/^[a-z0-9]{1,40}$/);
const unit = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const LINE_CAP = 60;
const WORDS_CAP = 200;
/** Long enough for an ID card or 学籍号, too long for a telephone. */
const NUMBER = /\d{15}/;

const line = (most: number) =>
  text
    .refine((typed) => [...typed].length <= most, `最多写 ${most} 个字`)
    .refine((typed) => !NUMBER.test(typed), '不要写身份证号、学籍号');
const written = line(WORDS_CAP).refine((typed) => typed.length > 0, '请填写');
const words = z.strictObject({
  employer: line(LINE_CAP).optional(),
  premises: line(LINE_CAP).optional(),
  facts: line(WORDS_CAP).optional(),
});
const matter = z.enum(wordsOf(MATTERS));

export const previewRequest = z.strictObject({ case: caseId, matter, words }) satisfies z.ZodType<
  RequestOf<'cases.previewReferral'>
>;

export const referRequest = z.strictObject({
  case: caseId,
  matter,
  to: unit,
  dueOn: date,
  familyAgreed: z.boolean(),
  words,
}) satisfies z.ZodType<RequestOf<'cases.refer'>>;

export const revokeRequest = z.strictObject({ referral, reason: written }) satisfies z.ZodType<
  RequestOf<'cases.revokeReferral'>
>;

export const referredRequest = z.strictObject({}) satisfies z.ZodType<RequestOf<'cases.referred'>>;

export const referralRequest = z.strictObject({ referral }) satisfies z.ZodType<RequestOf<'cases.referral'>>;

export const answerRequest = z
  .strictObject({ referral, act: z.enum(wordsOf(ANSWER_ACTS)), words: line(WORDS_CAP) })
  .refine(({ act, words: said }) => act === 'accepted' || said.length > 0, {
    path: ['words'],
    error: '请写理由或结果',
  }) satisfies z.ZodType<RequestOf<'cases.answerReferral'>>;
