import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { PAPER_KINDS, RECEIVERS, SERVICE_METHODS, VOID_REASONS, WITNESSES } from '#domain/cases/papers';
import { ADULT_SLOTS } from '#domain/roster/documents';
import { caseId, date, text, wordsOf } from './requests';

const keysOf = <T extends string>(choices: Readonly<Record<T, unknown>>): [T, ...T[]] =>
  Object.keys(choices) as [T, ...T[]];
const upload = z.string().regex(/^[a-z0-9]{1,40}$/);
const unit = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const kind = z.enum(keysOf(PAPER_KINDS));
const slot = z.enum(ADULT_SLOTS);
const paper = z.string().regex(/^[a-z0-9]{1,40}:[1-9][0-9]{0,2}:[A-Za-z]{1,20}:[1-9][0-9]?$/);
const entrusted = z.string().regex(/^[a-z0-9]{1,40}:[1-9][0-9]{0,2}:[A-Za-z]{1,20}:[1-9][0-9]?:[a-z0-9]{1,10}$/);

const written = (most: number) =>
  text
    .refine((typed) => typed.length > 0, '请填写')
    .refine((typed) => [...typed].length <= most, `最多写 ${most} 个字`);
const long = (most: number) =>
  z
    .string()
    .max(most * 4)
    .transform((typed) => typed.normalize('NFC').trim())
    .refine((typed) => [...typed].length <= most, `最多写 ${most} 个字`)
    .refine((typed) => !/[^\P{Cc}\n]/u.test(typed), '有不能用的字符，请删掉后再试');

const NAME = 20;
const LINE = 60;
const WORDS = 300;
const WORDING = 3000;

export const paperTemplatesRequest = z.strictObject({ kind: kind.optional() }) satisfies z.ZodType<
  RequestOf<'cases.paperTemplates'>
>;

export const savePaperTemplateRequest = z.strictObject({
  kind,
  from: z.number().int().min(1).max(100_000),
  body: long(WORDING).refine((typed) => typed.length > 0, '请填写'),
  rights: long(WORDING),
  online: long(WORDS),
  explanations: z
    .array(
      z.strictObject({
        language: written(NAME),
        text: long(WORDING),
        audio: z
          .string()
          .regex(/^[a-z2-7]{26}$/)
          .nullable(),
      }),
    )
    .max(8)
    .refine((all) => new Set(all.map(({ language }) => language)).size === all.length, '同一种语言写了两次')
    .optional(),
}) satisfies z.ZodType<RequestOf<'cases.savePaperTemplate'>>;

export const draftPaperRequest = z.strictObject({
  case: caseId,
  kind,
  addressees: z
    .array(slot)
    .min(1)
    .max(2)
    .refine((chosen) => new Set(chosen).size === chosen.length, '重复了'),
  facts: text.optional(),
  ruling: text.optional(),
}) satisfies z.ZodType<RequestOf<'cases.draftPaper'>>;

export const ofPaperRequest = z.strictObject({ case: caseId, paper }) satisfies z.ZodType<
  RequestOf<'cases.issueNotice'>
>;

export const voidPaperRequest = z.strictObject({
  case: caseId,
  paper,
  reason: z.enum(wordsOf(VOID_REASONS)),
}) satisfies z.ZodType<RequestOf<'cases.voidPaper'>>;

export const sealPaperRequest = z.strictObject({ case: caseId, paper, scan: upload }) satisfies z.ZodType<
  RequestOf<'cases.sealPaper'>
>;

export const serveNoticeRequest = z.strictObject({
  case: caseId,
  paper,
  addressee: slot,
  method: z.enum(wordsOf(SERVICE_METHODS)),
  on: date,
  receiver: z.enum(wordsOf(RECEIVERS)).optional(),
  livesWithAddressee: z.boolean().optional(),
  receiverIsAdult: z.boolean().optional(),
  place: long(LINE).optional(),
  receiverName: long(NAME).optional(),
  relation: long(NAME).optional(),
  witness: long(NAME).optional(),
  witnessOf: z.enum(wordsOf(WITNESSES)).optional(),
  witnessUnit: long(LINE).optional(),
  refusal: long(WORDS).optional(),
  failedBefore: long(WORDS).optional(),
  servers: z.array(written(NAME)).min(1).max(3),
  proof: z
    .array(upload)
    .max(6)
    .refine((chosen) => new Set(chosen).size === chosen.length, '重复了'),
}) satisfies z.ZodType<RequestOf<'cases.serveNotice'>>;

export const strikeServiceRequest = z.strictObject({
  case: caseId,
  paper,
  service: z.string().regex(/^[a-z0-9]{1,40}:[1-9][0-9]{0,2}:[A-Za-z]{1,20}:[1-9][0-9]?:[a-z0-9]{1,10}:[1-9][0-9]?$/),
  why: written(WORDS),
}) satisfies z.ZodType<RequestOf<'cases.strikeService'>>;

export const confirmAddressRequest = z.strictObject({
  case: caseId,
  slot,
  on: date,
  address: written(LINE),
  scan: upload,
}) satisfies z.ZodType<RequestOf<'cases.confirmAddress'>>;

export const entrustServiceRequest = z.strictObject({
  case: caseId,
  paper,
  addressee: slot,
  to: unit.optional(),
  place: written(LINE),
}) satisfies z.ZodType<RequestOf<'cases.entrustService'>>;

export const acceptServiceRequest = z.strictObject({ entrusted, letter: upload.optional() }) satisfies z.ZodType<
  RequestOf<'cases.acceptService'>
>;

export const nothingRequest = z.strictObject({}) satisfies z.ZodType<RequestOf<'cases.reviews'>>;

const officer = z.strictObject({ name: written(NAME), certificate: written(NAME) });

export const nameOfficersRequest = z.strictObject({
  case: caseId,
  officers: z
    .array(officer)
    .min(2, '要有两名持证的执法人员')
    .max(4)
    .refine(
      (all) =>
        ['name', 'certificate'].every((key) => new Set(all.map((one) => one[key as 'name'])).size === all.length),
      '姓名和证号不能重复',
    ),
}) satisfies z.ZodType<RequestOf<'cases.nameOfficers'>>;

export const answerStatementRequest = z
  .strictObject({ case: caseId, on: date, received: z.boolean(), said: text.optional(), answer: text.optional() })
  .refine(({ received, said, answer }) => !received || Boolean(said && answer), {
    path: ['answer'],
    error: '请写明陈述申辩的内容和书面答复',
  }) satisfies z.ZodType<RequestOf<'cases.answerStatement'>>;

export const legalReviewRequest = z.strictObject({
  case: caseId,
  agrees: z.boolean(),
  opinion: written(WORDS),
}) satisfies z.ZodType<RequestOf<'cases.legalReview'>>;

export const papersRequest = z.strictObject({ case: caseId }) satisfies z.ZodType<RequestOf<'cases.papers'>>;

export const myNoticesRequest = z.strictObject({
  child: z.string().regex(/^[a-z0-9]{1,40}$/),
}) satisfies z.ZodType<RequestOf<'cases.myNotices'>>;
