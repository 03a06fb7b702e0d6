import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { TEMPLATE_KINDS, type TemplateKind } from '#domain/office/api';

const BYTES_CAP = 1024 * 1024 * 1024;

export const beginUploadRequest = z.strictObject({ size: z.int().min(1).max(BYTES_CAP) }) satisfies z.ZodType<
  RequestOf<'office.beginUpload'>
>;

export const readWorkbookRequest = z.strictObject({ upload: z.string().regex(/^[a-z2-7]{26}$/) }) satisfies z.ZodType<
  RequestOf<'office.readWorkbook'>
>;

export const templateRequest = z.strictObject({
  kind: z.enum(Object.keys(TEMPLATE_KINDS) as [TemplateKind, ...TemplateKind[]]),
}) satisfies z.ZodType<RequestOf<'office.template'>>;

export const rowReportRequest = z.strictObject({
  job: z.string().regex(/^[a-z0-9-]{1,40}:roster\.import:[a-z2-7]{26}$/),
}) satisfies z.ZodType<RequestOf<'office.rowReport'>>;

export const staffReportRequest = z.strictObject({
  file: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
}) satisfies z.ZodType<RequestOf<'office.staffReport'>>;
