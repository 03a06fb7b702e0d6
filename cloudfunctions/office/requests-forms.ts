import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { PAPER_FORMATS, type PaperFormat } from '#domain/office/paper';
import { ADULT_SLOTS } from '#domain/roster/documents';

const CASE = '[a-z0-9]{1,40}:[1-9][0-9]{0,2}';
const PAPER = `${CASE}:[A-Za-z]{1,20}:[1-9][0-9]?`;
const whole = (pattern: string) => z.string().regex(new RegExp(`^${pattern}$`));

const format = z.enum(Object.keys(PAPER_FORMATS) as [PaperFormat, ...PaperFormat[]]);
const ofCase = { case: whole(CASE), format };
const ofPaper = { ...ofCase, paper: whole(PAPER) };

export const casePaperRequest = z.strictObject(ofPaper) satisfies z.ZodType<RequestOf<'office.casePaper'>>;

export const receiptFormRequest = z.strictObject({
  ...ofPaper,
  addressee: z.enum(ADULT_SLOTS),
  service: whole(`${PAPER}:[a-z0-9]{1,10}:[1-9][0-9]?`).optional(),
}) satisfies z.ZodType<RequestOf<'office.receiptForm'>>;

export const visitFormRequest = z.strictObject(ofCase) satisfies z.ZodType<RequestOf<'office.visitForm'>>;

export const entrustedSheetRequest = z.strictObject({
  entrusted: whole(`${PAPER}:[a-z0-9]{1,10}`),
  sheet: z.enum(['paper', 'receipt']),
  format,
}) satisfies z.ZodType<RequestOf<'office.entrustedSheet'>>;

export const transferLetterRequest = z.strictObject({
  ...ofCase,
  n: z.number().int().min(1).max(99),
}) satisfies z.ZodType<RequestOf<'office.transferLetter'>>;

export const referralLetterRequest = z.strictObject({
  referral: whole('[a-z0-9]{1,40}'),
  format,
}) satisfies z.ZodType<RequestOf<'office.referralLetter'>>;

export const deferralPaperRequest = z.strictObject({
  deferral: whole('[a-z0-9]{1,40}:[a-z0-9]{1,40}'),
  format,
}) satisfies z.ZodType<RequestOf<'office.deferralPaper'>>;

const NUMBER = 60;
const TYPED = 40;
export const checkPaperRequest = z.strictObject({
  number: z
    .string()
    .max(NUMBER * 2)
    .transform((typed) => typed.normalize('NFC').replace(/\s/g, ''))
    .refine((typed) => typed.length > 0 && [...typed].length <= NUMBER, '请照文书上的文号填写'),
  code: z.string().min(1).max(TYPED),
}) satisfies z.ZodType<RequestOf<'office.checkPaper'>>;
