import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { ONBOARDING_STEPS } from '#domain/county/documents';
import { isPlainDate, type PlainDate } from '#domain/plain-date';
import { PACKS, type PolicyKey } from '#domain/policy/policy';

const unit = z.string().regex(/^[a-z0-9-]{1,60}$/);
const date = z.string().max(10).refine(isPlainDate, '请选择日期');
const rev = z.int().min(0).max(1_000_000);
/** Two years in a row: `2026-2027`. */
const schoolYear = z
  .string()
  .regex(/^20\d{2}-20\d{2}$/)
  .refine((text) => Number(text.slice(5)) === Number(text.slice(0, 4)) + 1, '学年写成 2026-2027 这样');

/** Text that a person typed: composed, trimmed, without control characters. */
const words = (min: number, max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => [...text].length >= min && [...text].length <= max, `请写 ${min} 到 ${max} 个字`)
    .refine((text) => !/\p{Cc}/u.test(text), '不能有换行或控制字符');

const ranges = z.array(z.strictObject({ from: date, to: date, name: words(1, 20) })).max(60);

export const calendarRequest = z.strictObject({
  unit: unit.optional(),
  schoolYear: schoolYear.optional(),
}) satisfies z.ZodType<RequestOf<'county.calendar'>>;

export const saveCalendarRequest = z.strictObject({
  unit,
  schoolYear,
  rev,
  terms: z.array(z.strictObject({ term: z.enum(['autumn', 'spring']), from: date, to: date })).max(2),
  holidays: ranges,
  makeUpDays: z.array(date as z.ZodType<PlainDate>).max(60),
  closures: ranges,
  longWeek: z.strictObject({ from: date, teach: z.int().min(1).max(30), rest: z.int().min(1).max(30) }).nullable(),
}) satisfies z.ZodType<RequestOf<'county.saveCalendar'>>;

export const dropCalendarRequest = z.strictObject({ unit, schoolYear, rev }) satisfies z.ZodType<
  RequestOf<'county.dropCalendar'>
>;

const year = z.string().regex(/^20\d{2}$/, '请选年份');

export const holidaysRequest = z.strictObject({ year: year.optional() }) satisfies z.ZodType<
  RequestOf<'county.holidays'>
>;

export const saveHolidaysRequest = z.strictObject({
  year,
  rev,
  holidays: ranges,
  makeUpDays: z.array(date as z.ZodType<PlainDate>).max(30),
  closures: ranges,
  source: words(2, 60),
}) satisfies z.ZodType<RequestOf<'county.saveHolidays'>>;

const pack = z.enum(PACKS.map(({ id }) => id));

export const policyDiffRequest = z
  .strictObject({ version: z.int().min(1).max(100_000).optional(), base: pack.optional() })
  .refine(({ version, base }) => (version === undefined) !== (base === undefined), '请选一版标准') satisfies z.ZodType<
  RequestOf<'county.policyDiff'>
>;

const KEYS = [...new Set(PACKS.flatMap((pack) => Object.keys(pack.values)))] as [PolicyKey, ...PolicyKey[]];

export const savePolicyRequest = z.strictObject({
  version: z.int().min(0).max(100_000),
  base: pack.optional(),
  from: date,
  overrides: z
    .array(
      z.strictObject({
        key: z.enum(KEYS),
        value: z.union([z.number(), z.string().max(240), z.boolean()]),
        source: words(2, 60),
      }),
    )
    .max(KEYS.length)
    .refine((list) => new Set(list.map((one) => one.key)).size === list.length, '同一项写了两次'),
}) satisfies z.ZodType<RequestOf<'county.savePolicy'>>;

export const tickRequest = z.strictObject({
  step: z.enum(ONBOARDING_STEPS),
  done: z.boolean(),
}) satisfies z.ZodType<RequestOf<'county.tickStep'>>;

export const nothing = z.strictObject({}) satisfies z.ZodType<RequestOf<'county.onboarding'>>;
