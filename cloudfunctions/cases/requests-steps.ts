import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { CASE_CAUSES, ENDINGS, EXCLUSIONS, MEASURES, PAUSE_REASONS } from '#domain/cases/steps';
import { daysBetween } from '#domain/plain-date';
import { caseId, date, text, wordsOf } from './requests';

const keysOf = <T extends string>(choices: Readonly<Record<T, unknown>>): [T, ...T[]] =>
  Object.keys(choices) as [T, ...T[]];
const several = <T extends string>(choices: Readonly<Record<T, unknown>>, most: number) =>
  z
    .array(z.enum(keysOf(choices)))
    .min(1)
    .max(most)
    .refine((chosen) => new Set(chosen).size === chosen.length, '重复了');
/** 证明材料: what was uploaded for it. */
const upload = z.string().regex(/^[a-z0-9]{1,40}$/);

/** Acts that say nothing more than that they are done. */
export const plainRequest = z.strictObject({ case: caseId }) satisfies z.ZodType<RequestOf<'cases.verify'>>;

export const planRequest = z.strictObject({
  case: caseId,
  causes: several(CASE_CAUSES, 6),
  measures: several(MEASURES, 5),
}) satisfies z.ZodType<RequestOf<'cases.plan'>>;

const PEOPLE_CAP = 100;
const DECISION_CAP = 500;
const written = (most: number) =>
  text
    .refine((typed) => typed.length > 0, '请填写')
    .refine((typed) => [...typed].length <= most, `最多写 ${most} 个字`);

export const conferRequest = z.strictObject({
  case: caseId,
  on: date,
  people: written(PEOPLE_CAP),
  decision: written(DECISION_CAP),
}) satisfies z.ZodType<RequestOf<'cases.confer'>>;

export const proposeExclusionRequest = z.strictObject({
  case: caseId,
  reason: z.enum(wordsOf(EXCLUSIONS)),
  proof: upload,
}) satisfies z.ZodType<RequestOf<'cases.proposeExclusion'>>;

export const proposeReopeningRequest = z.strictObject({ case: caseId, proof: upload }) satisfies z.ZodType<
  RequestOf<'cases.proposeReopening'>
>;

/** So long at once: a term that is put off for ever is none. */
const PAUSE_DAYS = 180;

export const pauseRequest = z
  .strictObject({ case: caseId, from: date, to: date, reason: z.enum(wordsOf(PAUSE_REASONS)) })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: '不能早于开始日期' })
  .refine(({ from, to }) => daysBetween(from, to) < PAUSE_DAYS, {
    path: ['to'],
    error: `一次最多 ${PAUSE_DAYS} 天，到期还没有消除再登记一次`,
  }) satisfies z.ZodType<RequestOf<'cases.pause'>>;

export const claimReturnRequest = z.strictObject({ case: caseId, on: date }) satisfies z.ZodType<
  RequestOf<'cases.claimReturn'>
>;

export const endRequest = z.strictObject({
  case: caseId,
  reason: z.enum(wordsOf(ENDINGS)),
  proof: upload,
}) satisfies z.ZodType<RequestOf<'cases.end'>>;

export const beginProofRequest = z.strictObject({
  case: caseId,
  size: z.number().int().min(1).max(20_000_000),
}) satisfies z.ZodType<RequestOf<'cases.beginProof'>>;

export const finishProofRequest = z.strictObject({ case: caseId, upload }) satisfies z.ZodType<
  RequestOf<'cases.finishProof'>
>;
