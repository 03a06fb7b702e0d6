import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { PLATFORM_FILTERS } from '#domain/cases/api-platform';
import { PLATFORM_MARKS, RECORD_ACTS, RECORD_FAULTS, TREATMENTS } from '#domain/cases/platform';
import { date, wordsOf } from './requests';

const unit = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const child = z.string().regex(/^[a-z0-9]{1,40}$/);
const TABLE_CAP = 20_000;

export const platformRequest = z.strictObject({
  unit: unit.optional(),
  filter: z.enum(PLATFORM_FILTERS).optional(),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,200}$/)
    .optional(),
}) satisfies z.ZodType<RequestOf<'cases.platform'>>;

export const platformChildRequest = z.strictObject({ child }) satisfies z.ZodType<RequestOf<'cases.platformChild'>>;

export const setPlatformMarkRequest = z.strictObject({
  child,
  mark: z.enum(wordsOf(PLATFORM_MARKS)),
  on: date,
}) satisfies z.ZodType<RequestOf<'cases.setPlatformMark'>>;

export const turnRecordRequest = z.strictObject({
  child,
  act: z.enum(wordsOf(RECORD_ACTS)),
  on: date,
  fault: z.enum(wordsOf(RECORD_FAULTS)).optional(),
  treatment: z.enum(wordsOf(TREATMENTS)).optional(),
}) satisfies z.ZodType<RequestOf<'cases.turnRecord'>>;

export const tableRequest = z.strictObject({
  // Not trimmed: rows are named by their line.
  text: z
    .string()
    .max(TABLE_CAP, '一次粘贴的内容太多，请分几次')
    .refine((text) => text.trim() !== '', '请先粘贴表格'),
}) satisfies z.ZodType<RequestOf<'cases.readPlatformTable'>>;
