import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { isPlainDate, type PlainDate } from '#domain/plain-date';
import { LISTS } from '#domain/statistics/api';

const unit = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
/** A unit or one of its buckets: 未落实, 不在班. */
const leaf = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}(~unplaced|~noclass)?$/);
const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), '请选一个日期');
const round = z.string().regex(/^[A-Za-z0-9_.-]{1,60}:\d{4}-\d{4}-(autumn|spring)$/);
const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,600}$/);

export const boardRequest = z.strictObject({
  unit: unit.optional(),
  date: date.optional(),
  round: round.optional(),
}) satisfies z.ZodType<RequestOf<'statistics.board'>>;

export const listRequest = z.strictObject({
  unit: leaf,
  what: z.enum(LISTS),
  date: date.optional(),
  round: round.optional(),
  cursor: cursor.optional(),
}) satisfies z.ZodType<RequestOf<'statistics.list'>>;

export const recountRequest = z.strictObject({ unit, date: date.optional() }) satisfies z.ZodType<
  RequestOf<'statistics.recount'>
>;
