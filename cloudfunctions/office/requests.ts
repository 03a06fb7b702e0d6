import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { CASE_FILTERS } from '#domain/cases/api';
import { CASE_STATES } from '#domain/cases/documents';
import { CLOCKS } from '#domain/clock/clocks';
import { SCAN_KINDS, type ScanKind } from '#domain/letters/scan';
import { TEMPLATE_KINDS, type TemplateKind } from '#domain/office/api';
import { PAPER_FORMATS, type PaperFormat } from '#domain/office/paper';

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

const LETTERS_CAP = 200;
/** `<unit:template:schoolYear:term:party:slot>`, as `letters` takes it: a party may be a household, whose number people have given it. */
const letter = z
  .string()
  .regex(
    /^[a-z0-9-]{1,60}:[A-Za-z0-9-]{1,30}:\d{4}-\d{4}:(autumn|spring|year)(-\d{1,2})?:[^:\s/]{1,100}:[A-Za-z0-9-]{1,40}$/,
  );
const upload = z.string().regex(/^[a-z2-7]{26}$/);

export const letterPaperRequest = z.strictObject({
  letter,
  format: z.enum(Object.keys(PAPER_FORMATS) as [PaperFormat, ...PaperFormat[]]),
}) satisfies z.ZodType<RequestOf<'office.letterPaper'>>;

export const blankSheetsRequest = z.strictObject({
  unit: z.string().regex(/^[a-z0-9-]{1,60}$/),
  letters: z.array(letter).min(1).max(LETTERS_CAP).optional(),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,1000}$/)
    .optional(),
}) satisfies z.ZodType<RequestOf<'office.blankSheets'>>;

export const beginSheetRequest = z.strictObject({ size: z.int().min(1).max(BYTES_CAP) }) satisfies z.ZodType<
  RequestOf<'office.beginSheet'>
>;

export const sheetRequest = z.strictObject({ upload }) satisfies z.ZodType<RequestOf<'office.readSheets'>>;

export const scanRequest = z.strictObject({
  letter,
  upload,
  kind: z.enum(Object.keys(SCAN_KINDS) as [ScanKind, ...ScanKind[]]),
}) satisfies z.ZodType<RequestOf<'office.readScan'>>;

export const sheetTrayRequest = z.strictObject({}) satisfies z.ZodType<RequestOf<'office.sheetTray'>>;

const namesOf = <T extends string>(choices: Readonly<Record<T, unknown>>): [T, ...T[]] =>
  Object.keys(choices) as [T, ...T[]];
const unitId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

export const caseListRequest = z.strictObject({
  unit: unitId.optional(),
  filter: z.enum(CASE_FILTERS).optional(),
  state: z.enum(CASE_STATES).optional(),
  clock: z.enum(namesOf(CLOCKS)).optional(),
  place: unitId.optional(),
}) satisfies z.ZodType<RequestOf<'office.caseList'>>;

export const platformListRequest = z.strictObject({ unit: unitId.optional() }) satisfies z.ZodType<
  RequestOf<'office.platformList'>
>;
