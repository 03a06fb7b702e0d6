import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { DEFERRAL_FILTERS } from '#domain/cases/api-deferral';
import { DEFERRAL_REASONS, HEARINGS, NOT_DEFERRABLE } from '#domain/cases/deferral';
import { OUTSIDE } from '#domain/cases/transfer';
import { ADULT_SLOTS } from '#domain/roster/documents';
import { caseId, date, text, wordsOf } from './requests';

const id = z.string().regex(/^[a-z0-9]{1,40}$/);
const unit = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const deferral = z.string().regex(/^[a-z0-9]{1,40}:[A-Za-z0-9_-]{1,60}$/);
const WORDS_CAP = 300;
const line = (most: number) => text.refine((typed) => [...typed].length <= most, `最多写 ${most} 个字`);
const written = (most: number) => line(most).refine((typed) => typed.length > 0, '请填写');
const reasons = [...wordsOf(DEFERRAL_REASONS), ...(Object.keys(NOT_DEFERRABLE) as (keyof typeof NOT_DEFERRABLE)[])];
const MOST_PHOTOS = 3;

export const deferralFileBeginRequest = z.strictObject({
  child: id,
  size: z.number().int().min(1).max(20_000_000),
}) satisfies z.ZodType<RequestOf<'cases.beginDeferralFile'>>;

export const deferralFileFinishRequest = z.strictObject({ child: id, upload: id }) satisfies z.ZodType<
  RequestOf<'cases.finishDeferralFile'>
>;

export const applyRequest = z.strictObject({
  child: id,
  reason: z.enum(reasons as [(typeof reasons)[number], ...typeof reasons]),
  from: date,
  until: date,
  note: line(WORDS_CAP),
  childSaid: line(WORDS_CAP).optional(),
  certificates: z.array(id).max(MOST_PHOTOS),
  told: z.enum(ADULT_SLOTS).optional(),
  paper: id.optional(),
}) satisfies z.ZodType<RequestOf<'cases.applyDeferral'>>;

export const deferralRequest = z.strictObject({ deferral }) satisfies z.ZodType<RequestOf<'cases.withdrawDeferral'>>;

export const decideRequest = z.strictObject({
  deferral,
  granted: z.boolean(),
  until: date.optional(),
  reasons: written(WORDS_CAP),
  hearing: z.enum(wordsOf(HEARINGS)),
  childSaid: written(WORDS_CAP),
}) satisfies z.ZodType<RequestOf<'cases.decideDeferral'>>;

export const endDeferralRequest = z.strictObject({ deferral, on: date }) satisfies z.ZodType<
  RequestOf<'cases.endDeferral'>
>;

export const deferralsRequest = z.strictObject({
  unit: unit.optional(),
  filter: z.enum(DEFERRAL_FILTERS).optional(),
}) satisfies z.ZodType<RequestOf<'cases.deferrals'>>;

export const childDeferralsRequest = z.strictObject({ child: id }) satisfies z.ZodType<
  RequestOf<'cases.childDeferrals'>
>;

export const deferralFileRequest = z.strictObject({
  deferral,
  at: z.number().int().min(0).max(MOST_PHOTOS),
}) satisfies z.ZodType<RequestOf<'cases.deferralFile'>>;

export const transferRequest = z
  .strictObject({
    case: caseId,
    to: unit,
    place: line(60).optional(),
    contact: line(60).optional(),
    reason: written(WORDS_CAP),
  })
  .refine(({ to, place }) => to !== OUTSIDE || place, { path: ['place'], error: '请写移交到哪里' })
  .refine(({ to, contact }) => to !== OUTSIDE || contact, {
    path: ['contact'],
    error: '请写对方谁接收、怎么联系',
  }) satisfies z.ZodType<RequestOf<'cases.transfer'>>;

export const acceptRequest = z.strictObject({ case: caseId, proof: id.optional() }) satisfies z.ZodType<
  RequestOf<'cases.acceptTransfer'>
>;

export const bounceRequest = z.strictObject({ case: caseId, reason: written(WORDS_CAP) }) satisfies z.ZodType<
  RequestOf<'cases.bounce'>
>;
