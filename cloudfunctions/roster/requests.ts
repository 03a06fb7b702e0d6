import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { UNIT_KINDS, type UnitKind } from '#domain/jurisdiction';
import { UNLISTED_NOTES, type UnlistedNote } from '#domain/roster/api';
import { IMPORT_KINDS, type ImportKind, ROW_ACTIONS, type RowAction } from '#domain/roster/import/report';
import { REVEAL_FIELDS, type RevealField } from '#domain/roster/reveal';

const unit = z.string().regex(/^[a-z0-9-]{1,60}$/);
const child = z.string().regex(/^[a-z0-9-]{1,40}$/);
const file = z.string().regex(/^[a-z2-7]{26}$/);
const job = z.string().regex(/^[a-z0-9-]{1,40}:[a-zA-Z.]{1,40}:[A-Za-z0-9:_~-]{1,160}$/);
const household = z.string().regex(/^[a-z0-9-]{1,60}~[\p{L}\p{N}_-]{1,40}$/u);
const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,600}$/);
const kinds = <K extends string>(table: Readonly<Record<K, unknown>>) => z.enum(Object.keys(table) as [K, ...K[]]);

/** Text that a person typed: composed, trimmed, on one line. */
const words = (min: number, max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => [...text].length >= min && [...text].length <= max, `请写 ${min} 到 ${max} 个字`)
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(text), '不能有换行或特殊字符');

const rev = z.number().int().min(0).max(1_000_000_000);

export const unitsRequest = z.strictObject({
  parent: unit.nullable(),
  kind: kinds<UnitKind>(UNIT_KINDS).exactOptional(),
  cursor: cursor.nullable().exactOptional(),
}) satisfies z.ZodType<RequestOf<'roster.units'>>;

export const saveUnitRequest = z.strictObject({
  unit: unit.exactOptional(),
  parent: unit,
  kind: kinds<UnitKind>(UNIT_KINDS),
  name: words(1, 30),
  order: z.number().int().min(0).max(9999).exactOptional(),
  phone: z
    .string()
    .regex(/^[0-9-]{3,20}$/)
    .exactOptional(),
}) satisfies z.ZodType<RequestOf<'roster.saveUnit'>>;

export const planRequest = z.strictObject({
  file,
  kind: kinds<ImportKind>(IMPORT_KINDS),
  unit,
}) satisfies z.ZodType<RequestOf<'roster.planImport'>>;
export const reportRequest = z.strictObject({
  job,
  action: kinds<RowAction>(ROW_ACTIONS).exactOptional(),
  cursor: cursor.nullable().exactOptional(),
}) satisfies z.ZodType<RequestOf<'roster.importReport'>>;
export const jobRequest = z.strictObject({ job }) satisfies z.ZodType<RequestOf<'roster.commitImport'>>;

export const classRequest = z.strictObject({
  classId: unit,
  cursor: cursor.nullable().exactOptional(),
}) satisfies z.ZodType<RequestOf<'roster.classChildren'>>;
export const childRequest = z.strictObject({ child }) satisfies z.ZodType<RequestOf<'roster.child'>>;
export const revealRequest = z.strictObject({
  child,
  field: z.enum(REVEAL_FIELDS as [RevealField, ...RevealField[]]),
  reason: words(4, 60),
}) satisfies z.ZodType<RequestOf<'roster.reveal'>>;
export const searchRequest = z.strictObject({ text: words(1, 20) }) satisfies z.ZodType<RequestOf<'roster.search'>>;
export const householdsRequest = z.strictObject({
  unit: unit.exactOptional(),
  cursor: cursor.nullable().exactOptional(),
}) satisfies z.ZodType<RequestOf<'roster.myHouseholds'>>;
export const householdRequest = z.strictObject({ household }) satisfies z.ZodType<RequestOf<'roster.household'>>;

export const unlistedRequest = z.strictObject({
  name: words(1, 30),
  sex: z.enum(['male', 'female']),
  birthMonth: z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/),
  unit,
  note: kinds<UnlistedNote>(UNLISTED_NOTES),
  adult: z
    .strictObject({
      relation: words(1, 10),
      name: words(1, 30),
      phone: z
        .string()
        .regex(/^\d{11}$/)
        .exactOptional(),
    })
    .exactOptional(),
}) satisfies z.ZodType<RequestOf<'roster.reportUnlisted'>>;

export const moveClassRequest = z.strictObject({ child, classId: unit, rev }) satisfies z.ZodType<
  RequestOf<'roster.moveClass'>
>;
export const moveResidenceRequest = z.strictObject({
  child,
  which: z.enum(['residence', 'registered']),
  unit: unit.nullable(),
  rev,
}) satisfies z.ZodType<RequestOf<'roster.moveResidence'>>;
