import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { ABSENCE_REASONS, type AbsenceReason } from '#domain/attendance/documents';
import { isPlainDate } from '#domain/plain-date';

const unit = z.string().regex(/^[a-z0-9-]{1,60}$/);
const date = z.string().max(10).refine(isPlainDate, '请选择日期');
const child = z.string().regex(/^[a-z0-9]{1,40}$/);
const sheet = z.string().regex(/^[a-z0-9-]{1,60}:\d{4}-\d{2}-\d{2}:morning$/);
const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,600}$/);
const reason = z.enum(Object.keys(ABSENCE_REASONS) as [AbsenceReason, ...AbsenceReason[]]);
const mark = z.enum(['present', ...(Object.keys(ABSENCE_REASONS) as AbsenceReason[])]);

/** Text that a person typed: composed, trimmed, without control characters. */
const words = (min: number, max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => [...text].length >= min && [...text].length <= max, `请写 ${min} 到 ${max} 个字`)
    .refine((text) => !/\p{Cc}/u.test(text), '不能有换行或控制字符');

const CLASS_CAP = 200;

export const todayRequest = z.strictObject({ unit, date: date.optional() }) satisfies z.ZodType<
  RequestOf<'attendance.today'>
>;

export const classesRequest = z.strictObject({
  unit,
  date: date.optional(),
  only: z.literal('missing').optional(),
  cursor: cursor.optional(),
}) satisfies z.ZodType<RequestOf<'attendance.classes'>>;

export const submitRequest = z.strictObject({
  unit,
  date,
  absent: z
    .array(z.strictObject({ child, reason }))
    .max(CLASS_CAP)
    .refine((list) => new Set(list.map((one) => one.child)).size === list.length, '同一个孩子写了两次'),
}) satisfies z.ZodType<RequestOf<'attendance.submit'>>;

export const undoRequest = z.strictObject({ sheet }) satisfies z.ZodType<RequestOf<'attendance.undo'>>;

export const correctRequest = z.strictObject({
  sheet,
  child,
  from: mark,
  to: mark,
  why: words(2, 60),
}) satisfies z.ZodType<RequestOf<'attendance.correct'>>;

export const sheetRequest = z.strictObject({ unit, date: date.optional() }) satisfies z.ZodType<
  RequestOf<'attendance.sheet'>
>;

/** `<unit>~unplaced` is the bucket 未落实 of a unit. */
export const absentRequest = z.strictObject({
  unit: z.string().regex(/^[a-z0-9-]{1,60}(~unplaced)?$/),
  date: date.optional(),
  only: z.literal('unexcused').optional(),
  cursor: cursor.optional(),
}) satisfies z.ZodType<RequestOf<'attendance.absent'>>;

export const weekRequest = z.strictObject({ unit, date: date.optional() }) satisfies z.ZodType<
  RequestOf<'attendance.week'>
>;
